//! `gwdspFF`: actors reached by two steps, each further path counting less.

use super::{Card, Kind, Scene, TieEffect};
use crate::network::Tables;

/// `sum_{j != i} f((xx)_ij), f as in gwesp`: actors reached by two steps, each further path counting less (Hunter 2007).
#[derive(Debug, Clone, Copy)]
pub(super) struct GwdspFF;

static CARD: Card = Card {
    name: "gwdspFF",
    formula: "sum_{j != i} f((xx)_ij), f as in gwesp",
    meaning: "actors reached by two steps, each further path counting less",
    kind: Kind::Row,
    mutual: false,
    parm: 69.0,
    tables: Tables::PATHS,
    ..Card::BASE
};

impl TieEffect for GwdspFF {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, _s: &Scene<'_>, _i: usize, _j: usize) -> f64 {
        0.0
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        let (row, own) = (s.x.paths_row(i), usize::from(s.x.has(i, j)));
        s.x.out(j)
            .filter(|&h| h != i)
            .map(|h| {
                let m = row[h] as usize - own;
                s.table[m + 1] - s.table[m]
            })
            .sum()
    }

    fn ego(&self, s: &Scene<'_>, i: usize) -> f64 {
        let row = s.x.paths_row(i);
        (0..s.n())
            .filter(|&j| j != i)
            .map(|j| s.table[row[j] as usize])
            .sum()
    }

    fn table(&self, parm: f64, n: usize) -> Vec<f64> {
        let q = parm / 100.0;
        (0..=n)
            .map(|m| q.exp() * (1.0 - (1.0 - (-q).exp()).powf(m as f64)))
            .collect()
    }
}
