//! `balance`: being tied to those who choose alike.

use super::{Card, Kind, Scene, TieEffect};
use crate::network::Tables;

/// `sum_j x_ij sum_{h != i,j} (b0 - |x_ih - x_jh|)`: being tied to those who choose alike (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct Balance;

static CARD: Card = Card {
    name: "balance",
    formula: "sum_j x_ij sum_{h != i,j} (b0 - |x_ih - x_jh|)",
    meaning: "being tied to those who choose alike",
    kind: Kind::Evaluation,
    tables: Tables::PATHS.and(Tables::OUT_STARS),
    ..Card::BASE
};

impl TieEffect for Balance {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        let apart = (s.x.out_degree_without(i, j) + s.x.out_degree_without(j, i)) as f64
            - 2.0 * f64::from(s.x.out_stars_row(i)[j]);
        (s.n() as f64 - 2.0) * s.balance - apart
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        self.weight(s, i, j) + 2.0 * f64::from(s.x.paths_row(i)[j])
            - s.x.out_degree_without(i, j) as f64
    }
}
