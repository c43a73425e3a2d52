//! The built-in dossier as a record: what is known on which day, its conflicts, and rival figures fused.

use std::path::Path;

use comity_record::{
    Contradiction, CredenceSettings, Day, Dossier, Files, OriginId, View, diff, read_folder,
};

fn files() -> Files {
    read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dossiers/rus-prk-2023")).unwrap()
}

fn dossier() -> Dossier {
    Dossier::load(&files()).unwrap().dossier
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn result(view: &View, id: &str) -> f64 {
    let p = view.proposition(id).unwrap();
    view.credence(p, CredenceSettings::default()).result().mean
}

#[test]
fn the_day_of_the_article_holds_nothing_of_what_came_after() {
    let view = dossier().record.as_of(day("2023-09-13"));
    let of = |table: &str| -> Vec<&str> {
        view.statements()
            .filter(|s| s.table.as_deref() == Some(table))
            .map(|s| s.id.as_str())
            .collect()
    };
    assert_eq!(of("D1"), Vec::<&str>::new());
    // The first row, and the weekly flow worked out from it.
    assert_eq!(of("C4"), ["c4-2022-railcars", "C45-size"]);
    for id in ["F6", "F21"] {
        assert!(view.proposition(id).is_none() && view.conflict(id).is_none());
    }
    assert_eq!(view.fusions().count(), 0);
    assert!(view.conflicts().all(|c| c.since.is_empty()));
}

#[test]
fn a_month_later_the_disclosure_of_october_is_known() {
    let record = dossier().record;
    let (before, after) = (
        record.as_of(day("2023-09-13")),
        record.as_of(day("2023-10-14")),
    );
    let boxes = after.statement("c4-2023-10-13").unwrap();
    assert_eq!(boxes.known, day("2023-10-13"));
    let valid = boxes.valid.as_ref().unwrap();
    assert!(valid.earliest() < day("2023-09-13"), "it had begun before");
    let found = diff(&before, &after);
    assert!(found.gone.is_empty() && found.changed.is_empty());
    assert!(found.new.iter().all(|id| {
        let known = record.statement(id.as_str()).unwrap().known;
        known > day("2023-09-13") && known <= day("2023-10-14")
    }));
    assert_eq!(before.len() + found.new.len(), after.len());
    let (_, old, new) = found
        .ladders
        .iter()
        .find(|(id, _, _)| id.as_str() == "supply")
        .unwrap();
    assert!(old.unwrap() < 0.3 && new.unwrap() > 0.7, "{old:?} {new:?}");
}

#[test]
fn every_conflict_of_the_fact_sheet_is_there_with_its_label() {
    let record = dossier().record;
    let expected: Vec<String> = (1..=9)
        .map(|k| format!("K{k}"))
        .chain((1..=22).map(|f| format!("F{f}")))
        .collect();
    let found: Vec<&str> = record.conflicts().iter().map(|c| c.id.as_str()).collect();
    assert_eq!(found, expected);
    let label = |id: &str| {
        let all = record.conflicts().iter();
        all.clone().find(|c| c.id.as_str() == id).unwrap().label
    };
    assert_eq!(label("K1"), Contradiction::DifferentDefinition);
    assert_eq!(label("K2"), Contradiction::TrueConflict);
    assert_eq!(label("K3"), Contradiction::EvidentialTension);
    assert_eq!(label("K4"), Contradiction::DifferentPeriod);
    assert_eq!(label("F7"), Contradiction::DifferentPeriod);
    assert_eq!(label("F14"), Contradiction::UnitSlip);
    assert_eq!(label("F2"), Contradiction::CopyingError);
    let with_ladder: Vec<&str> = record
        .conflicts()
        .iter()
        .filter(|c| c.proposition.is_some())
        .map(|c| c.id.as_str())
        .collect();
    assert_eq!(with_ladder, ["K1", "K2", "K3", "F5", "F6", "F20", "F21"]);
}

#[test]
fn a_conflict_is_known_with_the_last_of_its_statements() {
    let record = dossier().record;
    assert!(record.as_of(day("2024-02-25")).conflict("F6").is_none());
    let view = record.as_of(day("2024-02-26"));
    assert!(view.conflict("F6").is_some() && view.proposition("F6").is_some());
    // What came later is told only once it is known.
    let k3 = |on: &str| record.as_of(day(on)).conflict("K3").unwrap().since.len();
    assert_eq!((k3("2023-10-12"), k3("2023-10-13")), (0, 1));
}

#[test]
fn conflicts_and_fusions_are_no_part_of_what_an_answer_rests_on() {
    let mut files = files();
    let hash = |files: &Files| {
        let record = Dossier::load(files).unwrap().dossier.record;
        record.as_of(day("2023-09-13")).hash()
    };
    let with = hash(&files);
    files.remove("conflicts.toml");
    files.remove("fusions.toml");
    assert_eq!(hash(&files), with);
}

#[test]
fn shells_delivered_are_fused_and_the_content_of_the_boxes_is_most_worth_knowing() {
    let record = dossier().record;
    let view = record.as_of(day("2025-07-31"));
    let fusion = view.fusion("shells-delivered").unwrap();
    // The Ukrainian figure was given in the autumn.
    assert_eq!(fusion.rivals.len(), 4);
    let rivals = view.rivals(fusion);
    let shared = rivals.fuse().unwrap();
    let (low, high) = shared.fused.range80();
    let median = shared.fused.quantile(0.5);
    assert!((4e6..5.5e6).contains(&low), "{low}");
    assert!((5.5e6..7.5e6).contains(&median), "{median}");
    assert!((8e6..11e6).contains(&high), "{high}");
    let most = (0..shared.explained.len())
        .max_by(|a, b| shared.explained[*a].total_cmp(&shared.explained[*b]))
        .unwrap();
    assert_eq!(rivals.conversions[most].0.as_str(), "conv-content");
    assert!((shared.fused.weights.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    let later = record.as_of(day("2025-12-31"));
    assert_eq!(later.fusion("shells-delivered").unwrap().rivals.len(), 5);
    assert!(
        record
            .as_of(day("2025-03-01"))
            .fusion("shells-delivered")
            .is_none()
    );
}

#[test]
fn two_counts_of_rounds_stay_two_series() {
    let mut files = files();
    let more = "\n[[fusion]]\nid = \"fired\"\ntext = \"rounds a day in early 2024\"\ndefinition = \"tube rounds 122/152 mm\"\nunit = \"round/day\"\n[[fusion.rival]]\nstatement = \"c1-early24-nato\"\n[[fusion.rival]]\nstatement = \"c1-early24-ukr\"\n";
    let text = String::from_utf8(files["fusions.toml"].clone()).unwrap();
    files.insert("fusions.toml".into(), (text + more).into_bytes());
    let problems = Dossier::load(&files).unwrap_err().to_string();
    assert!(
        problems.contains("c1-early24-ukr`, which counts \"tube and mortar"),
        "{problems}"
    );
    assert!(problems.contains("never fused without one"), "{problems}");
    assert!(!problems.contains("c1-early24-nato`, which"), "{problems}");
}

#[test]
fn a_conversion_must_lead_to_the_unit_that_is_asked() {
    let mut files = files();
    let text = String::from_utf8(files["fusions.toml"].clone()).unwrap();
    let wrong = text.replacen(
        "by = [\"conv-full-box\", \"conv-content\"]",
        "by = [\"conv-content\", \"C45-size\"]",
        1,
    );
    assert_ne!(text, wrong);
    files.insert("fusions.toml".into(), wrong.into_bytes());
    let problems = Dossier::load(&files).unwrap_err().to_string();
    assert!(
        problems.contains("a level of `rounds-shipped-flow`"),
        "{problems}"
    );
    let wrong = text.replacen(
        "by = [\"conv-full-box\", \"conv-content\"]",
        "by = [\"conv-content\"]",
        1,
    );
    files.insert("fusions.toml".into(), wrong.into_bytes());
    let problems = Dossier::load(&files).unwrap_err().to_string();
    assert!(
        problems.contains("bad unit") && problems.contains("fusions.toml:"),
        "{problems}"
    );
}

#[test]
fn mistakes_in_conflicts_are_told_all_at_once() {
    let mut files = files();
    let bad = "[[conflict]]\nid = \"F1\"\ntopic = \"x\"\nstatements = [\"nobody\"]\nlabel = \"unit slipp\"\nresolution = \"y\"\n[[conflict]]\nid = \"F1\"\n";
    files.insert("conflicts.toml".into(), bad.as_bytes().to_vec());
    let problems = Dossier::load(&files).unwrap_err().to_string();
    for expected in [
        "conflicts.toml:4:",
        "`nobody`",
        "`unit slip`",
        "no key `why`",
        "`F1` for a second conflict",
        "no key `topic`",
        "no statement in `statements`",
    ] {
        assert!(problems.contains(expected), "{expected}: {problems}");
    }
}

#[test]
fn without_the_american_government_the_delivery_to_wagner_is_unlikely() {
    let record = dossier().record;
    let on = day("2023-09-13");
    let usa: OriginId = "us-government".parse().unwrap();
    assert!(result(&record.as_of(on), "K3") > 0.75);
    assert!(result(&record.as_of_without(on, &usa), "K3") < 0.26);
}
