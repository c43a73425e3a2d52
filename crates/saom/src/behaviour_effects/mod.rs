//! Effects on behaviours: the contract and the registry. One file, one effect.

mod av_alt;
mod av_alt_dist2;
mod av_group;
mod av_in_alt;
mod av_in_sim;
mod av_rec_alt;
mod av_sim;
mod av_sim_pop_alt;
mod av_sim_recip;
mod av_xalt;
mod behaviour_effect;
mod eff_from;
mod indeg;
mod isolate;
mod linear;
mod max_alt;
mod min_alt;
mod out_isolate;
mod outdeg;
mod pop_alt;
mod quad;
mod recip_deg;
mod registry;
mod threshold;
mod tot_alt;
mod tot_alt_dist2;
mod tot_in_alt;
mod tot_rec_alt;
mod tot_sim;
mod tot_sim_pop_alt;
mod tot_xalt;

pub(crate) use behaviour_effect::mean;
pub use behaviour_effect::{BehaviourCard, BehaviourEffect, BehaviourObject, BehaviourScene};
pub use registry::{BEHAVIOUR_EFFECTS, behaviour_effect};
