//! `transMedTrip`: mediated triplets: ego stands between.

use super::{Card, Kind, Scene, TieEffect};
use crate::network::Tables;

/// `sum_j x_ij (x'x)_ij`: mediated triplets: ego stands between (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct TransMedTrip;

static CARD: Card = Card {
    name: "transMedTrip",
    formula: "sum_j x_ij (x'x)_ij",
    meaning: "mediated triplets: ego stands between",
    kind: Kind::Evaluation,
    mutual: false,
    tables: Tables::IN_STARS,
    ..Card::BASE
};

impl TieEffect for TransMedTrip {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        f64::from(s.x.in_stars_row(i)[j])
    }

    fn changes(&self, s: &Scene<'_>, i: usize, out: &mut [f64]) {
        for (cell, a) in out.iter_mut().zip(s.x.in_stars_row(i)) {
            *cell = f64::from(*a);
        }
    }
}
