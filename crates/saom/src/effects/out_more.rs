//! `outMore`: ties beyond a number.

use super::{Card, Kind, Scene, TieEffect};

/// `max(o_i - c, 0), c = parm`: ties beyond a number (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct OutMore;

static CARD: Card = Card {
    name: "outMore",
    formula: "max(o_i - c, 0), c = parm",
    meaning: "ties beyond a number",
    kind: Kind::Row,
    parm: 1.0,
    ..Card::BASE
};

impl TieEffect for OutMore {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, _s: &Scene<'_>, _i: usize, _j: usize) -> f64 {
        0.0
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        f64::from(u8::from(s.x.out_degree_without(i, j) as f64 >= s.parm))
    }

    fn ego(&self, s: &Scene<'_>, i: usize) -> f64 {
        (s.x.out_degree(i) as f64 - s.parm).max(0.0)
    }
}
