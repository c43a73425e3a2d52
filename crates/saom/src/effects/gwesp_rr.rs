//! `gwespRR`: shared mutual partners, each further one counting less.

use super::{Card, Kind, Scene, TieEffect};

/// `g_ij = e^q (1 - (1 - e^-q)^m), m = two-paths of reciprocated ties, q = parm / 100`: shared mutual partners, each further one counting less (Hunter 2007).
#[derive(Debug, Clone, Copy)]
pub(super) struct GwespRR;

static CARD: Card = Card {
    name: "gwespRR",
    formula: "g_ij = e^q (1 - (1 - e^-q)^m), m = two-paths of reciprocated ties, q = parm / 100",
    meaning: "shared mutual partners, each further one counting less",
    kind: Kind::Elementary,
    mutual: false,
    parm: 69.0,
    ..Card::BASE
};

impl TieEffect for GwespRR {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        let rows =
            s.x.out_row(i)
                .iter()
                .zip(s.x.in_row(i))
                .zip(s.x.out_row(j).iter().zip(s.x.in_row(j)));
        s.table[rows
            .map(|((a, b), (c, d))| (a & b & c & d).count_ones())
            .sum::<u32>() as usize]
    }

    fn table(&self, parm: f64, n: usize) -> Vec<f64> {
        let q = parm / 100.0;
        (0..=n)
            .map(|m| q.exp() * (1.0 - (1.0 - (-q).exp()).powf(m as f64)))
            .collect()
    }
}
