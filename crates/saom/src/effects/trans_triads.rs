//! `transTriads`: triangles.

use super::{Card, Kind, Scene, TieEffect};
use crate::network::Tables;

/// `sum_{j<h} x_ij x_ih x_jh`: triangles (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct TransTriads;

static CARD: Card = Card {
    name: "transTriads",
    formula: "sum_{j<h} x_ij x_ih x_jh",
    meaning: "triangles",
    kind: Kind::Evaluation,
    directed: false,
    tables: Tables::PATHS,
    ..Card::BASE
};

impl TieEffect for TransTriads {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        0.5 * f64::from(s.x.paths_row(i)[j])
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        f64::from(s.x.paths_row(i)[j])
    }

    fn changes(&self, s: &Scene<'_>, i: usize, out: &mut [f64]) {
        for (cell, a) in out.iter_mut().zip(s.x.paths_row(i)) {
            *cell = f64::from(*a);
        }
    }

    fn factor(&self, _mutual: bool) -> f64 {
        1.0 / 3.0
    }
}
