//! Parameters of the model, each with a distribution and a provenance.

use serde::Serialize;

use crate::day::Day;
use crate::distribution::Distribution;
use crate::ids::{ParameterId, StatementId};
use crate::unit::Unit;
use crate::words::words;

words! {
    /// Where a parameter's numbers come from.
    pub enum Provenance {
        /// Statements.
        Statement = "statement",
        /// Fitted on data.
        Estimate = "estimate",
        /// A ratio set by a written rule.
        Rule = "rule",
        /// A level that nobody has stated, drawn over a stated wide range.
        Assumption = "assumption",
    }
}

/// One number of the model.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Parameter {
    /// Its id.
    pub id: ParameterId,
    /// Its unit.
    pub unit: Unit,
    /// What it may be.
    pub dist: Distribution,
    /// Of a coefficient: the mean of its covariate over the class it was estimated on.
    pub mean: Option<f64>,
    /// Of an estimate: its standard error, where the distribution does not carry it.
    pub se: Option<f64>,
    /// The statements it rests on, or that bound its range.
    pub statements: Vec<StatementId>,
    /// The written rule that set it.
    pub rule: Option<String>,
    /// Why, in one sentence.
    pub why: Option<String>,
    /// The day it was first set.
    pub set: Option<Day>,
    /// Where its numbers come from.
    pub provenance: Provenance,
}
