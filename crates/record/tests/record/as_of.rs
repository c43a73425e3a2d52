//! What was known on a day: nothing later can be reached, and nothing later changes a byte.

use comity_record::{Amount, Code, Day, Dossier, Files};
use proptest::prelude::*;

use crate::small;

fn dossier(files: &Files) -> Dossier {
    Dossier::load(files)
        .unwrap_or_else(|problems| panic!("{problems}"))
        .dossier
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn a_view_holds_what_was_known_and_its_sources() {
    let dossier = dossier(&small::files());
    let view = dossier.record.as_of(day("1950-02-15"));
    let ids: Vec<&str> = view.statements().map(|s| s.id.as_str()).collect();
    assert_eq!(
        ids,
        ["embargo", "fire-range"],
        "fire-value was published in March"
    );
    assert_eq!(view.sources().len(), 1);
    assert_eq!(view.origins().len(), 1);
    assert!(view.statement("fire-unknown").is_none());
    let proposition = view.proposition("K1").unwrap();
    assert!(proposition.evidence.is_empty() && proposition.contradicts.len() == 1);
    assert_eq!(view.rules().count(), 1);
    assert!(view.statements().all(|s| s.place.is_none()));
}

#[test]
fn reasons_not_yet_known_are_not_told() {
    let files = small::changed(
        "statements/levels-fire.csv",
        "1950-02-01,gazette",
        "1950-06-02,gazette",
    );
    let problems = Dossier::load(&files).unwrap_err();
    // The facts rest on it, and so the dossier is refused; the record alone would still be cut.
    assert!(
        problems.diagnostics().iter().all(|d| d.code == Code::Later),
        "{problems}"
    );
    let dossier = dossier(&small::files());
    let claim = |day: &str| {
        dossier
            .record
            .as_of(self::day(day))
            .statement("C01")
            .map(|s| s.because.len())
    };
    assert_eq!((claim("1950-05-31"), claim("1950-06-01")), (None, Some(1)));
}

#[test]
fn unknown_levels_are_found_and_stay_unknown() {
    let dossier = dossier(&small::files());
    let view = dossier.as_of(dossier.meta.as_of).unwrap();
    let of = |actor: &'static str| {
        view.levels("rounds-fired", Some(actor), None)
            .map(|(level, _)| level.amount)
    };
    assert_eq!(of("BEL").collect::<Vec<_>>(), [Amount::Unknown]);
    assert_eq!(of("ARV").count(), 2);
    assert_eq!(view.levels("rounds-fired", None, None).count(), 0);
}

#[test]
fn a_parameter_that_cites_what_came_later_is_refused_with_both_named() {
    let dossier = dossier(&small::files());
    let problems = dossier.as_of(day("1950-03-15")).unwrap_err();
    let text = problems.to_string();
    assert!(
        text.contains("parameter `ARV.shells.use` resting on `fire-value`, known on 1950-03-31"),
        "{text}"
    );
    assert!(text.contains("statements/levels-fire.csv:3:1"), "{text}");
    // Earlier still, the base rate of a question and the size of a start are refused as well.
    let problems = dossier.as_of(day("1950-01-15")).unwrap_err();
    let text = problems.to_string();
    assert!(
        text.contains("question `Q1` resting on `fire-range`"),
        "{text}"
    );
    assert!(text.contains("[[start]] resting on `fire-range`"), "{text}");
    assert_eq!(problems.errors(), 4);
}

#[test]
fn one_origin_can_be_left_out() {
    let dossier = dossier(&small::files());
    let origin = "gazette".parse().unwrap();
    let view = dossier.record.as_of_without(dossier.meta.as_of, &origin);
    let ids: Vec<&str> = view.statements().map(|s| s.id.as_str()).collect();
    assert_eq!(ids, ["fire-unknown"]);
}

#[test]
fn what_was_known_changes_the_hash() {
    let hash = |files: &Files| {
        let dossier = dossier(files);
        dossier.as_of(dossier.meta.as_of).unwrap().hash()
    };
    let before = hash(&small::files());
    assert_eq!(before.len(), 64);
    let louder = small::changed("statements/levels-fire.csv", "1000,,4000", "1000,,4001");
    assert_ne!(before, hash(&louder));
    let regraded = small::changed("sources.toml", "grade = \"B\"", "grade = \"A\"");
    assert_ne!(before, hash(&regraded));
}

/// Rows of the same kind that nobody could know on the day of the small dossier.
fn later_rows() -> impl Strategy<Value = String> {
    let row = (
        0u32..5000,
        prop::sample::select(vec!["ARV", "BEL", ""]),
        0i64..4000,
        any::<bool>(),
    );
    prop::collection::vec(row, 0..20).prop_map(|rows| {
        let mut text = String::new();
        for (n, (value, of, days, unknown)) in rows.into_iter().enumerate() {
            let known = Day::new(1950, 6, 2).unwrap().plus_days(days);
            let amount = if unknown {
                ",,,".to_owned()
            } else {
                format!(",{value},,round/day")
            };
            text.push_str(&format!(
                "later-{n},{of},,rounds-fired,all,{amount},1950-02,,{known},ministry,L,later\n"
            ));
        }
        text
    })
}

proptest! {
    /// The scramble test: whatever is known later, the view and its hash are the same to the byte.
    #[test]
    fn later_statements_change_no_byte(first in later_rows(), second in later_rows()) {
        let view = |rows: &str| {
            // In front of the others too, so that every line moves.
            let header_end = "source,sure,text\n";
            let files = small::changed("statements/levels-fire.csv", header_end, &format!("{header_end}{rows}"));
            let dossier = dossier(&files);
            dossier.as_of(dossier.meta.as_of).unwrap()
        };
        let (one, other) = (view(&first), view(&second));
        prop_assert_eq!(one.hash(), other.hash());
        prop_assert_eq!(one, other);
    }

    #[test]
    fn later_days_know_more(days in 0i64..800, more in 0i64..400) {
        let record = dossier(&small::files()).record;
        let start = Day::new(1949, 1, 1).unwrap();
        let (early, late) = (record.as_of(start.plus_days(days)), record.as_of(start.plus_days(days + more)));
        for statement in early.statements() {
            prop_assert!(late.statement(statement.id.as_str()).is_some());
            prop_assert!(statement.known <= early.day());
        }
    }
}
