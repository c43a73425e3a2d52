//! `outTrunc2`: having at least some ties.

use super::{Card, Kind, Scene, TieEffect};

/// `min(o_i, c), c = parm`: having at least some ties (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct OutTrunc2;

static CARD: Card = Card {
    name: "outTrunc2",
    formula: "min(o_i, c), c = parm",
    meaning: "having at least some ties",
    kind: Kind::Row,
    parm: 5.0,
    ..Card::BASE
};

impl TieEffect for OutTrunc2 {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, _s: &Scene<'_>, _i: usize, _j: usize) -> f64 {
        0.0
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        f64::from(u8::from((s.x.out_degree_without(i, j) as f64) < s.parm))
    }

    fn ego(&self, s: &Scene<'_>, i: usize) -> f64 {
        (s.x.out_degree(i) as f64).min(s.parm)
    }
}
