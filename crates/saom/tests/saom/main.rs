//! Checks against the reference numbers, and of the contracts of the crate.

#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test may fail where it stands, and its figures are read in the terminal"
)]

mod commands;
mod derivative;
mod effects;
mod estimates;
mod models;
mod moments;
mod oracle;
mod targets;
