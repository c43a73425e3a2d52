//! `transTripX`: transitive triplets weighted by the one in the middle.

use super::{Card, Kind, Needs, Object, Scene, TieEffect};
use crate::network::Tables;

/// `sum_j x_ij sum_h x_ih v_h x_hj`: transitive triplets weighted by the one in the middle (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct TransTripX;

static CARD: Card = Card {
    name: "transTripX",
    formula: "sum_j x_ij sum_h x_ih v_h x_hj",
    meaning: "transitive triplets weighted by the one in the middle",
    kind: Kind::Evaluation,
    object: Object::Actor,
    needs: Needs::Nothing,
    tables: Tables::OUT_STARS,
    ..Card::BASE
};

impl TieEffect for TransTripX {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.x.out(i).filter(|&h| s.x.has(h, j)).map(|h| s.v[h]).sum()
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        self.weight(s, i, j) + s.v[j] * f64::from(s.x.out_stars_row(i)[j])
    }
}
