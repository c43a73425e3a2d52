//! `X`: tie where W is high.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = Wc_ij`: tie where W is high (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct DyadX;

static CARD: Card = Card {
    name: "X",
    formula: "g_ij = Wc_ij",
    meaning: "tie where W is high",
    kind: Kind::Elementary,
    object: Object::Dyad,
    fixed_weight: true,
    ..Card::BASE
};

impl TieEffect for DyadX {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.centred[i * s.n() + j]
    }
}
