//! `diffX`: alter has more than ego.

use super::{Card, Kind, Needs, Object, Scene, TieEffect};

/// `g_ij = v_j - v_i`: alter has more than ego (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct DiffX;

static CARD: Card = Card {
    name: "diffX",
    formula: "g_ij = v_j - v_i",
    meaning: "alter has more than ego",
    kind: Kind::Elementary,
    object: Object::Actor,
    needs: Needs::Both,
    fixed_weight: true,
    ..Card::BASE
};

impl TieEffect for DiffX {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.v[j] - s.v[i]
    }
}
