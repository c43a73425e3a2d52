//! `recip`: tendency to return ties.

use super::{Card, Kind, Scene, TieEffect};

/// `sum_j x_ij x_ji`: tendency to return ties (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct Recip;

static CARD: Card = Card {
    name: "recip",
    formula: "sum_j x_ij x_ji",
    meaning: "tendency to return ties",
    kind: Kind::Evaluation,
    mutual: false,
    ..Card::BASE
};

impl TieEffect for Recip {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.x.x(j, i)
    }

    fn changes(&self, s: &Scene<'_>, i: usize, out: &mut [f64]) {
        out.fill(0.0);
        for j in s.x.sources(i) {
            out[j] = 1.0;
        }
    }
}
