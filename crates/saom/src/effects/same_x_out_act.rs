//! `sameXOutAct`: many ties to equals bring more.

use super::{Card, Kind, Needs, Object, Scene, TieEffect};

/// `(sum_j x_ij [v_i = v_j])^2`: many ties to equals bring more (Snijders, van de Bunt and Steglich 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct SameXOutAct;

static CARD: Card = Card {
    name: "sameXOutAct",
    formula: "(sum_j x_ij [v_i = v_j])^2",
    meaning: "many ties to equals bring more",
    kind: Kind::Evaluation,
    object: Object::Actor,
    needs: Needs::Both,
    parm: 1.0,
    ..Card::BASE
};

impl TieEffect for SameXOutAct {
    fn card(&self) -> &'static Card {
        &CARD
    }

    #[inline]
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        s.same(i, j) * s.x.out(i).map(|h| s.same(i, h)).sum::<f64>()
    }

    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        let others: f64 = s.x.out(i).filter(|&h| h != j).map(|h| s.same(i, h)).sum();
        s.same(i, j) * (2.0 * others + 1.0)
    }
}
