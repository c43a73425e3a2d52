//! The program must not know how the story went on: everything known after the day is replaced by random valid
//! rows, and the bytes stay the same.

use comity_record::Files;

use super::{Folder, built_in_files, comity};

const DAY: &str = "2023-09-13";

/// A small generator for the replacement rows.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.roll(words.len() as u64) as usize]
    }
}

/// Replaces every CSV row known after the day, and every outcome, by another valid row.
fn scrambled(files: &Files, seed: u64) -> (Files, usize) {
    let mut dice = Dice(seed);
    let mut changed = 0;
    let mut out = files.clone();
    for (name, contents) in files.iter().filter(|(name, _)| name.ends_with(".csv")) {
        let outcomes = name == "outcomes.csv";
        if !outcomes && !name.starts_with("statements/") {
            continue;
        }
        let text = String::from_utf8(contents.clone()).expect("UTF-8");
        let mut lines: Vec<String> = Vec::new();
        let mut reader = csv::ReaderBuilder::new()
            .comment(Some(b'#'))
            .flexible(true)
            .from_reader(text.as_bytes());
        let header = reader.headers().expect("a header").clone();
        lines.push(header.iter().collect::<Vec<_>>().join(","));
        let column = |wanted: &str| header.iter().position(|h| h == wanted);
        for row in reader.records() {
            let mut cells: Vec<String> = row.expect("a row").iter().map(str::to_owned).collect();
            cells.resize(header.len(), String::new());
            let known = column("known")
                .map(|k| cells[k].clone())
                .filter(|k| !k.is_empty());
            let known = known.or_else(|| column("published").map(|k| cells[k].clone()));
            let later = known.is_some_and(|k| k.as_str() > DAY);
            if outcomes || later {
                changed += 1;
                // One factor a row keeps low ≤ value ≤ high.
                let factor = 2 + dice.roll(7);
                for (k, title) in header.iter().enumerate() {
                    match title {
                        "low" | "value" | "high" if !cells[k].is_empty() => {
                            cells[k] = scaled(&cells[k], factor);
                        }
                        "vote" if !cells[k].is_empty() => {
                            cells[k] = dice.of(&["yes", "no", "abstain", "absent"]).to_owned();
                        }
                        "state" if !cells[k].is_empty() => {
                            cells[k] = dice.of(&["on", "off", "lapsed"]).to_owned();
                        }
                        "event" if !cells[k].is_empty() => {
                            cells[k] = dice.of(&["visit", "treaty", "test", "delivery"]).to_owned();
                        }
                        "outcome" => cells[k] = dice.of(&["yes", "no"]).to_owned(),
                        "text" | "definition" => {
                            cells[k] = format!("made up {}", dice.roll(1_000_000));
                        }
                        "known" if !cells[k].is_empty() => {
                            cells[k] = format!("2027-0{}-1{}", 1 + dice.roll(9), dice.roll(9));
                        }
                        _ => {}
                    }
                }
            }
            let quoted: Vec<String> = cells
                .iter()
                .map(|c| {
                    if c.contains([',', '"', '\n']) {
                        format!("\"{}\"", c.replace('"', "\"\""))
                    } else {
                        c.clone()
                    }
                })
                .collect();
            lines.push(quoted.join(","));
        }
        out.insert(name.clone(), (lines.join("\n") + "\n").into_bytes());
    }
    (out, changed)
}

fn scaled(cell: &str, factor: u64) -> String {
    cell.parse::<f64>()
        .map_or_else(|_| cell.to_owned(), |x| (x * factor as f64).to_string())
}

/// Bytes of the answer for a folder of the same name, so that the command line in it is the same.
fn bytes(name: &str, files: &Files) -> (Vec<u8>, Vec<u8>) {
    let parent = Folder::with(
        name,
        &files
            .iter()
            .map(|(file, contents)| (format!("case/{file}"), contents.clone()))
            .collect(),
    );
    let case = parent.0.join("case");
    let report = parent.0.join("report.html");
    let output = comity(&[
        "assess",
        &case.to_string_lossy(),
        "--runs",
        "300",
        "--paired",
        "50",
        "--format",
        "json",
        "--out",
        &report.to_string_lossy(),
    ]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    (output.stdout, std::fs::read(report).expect("the report"))
}

#[test]
fn what_became_known_after_the_day_changes_no_byte() {
    let files = built_in_files();
    let (one, changed) = scrambled(&files, 11);
    let (two, _) = scrambled(&files, 12);
    assert!(
        changed > 150,
        "there must be something to hold back: {changed} rows"
    );
    assert_ne!(one, two);
    let plain = bytes("scramble-plain", &files);
    let first = bytes("scramble-one", &one);
    let second = bytes("scramble-two", &two);
    assert!(plain == first, "the answer of a scrambled copy differs");
    assert!(first == second, "two scrambled copies differ");
}

/// The same on a build that leaks: with every statement in the view the bytes must differ, or the test above could not fail.
/// Run it with `cargo test -p comity-cli --features planted-leak planted_leak -- --ignored`.
#[test]
#[ignore = "needs the feature planted-leak, which makes every other test of this file fail"]
fn a_planted_leak_is_found() {
    let files = built_in_files();
    let first = bytes("leak-one", &scrambled(&files, 11).0);
    let second = bytes("leak-two", &scrambled(&files, 12).0);
    assert!(first != second, "a build that leaks must be found out");
}

#[test]
fn a_parameter_that_cites_a_later_statement_is_refused() {
    let mut files = built_in_files();
    let facts = String::from_utf8(files["facts.toml"].clone()).expect("UTF-8");
    // A row of shipments disclosed in February 2024.
    let later = facts.replacen(
        "statements = [\"c2-prewar\"]",
        "statements = [\"c2-prewar\", \"LATER\"]",
        1,
    );
    let shipments =
        String::from_utf8(files["statements/levels-shipments.csv"].clone()).expect("UTF-8");
    let id = shipments
        .lines()
        .filter(|l| !l.starts_with('#') && l.contains("2024-02-2"))
        .filter_map(|l| l.split(',').next())
        .next()
        .expect("a row of February 2024");
    files.insert(
        "facts.toml".to_owned(),
        later.replace("LATER", id).into_bytes(),
    );
    let folder = Folder::with("later", &files);
    let output = comity(&["assess", &folder.0.to_string_lossy(), "--runs", "10"]);
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{message}");
    assert!(
        message.contains(id) && message.contains("RUS.munitions.prewar"),
        "{message}"
    );
}
