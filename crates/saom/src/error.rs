//! What can be wrong with data, a model or a run; every message names the part that is at fault.

use thiserror::Error;

/// An error of this crate. All variants are mistakes in the input, not of the program.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// A table has the wrong shape.
    #[error("`{name}`: {what} has {found} {unit}, expected {expected}")]
    Shape {
        /// Variable or covariate.
        name: String,
        /// Which part of it.
        what: String,
        /// What was found.
        found: usize,
        /// What was expected.
        expected: usize,
        /// What is counted.
        unit: &'static str,
    },
    /// A value that the type does not allow.
    #[error("`{name}`: {what}")]
    Value {
        /// Variable or covariate.
        name: String,
        /// What is wrong.
        what: String,
    },
    /// Two parts of a data set share a name.
    #[error("the name `{0}` is used twice in the data set")]
    DuplicateName(String),
    /// A name that is not in the data set.
    #[error("there is no {kind} `{name}`; the data set has {known}")]
    UnknownName {
        /// Kind of object asked for.
        kind: &'static str,
        /// The name.
        name: String,
        /// The names there are.
        known: String,
    },
    /// A short name that no effect has.
    #[error("there is no effect `{name}`{hint}")]
    UnknownEffect {
        /// The short name.
        name: String,
        /// A similar name, if there is one.
        hint: String,
    },
    /// An effect that cannot be used in this place.
    #[error("effect `{effect}` of `{variable}`: {why}")]
    EffectUse {
        /// Short name.
        effect: String,
        /// Dependent variable.
        variable: String,
        /// Why not, and what to do.
        why: String,
    },
    /// A file that cannot be read.
    #[error("{file}: {source}")]
    Io {
        /// Path as given.
        file: String,
        /// The cause.
        source: std::io::Error,
    },
    /// A cell of a table that cannot be understood.
    #[error("{file}, line {line}, column {column}: found `{found}`, expected {expected}")]
    Cell {
        /// Path as given.
        file: String,
        /// Line from 1.
        line: usize,
        /// Column from 1.
        column: usize,
        /// The text found.
        found: String,
        /// What may stand there.
        expected: &'static str,
    },
    /// A data problem that makes a parameter impossible to estimate.
    #[error("{what}; {advice}")]
    NotEstimable {
        /// The problem in the data.
        what: String,
        /// What to do.
        advice: String,
    },
    /// A simulation that does not end.
    #[error(
        "period {period}: more than {limit} steps; the rate of `{variable}` explodes at these parameters, \
         use smaller rates or a logarithmic rate effect"
    )]
    Explosion {
        /// Period from 1.
        period: usize,
        /// Variable with the highest rate.
        variable: String,
        /// The limit.
        limit: usize,
    },
    /// A model file that cannot be understood.
    #[error("model file: {0}")]
    ModelFile(String),
}

/// Result with [`enum@Error`].
pub type Result<T> = std::result::Result<T, Error>;
