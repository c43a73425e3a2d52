//! `avAlt`: following the average partner.

use super::{BehaviourCard, BehaviourEffect, BehaviourObject, BehaviourScene, mean};

/// `z_i times mean over D_i of z_j`: following the average partner (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct AvAlt;

static CARD: BehaviourCard = BehaviourCard {
    name: "avAlt",
    formula: "z_i times mean over D_i of z_j",
    meaning: "following the average partner",
    object: BehaviourObject::Network,
    ..BehaviourCard::BASE
};

impl BehaviourEffect for AvAlt {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, s: &BehaviourScene<'_>, i: usize, z: f64) -> f64 {
        z * mean(s.x.out(i).map(|j| s.z[j]))
    }
}
