//! What must not change the answer, and what must.

use super::{Folder, answer, built_in_files, says};

const FEW: [&str; 4] = ["--runs", "600", "--paired", "60"];

#[test]
fn one_thread_and_two_threads_give_the_same_bytes() {
    let run = |threads: &str| {
        says(&[
            "--threads",
            threads,
            "assess",
            "--format",
            "json",
            "--runs",
            "600",
            "--paired",
            "60",
        ])
    };
    assert!(run("1") == run("2"));
}

#[test]
fn another_seed_gives_other_numbers_and_the_same_seed_the_same() {
    let run = |seed: &str| {
        says(&[
            "assess", "--format", "json", "--runs", "300", "--paired", "0", "--seed", seed,
        ])
    };
    assert!(run("5") == run("5"));
    assert!(run("5") != run("6"));
}

/// Renaming all actor codes leaves all numbers as they were.
#[test]
fn renamed_actors_have_the_same_numbers() {
    let codes = ["RUS", "PRK", "CHN", "USA", "KOR", "IRN", "BLR", "SYR"];
    let renamed = ["ZUL", "ABE", "QUE", "BAK", "YAN", "CHA", "XRA", "DEL"];
    let files = built_in_files()
        .into_iter()
        .map(|(name, contents)| {
            let mut text = String::from_utf8(contents).expect("UTF-8");
            for (old, new) in codes.iter().zip(renamed) {
                text = replace_word(&text, old, new);
            }
            (name, text.into_bytes())
        })
        .collect();
    let folder = Folder::with("renamed", &files);
    let before = numbers(&answer(None, &FEW));
    let after = numbers(&answer(Some(&folder.0), &FEW));
    assert!(before.len() > 1000);
    assert_eq!(before, after);
}

/// All numbers of an answer, but for the references, which are sorted by name.
fn numbers(answer: &serde_json::Value) -> Vec<String> {
    fn walk(value: &serde_json::Value, out: &mut Vec<String>) {
        match value {
            serde_json::Value::Number(n) => out.push(n.to_string()),
            serde_json::Value::Object(map) => map
                .iter()
                .filter(|(k, _)| *k != "references")
                .for_each(|(_, v)| walk(v, out)),
            serde_json::Value::Array(list) => list.iter().for_each(|v| walk(v, out)),
            _ => {}
        }
    }
    let mut out = Vec::new();
    walk(answer, &mut out);
    out
}

fn replace_word(text: &str, old: &str, new: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(old) {
        let before = rest[..at].chars().next_back();
        let after = rest[at + old.len()..].chars().next();
        let word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        out.push_str(&rest[..at]);
        out.push_str(if word(before) || word(after) {
            old
        } else {
            new
        });
        rest = &rest[at + old.len()..];
    }
    out + rest
}

#[test]
fn compare_shows_both_sides_and_the_paired_difference() {
    let text = says(&["compare", "--runs", "400", "--off", "M14"]);
    assert!(
        text.contains("--off M14") && text.contains("Paired differences"),
        "{text}"
    );
    assert!(text.lines().all(|l| l.chars().count() <= 80));
}

#[test]
fn the_terminal_answer_fits_eighty_columns() {
    let text = says(&["assess", "--runs", "300", "--paired", "50"]);
    assert!(text.lines().all(|l| l.chars().count() <= 80));
}

#[test]
fn the_report_needs_nothing_from_outside() {
    let folder = Folder::new("report");
    std::fs::create_dir_all(&folder.0).expect("made");
    let path = folder.0.join("report.html");
    says(&[
        "assess",
        "--runs",
        "300",
        "--paired",
        "50",
        "--out",
        &path.to_string_lossy(),
    ]);
    let html = std::fs::read_to_string(&path).expect("the report");
    assert!(html.len() < 2_000_000);
    for outside in ["src=\"http", "href=\"http", "@import", "url(http"] {
        assert!(!html.contains(outside), "{outside}");
    }
}

#[test]
fn an_earlier_day_knows_less() {
    let early = says(&["evidence", "--as-of", "2022-12-31", "--about", "K3"]);
    let late = says(&["evidence", "--about", "K3"]);
    assert!(early.contains("as of 2022-12-31") && early != late);
}
