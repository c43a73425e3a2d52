//! `reciPop`: those with many mutual ties attract more.

use super::{Card, Kind, Scene, TieEffect};

/// `sum_j x_ij r_j`: those with many mutual ties attract more (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct ReciPop;

static CARD: Card = Card {
    name: "reciPop",
    formula: "sum_j x_ij r_j",
    meaning: "those with many mutual ties attract more",
    kind: Kind::Evaluation,
    mutual: false,
    ..Card::BASE
};

impl TieEffect for ReciPop {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, _i: usize, j: usize) -> f64 {
        s.x.mutual_degree(j) as f64
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        let back = s.x.x(j, i);
        s.x.mutual_degree(j) as f64 + back * (1.0 - s.x.x(i, j))
    }
}
