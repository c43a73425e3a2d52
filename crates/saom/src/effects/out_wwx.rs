//! `OutWWX`: shared W-receivers.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = (WW')_ij`: shared W-receivers (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct OutWWX;

static CARD: Card = Card {
    name: "OutWWX",
    formula: "g_ij = (WW')_ij",
    meaning: "shared W-receivers",
    kind: Kind::Elementary,
    object: Object::Dyad,
    fixed_weight: true,
    ..Card::BASE
};

impl TieEffect for OutWWX {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        (0..s.n()).map(|h| s.dyad(i, h) * s.dyad(j, h)).sum()
    }
}
