//! `avInSim`: becoming like one's senders on average.

use super::{BehaviourCard, BehaviourEffect, BehaviourObject, BehaviourScene, mean};

/// `mean over senders of 1 - |z_i - z_j| / R - a`: becoming like one's senders on average (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct AvInSim;

static CARD: BehaviourCard = BehaviourCard {
    name: "avInSim",
    formula: "mean over senders of 1 - |z_i - z_j| / R - a",
    meaning: "becoming like one's senders on average",
    object: BehaviourObject::Network,
    ..BehaviourCard::BASE
};

impl BehaviourEffect for AvInSim {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, s: &BehaviourScene<'_>, i: usize, z: f64) -> f64 {
        mean(s.x.sources(i).map(|j| s.sim(z, j)))
    }
}
