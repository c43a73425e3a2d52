//! `outPop`: active actors attract more.

use super::{Card, Kind, Scene, TieEffect};

/// `sum_j x_ij o_j`: active actors attract more (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct OutPop;

static CARD: Card = Card {
    name: "outPop",
    formula: "sum_j x_ij o_j",
    meaning: "active actors attract more",
    kind: Kind::Evaluation,
    mutual: false,
    parm: 1.0,
    ..Card::BASE
};

impl TieEffect for OutPop {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, _i: usize, j: usize) -> f64 {
        s.x.out_degree(j) as f64
    }
}
