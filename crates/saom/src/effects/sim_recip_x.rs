//! `simRecipX`: similar actors return ties.

use super::{Card, Kind, Needs, Object, Scene, TieEffect};

/// `g_ij = x_ji (1 - |v_i - v_j| / R - a)`: similar actors return ties (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct SimRecipX;

static CARD: Card = Card {
    name: "simRecipX",
    formula: "g_ij = x_ji (1 - |v_i - v_j| / R - a)",
    meaning: "similar actors return ties",
    kind: Kind::Elementary,
    object: Object::Actor,
    needs: Needs::Both,
    mutual: false,
    ..Card::BASE
};

impl TieEffect for SimRecipX {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.x.x(j, i) * s.sim(i, j)
    }
}
