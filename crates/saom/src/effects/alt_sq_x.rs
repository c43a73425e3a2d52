//! `altSqX`: square of alter's value.

use super::{Card, Kind, Needs, Object, Scene, TieEffect};

/// `g_ij = v_j^2`: square of alter's value (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct AltSqX;

static CARD: Card = Card {
    name: "altSqX",
    formula: "g_ij = v_j^2",
    meaning: "square of alter's value",
    kind: Kind::Elementary,
    object: Object::Actor,
    needs: Needs::Alter,
    fixed_weight: true,
    ..Card::BASE
};

impl TieEffect for AltSqX {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, _i: usize, j: usize) -> f64 {
        s.v[j] * s.v[j]
    }
}
