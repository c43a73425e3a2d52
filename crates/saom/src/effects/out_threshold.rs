//! `outThreshold`: having more ties than a number.

use super::{Card, Kind, Scene, TieEffect};

/// `[o_i > c], c = parm`: having more ties than a number (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct OutThreshold;

static CARD: Card = Card {
    name: "outThreshold",
    formula: "[o_i > c], c = parm",
    meaning: "having more ties than a number",
    kind: Kind::Row,
    parm: 1.0,
    ..Card::BASE
};

impl TieEffect for OutThreshold {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, _s: &Scene<'_>, _i: usize, _j: usize) -> f64 {
        0.0
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        let o = s.x.out_degree_without(i, j) as f64;
        f64::from(u8::from(o <= s.parm && o + 1.0 > s.parm))
    }

    fn ego(&self, s: &Scene<'_>, i: usize) -> f64 {
        f64::from(u8::from(s.x.out_degree(i) as f64 > s.parm))
    }
}
