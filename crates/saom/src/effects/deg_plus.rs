//! `degPlus`: popularity and activity in one.

use super::{Card, Kind, Scene, TieEffect};

/// `o_i^2 + sum_j x_ij o_j`: popularity and activity in one (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct DegPlus;

static CARD: Card = Card {
    name: "degPlus",
    formula: "o_i^2 + sum_j x_ij o_j",
    meaning: "popularity and activity in one",
    kind: Kind::Evaluation,
    directed: false,
    parm: 1.0,
    ..Card::BASE
};

impl TieEffect for DegPlus {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        (s.x.out_degree(i) + s.x.out_degree(j)) as f64
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        (2 * s.x.out_degree_without(i, j) + s.x.out_degree_without(j, i) + 2) as f64
    }
}
