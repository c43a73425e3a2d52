//! `inStructEq`: being chosen by the same others.

use super::{Card, Kind, Scene, TieEffect};
use crate::network::Tables;

/// `g_ij = sum_{h != i,j} (b0in - |x_hi - x_hj|)`: being chosen by the same others (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct InStructEq;

static CARD: Card = Card {
    name: "inStructEq",
    formula: "g_ij = sum_{h != i,j} (b0in - |x_hi - x_hj|)",
    meaning: "being chosen by the same others",
    kind: Kind::Elementary,
    mutual: false,
    tables: Tables::IN_STARS,
    ..Card::BASE
};

impl TieEffect for InStructEq {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        let apart = (s.x.in_degree_without(i, j) + s.x.in_degree_without(j, i)) as f64
            - 2.0 * f64::from(s.x.in_stars_row(i)[j]);
        (s.n() as f64 - 2.0) * s.balance_in - apart
    }
}
