//! `quad`: whether high values reinforce or correct themselves.

use super::{BehaviourCard, BehaviourEffect, BehaviourScene};

/// `z_i^2`: whether high values reinforce or correct themselves (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct Quad;

static CARD: BehaviourCard = BehaviourCard {
    name: "quad",
    formula: "z_i^2",
    meaning: "whether high values reinforce or correct themselves",
    ..BehaviourCard::BASE
};

impl BehaviourEffect for Quad {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, _s: &BehaviourScene<'_>, _i: usize, z: f64) -> f64 {
        z * z
    }
}
