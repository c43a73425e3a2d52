//! What the answer on the built-in case says.

use super::{answer, says};

fn figure<'a>(
    answer: &'a serde_json::Value,
    list: &str,
    key: &str,
    id: &str,
) -> &'a serde_json::Value {
    answer[list]
        .as_array()
        .expect("a list")
        .iter()
        .find(|x| x[key] == id)
        .unwrap_or_else(|| panic!("{list} has no {id}"))
}

#[test]
fn the_answer_is_about_the_article() {
    let a = answer(None, &["--runs", "1000", "--paired", "100"]);
    assert!(a["needs"]["cover"]["value"].as_f64().expect("months") > 0.0);
    let exchanges = a["needs"]["barter"]["exchanges"].as_array().expect("goods");
    assert!(
        exchanges
            .iter()
            .any(|e| e["good"] == "munitions" && e["from"]["id"] == "PRK")
    );
    assert!(
        exchanges
            .iter()
            .any(|e| e["good"] == "fuel" && e["to"]["id"] == "PRK")
    );
    let binding: f64 = a["limits"]["binding"]
        .as_array()
        .expect("what bound")
        .iter()
        .map(|b| b["share"]["value"].as_f64().expect("a share"))
        .sum();
    assert!(
        (binding - 1.0).abs() < 1e-9,
        "shares of weeks with a tie sum to one: {binding}"
    );
    for id in ["K1", "K2", "K3"] {
        figure(&a, "evidence", "id", id);
    }
    assert_eq!(a["questions"].as_array().expect("questions").len(), 25);
    assert_eq!(a["switches"].as_array().expect("switches").len(), 12);
    assert_eq!(a["law"]["verdict"], "prohibited");
    assert!(a["placebos"].as_array().expect("pairs").len() > 10);
    for q in a["questions"].as_array().expect("questions") {
        let base = &q["base"];
        assert!(
            base["class"].as_str().is_some_and(|c| !c.is_empty())
                && base["probability"]["value"].is_number(),
            "{q}"
        );
    }
}

#[test]
fn every_number_leads_to_its_source() {
    let a = answer(None, &["--runs", "300", "--paired", "50"]);
    let known: std::collections::BTreeSet<&str> = a["references"]
        .as_array()
        .expect("references")
        .iter()
        .map(|r| r["id"].as_str().expect("an id"))
        .collect();
    fn walk(value: &serde_json::Value, seen: &mut Vec<String>) {
        match value {
            serde_json::Value::Object(map) => {
                if let Some(serde_json::Value::Array(from)) = map.get("from") {
                    assert!(!from.is_empty(), "a figure without a source: {value}");
                    seen.extend(from.iter().filter_map(|f| f.as_str()).map(str::to_owned));
                }
                map.values().for_each(|v| walk(v, seen));
            }
            serde_json::Value::Array(list) => list.iter().for_each(|v| walk(v, seen)),
            _ => {}
        }
    }
    let mut seen = Vec::new();
    walk(&a, &mut seen);
    assert!(seen.len() > 500);
    for id in &seen {
        assert!(known.contains(id.as_str()), "{id} leads nowhere");
    }
}

#[test]
fn the_ladder_with_and_without_the_white_house() {
    let text = says(&["evidence", "--about", "K3"]);
    for value in ["0.30", "0.25", "0.24", "0.79"] {
        assert!(text.contains(value), "{value}:\n{text}");
    }
    assert!(text.contains("rests on one origin"));
    let without = says(&[
        "evidence",
        "--about",
        "K3",
        "--without-origin",
        "us-government",
    ]);
    assert!(
        without.contains("0.24") && !without.contains("United States government"),
        "{without}"
    );
}

#[test]
fn rail_binds_where_it_is_made_narrow_and_the_sea_is_closed() {
    let a = answer(
        None,
        &[
            "--runs",
            "1000",
            "--paired",
            "0",
            "--set",
            "corridor.rail.trains_per_week=0.05",
            "--set",
            "corridor.sea.up=0",
        ],
    );
    let rail = a["limits"]["full"]
        .as_array()
        .expect("corridors")
        .iter()
        .find(|f| f["what"] == "rail")
        .expect("rail")["share"]["value"]
        .as_f64()
        .expect("a share");
    assert!(rail > 0.5, "rail binds in most shipping weeks: {rail}");
}

#[test]
fn the_article_has_a_line_for_each_sentence() {
    let text = says(&["article", "--runs", "300"]);
    for k in 1..=28 {
        let id = format!("S{k:02} ");
        assert!(text.lines().any(|l| l.starts_with(&id)), "{id}\n{text}");
    }
}

#[test]
fn mechanisms_come_from_the_code() {
    let text = says(&["mechanisms"]);
    for id in [
        "M01", "M03", "M05", "M06", "M07", "M08", "M12", "M14", "M18", "M19", "M22", "M23",
    ] {
        assert!(text.lines().any(|l| l.starts_with(id)), "{id}");
    }
    assert!(text.contains("equation") && text.contains("estimate") && text.contains("assumption"));
}
