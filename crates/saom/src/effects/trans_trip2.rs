//! `transTrip2`: transitive triplets, first tie of the two-path only.

use super::{Card, Kind, Scene, TieEffect};
use crate::network::Tables;

/// `g_ij = (xx')_ij`: transitive triplets, first tie of the two-path only (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct TransTrip2;

static CARD: Card = Card {
    name: "transTrip2",
    formula: "g_ij = (xx')_ij",
    meaning: "transitive triplets, first tie of the two-path only",
    kind: Kind::Elementary,
    mutual: false,
    tables: Tables::OUT_STARS,
    ..Card::BASE
};

impl TieEffect for TransTrip2 {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        f64::from(s.x.out_stars_row(i)[j])
    }

    fn changes(&self, s: &Scene<'_>, i: usize, out: &mut [f64]) {
        for (cell, a) in out.iter_mut().zip(s.x.out_stars_row(i)) {
            *cell = f64::from(*a);
        }
    }
}
