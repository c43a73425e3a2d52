//! `altX`: actors with high v attract more.

use super::{Card, Kind, Needs, Object, Scene, TieEffect};

/// `g_ij = v_j`: actors with high v attract more (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct AltX;

static CARD: Card = Card {
    name: "altX",
    formula: "g_ij = v_j",
    meaning: "actors with high v attract more",
    kind: Kind::Elementary,
    object: Object::Actor,
    needs: Needs::Alter,
    fixed_weight: true,
    ..Card::BASE
};

impl TieEffect for AltX {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, _i: usize, j: usize) -> f64 {
        s.v[j]
    }
}
