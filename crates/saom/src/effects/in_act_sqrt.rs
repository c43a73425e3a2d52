//! `inActSqrt`: popular actors send more, less than in proportion.

use super::{Card, Kind, Scene, TieEffect};

/// `o_i sqrt(n_i)`: popular actors send more, less than in proportion (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct InActSqrt;

static CARD: Card = Card {
    name: "inActSqrt",
    formula: "o_i sqrt(n_i)",
    meaning: "popular actors send more, less than in proportion",
    kind: Kind::Evaluation,
    mutual: false,
    parm: 1.0,
    ego_only: true,
    ..Card::BASE
};

impl TieEffect for InActSqrt {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, _j: usize) -> f64 {
        s.table[s.x.in_degree(i)]
    }

    fn table(&self, _parm: f64, n: usize) -> Vec<f64> {
        (0..=n).map(|k| (k as f64).sqrt()).collect()
    }
}
