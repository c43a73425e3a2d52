//! `effFrom`: a covariate, or another behaviour, raises z.

use super::{BehaviourCard, BehaviourEffect, BehaviourObject, BehaviourScene};

/// `z_i v_i`: a covariate, or another behaviour, raises z (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct EffFrom;

static CARD: BehaviourCard = BehaviourCard {
    name: "effFrom",
    formula: "z_i v_i",
    meaning: "a covariate, or another behaviour, raises z",
    object: BehaviourObject::Actor,
    ..BehaviourCard::BASE
};

impl BehaviourEffect for EffFrom {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, s: &BehaviourScene<'_>, i: usize, z: f64) -> f64 {
        z * s.v[i]
    }
}
