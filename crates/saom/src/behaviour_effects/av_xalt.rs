//! `avXAlt`: the covariate of the average partner raises z.

use super::{BehaviourCard, BehaviourEffect, BehaviourObject, BehaviourScene, mean};

/// `z_i times mean over D_i of v_j`: the covariate of the average partner raises z (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct AvXAlt;

static CARD: BehaviourCard = BehaviourCard {
    name: "avXAlt",
    formula: "z_i times mean over D_i of v_j",
    meaning: "the covariate of the average partner raises z",
    object: BehaviourObject::ActorNetwork,
    ..BehaviourCard::BASE
};

impl BehaviourEffect for AvXAlt {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, s: &BehaviourScene<'_>, i: usize, z: f64) -> f64 {
        z * mean(s.x.out(i).map(|j| s.v[j]))
    }
}
