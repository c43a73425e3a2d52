//! Checks against the reference numbers, and of the contracts of the crate.

mod effects;
mod models;
mod moments;
mod targets;
