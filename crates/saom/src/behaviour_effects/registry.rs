//! All effects on behaviours, in the order in which they are listed.

use super::BehaviourEffect;

/// All effects on behaviours that the crate has.
pub static BEHAVIOUR_EFFECTS: &[&dyn BehaviourEffect] = &[
    &super::linear::Linear,
    &super::quad::Quad,
    &super::threshold::Threshold,
    &super::av_sim::AvSim,
    &super::tot_sim::TotSim,
    &super::av_alt::AvAlt,
    &super::tot_alt::TotAlt,
    &super::av_in_sim::AvInSim,
    &super::av_in_alt::AvInAlt,
    &super::tot_in_alt::TotInAlt,
    &super::av_rec_alt::AvRecAlt,
    &super::tot_rec_alt::TotRecAlt,
    &super::av_sim_recip::AvSimRecip,
    &super::max_alt::MaxAlt,
    &super::min_alt::MinAlt,
    &super::av_sim_pop_alt::AvSimPopAlt,
    &super::tot_sim_pop_alt::TotSimPopAlt,
    &super::pop_alt::PopAlt,
    &super::indeg::Indeg,
    &super::outdeg::Outdeg,
    &super::recip_deg::RecipDeg,
    &super::isolate::Isolate,
    &super::out_isolate::OutIsolate,
    &super::eff_from::EffFrom,
    &super::av_xalt::AvXAlt,
    &super::tot_xalt::TotXAlt,
    &super::av_group::AvGroup,
    &super::av_alt_dist2::AvAltDist2,
    &super::tot_alt_dist2::TotAltDist2,
];

/// The effect with the given short name.
#[must_use]
pub fn behaviour_effect(name: &str) -> Option<&'static dyn BehaviourEffect> {
    BEHAVIOUR_EFFECTS
        .iter()
        .copied()
        .find(|e| e.card().name == name)
}
