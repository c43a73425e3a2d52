//! `avSim`: becoming like one's partners on average.

use super::{BehaviourCard, BehaviourEffect, BehaviourObject, BehaviourScene, mean};

/// `mean over D_i of 1 - |z_i - z_j| / R - a`: becoming like one's partners on average (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct AvSim;

static CARD: BehaviourCard = BehaviourCard {
    name: "avSim",
    formula: "mean over D_i of 1 - |z_i - z_j| / R - a",
    meaning: "becoming like one's partners on average",
    object: BehaviourObject::Network,
    ..BehaviourCard::BASE
};

impl BehaviourEffect for AvSim {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, s: &BehaviourScene<'_>, i: usize, z: f64) -> f64 {
        mean(s.x.out(i).map(|j| s.sim(z, j)))
    }
}
