//! `totXAlt`: the covariate of partners raises z.

use super::{BehaviourCard, BehaviourEffect, BehaviourObject, BehaviourScene};

/// `z_i times sum over D_i of v_j`: the covariate of partners raises z (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct TotXAlt;

static CARD: BehaviourCard = BehaviourCard {
    name: "totXAlt",
    formula: "z_i times sum over D_i of v_j",
    meaning: "the covariate of partners raises z",
    object: BehaviourObject::ActorNetwork,
    ..BehaviourCard::BASE
};

impl BehaviourEffect for TotXAlt {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, s: &BehaviourScene<'_>, i: usize, z: f64) -> f64 {
        z * s.x.out(i).map(|j| s.v[j]).sum::<f64>()
    }
}
