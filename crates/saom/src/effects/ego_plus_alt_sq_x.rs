//! `egoPlusAltSqX`: squares of both values.

use super::{Card, Kind, Needs, Object, Scene, TieEffect};

/// `g_ij = v_i^2 + v_j^2`: squares of both values (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct EgoPlusAltSqX;

static CARD: Card = Card {
    name: "egoPlusAltSqX",
    formula: "g_ij = v_i^2 + v_j^2",
    meaning: "squares of both values",
    kind: Kind::Elementary,
    object: Object::Actor,
    needs: Needs::Both,
    fixed_weight: true,
    ..Card::BASE
};

impl TieEffect for EgoPlusAltSqX {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.v[i] * s.v[i] + s.v[j] * s.v[j]
    }
}
