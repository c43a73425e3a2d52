//! `transRecTrip`: transitive triplets that are closed by a returned tie.

use super::{Card, Kind, Scene, TieEffect};
use crate::network::Tables;

/// `sum_j x_ij x_ji (xx)_ij`: transitive triplets that are closed by a returned tie (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct TransRecTrip;

static CARD: Card = Card {
    name: "transRecTrip",
    formula: "sum_j x_ij x_ji (xx)_ij",
    meaning: "transitive triplets that are closed by a returned tie",
    kind: Kind::Evaluation,
    mutual: false,
    tables: Tables::PATHS,
    ..Card::BASE
};

impl TieEffect for TransRecTrip {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.x.x(j, i) * f64::from(s.x.paths_row(i)[j])
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        let third =
            s.x.out_row(i)
                .iter()
                .zip(s.x.in_row(i))
                .zip(s.x.out_row(j))
                .map(|((a, b), c)| (a & b & c).count_ones())
                .sum::<u32>();
        self.weight(s, i, j) + f64::from(third)
    }

    fn changes(&self, s: &Scene<'_>, i: usize, out: &mut [f64]) {
        out.fill(0.0);
        let paths = s.x.paths_row(i);
        for h in s.x.sources(i) {
            out[h] += f64::from(paths[h]);
            if s.x.has(i, h) {
                for j in s.x.sources(h) {
                    out[j] += 1.0;
                }
            }
        }
    }
}
