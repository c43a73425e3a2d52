//! `outActSqrt`: active actors send more, less than in proportion.

use super::{Card, Kind, Scene, TieEffect};

/// `o_i^1.5`: active actors send more, less than in proportion (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct OutActSqrt;

static CARD: Card = Card {
    name: "outActSqrt",
    formula: "o_i^1.5",
    meaning: "active actors send more, less than in proportion",
    kind: Kind::Evaluation,
    parm: 1.0,
    ..Card::BASE
};

impl TieEffect for OutActSqrt {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, _j: usize) -> f64 {
        (s.x.out_degree(i) as f64).sqrt()
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        let o = s.x.out_degree_without(i, j);
        s.table[o + 1] - s.table[o]
    }

    fn changes(&self, s: &Scene<'_>, i: usize, out: &mut [f64]) {
        let o = s.x.out_degree(i);
        out.fill(if o < s.n() {
            s.table[o + 1] - s.table[o]
        } else {
            0.0
        });
        for j in s.x.out(i) {
            out[j] = s.table[o] - s.table[o - 1];
        }
    }

    fn table(&self, _parm: f64, n: usize) -> Vec<f64> {
        (0..=n).map(|k| (k as f64).sqrt() * k as f64).collect()
    }
}
