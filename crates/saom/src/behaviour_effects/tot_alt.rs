//! `totAlt`: following the sum of partners.

use super::{BehaviourCard, BehaviourEffect, BehaviourObject, BehaviourScene};

/// `z_i times sum over D_i of z_j`: following the sum of partners (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct TotAlt;

static CARD: BehaviourCard = BehaviourCard {
    name: "totAlt",
    formula: "z_i times sum over D_i of z_j",
    meaning: "following the sum of partners",
    object: BehaviourObject::Network,
    ..BehaviourCard::BASE
};

impl BehaviourEffect for TotAlt {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, s: &BehaviourScene<'_>, i: usize, z: f64) -> f64 {
        z * s.x.out(i).map(|j| s.z[j]).sum::<f64>()
    }
}
