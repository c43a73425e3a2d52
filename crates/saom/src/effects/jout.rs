//! `Jout`: likeness of choices (Jaccard).

use super::{Card, Kind, Scene, TieEffect};
use crate::network::Tables;

/// `g_ij = b_ij / (o_i + o_j - b_ij), b = xx'`: likeness of choices (Jaccard) (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct Jout;

static CARD: Card = Card {
    name: "Jout",
    formula: "g_ij = b_ij / (o_i + o_j - b_ij), b = xx'",
    meaning: "likeness of choices (Jaccard)",
    kind: Kind::Elementary,
    tables: Tables::OUT_STARS,
    ..Card::BASE
};

impl TieEffect for Jout {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        let b = f64::from(s.x.out_stars_row(i)[j]);
        let all = (s.x.out_degree(i) + s.x.out_degree(j)) as f64 - b;
        if all > 0.0 { b / all } else { 0.0 }
    }
}
