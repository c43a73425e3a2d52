//! `totRecAlt`: following the sum of mutual partners.

use super::{BehaviourCard, BehaviourEffect, BehaviourObject, BehaviourScene};

/// `z_i times sum over mutual partners of z_j`: following the sum of mutual partners (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct TotRecAlt;

static CARD: BehaviourCard = BehaviourCard {
    name: "totRecAlt",
    formula: "z_i times sum over mutual partners of z_j",
    meaning: "following the sum of mutual partners",
    object: BehaviourObject::Network,
    ..BehaviourCard::BASE
};

impl BehaviourEffect for TotRecAlt {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, s: &BehaviourScene<'_>, i: usize, z: f64) -> f64 {
        z * s
            .x
            .out(i)
            .filter(|&j| s.x.has(j, i))
            .map(|j| s.z[j])
            .sum::<f64>()
    }
}
