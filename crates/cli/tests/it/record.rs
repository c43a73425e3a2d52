//! The record on the command line: conflicts, fused quantities, origins, show, diff, export.

use std::process::Command;

use super::{Folder, built_in_files, fails, says};

#[test]
fn conflicts_are_listed_as_known_on_the_day() {
    let text = says(&["evidence", "--conflicts"]);
    for id in ["K1", "K9", "F1 ", "F19", "F20"] {
        assert!(text.contains(&format!("\n{id}")), "{id}: {text}");
    }
    assert!(!text.contains("\nF6 ") && !text.contains("\nF21"), "{text}");
    assert!(text.contains("become known after this day") && text.contains("ladder K3"));
    let later = says(&["evidence", "--conflicts", "--as-of", "2026-03-01"]);
    for n in 1..=22 {
        assert!(later.contains(&format!("\n{:<4}", format!("F{n}"))), "F{n}");
    }
}

#[test]
fn shells_delivered_by_july_2025_with_what_is_most_worth_knowing() {
    let text = says(&[
        "evidence",
        "--about",
        "shells-delivered",
        "--as-of",
        "2025-07-31",
    ]);
    assert!(
        text.contains("most worth knowing: share of the capacity of the boxes"),
        "{text}"
    );
    assert!(
        text.contains("c4-2025-osc-rounds") && !text.contains("c4-2025-10-hur"),
        "{text}"
    );
    let (code, message) = fails(&["evidence", "--about", "shells-delivered"]);
    assert!(
        code == 2 && message.contains("it became known later"),
        "{message}"
    );
}

#[test]
fn origins_say_what_rests_on_one() {
    let text = says(&["evidence", "--origins"]);
    assert!(
        text.contains("likely 79 %, rests on one origin, us-government"),
        "{text}"
    );
    assert!(text.contains("nothing moves without:"), "{text}");
}

#[test]
fn show_names_all_that_depends() {
    let text = says(&["show", "C43"]);
    assert!(
        text.contains("K3: absence") && text.contains("S20: claims it"),
        "{text}"
    );
    let text = says(&["show", "conv-content"]);
    assert!(text.contains("shells-delivered: conversion"), "{text}");
    assert!(text.contains("after the dossier's day"), "{text}");
    let text = says(&["show", "RUS.munitions.output"]);
    assert!(text.contains("rests on c2-output"), "{text}");
    let text = says(&["show", "corridor.rail.trains_per_week"]);
    assert!(text.contains("read by M"), "{text}");
    let (code, message) = fails(&["show", "C43x"]);
    assert!(
        code == 2 && message.contains("did you mean `C43`"),
        "{message}"
    );
}

#[test]
fn diff_shows_what_a_month_made_known_and_moved() {
    let text = says(&["diff", "--from", "2023-09-13", "--to", "2023-10-14"]);
    assert!(
        text.contains("c4-2023-10-13") && text.contains("proposition supply"),
        "{text}"
    );
    assert!(
        !text.contains("c4-2023-10-16-kor") && !text.contains("no longer there"),
        "{text}"
    );
    let same = says(&["diff", "--from", "2023-09-13", "--to", "2023-09-13"]);
    assert!(same.contains("nothing"), "{same}");
    let (code, _) = fails(&["diff"]);
    assert_eq!(code, 2);
}

#[test]
fn diff_of_two_dossiers_names_statements_and_parameters() {
    let mut files = built_in_files();
    let one = Folder::with("diff-one", &files);
    let iran = "statements/levels-iran.csv";
    let text = String::from_utf8(files[iran].clone()).expect("UTF-8");
    let kept: Vec<&str> = text
        .lines()
        .filter(|l| !l.starts_with("c8-cartridges"))
        .collect();
    files.insert(iran.to_owned(), (kept.join("\n") + "\n").into_bytes());
    let two = Folder::with("diff-two", &files);
    let text = says(&["diff", &one.0.to_string_lossy(), &two.0.to_string_lossy()]);
    assert!(
        text.contains("no longer there: 1 statement") && text.contains("c8-cartridges"),
        "{text}"
    );
}

#[test]
fn check_says_where_the_ground_is_thin() {
    let text = says(&["check"]);
    assert!(text.contains("contradictions by sort") && text.contains("where it is thin"));
    assert!(text.contains("largest grade"), "{text}");
    assert!(text.contains("31 conflicts"), "{text}");
}

/// Validates the package with the reference program of Frictionless where it is installed.
#[test]
fn the_exported_package_is_valid() {
    let folder = Folder::new("export");
    let dir = folder.0.to_string_lossy().into_owned();
    assert!(says(&["export", &dir]).contains("files written"));
    let (code, message) = fails(&["export", &dir]);
    assert!(code == 2 && message.contains("is not empty"), "{message}");
    let description = folder.0.join("datapackage.json");
    let program = std::env::var_os("FRICTIONLESS").unwrap_or_else(|| "frictionless".into());
    match Command::new(program)
        .arg("validate")
        .arg(&description)
        .output()
    {
        Err(_) => println!("skipped: the program `frictionless` is not installed"),
        Ok(output) => assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stdout)
        ),
    }
}

#[test]
fn the_schema_of_a_file_is_printed() {
    let text = says(&["schema", "conflicts.toml"]);
    let schema: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert!(schema["properties"]["conflict"]["items"]["properties"]["resolution"].is_object());
    let (code, message) = fails(&["schema", "world.toml"]);
    assert!(
        code == 2 && message.contains("propositions.toml"),
        "{message}"
    );
}
