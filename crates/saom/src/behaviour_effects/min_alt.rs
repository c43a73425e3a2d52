//! `minAlt`: following the lowest partner.

use super::{BehaviourCard, BehaviourEffect, BehaviourObject, BehaviourScene};

/// `z_i times min over D_i of z_j`: following the lowest partner (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct MinAlt;

static CARD: BehaviourCard = BehaviourCard {
    name: "minAlt",
    formula: "z_i times min over D_i of z_j",
    meaning: "following the lowest partner",
    object: BehaviourObject::Network,
    ..BehaviourCard::BASE
};

impl BehaviourEffect for MinAlt {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, s: &BehaviourScene<'_>, i: usize, z: f64) -> f64 {
        if s.x.out_degree(i) == 0 {
            return 0.0;
        }
        z * s.x.out(i).map(|j| s.z[j]).fold(f64::INFINITY, f64::min)
    }
}
