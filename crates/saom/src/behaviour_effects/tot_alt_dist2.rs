//! `totAltDist2`: following partners of partners, each counting.

use super::{BehaviourCard, BehaviourEffect, BehaviourObject, BehaviourScene};

/// `z_i times sum over j in D_i of the sum of z_h over h in D_j, h != i`: following partners of partners, each counting (Steglich, Snijders and Pearson 2010).
#[derive(Debug, Clone, Copy)]
pub(super) struct TotAltDist2;

static CARD: BehaviourCard = BehaviourCard {
    name: "totAltDist2",
    formula: "z_i times sum over j in D_i of the sum of z_h over h in D_j, h != i",
    meaning: "following partners of partners, each counting",
    object: BehaviourObject::Network,
    ..BehaviourCard::BASE
};

impl BehaviourEffect for TotAltDist2 {
    fn card(&self) -> &'static BehaviourCard {
        &CARD
    }

    fn value(&self, s: &BehaviourScene<'_>, i: usize, z: f64) -> f64 {
        let far = |j: usize| s.x.out(j).filter(|&h| h != i).map(|h| s.z[h]).sum::<f64>();
        z * s.x.out(i).map(far).sum::<f64>()
    }
}
