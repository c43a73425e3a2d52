//! `crprodMutual`: a mutual tie in w brings one in x.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = w_ij w_ji`: a mutual tie in w brings one in x (Snijders, Lomi and Torlo 2013).
#[derive(Debug, Clone, Copy)]
pub(super) struct CrprodMutual;

static CARD: Card = Card {
    name: "crprodMutual",
    formula: "g_ij = w_ij w_ji",
    meaning: "a mutual tie in w brings one in x",
    kind: Kind::Elementary,
    object: Object::Network,
    ..Card::BASE
};

impl TieEffect for CrprodMutual {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.w().x(i, j) * s.w().x(j, i)
    }
}
