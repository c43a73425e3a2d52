//! From a view to an answer: compile a scenario, run it, judge it.
//!
//! [`compile`](compile::compile) is the one door between what is known and what runs; [`Answer`] is the one
//! contract between the engine and everything that shows it.

pub mod answer;
pub mod article;
mod assess;
pub mod base_rate;
mod channels;
pub mod compile;
pub mod drivers;
mod evidence;
mod figures;
pub mod judge;
mod law;
mod limits;
mod needs;
mod placebos;
mod questions;
mod references;
mod sides;
pub mod statistics;
mod words;

pub use answer::Answer;
pub use assess::{Comparison, Error, Options, assess, compare, work};
