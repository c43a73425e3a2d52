//! `avAltDist2`: following partners of partners.

use super::{BehaviourCard, BehaviourEffect, BehaviourObject, BehaviourScene, mean};

/// `z_i times mean over j in D_i of the mean of z_h over h in D_j, h != i`: following partners of partners (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct AvAltDist2;

static CARD: BehaviourCard = BehaviourCard {
    name: "avAltDist2",
    formula: "z_i times mean over j in D_i of the mean of z_h over h in D_j, h != i",
    meaning: "following partners of partners",
    object: BehaviourObject::Network,
    ..BehaviourCard::BASE
};

impl BehaviourEffect for AvAltDist2 {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, s: &BehaviourScene<'_>, i: usize, z: f64) -> f64 {
        let far = |j: usize| mean(s.x.out(j).filter(|&h| h != i).map(|h| s.z[h]));
        z * mean(s.x.out(i).map(far))
    }
}
