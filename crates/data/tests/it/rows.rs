//! Rows read equal the rows that the README of each folder states.

use std::path::Path;

use comity_data::readers::{
    atop, capability, capitals, contiguity, disputes, icews, rivalries, sanctions, sipri, tests_nk,
    trade, votes_assembly, votes_council,
};
use comity_data::*;

use crate::shared;

/// The rows stated in the README beside a file.
fn stated(folder: &Path, dataset: &Dataset) -> usize {
    let file = dataset.file(folder);
    let readme = std::fs::read_to_string(file.parent().unwrap().join("README.md")).unwrap();
    let name = format!("| `{}` |", file.file_name().unwrap().to_str().unwrap());
    let line = readme
        .lines()
        .find(|l| l.starts_with(&name))
        .unwrap_or_else(|| panic!("{name} not in the README"));
    line.split('|')
        .nth(2)
        .unwrap()
        .trim()
        .replace(',', "")
        .parse()
        .unwrap()
}

#[test]
fn rows_read_equal_rows_stated() {
    let Some(f) = shared() else { return };
    let names = Names::read(&CODES.file(&f)).unwrap();
    let states = read_states(&STATES.file(&f)).unwrap();
    let calls = votes_assembly::read_calls(&UNGA_CALLS.file(&f)).unwrap();
    let read = [
        (&STATES, states.len()),
        (&MAJORS, read_majors(&MAJORS.file(&f)).unwrap().len()),
        (
            &ATOP_TREATIES,
            atop::read_treaties(&ATOP_TREATIES.file(&f))
                .unwrap()
                .rows
                .len(),
        ),
        (
            &ATOP_MEMBERS,
            atop::read_members(&ATOP_MEMBERS.file(&f))
                .unwrap()
                .rows
                .len(),
        ),
        (
            &ATOP_DYADS,
            atop::read_dyad_years(&ATOP_DYADS.file(&f))
                .unwrap()
                .rows
                .len(),
        ),
        (
            &SIPRI,
            sipri::read(&SIPRI.file(&f), &names).unwrap().rows.len(),
        ),
        (&MIDB, disputes::read(&MIDB.file(&f)).unwrap().rows.len()),
        (
            &RIVALRIES,
            rivalries::read(&RIVALRIES.file(&f)).unwrap().rows.len(),
        ),
        (
            &GSDB,
            sanctions::read(&GSDB.file(&f), &names).unwrap().rows.len(),
        ),
        (
            &TRADE,
            trade::read_pairs(&TRADE.file(&f)).unwrap().rows.len(),
        ),
        (
            &TRADE_NATIONAL,
            trade::read_national(&TRADE_NATIONAL.file(&f))
                .unwrap()
                .rows
                .len(),
        ),
        (
            &NMC,
            capability::read(&NMC.file(&f), &states).unwrap().rows.len(),
        ),
        (
            &CONTIGUITY,
            contiguity::read(&CONTIGUITY.file(&f)).unwrap().rows.len(),
        ),
        (
            &CAPITALS,
            capitals::read(&CAPITALS.file(&f)).unwrap().rows.len(),
        ),
        (&UNGA_CALLS, calls.rows.len()),
        (
            &UNGA_VOTES,
            votes_assembly::read_votes(&UNGA_VOTES.file(&f), &calls)
                .unwrap()
                .rows
                .len(),
        ),
        (
            &UNSC_VOTES,
            votes_council::read_votes(&UNSC_VOTES.file(&f))
                .unwrap()
                .rows
                .len(),
        ),
        (
            &UNSC_VETOES,
            votes_council::read_vetoes(&UNSC_VETOES.file(&f))
                .unwrap()
                .rows
                .len(),
        ),
        (
            &ICEWS_DYADS,
            icews::read_dyad_years(&ICEWS_DYADS.file(&f), &names)
                .unwrap()
                .rows
                .len(),
        ),
        (
            &ICEWS_NAMED,
            icews::read_named(&ICEWS_NAMED.file(&f)).unwrap().rows.len(),
        ),
        (
            &NK_TESTS,
            tests_nk::read(&NK_TESTS.file(&f)).unwrap().rows.len(),
        ),
    ];
    let wrong: Vec<String> = read
        .iter()
        .filter(|(d, rows)| stated(&f, d) != *rows)
        .map(|(d, rows)| format!("{}: read {rows}, stated {}", d.id, stated(&f, d)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn every_file_is_recognised_by_its_layout() {
    let Some(f) = shared() else { return };
    for dataset in DATASETS {
        assert_eq!(recognise(&dataset.file(&f)).unwrap().id, dataset.id);
    }
}

#[test]
fn every_dataset_can_be_cited() {
    for dataset in DATASETS {
        assert!(
            bibtex(dataset.citation).is_some_and(|b| b.contains(dataset.citation)),
            "{}",
            dataset.id
        );
    }
}

#[test]
fn the_two_versions_of_a_treaty_differ_as_stated() {
    let Some(f) = shared() else { return };
    let (russia, korea) = (State::new(365).unwrap(), State::new(731).unwrap());
    let treaties = atop::read_treaties(&ATOP_TREATIES.file(&f)).unwrap();
    let old = treaties.rows.iter().find(|t| t.id == 4940).unwrap();
    assert!(old.clauses.consultation && !old.clauses.non_aggression && old.begins == 2000);
    let dyads = atop::read_dyad_years(&ATOP_DYADS.file(&f)).unwrap();
    let year = |y| {
        dyads
            .rows
            .iter()
            .find(|d| (d.from, d.to, d.year) == (russia, korea, y))
            .unwrap()
            .clauses
    };
    assert!(year(2007).consultation && !year(2007).non_aggression && year(2008).non_aggression);
}
