//! The process: hazards, stocks, deals, corridors, rules, councils, what gets published; ensembles.
//!
//! A [`Scenario`] holds everything that a run needs: actors by index, goods, corridors, calendar,
//! covariates, and parameters that are drawn afresh for every trajectory. [`run`] turns it into
//! trajectories on a weekly clock and hands each to a judge. Nothing here reads a file, knows a
//! country, or holds a running random stream: every draw is keyed by what it is for
//! ([`key`]), so that switching one mechanism or setting one parameter leaves every other draw as it
//! was.
//!
//! The model is described in the book, chapter *The model*. The parts, in the order in which they build on one another:
//! [`key`] · [`scenario`] · [`stock`], [`deal`], [`corridor`], [`council`], [`rule`] (pure functions) ·
//! [`mechanisms`] (one file, one switch each) · [`link`] (talks and ties of a pair) · [`trace`] · [`trajectory`] · [`ensemble`].

pub mod corridor;
pub mod council;
pub mod deal;
pub mod ensemble;
mod flow;
pub mod hazard;
pub mod key;
pub mod link;
pub mod mechanisms;
pub mod publish;
pub mod rule;
mod rung;
pub mod scenario;
pub mod stock;
pub mod trace;
pub mod trajectory;

pub use ensemble::{Progress, Settings, run};
pub use mechanisms::{Card, MECHANISMS, Mechanism, MechanismId};
pub use scenario::Scenario;
pub use trace::Trajectory;
