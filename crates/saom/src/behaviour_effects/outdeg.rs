//! `outdeg`: having ties raises z.

use super::{BehaviourCard, BehaviourEffect, BehaviourObject, BehaviourScene};

/// `z_i o_i`: having ties raises z (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct Outdeg;

static CARD: BehaviourCard = BehaviourCard {
    name: "outdeg",
    formula: "z_i o_i",
    meaning: "having ties raises z",
    object: BehaviourObject::Network,
    ..BehaviourCard::BASE
};

impl BehaviourEffect for Outdeg {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, s: &BehaviourScene<'_>, i: usize, z: f64) -> f64 {
        z * s.x.out_degree(i) as f64
    }
}
