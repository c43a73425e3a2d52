//! `maxAlt`: following the highest partner.

use super::{BehaviourCard, BehaviourEffect, BehaviourObject, BehaviourScene};

/// `z_i times max over D_i of z_j`: following the highest partner (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct MaxAlt;

static CARD: BehaviourCard = BehaviourCard {
    name: "maxAlt",
    formula: "z_i times max over D_i of z_j",
    meaning: "following the highest partner",
    object: BehaviourObject::Network,
    ..BehaviourCard::BASE
};

impl BehaviourEffect for MaxAlt {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, s: &BehaviourScene<'_>, i: usize, z: f64) -> f64 {
        if s.x.out_degree(i) == 0 {
            return 0.0;
        }
        z * s.x.out(i).map(|j| s.z[j]).fold(f64::NEG_INFINITY, f64::max)
    }
}
