//! `avGroup`: following the group.

use super::{BehaviourCard, BehaviourEffect, BehaviourScene};

/// `z_i (mean(z) + zbar - c), c = parm`: following the group (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct AvGroup;

static CARD: BehaviourCard = BehaviourCard {
    name: "avGroup",
    formula: "z_i (mean(z) + zbar - c), c = parm",
    meaning: "following the group",
    ..BehaviourCard::BASE
};

impl BehaviourEffect for AvGroup {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, s: &BehaviourScene<'_>, i: usize, z: f64) -> f64 {
        let rest: f64 = s.z.iter().sum::<f64>() - s.z[i];
        let mean = (rest + z) / s.z.len() as f64;
        z * (mean + s.centre - s.parm)
    }
}
