//! What was observed: waves of networks and behaviours, covariates, presence; readers; constants derived from them.

mod behaviour;
mod composition;
mod covariate;
mod group;
mod network;
mod period;
pub mod read;

pub use behaviour::{BehaviourData, BoundaryRule};
pub use composition::Presence;
pub use covariate::{ActorCovariate, DyadicCovariate};
pub use group::{Data, Group, GroupBuilder};
pub use network::{NetworkData, OneSided, Tie, TieModel};
pub(crate) use period::{Constants, Period, Prepared};
