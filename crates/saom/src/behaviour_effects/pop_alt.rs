//! `popAlt`: being tied to popular actors raises z.

use super::{BehaviourCard, BehaviourEffect, BehaviourObject, BehaviourScene, mean};

/// `z_i times mean over D_i of n_j`: being tied to popular actors raises z (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct PopAlt;

static CARD: BehaviourCard = BehaviourCard {
    name: "popAlt",
    formula: "z_i times mean over D_i of n_j",
    meaning: "being tied to popular actors raises z",
    object: BehaviourObject::Network,
    ..BehaviourCard::BASE
};

impl BehaviourEffect for PopAlt {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, s: &BehaviourScene<'_>, i: usize, z: f64) -> f64 {
        z * mean(s.x.out(i).map(|j| s.x.in_degree(j) as f64))
    }
}
