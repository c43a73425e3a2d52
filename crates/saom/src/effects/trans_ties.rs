//! `transTies`: ties that are supported by at least one two-path.

use super::{Card, Kind, Scene, TieEffect};
use crate::network::Tables;

/// `sum_j x_ij [(xx)_ij > 0]`: ties that are supported by at least one two-path (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct TransTies;

static CARD: Card = Card {
    name: "transTies",
    formula: "sum_j x_ij [(xx)_ij > 0]",
    meaning: "ties that are supported by at least one two-path",
    kind: Kind::Evaluation,
    tables: Tables::PATHS,
    ..Card::BASE
};

impl TieEffect for TransTies {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        f64::from(u8::from(s.x.paths_row(i)[j] > 0.0))
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        let (paths, own) = (s.x.paths_row(i), if s.x.has(i, j) { 1.0 } else { 0.0 });
        let rows =
            s.x.out(i)
                .filter(|&h| h != j && s.x.has(j, h) && paths[h] - own == 0.0);
        self.weight(s, i, j) + rows.count() as f64
    }
}
