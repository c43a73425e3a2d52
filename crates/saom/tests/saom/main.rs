//! Checks against the reference numbers, and of the contracts of the crate.

mod commands;
mod derivative;
mod effects;
mod estimates;
mod models;
mod moments;
mod oracle;
mod targets;
