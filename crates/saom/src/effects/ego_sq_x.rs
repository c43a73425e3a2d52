//! `egoSqX`: square of ego's value.

use super::{Card, Kind, Needs, Object, Scene, TieEffect};

/// `g_ij = v_i^2`: square of ego's value (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct EgoSqX;

static CARD: Card = Card {
    name: "egoSqX",
    formula: "g_ij = v_i^2",
    meaning: "square of ego's value",
    kind: Kind::Elementary,
    object: Object::Actor,
    needs: Needs::Ego,
    fixed_weight: true,
    ego_only: true,
    ..Card::BASE
};

impl TieEffect for EgoSqX {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, _j: usize) -> f64 {
        s.v[i] * s.v[i]
    }
}
