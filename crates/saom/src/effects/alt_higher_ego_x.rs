//! `altHigherEgoX`: alter has more than ego, sign only.

use super::{Card, Kind, Needs, Object, Scene, TieEffect};

/// `g_ij = sign(v_j - v_i)`: alter has more than ego, sign only (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct AltHigherEgoX;

static CARD: Card = Card {
    name: "altHigherEgoX",
    formula: "g_ij = sign(v_j - v_i)",
    meaning: "alter has more than ego, sign only",
    kind: Kind::Elementary,
    object: Object::Actor,
    needs: Needs::Both,
    fixed_weight: true,
    ..Card::BASE
};

impl TieEffect for AltHigherEgoX {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        if s.equal(i, j) {
            0.0
        } else {
            (s.v[j] - s.v[i]).signum()
        }
    }
}
