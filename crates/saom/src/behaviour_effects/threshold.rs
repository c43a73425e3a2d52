//! `threshold`: reaching a level.

use super::{BehaviourCard, BehaviourEffect, BehaviourScene};

/// `[raw z_i >= c], c = parm`: reaching a level (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct Threshold;

static CARD: BehaviourCard = BehaviourCard {
    name: "threshold",
    formula: "[raw z_i >= c], c = parm",
    meaning: "reaching a level",
    parm: 1.0,
    ..BehaviourCard::BASE
};

impl BehaviourEffect for Threshold {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, s: &BehaviourScene<'_>, _i: usize, z: f64) -> f64 {
        f64::from(u8::from(z + s.centre + 1e-9 >= s.parm))
    }
}
