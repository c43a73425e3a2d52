//! `isolate`: receiving no tie raises z.

use super::{BehaviourCard, BehaviourEffect, BehaviourObject, BehaviourScene};

/// `z_i [n_i = 0]`: receiving no tie raises z (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct Isolate;

static CARD: BehaviourCard = BehaviourCard {
    name: "isolate",
    formula: "z_i [n_i = 0]",
    meaning: "receiving no tie raises z",
    object: BehaviourObject::Network,
    ..BehaviourCard::BASE
};

impl BehaviourEffect for Isolate {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, s: &BehaviourScene<'_>, i: usize, z: f64) -> f64 {
        if s.x.in_degree(i) == 0 { z } else { 0.0 }
    }
}
