//! `avRecAlt`: following the average mutual partner.

use super::{BehaviourCard, BehaviourEffect, BehaviourObject, BehaviourScene, mean};

/// `z_i times mean over mutual partners of z_j`: following the average mutual partner (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct AvRecAlt;

static CARD: BehaviourCard = BehaviourCard {
    name: "avRecAlt",
    formula: "z_i times mean over mutual partners of z_j",
    meaning: "following the average mutual partner",
    object: BehaviourObject::Network,
    ..BehaviourCard::BASE
};

impl BehaviourEffect for AvRecAlt {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, s: &BehaviourScene<'_>, i: usize, z: f64) -> f64 {
        z * mean(s.x.out(i).filter(|&j| s.x.has(j, i)).map(|j| s.z[j]))
    }
}
