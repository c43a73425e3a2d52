//! Simulation of the process: periods as continuous-time Markov chains (Snijders 2001, 2017).

mod batch;
mod behaviour_step;
mod pair_step;
mod period;
mod point;
mod rates;
mod tie_step;
mod workspace;

pub use batch::{Batch, Replicate, SimulationSettings};
pub use period::Step;
pub(crate) use point::Point;
pub use workspace::Workspace;
