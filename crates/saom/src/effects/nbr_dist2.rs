//! `nbrDist2`: actors at distance two.

use super::{Card, Kind, Scene, TieEffect};
use crate::network::Tables;

/// `#{j : x_ij = 0, (xx)_ij >= 1}`: actors at distance two (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct NbrDist2;

static CARD: Card = Card {
    name: "nbrDist2",
    formula: "#{j : x_ij = 0, (xx)_ij >= 1}",
    meaning: "actors at distance two",
    kind: Kind::Row,
    tables: Tables::PATHS,
    ..Card::BASE
};

impl TieEffect for NbrDist2 {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, _s: &Scene<'_>, _i: usize, _j: usize) -> f64 {
        0.0
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        let (row, own) = (s.x.paths_row(i), if s.x.has(i, j) { 1.0 } else { 0.0 });
        let gained =
            s.x.out(j)
                .filter(|&h| h != i && !s.x.has(i, h) && row[h] - own == 0.0)
                .count();
        gained as f64 - f64::from(u8::from(row[j] >= 1.0))
    }

    fn ego(&self, s: &Scene<'_>, i: usize) -> f64 {
        let row = s.x.paths_row(i);
        (0..s.n())
            .filter(|&j| j != i && !s.x.has(i, j) && row[j] >= 1.0)
            .count() as f64
    }

    fn factor(&self, mutual: bool) -> f64 {
        if mutual { 0.5 } else { 1.0 }
    }
}
