//! `simX`: similar actors are tied.

use super::{Card, Kind, Needs, Object, Scene, TieEffect};

/// `g_ij = 1 - |v_i - v_j| / R - a`: similar actors are tied (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct SimX;

static CARD: Card = Card {
    name: "simX",
    formula: "g_ij = 1 - |v_i - v_j| / R - a",
    meaning: "similar actors are tied",
    kind: Kind::Elementary,
    object: Object::Actor,
    needs: Needs::Both,
    fixed_weight: true,
    ..Card::BASE
};

impl TieEffect for SimX {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.sim(i, j)
    }
}
