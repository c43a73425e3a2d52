//! Why a measure has no value.

use thiserror::Error;

/// The reason why a measure has no value. Unknown is never zero: a caller shows the reason.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Unknown {
    /// One of the two states is not a member of the state system (or of the assembly) at that time.
    #[error("state {0} is not in the system at that time")]
    NotInSystem(u16),
    /// The source does not cover that time, or there is nothing to compare.
    #[error("no coverage: {0}")]
    NoCoverage(&'static str),
    /// Every rating is the same, so that nothing can be told from chance.
    #[error("no variance: every rating is the same")]
    NoVariance,
    /// Fewer votes in common than the least number asked for.
    #[error("too few votes in common: {found}, at least {needed} are needed")]
    TooFewVotes {
        /// Roll calls in which both states took part.
        found: u32,
        /// The least number asked for.
        needed: u32,
    },
    /// A part of the formula is not known.
    #[error("missing input: {0}")]
    MissingInput(&'static str),
    /// The input breaks the rules of the measure, for example a rating beyond the highest level.
    #[error("invalid input: {0}")]
    InvalidInput(&'static str),
}

impl Unknown {
    /// The short name of the reason, for a column of a table.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::NotInSystem(_) => "NotInSystem",
            Self::NoCoverage(_) => "NoCoverage",
            Self::NoVariance => "NoVariance",
            Self::TooFewVotes { .. } => "TooFewVotes",
            Self::MissingInput(_) => "MissingInput",
            Self::InvalidInput(_) => "InvalidInput",
        }
    }
}

/// A value, or the reason why there is none.
pub type Measured<T = f64> = Result<T, Unknown>;
