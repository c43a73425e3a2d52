//! `inPopSqrt`: popular actors attract more, less than in proportion.

use super::{Card, Kind, Scene, TieEffect};

/// `sum_j x_ij sqrt(n_j)`: popular actors attract more, less than in proportion (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct InPopSqrt;

static CARD: Card = Card {
    name: "inPopSqrt",
    formula: "sum_j x_ij sqrt(n_j)",
    meaning: "popular actors attract more, less than in proportion",
    kind: Kind::Evaluation,
    ..Card::BASE
};

impl TieEffect for InPopSqrt {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, _i: usize, j: usize) -> f64 {
        s.table[s.x.in_degree(j)]
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.table[s.x.in_degree_without(i, j) + 1]
    }

    fn changes(&self, s: &Scene<'_>, i: usize, out: &mut [f64]) {
        for (cell, n) in out.iter_mut().zip(s.x.in_degrees()) {
            *cell = s.table[*n as usize + 1];
        }
        for j in s.x.out(i) {
            out[j] = s.table[s.x.in_degree(j)];
        }
    }

    fn table(&self, _parm: f64, n: usize) -> Vec<f64> {
        (0..=n).map(|k| (k as f64).sqrt()).collect()
    }
}
