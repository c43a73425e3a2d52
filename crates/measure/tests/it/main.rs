//! Tests of the crate against the reference tables and the edge cases of the specification.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "helpers of tests fail by panicking and say what they skip"
)]

mod ame;
mod closeness;
mod commands;
mod files;
mod history;
mod ideal;
mod reference;
mod worked;
