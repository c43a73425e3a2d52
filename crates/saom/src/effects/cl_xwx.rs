//! `cl.XWX`: w between two partners.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `sum_j x_ij (xw)_ij`: w between two partners (Snijders, Lomi and Torlo 2013).
#[derive(Debug, Clone, Copy)]
pub(super) struct ClXWX;

static CARD: Card = Card {
    name: "cl.XWX",
    formula: "sum_j x_ij (xw)_ij",
    meaning: "w between two partners",
    kind: Kind::Evaluation,
    object: Object::Network,
    ..Card::BASE
};

impl TieEffect for ClXWX {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        Scene::overlap(s.x.out_row(i), s.w().in_row(j))
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        Scene::overlap(s.x.out_row(i), s.w().in_row(j))
            + Scene::overlap(s.x.out_row(i), s.w().out_row(j))
    }

    fn factor(&self, _mutual: bool) -> f64 {
        2.0
    }
}
