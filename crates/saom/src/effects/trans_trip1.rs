//! `transTrip1`: transitive triplets, closing tie only.

use super::{Card, Kind, Scene, TieEffect};
use crate::network::Tables;

/// `g_ij = (xx)_ij`: transitive triplets, closing tie only (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct TransTrip1;

static CARD: Card = Card {
    name: "transTrip1",
    formula: "g_ij = (xx)_ij",
    meaning: "transitive triplets, closing tie only",
    kind: Kind::Elementary,
    mutual: false,
    tables: Tables::PATHS,
    ..Card::BASE
};

impl TieEffect for TransTrip1 {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        f64::from(s.x.paths_row(i)[j])
    }

    fn changes(&self, s: &Scene<'_>, i: usize, out: &mut [f64]) {
        for (cell, a) in out.iter_mut().zip(s.x.paths_row(i)) {
            *cell = f64::from(*a);
        }
    }
}
