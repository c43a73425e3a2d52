//! `outSqInv`: low degrees weigh much more.

use super::{Card, Kind, Scene, TieEffect};

/// `1 / ((o_i + c)(o_i + c + 1)), c = parm`: low degrees weigh much more (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct OutSqInv;

static CARD: Card = Card {
    name: "outSqInv",
    formula: "1 / ((o_i + c)(o_i + c + 1)), c = parm",
    meaning: "low degrees weigh much more",
    kind: Kind::Row,
    parm: 1.0,
    ..Card::BASE
};

impl TieEffect for OutSqInv {
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
        1.0 / ((o + 1.0) * (o + 2.0)) - 1.0 / (o * (o + 1.0))
    }

    fn ego(&self, s: &Scene<'_>, i: usize) -> f64 {
        let o = s.x.out_degree(i) as f64 + s.parm;
        1.0 / (o * (o + 1.0))
    }
}
