//! Coverage traps: where the field's files say nothing, the answer is Unknown and not zero.

use comity_data::readers::atop::{Clauses, DyadYear, Member};
use comity_data::readers::disputes::Participant;
use comity_data::readers::sipri::Delivery;
use comity_data::*;
use comity_record::Day;

fn state(code: i32) -> State {
    State::new(code).unwrap()
}

fn spell(code: i32, letters: &str, first: i32, last: i32) -> Membership {
    Membership {
        state: state(code),
        letters: letters.into(),
        name: letters.into(),
        first,
        last,
    }
}

fn member(treaty: i32, code: i32, enters: i32, leaves: Option<i32>) -> Member {
    let clauses = Clauses {
        defence: true,
        ..Clauses::default()
    };
    Member {
        treaty,
        state: state(code),
        enters,
        leaves,
        clauses,
    }
}

fn delivery(from: i32, to: i32, year: i32) -> Delivery {
    Delivery {
        deal: 1,
        supplier: Party::State(state(from)),
        recipient: Party::State(state(to)),
        ordered: None,
        year,
        second_hand: false,
        designation: "X-1".into(),
        volume: None,
    }
}

/// Four made-up states: A and B live throughout, C dies in 1990, D is born in 1992.
fn library() -> Library {
    Library {
        states: vec![
            spell(10, "AAA", 1900, 2024),
            spell(20, "BBB", 1900, 2024),
            spell(30, "CCC", 1900, 1990),
            spell(40, "DDD", 1992, 2024),
        ],
        majors: Vec::new(),
        names: Names::default(),
        deliveries: Table::new(&SIPRI, vec![delivery(10, 20, 1975), delivery(10, 30, 1989)]),
        members: Table::new(
            &ATOP_MEMBERS,
            vec![
                // Ends in the last covered year; and one that is open at the end.
                member(1, 10, 1960, Some(2016)),
                member(1, 20, 1960, Some(2016)),
                member(2, 20, 2000, None),
                member(2, 40, 2000, None),
            ],
        ),
        treaties: Table::new(&ATOP_TREATIES, Vec::new()),
        rivalries: Table::new(&RIVALRIES, Vec::new()),
        disputes: Table::new(
            &MIDB,
            vec![Participant {
                dispute: 1,
                state: state(20),
                begins: 2013,
                ends: 2014,
                fatality: Some(6),
                hostility: 5,
            }],
        ),
        capabilities: Table::new(&NMC, Vec::new()),
        capitals: Table::new(&CAPITALS, Vec::new()),
        borders: Table::new(&CONTIGUITY, Vec::new()),
        trade: Table::new(&TRADE, Vec::new()),
        sanctions: Table::new(&GSDB, Vec::new()),
    }
}

fn at(year: i32, carry: Carry) -> Snapshot {
    Snapshot::new(&Grid::new(&library()), year, Lags::None, carry)
}

const A: usize = 0;
const B: usize = 1;
const C: usize = 2;
const D: usize = 3;

#[test]
fn a_state_that_dies_is_unknown_afterwards() {
    assert_eq!(at(1990, Carry::Never).pair(A, C).supplied, Some(1.0));
    let after = at(1991, Carry::Never);
    assert_eq!(after.pair(A, C).supplied, None);
    assert_eq!(after.pair(A, C).pact, None);
    assert_eq!(after.state(C).suppliers, None);
    assert_eq!(after.war(C), None);
}

#[test]
fn a_state_that_is_born_is_unknown_before() {
    assert_eq!(at(1991, Carry::Never).state(D).sanctioned, None);
    assert_eq!(at(1992, Carry::Never).state(D).sanctioned, Some(0.0));
}

#[test]
fn a_pair_with_one_side_before_independence_is_unknown_and_not_without_pact() {
    assert_eq!(at(1991, Carry::Never).pair(A, D).pact, None);
    assert_eq!(at(1992, Carry::Never).pair(A, D).pact, Some(0.0));
    // With release lags the source year of 1993 is 1990: D did not exist in it.
    let grid = Grid::new(&library());
    assert_eq!(
        Snapshot::new(&grid, 1993, Lags::Stated, Carry::Never)
            .pair(A, D)
            .pact,
        None
    );
}

#[test]
fn a_pact_that_ends_in_the_last_covered_year_is_unknown_in_the_next() {
    assert_eq!(at(2016, Carry::Never).pair(A, B).pact, Some(1.0));
    let next = at(2017, Carry::Never);
    assert_eq!(
        (next.pair(A, B).pact, next.pair(A, B).lapsed_pact),
        (None, None)
    );
}

#[test]
fn a_carried_value_is_marked_with_its_year() {
    let carried = at(2018, Carry::Years(10));
    assert_eq!(carried.pair(B, D).pact, Some(1.0));
    let marks: Vec<(&str, i32, i32)> = carried
        .carried
        .iter()
        .map(|c| (c.dataset, c.from, c.to))
        .collect();
    assert!(marks.contains(&("atop-members", 2016, 2018)), "{marks:?}");
    assert!(marks.contains(&("disputes", 2014, 2018)), "{marks:?}");
    assert!(at(2010, Carry::Years(10)).carried.is_empty());
}

#[test]
fn a_dataset_that_stops_is_unknown_and_not_peace() {
    assert_eq!(
        (at(2014, Carry::Never).war(B), at(2014, Carry::Never).war(A)),
        (Some(1.0), Some(0.0))
    );
    assert_eq!(
        (at(2015, Carry::Never).war(B), at(2015, Carry::Never).war(A)),
        (None, None)
    );
}

#[test]
fn no_row_of_a_panel_has_an_outcome_beyond_the_register() {
    let grid = Grid::new(&library());
    let item = Item {
        year: 2022,
        supplier: A,
        recipient: B,
    };
    assert_eq!(outcome(&grid, item), None);
    assert_eq!(outcome(&grid, Item { year: 2020, ..item }), Some(false));
}

#[test]
fn a_table_as_of_a_day_hides_rows_and_ends_that_were_not_released() {
    let table = library().members;
    let day = Day::new(2005, 6, 1).unwrap();
    let then = table.as_of(day);
    // Treaties are released three years after the end of their year: 2001 is the last.
    assert_eq!(then.coverage.last, 2001);
    assert_eq!(then.rows.len(), 4);
    assert_eq!(then.rows[0].leaves, None);
    let earlier = table.as_of(Day::new(2002, 1, 1).unwrap());
    assert_eq!((earlier.coverage.last, earlier.rows.len()), (1998, 2));
    let years = Table::new(
        &ATOP_DYADS,
        (1990..=2012)
            .map(|year| DyadYear {
                from: state(10),
                to: state(20),
                year,
                clauses: Clauses::default(),
            })
            .collect(),
    );
    assert_eq!(years.as_of(Day::new(2000, 1, 1).unwrap()).rows.len(), 7);
}
