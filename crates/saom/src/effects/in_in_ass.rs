//! `inInAss`: degrees of the two sides go together.

use super::{Card, Kind, Scene, TieEffect};

/// `sum_j x_ij f(n_i) f(n_j), f = sqrt (parm 2) or identity (parm 1)`: degrees of the two sides go together (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct InInAss;

static CARD: Card = Card {
    name: "inInAss",
    formula: "sum_j x_ij f(n_i) f(n_j), f = sqrt (parm 2) or identity (parm 1)",
    meaning: "degrees of the two sides go together",
    kind: Kind::Evaluation,
    mutual: false,
    parm: 2.0,
    ..Card::BASE
};

impl TieEffect for InInAss {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.table[s.x.in_degree(i)] * s.table[s.x.in_degree(j)]
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.table[s.x.in_degree(i)] * s.table[s.x.in_degree_without(i, j) + 1]
    }

    fn table(&self, parm: f64, n: usize) -> Vec<f64> {
        (0..=n)
            .map(|k| {
                if parm >= 2.0 {
                    (k as f64).sqrt()
                } else {
                    k as f64
                }
            })
            .collect()
    }
}
