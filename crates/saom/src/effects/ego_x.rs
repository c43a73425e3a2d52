//! `egoX`: actors with high v send more.

use super::{Card, Kind, Needs, Object, Scene, TieEffect};

/// `g_ij = v_i`: actors with high v send more (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct EgoX;

static CARD: Card = Card {
    name: "egoX",
    formula: "g_ij = v_i",
    meaning: "actors with high v send more",
    kind: Kind::Elementary,
    object: Object::Actor,
    needs: Needs::Ego,
    fixed_weight: true,
    ego_only: true,
    ..Card::BASE
};

impl TieEffect for EgoX {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, _j: usize) -> f64 {
        s.v[i]
    }
}
