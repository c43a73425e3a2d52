//! `higher`: ego has more than alter.

use super::{Card, Kind, Needs, Object, Scene, TieEffect};

/// `g_ij = 1 if v_i > v_j, 0.5 if equal`: ego has more than alter (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct Higher;

static CARD: Card = Card {
    name: "higher",
    formula: "g_ij = 1 if v_i > v_j, 0.5 if equal",
    meaning: "ego has more than alter",
    kind: Kind::Elementary,
    object: Object::Actor,
    needs: Needs::Both,
    fixed_weight: true,
    ..Card::BASE
};

impl TieEffect for Higher {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        if s.equal(i, j) {
            0.5
        } else {
            f64::from(u8::from(s.v[i] > s.v[j]))
        }
    }
}
