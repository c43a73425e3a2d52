//! `outAct.c`: active actors send more (centred degree).

use super::{Card, Kind, Scene, TieEffect};

/// `o_i (o_i - avg)`: active actors send more (centred degree) (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct OutActC;

static CARD: Card = Card {
    name: "outAct.c",
    formula: "o_i (o_i - avg)",
    meaning: "active actors send more (centred degree)",
    kind: Kind::Evaluation,
    ..Card::BASE
};

impl TieEffect for OutActC {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, _j: usize) -> f64 {
        s.x.out_degree(i) as f64 - s.degree
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        (2 * s.x.out_degree_without(i, j) + 1) as f64 - s.degree
    }
}
