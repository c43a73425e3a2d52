//! `outInv`: low degrees weigh more.

use super::{Card, Kind, Scene, TieEffect};

/// `1 / (o_i + c), c = parm`: low degrees weigh more (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct OutInv;

static CARD: Card = Card {
    name: "outInv",
    formula: "1 / (o_i + c), c = parm",
    meaning: "low degrees weigh more",
    kind: Kind::Row,
    parm: 1.0,
    ..Card::BASE
};

impl TieEffect for OutInv {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, _s: &Scene<'_>, _i: usize, _j: usize) -> f64 {
        0.0
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        let o = s.x.out_degree_without(i, j) as f64 + s.parm;
        1.0 / (o + 1.0) - 1.0 / o
    }

    fn ego(&self, s: &Scene<'_>, i: usize) -> f64 {
        1.0 / (s.x.out_degree(i) as f64 + s.parm)
    }
}
