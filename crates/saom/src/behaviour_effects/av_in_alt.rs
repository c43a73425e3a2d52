//! `avInAlt`: following the average sender.

use super::{BehaviourCard, BehaviourEffect, BehaviourObject, BehaviourScene, mean};

/// `z_i times mean over senders of z_j`: following the average sender (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct AvInAlt;

static CARD: BehaviourCard = BehaviourCard {
    name: "avInAlt",
    formula: "z_i times mean over senders of z_j",
    meaning: "following the average sender",
    object: BehaviourObject::Network,
    ..BehaviourCard::BASE
};

impl BehaviourEffect for AvInAlt {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, s: &BehaviourScene<'_>, i: usize, z: f64) -> f64 {
        z * mean(s.x.sources(i).map(|j| s.z[j]))
    }
}
