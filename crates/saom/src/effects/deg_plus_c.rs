//! `degPlus.c`: popularity and activity in one (centred degree).

use super::{Card, Kind, Scene, TieEffect};

/// `o_i^2 + sum_j x_ij o_j - 2 avg o_i`: popularity and activity in one (centred degree) (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct DegPlusC;

static CARD: Card = Card {
    name: "degPlus.c",
    formula: "o_i^2 + sum_j x_ij o_j - 2 avg o_i",
    meaning: "popularity and activity in one (centred degree)",
    kind: Kind::Evaluation,
    directed: false,
    parm: 1.0,
    ..Card::BASE
};

impl TieEffect for DegPlusC {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        (s.x.out_degree(i) + s.x.out_degree(j)) as f64 - 2.0 * s.degree
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        (2 * s.x.out_degree_without(i, j) + s.x.out_degree_without(j, i) + 2) as f64
            - 2.0 * s.degree
    }
}
