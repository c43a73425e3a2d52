//! `reciAct`: those with many mutual ties send more.

use super::{Card, Kind, Scene, TieEffect};

/// `o_i r_i`: those with many mutual ties send more (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct ReciAct;

static CARD: Card = Card {
    name: "reciAct",
    formula: "o_i r_i",
    meaning: "those with many mutual ties send more",
    kind: Kind::Evaluation,
    mutual: false,
    parm: 1.0,
    ..Card::BASE
};

impl TieEffect for ReciAct {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, _j: usize) -> f64 {
        s.x.mutual_degree(i) as f64
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        let (back, o) = (s.x.x(j, i), s.x.out_degree_without(i, j) as f64);
        let r = s.x.mutual_degree(i) as f64 - back * s.x.x(i, j);
        (o + 1.0) * (r + back) - o * r
    }
}
