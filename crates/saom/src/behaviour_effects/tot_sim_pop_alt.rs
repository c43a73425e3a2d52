//! `totSimPopAlt`: becoming like one's popular partners, each counting.

use super::{BehaviourCard, BehaviourEffect, BehaviourObject, BehaviourScene};

/// `sum over D_i of n_j (1 - |z_i - z_j| / R - a)`: becoming like one's popular partners, each counting (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct TotSimPopAlt;

static CARD: BehaviourCard = BehaviourCard {
    name: "totSimPopAlt",
    formula: "sum over D_i of n_j (1 - |z_i - z_j| / R - a)",
    meaning: "becoming like one's popular partners, each counting",
    object: BehaviourObject::Network,
    ..BehaviourCard::BASE
};

impl BehaviourEffect for TotSimPopAlt {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, s: &BehaviourScene<'_>, i: usize, z: f64) -> f64 {
        s.x.out(i)
            .map(|j| s.x.in_degree(j) as f64 * s.sim(z, j))
            .sum()
    }
}
