//! `sameX`: equal actors are tied.

use super::{Card, Kind, Needs, Object, Scene, TieEffect};

/// `g_ij = [v_i = v_j]`: equal actors are tied (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct SameX;

static CARD: Card = Card {
    name: "sameX",
    formula: "g_ij = [v_i = v_j]",
    meaning: "equal actors are tied",
    kind: Kind::Elementary,
    object: Object::Actor,
    needs: Needs::Both,
    fixed_weight: true,
    ..Card::BASE
};

impl TieEffect for SameX {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.same(i, j)
    }
}
