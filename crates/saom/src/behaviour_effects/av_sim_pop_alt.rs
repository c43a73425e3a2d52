//! `avSimPopAlt`: becoming like one's popular partners.

use super::{BehaviourCard, BehaviourEffect, BehaviourObject, BehaviourScene, mean};

/// `sum over D_i of n_j (1 - |z_i - z_j| / R - a), divided by o_i`: becoming like one's popular partners (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct AvSimPopAlt;

static CARD: BehaviourCard = BehaviourCard {
    name: "avSimPopAlt",
    formula: "sum over D_i of n_j (1 - |z_i - z_j| / R - a), divided by o_i",
    meaning: "becoming like one's popular partners",
    object: BehaviourObject::Network,
    ..BehaviourCard::BASE
};

impl BehaviourEffect for AvSimPopAlt {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, s: &BehaviourScene<'_>, i: usize, z: f64) -> f64 {
        mean(s.x.out(i).map(|j| s.x.in_degree(j) as f64 * s.sim(z, j)))
    }
}
