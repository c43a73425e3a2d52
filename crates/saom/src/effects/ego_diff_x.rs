//! `egoDiffX`: difference weighted by ego.

use super::{Card, Kind, Needs, Object, Scene, TieEffect};

/// `g_ij = v_i (v_j - v_i)`: difference weighted by ego (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct EgoDiffX;

static CARD: Card = Card {
    name: "egoDiffX",
    formula: "g_ij = v_i (v_j - v_i)",
    meaning: "difference weighted by ego",
    kind: Kind::Elementary,
    object: Object::Actor,
    needs: Needs::Both,
    fixed_weight: true,
    ..Card::BASE
};

impl TieEffect for EgoDiffX {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.v[i] * (s.v[j] - s.v[i])
    }
}
