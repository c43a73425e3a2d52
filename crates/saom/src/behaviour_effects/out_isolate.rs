//! `outIsolate`: sending no tie raises z.

use super::{BehaviourCard, BehaviourEffect, BehaviourObject, BehaviourScene};

/// `z_i [o_i = 0]`: sending no tie raises z (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct OutIsolate;

static CARD: BehaviourCard = BehaviourCard {
    name: "outIsolate",
    formula: "z_i [o_i = 0]",
    meaning: "sending no tie raises z",
    object: BehaviourObject::Network,
    ..BehaviourCard::BASE
};

impl BehaviourEffect for OutIsolate {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, s: &BehaviourScene<'_>, i: usize, z: f64) -> f64 {
        if s.x.out_degree(i) == 0 { z } else { 0.0 }
    }
}
