//! `absDiffX`: difference of the two values.

use super::{Card, Kind, Needs, Object, Scene, TieEffect};

/// `g_ij = |v_i - v_j|`: difference of the two values (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct AbsDiffX;

static CARD: Card = Card {
    name: "absDiffX",
    formula: "g_ij = |v_i - v_j|",
    meaning: "difference of the two values",
    kind: Kind::Elementary,
    object: Object::Actor,
    needs: Needs::Both,
    fixed_weight: true,
    ..Card::BASE
};

impl TieEffect for AbsDiffX {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        (s.v[i] - s.v[j]).abs()
    }
}
