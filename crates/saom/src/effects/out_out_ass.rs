//! `outOutAss`: degrees of the two sides go together.

use super::{Card, Kind, Scene, TieEffect};

/// `sum_j x_ij f(o_i) f(o_j), f = sqrt (parm 2) or identity (parm 1)`: degrees of the two sides go together (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct OutOutAss;

static CARD: Card = Card {
    name: "outOutAss",
    formula: "sum_j x_ij f(o_i) f(o_j), f = sqrt (parm 2) or identity (parm 1)",
    meaning: "degrees of the two sides go together",
    kind: Kind::Evaluation,
    mutual: false,
    parm: 2.0,
    ..Card::BASE
};

impl TieEffect for OutOutAss {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.table[s.x.out_degree(i)] * s.table[s.x.out_degree(j)]
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        let o = s.x.out_degree_without(i, j);
        let rest: f64 =
            s.x.out(i)
                .filter(|&h| h != j)
                .map(|h| s.table[s.x.out_degree(h)])
                .sum();
        (s.table[o + 1] - s.table[o]) * rest + s.table[o + 1] * s.table[s.x.out_degree(j)]
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
