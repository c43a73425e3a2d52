//! `XRecip`: returned tie where W is high.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = Wc_ij x_ji`: returned tie where W is high (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct XRecip;

static CARD: Card = Card {
    name: "XRecip",
    formula: "g_ij = Wc_ij x_ji",
    meaning: "returned tie where W is high",
    kind: Kind::Elementary,
    object: Object::Dyad,
    ..Card::BASE
};

impl TieEffect for XRecip {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.centred[i * s.n() + j] * s.x.x(j, i)
    }
}
