//! How close any two states are: pure functions on portfolios, roll calls, flows and event counts.
//!
//! Nothing here reads a file or knows a data frame. Every measure is one short file with its formula and
//! its paper, and gives a value or the [`Unknown`] reason why there is none: never NaN, never a silent zero.
//!
//! The parts, in the order in which they build on one another: [`Table`] (the joint ratings of two
//! states) · [`Portfolios`] and [`Session`] (which make tables fast) · [`s`], [`kappa`], [`pi`], [`alpha`],
//! [`tau_b`], [`a_index`], [`agreement`] · [`dependence`], [`concentration`], [`ArmsSupply`],
//! [`MonthEvents`] · [`ideal`] points · the [`closeness`] index · the [`commands`].

mod a_index;
mod agreement;
mod alpha;
mod ame;
mod arms;
pub mod closeness;
pub mod commands;
mod concentration;
mod dependence;
mod events;
pub mod ideal;
mod kappa;
mod pi;
mod portfolio;
mod rollcalls;
mod s;
mod similarity;
mod system;
mod table;
mod tau_b;
mod unknown;

pub use a_index::a_index;
pub use agreement::{Abstention, agreement, at_least, joint_votes};
pub use alpha::alpha;
pub use ame::{Ame, ame};
pub use arms::{ArmsSupply, Delivery};
pub use concentration::{Concentration, concentration};
pub use dependence::{
    NationalTrade, PairTrade, asymmetry, bandwidth, dependence, import_share, influence, percentile,
};
pub use events::{Event, Faded, Goldstein, MonthEvents, Quad};
pub use kappa::kappa;
pub use pi::pi;
pub use portfolio::{DEFENCE, Obligations, Portfolios, Tie};
pub use rollcalls::{Ballot, Session, Vote};
pub use s::{WeightedS, s, weighted_s};
pub use similarity::{NoSuchMeasure, Similarity};
pub use system::{Spell, StateSystem, Ymd};
pub use table::{Distance, Table};
pub use tau_b::tau_b;
pub use unknown::{Measured, Unknown};
