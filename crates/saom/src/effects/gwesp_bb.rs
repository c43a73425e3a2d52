//! `gwespBB`: shared partners, each further one counting less (Hunter 2007).

use super::{Card, Kind, Scene, TieEffect};
use crate::network::Tables;

/// `g_ij = e^q (1 - (1 - e^-q)^m), m = (x'x')_ij, q = parm / 100`: shared partners, each further one counting less (Hunter 2007) (Hunter 2007).
#[derive(Debug, Clone, Copy)]
pub(super) struct GwespBB;

static CARD: Card = Card {
    name: "gwespBB",
    formula: "g_ij = e^q (1 - (1 - e^-q)^m), m = (x'x')_ij, q = parm / 100",
    meaning: "shared partners, each further one counting less (Hunter 2007)",
    kind: Kind::Elementary,
    mutual: false,
    tables: Tables::PATHS,
    parm: 69.0,
    ..Card::BASE
};

impl TieEffect for GwespBB {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.table[s.x.back_paths_row(i)[j] as usize]
    }

    fn changes(&self, s: &Scene<'_>, i: usize, out: &mut [f64]) {
        for (cell, m) in out.iter_mut().zip(s.x.back_paths_row(i)) {
            *cell = s.table[*m as usize];
        }
    }

    fn table(&self, parm: f64, n: usize) -> Vec<f64> {
        let q = parm / 100.0;
        (0..=n)
            .map(|m| q.exp() * (1.0 - (1.0 - (-q).exp()).powf(m as f64)))
            .collect()
    }
}
