//! `Jin`: likeness of being chosen (Jaccard).

use super::{Card, Kind, Scene, TieEffect};
use crate::network::Tables;

/// `g_ij = b_ij / (n_i + n_j - b_ij), b = x'x`: likeness of being chosen (Jaccard) (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct Jin;

static CARD: Card = Card {
    name: "Jin",
    formula: "g_ij = b_ij / (n_i + n_j - b_ij), b = x'x",
    meaning: "likeness of being chosen (Jaccard)",
    kind: Kind::Elementary,
    tables: Tables::IN_STARS,
    ..Card::BASE
};

impl TieEffect for Jin {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        let b = f64::from(s.x.in_stars_row(i)[j]);
        let all = (s.x.in_degree(i) + s.x.in_degree(j)) as f64 - b;
        if all > 0.0 { b / all } else { 0.0 }
    }
}
