//! `avSimRecip`: becoming like one's mutual partners.

use super::{BehaviourCard, BehaviourEffect, BehaviourObject, BehaviourScene, mean};

/// `mean over mutual partners of 1 - |z_i - z_j| / R - a`: becoming like one's mutual partners (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct AvSimRecip;

static CARD: BehaviourCard = BehaviourCard {
    name: "avSimRecip",
    formula: "mean over mutual partners of 1 - |z_i - z_j| / R - a",
    meaning: "becoming like one's mutual partners",
    object: BehaviourObject::Network,
    ..BehaviourCard::BASE
};

impl BehaviourEffect for AvSimRecip {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, s: &BehaviourScene<'_>, i: usize, z: f64) -> f64 {
        mean(s.x.out(i).filter(|&j| s.x.has(j, i)).map(|j| s.sim(z, j)))
    }
}
