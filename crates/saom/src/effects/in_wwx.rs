//! `InWWX`: shared W-senders.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = (W'W)_ij`: shared W-senders (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct InWWX;

static CARD: Card = Card {
    name: "InWWX",
    formula: "g_ij = (W'W)_ij",
    meaning: "shared W-senders",
    kind: Kind::Elementary,
    object: Object::Dyad,
    fixed_weight: true,
    ..Card::BASE
};

impl TieEffect for InWWX {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        (0..s.n()).map(|h| s.dyad(h, i) * s.dyad(h, j)).sum()
    }
}
