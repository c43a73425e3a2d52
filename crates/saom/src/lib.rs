//! Stochastic actor-oriented models of networks and behaviour: simulate, estimate, test.
//!
//! A [`Data`] set holds what was observed; [`Effects`] says which effects the model has; [`Model`] puts the two together and
//! knows the target statistics. [`Model::simulate`] runs the process at a parameter vector, [`fit`] finds the parameter
//! vector at which the expected statistics equal the observed ones (method of moments, Snijders 2001).
//!
//! The parts, in the order in which they build on one another: [`network`] (the changing state) · [`data`] (what was observed)
//! · [`effects`], [`behaviour_effects`] (one file, one effect) · [`Model`] (parameters bound to data) · statistics ·
//! simulation · estimation. The library knows nothing of states, pupils or firms.

pub mod behaviour_effects;
mod changes;
pub mod command;
pub mod data;
pub mod effects;
mod error;
mod estimate;
mod exp;
mod gof;
mod linalg;
mod model;
pub mod model_file;
pub mod network;
mod rate;
mod simulate;
mod specification;
mod start;
mod state;
mod statistics;
mod stream;

pub use data::Data;
pub use error::{Error, Result};
pub use estimate::{
    Fit, FitSettings, Moments, Progress, Rates, ScoreTest, WaldTest, fit, fit_from,
};
pub use gof::{Auxiliary, GoodnessOfFit};
pub use linalg::Matrix;
pub use model::{Model, Parameter, ParameterKind};
pub use rate::RateKind;
pub use simulate::{Batch, Replicate, SimulationSettings, Step, Workspace};
pub use specification::{EffectSpec, Effects, Role};
