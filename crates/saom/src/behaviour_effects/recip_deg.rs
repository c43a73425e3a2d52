//! `recipDeg`: having mutual ties raises z.

use super::{BehaviourCard, BehaviourEffect, BehaviourObject, BehaviourScene};

/// `z_i r_i`: having mutual ties raises z (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct RecipDeg;

static CARD: BehaviourCard = BehaviourCard {
    name: "recipDeg",
    formula: "z_i r_i",
    meaning: "having mutual ties raises z",
    object: BehaviourObject::Network,
    ..BehaviourCard::BASE
};

impl BehaviourEffect for RecipDeg {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, s: &BehaviourScene<'_>, i: usize, z: f64) -> f64 {
        z * s.x.mutual_degree(i) as f64
    }
}
