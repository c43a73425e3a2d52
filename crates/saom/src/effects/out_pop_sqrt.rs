//! `outPopSqrt`: active actors attract more, less than in proportion.

use super::{Card, Kind, Scene, TieEffect};

/// `sum_j x_ij sqrt(o_j)`: active actors attract more, less than in proportion (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct OutPopSqrt;

static CARD: Card = Card {
    name: "outPopSqrt",
    formula: "sum_j x_ij sqrt(o_j)",
    meaning: "active actors attract more, less than in proportion",
    kind: Kind::Evaluation,
    mutual: false,
    parm: 1.0,
    ..Card::BASE
};

impl TieEffect for OutPopSqrt {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, _i: usize, j: usize) -> f64 {
        s.table[s.x.out_degree(j)]
    }

    fn table(&self, _parm: f64, n: usize) -> Vec<f64> {
        (0..=n).map(|k| (k as f64).sqrt()).collect()
    }
}
