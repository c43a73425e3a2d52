//! From a view to an answer: compile a scenario, run it, judge it.

pub mod answer;
