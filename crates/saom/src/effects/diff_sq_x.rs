//! `diffSqX`: squared difference.

use super::{Card, Kind, Needs, Object, Scene, TieEffect};

/// `g_ij = (v_i - v_j)^2`: squared difference (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct DiffSqX;

static CARD: Card = Card {
    name: "diffSqX",
    formula: "g_ij = (v_i - v_j)^2",
    meaning: "squared difference",
    kind: Kind::Elementary,
    object: Object::Actor,
    needs: Needs::Both,
    fixed_weight: true,
    ..Card::BASE
};

impl TieEffect for DiffSqX {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        (s.v[i] - s.v[j]) * (s.v[i] - s.v[j])
    }
}
