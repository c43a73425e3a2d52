//! `linear`: level: which way the scale is drawn.

use super::{BehaviourCard, BehaviourEffect, BehaviourScene};

/// `z_i`: level: which way the scale is drawn (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct Linear;

static CARD: BehaviourCard = BehaviourCard {
    name: "linear",
    formula: "z_i",
    meaning: "level: which way the scale is drawn",
    ..BehaviourCard::BASE
};

impl BehaviourEffect for Linear {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, _s: &BehaviourScene<'_>, _i: usize, z: f64) -> f64 {
        z
    }
}
