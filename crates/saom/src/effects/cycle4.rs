//! `cycle4`: four-cycles.

use super::{Card, Kind, Scene, TieEffect};
use crate::network::Tables;

/// `sum_{j != i} b_ij (b_ij - 1) / 2, b = xx'`: four-cycles (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct Cycle4;

static CARD: Card = Card {
    name: "cycle4",
    formula: "sum_{j != i} b_ij (b_ij - 1) / 2, b = xx'",
    meaning: "four-cycles",
    kind: Kind::Row,
    directed: false,
    parm: 1.0,
    tables: Tables::OUT_STARS,
    ..Card::BASE
};

impl TieEffect for Cycle4 {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, _s: &Scene<'_>, _i: usize, _j: usize) -> f64 {
        0.0
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        let (row, own) = (s.x.out_stars_row(i), if s.x.has(i, j) { 1.0 } else { 0.0 });
        s.x.sources(j)
            .filter(|&h| h != i)
            .map(|h| f64::from(row[h] - own))
            .sum()
    }

    fn ego(&self, s: &Scene<'_>, i: usize) -> f64 {
        let row = s.x.out_stars_row(i);
        (0..s.n())
            .filter(|&j| j != i)
            .map(|j| f64::from(row[j]) * (f64::from(row[j]) - 1.0) / 2.0)
            .sum()
    }

    fn factor(&self, _mutual: bool) -> f64 {
        0.5
    }
}
