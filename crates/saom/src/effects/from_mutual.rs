//! `fromMutual`: shared mutual partners in w.

use super::{Card, Kind, Object, Scene, TieEffect};

/// `g_ij = two-paths of reciprocated w ties`: shared mutual partners in w (Snijders, Lomi and Torlo 2013).
#[derive(Debug, Clone, Copy)]
pub(super) struct FromMutual;

static CARD: Card = Card {
    name: "fromMutual",
    formula: "g_ij = two-paths of reciprocated w ties",
    meaning: "shared mutual partners in w",
    kind: Kind::Elementary,
    object: Object::Network,
    ..Card::BASE
};

impl TieEffect for FromMutual {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        let w = s.w();
        let rows = w
            .out_row(i)
            .iter()
            .zip(w.in_row(i))
            .zip(w.out_row(j).iter().zip(w.in_row(j)));
        f64::from(
            rows.map(|((a, b), (c, d))| (a & b & c & d).count_ones())
                .sum::<u32>(),
        )
    }
}
