//! `outAct`: active actors send more.

use super::{Card, Kind, Scene, TieEffect};

/// `o_i^2`: active actors send more (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct OutAct;

static CARD: Card = Card {
    name: "outAct",
    formula: "o_i^2",
    meaning: "active actors send more",
    kind: Kind::Evaluation,
    ..Card::BASE
};

impl TieEffect for OutAct {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, _j: usize) -> f64 {
        s.x.out_degree(i) as f64
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        (2 * s.x.out_degree_without(i, j) + 1) as f64
    }
}
