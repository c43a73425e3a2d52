//! `inAct`: popular actors send more.

use super::{Card, Kind, Scene, TieEffect};

/// `o_i n_i`: popular actors send more (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct InAct;

static CARD: Card = Card {
    name: "inAct",
    formula: "o_i n_i",
    meaning: "popular actors send more",
    kind: Kind::Evaluation,
    mutual: false,
    parm: 1.0,
    ego_only: true,
    ..Card::BASE
};

impl TieEffect for InAct {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, _j: usize) -> f64 {
        s.x.in_degree(i) as f64
    }
}
