//! `isolateNet`: being without any tie.

use super::{Card, Kind, Scene, TieEffect};

/// `[o_i = 0 and n_i = 0]`: being without any tie (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct IsolateNet;

static CARD: Card = Card {
    name: "isolateNet",
    formula: "[o_i = 0 and n_i = 0]",
    meaning: "being without any tie",
    kind: Kind::Row,
    ..Card::BASE
};

impl TieEffect for IsolateNet {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, _s: &Scene<'_>, _i: usize, _j: usize) -> f64 {
        0.0
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        let alone = s.x.out_degree_without(i, j) == 0 && (!s.x.directed() || s.x.in_degree(i) == 0);
        -f64::from(u8::from(alone))
    }

    fn ego(&self, s: &Scene<'_>, i: usize) -> f64 {
        f64::from(u8::from(s.x.out_degree(i) == 0 && s.x.in_degree(i) == 0))
    }
}
