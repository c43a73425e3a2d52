//! `cycle3`: three-cycles: generalised exchange.

use super::{Card, Kind, Scene, TieEffect};
use crate::network::Tables;

/// `sum_jh x_ij x_jh x_hi`: three-cycles: generalised exchange (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct Cycle3;

static CARD: Card = Card {
    name: "cycle3",
    formula: "sum_jh x_ij x_jh x_hi",
    meaning: "three-cycles: generalised exchange",
    kind: Kind::Evaluation,
    mutual: false,
    tables: Tables::PATHS,
    ..Card::BASE
};

impl TieEffect for Cycle3 {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        f64::from(s.x.back_paths_row(i)[j])
    }

    fn changes(&self, s: &Scene<'_>, i: usize, out: &mut [f64]) {
        for (cell, a) in out.iter_mut().zip(s.x.back_paths_row(i)) {
            *cell = f64::from(*a);
        }
    }

    fn factor(&self, _mutual: bool) -> f64 {
        1.0 / 3.0
    }
}
