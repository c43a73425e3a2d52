//! `sameXRecip`: equal actors return ties.

use super::{Card, Kind, Needs, Object, Scene, TieEffect};

/// `g_ij = x_ji [v_i = v_j]`: equal actors return ties (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct SameXRecip;

static CARD: Card = Card {
    name: "sameXRecip",
    formula: "g_ij = x_ji [v_i = v_j]",
    meaning: "equal actors return ties",
    kind: Kind::Elementary,
    object: Object::Actor,
    needs: Needs::Both,
    mutual: false,
    ..Card::BASE
};

impl TieEffect for SameXRecip {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.x.x(j, i) * s.same(i, j)
    }
}
