//! `WWX`: W-two-path: with a rivalry matrix, shared enemies.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = (WW)_ij`: W-two-path: with a rivalry matrix, shared enemies (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct Wwx;

static CARD: Card = Card {
    name: "WWX",
    formula: "g_ij = (WW)_ij",
    meaning: "W-two-path: with a rivalry matrix, shared enemies",
    kind: Kind::Elementary,
    object: Object::Dyad,
    fixed_weight: true,
    ..Card::BASE
};

impl TieEffect for Wwx {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        (0..s.n()).map(|h| s.dyad(i, h) * s.dyad(h, j)).sum()
    }
}
