//! `outIso`: sending no tie.

use super::{Card, Kind, Scene, TieEffect};

/// `[o_i = 0]`: sending no tie (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct OutIso;

static CARD: Card = Card {
    name: "outIso",
    formula: "[o_i = 0]",
    meaning: "sending no tie",
    kind: Kind::Row,
    parm: 1.0,
    ..Card::BASE
};

impl TieEffect for OutIso {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, _s: &Scene<'_>, _i: usize, _j: usize) -> f64 {
        0.0
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        -f64::from(u8::from(s.x.out_degree_without(i, j) == 0))
    }

    fn ego(&self, s: &Scene<'_>, i: usize) -> f64 {
        f64::from(u8::from(s.x.out_degree(i) == 0))
    }
}
