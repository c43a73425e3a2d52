//! Counts against the Python yardstick (`benches/history_yardstick.py`).

use comity_data::counts::{Class, Clause, clocks, council, marks, new_treaties, vetoes};
use comity_data::readers::votes_council;
use comity_data::treaty_ratios::near_ratios;
use comity_data::{State, UNSC_VETOES, UNSC_VOTES};

use crate::{GRID, LIBRARY, shared};

#[test]
fn counts_agree_with_the_yardstick() {
    let (Some(library), Some(grid)) = (LIBRARY.as_ref(), GRID.as_ref()) else {
        return;
    };
    let c = clocks(library, grid);
    assert_eq!(
        (c.orders, c.same, c.next, c.delivery_years, c.last),
        (888, 436, 356, 13_207, 2_600)
    );
    assert!((c.rate - 1.55).abs() < 0.005 && (c.rate_error - 0.09).abs() < 0.005);
    let any = new_treaties(library, grid, 1990, 2012, Clause::Any);
    assert_eq!(
        any.near,
        Class {
            treaties: 158,
            dyad_years: 39_980
        }
    );
    assert_eq!(
        any.far,
        Class {
            treaties: 108,
            dyad_years: 367_892
        }
    );
    let defence = new_treaties(library, grid, 1990, 2012, Clause::Defence);
    assert_eq!((defence.near.treaties, defence.far.treaties), (19, 2));
    assert_eq!(marks(library, grid, 1990, 2016), [269, 156, 213, 21]);
    let [rival, lapsed] = near_ratios(library, grid, 1990, 2012);
    assert_eq!(
        rival.with,
        Class {
            treaties: 6,
            dyad_years: 1_064
        }
    );
    assert_eq!(
        rival.without,
        Class {
            treaties: 152,
            dyad_years: 38_916
        }
    );
    assert_eq!(
        lapsed.with,
        Class {
            treaties: 5,
            dyad_years: 1_369
        }
    );
    assert_eq!(
        lapsed.without,
        Class {
            treaties: 153,
            dyad_years: 38_611
        }
    );
    assert!((rival.log() - 0.44).abs() < 0.005 && (rival.error() - 0.40).abs() < 0.005);
    // The yardstick counts 41: it takes two treaties between two numbers of one state for pairs.
    assert_eq!(
        new_treaties(library, grid, 1955, 1989, Clause::Any)
            .far
            .treaties,
        39
    );
}

#[test]
fn the_council_agrees_with_the_yardstick() {
    let Some(folder) = shared() else { return };
    let votes = votes_council::read_votes(&UNSC_VOTES.file(&folder)).unwrap();
    let a = council(
        &votes,
        State::new(365).unwrap(),
        State::new(710).unwrap(),
        1992,
    );
    assert_eq!((a.texts, a.contested, a.contested_alike), (1_778, 107, 38));
    let drafts = votes_council::read_vetoes(&UNSC_VETOES.file(&folder)).unwrap();
    assert_eq!(vetoes(&drafts, 1992), [50, 31, 16, 14]);
}
