//! `totInAlt`: following the sum of senders.

use super::{BehaviourCard, BehaviourEffect, BehaviourObject, BehaviourScene};

/// `z_i times sum over senders of z_j`: following the sum of senders (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct TotInAlt;

static CARD: BehaviourCard = BehaviourCard {
    name: "totInAlt",
    formula: "z_i times sum over senders of z_j",
    meaning: "following the sum of senders",
    object: BehaviourObject::Network,
    ..BehaviourCard::BASE
};

impl BehaviourEffect for TotInAlt {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, s: &BehaviourScene<'_>, i: usize, z: f64) -> f64 {
        z * s.x.sources(i).map(|j| s.z[j]).sum::<f64>()
    }
}
