//! The commands: what they print and what they refuse.

use std::path::PathBuf;

use comity_data::commands::{Backtest, Family, FitHistory, Pair, Show, add, cite, list, show};
use comity_record::Day;

use crate::shared;

fn said(run: impl FnOnce(&mut Vec<u8>) -> Result<(), comity_data::DataError>) -> String {
    let mut out = Vec::new();
    run(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn list_tells_what_is_missing() {
    let text = said(|out| list(&PathBuf::from("nowhere"), out));
    assert_eq!(text.matches("missing").count(), 22, "{text}");
    assert!(
        text.contains("trade           4.0        1870-2014    24 m  missing"),
        "{text}"
    );
}

#[test]
fn cite_prints_bibtex_once_a_source() {
    let text = said(|out| cite(None, out));
    assert_eq!(text.matches("@article{atop,").count(), 1);
    assert!(
        cite(Some("atlop"), &mut Vec::new())
            .unwrap_err()
            .to_string()
            .contains("there are states, majors")
    );
}

#[test]
fn what_makes_no_sense_is_refused() {
    assert!(
        "F".parse::<Family>()
            .unwrap_err()
            .to_string()
            .contains("there are A, B, C, D, E")
    );
    let backtest = Backtest {
        folder: PathBuf::from("nowhere"),
        family: Family::B,
        from: None,
        to: None,
        shuffle: true,
        draws: 10,
        json: None,
    };
    assert!(
        backtest
            .run(&mut Vec::new())
            .unwrap_err()
            .to_string()
            .contains("only family A")
    );
    let missing = Backtest {
        shuffle: false,
        ..backtest
    }
    .run(&mut Vec::new())
    .unwrap_err()
    .to_string();
    assert!(missing.contains("failed to open nowhere"), "{missing}");
}

#[test]
fn add_recognises_checks_and_keeps_a_file() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("add");
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("mine.csv");
    std::fs::write(&file, "ccode1,ccode2,start,end\n10,20,1950,1960\n").unwrap();
    let text = said(|out| add(&file, &folder, out));
    assert!(text.contains("Strategic rivalries: 1 rows"), "{text}");
    assert!(folder.join("rivalries/tss_rivalries.csv").exists());
}

#[test]
fn show_looks_inside_by_pair() {
    let Some(folder) = shared() else { return };
    let args = Show {
        folder,
        dataset: "atop".into(),
        pair: Some(("RUS".into(), "PRK".into())),
    };
    let text = said(|out| show(&args, out));
    assert!(
        text.contains("2008 365 to 731") && text.contains("covers 1815-2012"),
        "{text}"
    );
}

#[test]
fn pair_shows_contributions_and_similar_cases() {
    let Some(folder) = shared() else { return };
    let pair = Pair {
        folder,
        supplier: "PRK".into(),
        recipient: "SYR".into(),
        as_of: Day::new(2014, 1, 1).unwrap(),
    };
    let text = said(|out| pair.run(out));
    assert!(
        text.contains("supply.sanctioned_both") && text.contains("supply.past"),
        "{text}"
    );
    assert_eq!(text.matches("followed\n").count(), 10, "{text}");
    // Nothing later than what was released on the day: the register to 2012, so origins to 2010.
    assert!(text.contains("pair-years to 2010"), "{text}");
}

#[test]
fn fit_writes_the_estimates_file_with_the_hashes_of_its_inputs() {
    let Some(folder) = shared() else { return };
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("estimates.toml");
    let fit = FitHistory {
        folder,
        model: "joint".into(),
        as_of: None,
        file: Some(file.clone()),
        today: Day::new(2026, 11, 25).unwrap(),
    };
    let text = said(|out| fit.run(out));
    assert!(
        text.contains("410155 rows of 466837 (56682 not covered), 3473 events, 13945 pairs"),
        "{text}"
    );
    let written = std::fs::read_to_string(file).unwrap();
    assert_eq!(
        written.matches("[[parameter]]").count(),
        1 + 14 + 2 + 2 + 2 + 3
    );
    assert!(written.contains("cow_4.0_columns.csv.gz"));
    assert!(written.contains("id = \"treaty.rate_near\""));
}
