//! `transTrip`: transitive triplets: friends of friends, counted.

use super::{Card, Kind, Scene, TieEffect};
use crate::network::Tables;

/// `sum_j x_ij (xx)_ij`: transitive triplets: friends of friends, counted (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct TransTrip;

static CARD: Card = Card {
    name: "transTrip",
    formula: "sum_j x_ij (xx)_ij",
    meaning: "transitive triplets: friends of friends, counted",
    kind: Kind::Evaluation,
    mutual: false,
    tables: Tables::PATHS.and(Tables::OUT_STARS),
    ..Card::BASE
};

impl TieEffect for TransTrip {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        f64::from(s.x.paths_row(i)[j])
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        f64::from(s.x.paths_row(i)[j] + s.x.out_stars_row(i)[j])
    }

    fn changes(&self, s: &Scene<'_>, i: usize, out: &mut [f64]) {
        for ((cell, a), b) in out
            .iter_mut()
            .zip(s.x.paths_row(i))
            .zip(s.x.out_stars_row(i))
        {
            *cell = f64::from(a + b);
        }
    }
}
