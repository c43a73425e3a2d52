//! `indeg`: popularity raises z.

use super::{BehaviourCard, BehaviourEffect, BehaviourObject, BehaviourScene};

/// `z_i n_i`: popularity raises z (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct Indeg;

static CARD: BehaviourCard = BehaviourCard {
    name: "indeg",
    formula: "z_i n_i",
    meaning: "popularity raises z",
    object: BehaviourObject::Network,
    ..BehaviourCard::BASE
};

impl BehaviourEffect for Indeg {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, s: &BehaviourScene<'_>, i: usize, z: f64) -> f64 {
        z * s.x.in_degree(i) as f64
    }
}
