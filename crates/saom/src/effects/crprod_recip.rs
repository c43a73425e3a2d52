//! `crprodRecip`: a tie in w is answered in x.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = w_ji`: a tie in w is answered in x (Snijders, Lomi and Torlo 2013).
#[derive(Debug, Clone, Copy)]
pub(super) struct CrprodRecip;

static CARD: Card = Card {
    name: "crprodRecip",
    formula: "g_ij = w_ji",
    meaning: "a tie in w is answered in x",
    kind: Kind::Elementary,
    object: Object::Network,
    ..Card::BASE
};

impl TieEffect for CrprodRecip {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.w().x(j, i)
    }

    fn changes(&self, s: &Scene<'_>, i: usize, out: &mut [f64]) {
        out.fill(0.0);
        for j in s.w().sources(i) {
            out[j] = 1.0;
        }
    }
}
