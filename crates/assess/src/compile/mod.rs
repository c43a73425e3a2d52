//! The one door between what is known and what runs: a view and a world become a scenario.

mod covariates;
mod docket;
mod slots;
mod world;

pub(crate) use covariates::{in_force, latest_level, pair_level, score, ties};
pub use world::{Compiled, Settings, compile};

/// Something that keeps a dossier from compiling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What was found and what was expected.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

impl Problem {
    pub(crate) fn new(message: impl Into<String>, hint: Option<String>) -> Self {
        Self {
            message: message.into(),
            hint,
        }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.message)?;
        match &self.hint {
            Some(hint) => write!(f, " ({hint})"),
            None => Ok(()),
        }
    }
}
