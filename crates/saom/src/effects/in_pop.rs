//! `inPop`: popular actors attract more.

use super::{Card, Kind, Scene, TieEffect};

/// `sum_j x_ij n_j`: popular actors attract more (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct InPop;

static CARD: Card = Card {
    name: "inPop",
    formula: "sum_j x_ij n_j",
    meaning: "popular actors attract more",
    kind: Kind::Evaluation,
    ..Card::BASE
};

impl TieEffect for InPop {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, _i: usize, j: usize) -> f64 {
        s.x.in_degree(j) as f64
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        (s.x.in_degree_without(i, j) + 1) as f64
    }

    fn changes(&self, s: &Scene<'_>, i: usize, out: &mut [f64]) {
        for (cell, n) in out.iter_mut().zip(s.x.in_degrees()) {
            *cell = f64::from(*n) + 1.0;
        }
        for j in s.x.out(i) {
            out[j] = s.x.in_degree(j) as f64;
        }
    }
}
