//! `inPop.c`: popular actors attract more (centred degree).

use super::{Card, Kind, Scene, TieEffect};

/// `sum_j x_ij (n_j - avg)`: popular actors attract more (centred degree) (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct InPopC;

static CARD: Card = Card {
    name: "inPop.c",
    formula: "sum_j x_ij (n_j - avg)",
    meaning: "popular actors attract more (centred degree)",
    kind: Kind::Evaluation,
    ..Card::BASE
};

impl TieEffect for InPopC {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, _i: usize, j: usize) -> f64 {
        s.x.in_degree(j) as f64 - s.degree
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        (s.x.in_degree_without(i, j) + 1) as f64 - s.degree
    }
}
