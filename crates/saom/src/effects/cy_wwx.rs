//! `cyWWX`: W-two-path the other way round.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = (W'W')_ij`: W-two-path the other way round (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct CyWWX;

static CARD: Card = Card {
    name: "cyWWX",
    formula: "g_ij = (W'W')_ij",
    meaning: "W-two-path the other way round",
    kind: Kind::Elementary,
    object: Object::Dyad,
    fixed_weight: true,
    ..Card::BASE
};

impl TieEffect for CyWWX {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        (0..s.n()).map(|h| s.dyad(h, i) * s.dyad(j, h)).sum()
    }
}
