//! `totSim`: becoming like one's partners, each counting.

use super::{BehaviourCard, BehaviourEffect, BehaviourObject, BehaviourScene};

/// `sum over D_i of 1 - |z_i - z_j| / R - a`: becoming like one's partners, each counting (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct TotSim;

static CARD: BehaviourCard = BehaviourCard {
    name: "totSim",
    formula: "sum over D_i of 1 - |z_i - z_j| / R - a",
    meaning: "becoming like one's partners, each counting",
    object: BehaviourObject::Network,
    ..BehaviourCard::BASE
};

impl BehaviourEffect for TotSim {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, s: &BehaviourScene<'_>, i: usize, z: f64) -> f64 {
        s.x.out(i).map(|j| s.sim(z, j)).sum()
    }
}
