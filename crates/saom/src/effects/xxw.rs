//! `XXW`: two-paths weighted by W between the ends.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `sum_j x_ij sum_h x_jh W_ih`: two-paths weighted by W between the ends (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct Xxw;

static CARD: Card = Card {
    name: "XXW",
    formula: "sum_j x_ij sum_h x_jh W_ih",
    meaning: "two-paths weighted by W between the ends",
    kind: Kind::Evaluation,
    object: Object::Dyad,
    ..Card::BASE
};

impl TieEffect for Xxw {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.x.out(j).map(|h| s.dyad(i, h)).sum()
    }
}
