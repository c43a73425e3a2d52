//! What is contested, and how each statement speaks to it.

use serde::Serialize;

use crate::day::Day;
use crate::distribution::Distribution;
use crate::ids::{PropositionId, StatementId};
use crate::words::words;

words! {
    /// Why statements seem to contradict one another.
    pub enum Contradiction {
        /// They count different things.
        DifferentDefinition = "different definition",
        /// They speak of different times.
        DifferentPeriod = "different period",
        /// One has the unit wrong.
        UnitSlip = "unit slip",
        /// One copied wrongly.
        CopyingError = "copying error",
        /// Both can be so, but one makes the other less likely.
        EvidentialTension = "evidential tension",
        /// Only one can be so.
        TrueConflict = "true conflict",
    }
}

/// Something that is so or is not, and about which the sources differ.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Proposition {
    /// Its id.
    pub id: PropositionId,
    /// What is so if it is true, in one sentence.
    pub text: String,
    /// The day from which the question can be asked: before it, the text itself would tell what came later.
    #[serde(skip)]
    pub known: Option<Day>,
    /// Statements that seem to contradict one another over it.
    pub contradicts: Vec<StatementId>,
    /// Why they seem to.
    pub label: Option<Contradiction>,
    /// The credence before any of the evidence, on \[0, 1\].
    pub prior: Distribution,
    /// How each statement moves it.
    pub evidence: Vec<Evidence>,
}

/// How one statement speaks to a proposition.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evidence {
    /// The statement.
    pub statement: StatementId,
    /// In which way it speaks.
    pub reading: Reading,
}

/// In which way a statement speaks to a proposition: the chances that make up its likelihood ratio.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// It asserts the proposition.
    Assertion {
        /// `s`: the source would say so if it is true.
        true_say: Distribution,
        /// `e`: it would say so by mistake if it is false.
        mistaken_say: Distribution,
        /// `g`: it says so regardless.
        regardless_say: Distribution,
    },
    /// It says that there is no sign of it.
    Absence {
        /// `D`: hard evidence would be public by then if it is true.
        would_show: Distribution,
        /// `f`: something would pass for it if it is false.
        false_show: Distribution,
    },
    /// An interested party denies it.
    Denial {
        /// The likelihood ratio, near 1.
        ratio: Distribution,
    },
}

impl Reading {
    /// The word that files use for it.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Assertion { .. } => "assertion",
            Self::Absence { .. } => "absence",
            Self::Denial { .. } => "denial",
        }
    }

    /// The chances that a reading of this kind is made of, as files name them.
    pub(crate) fn keys(word: &str) -> &'static [&'static str] {
        match word {
            "assertion" => &["true_say", "mistaken_say", "regardless_say"],
            "absence" => &["would_show", "false_show"],
            "denial" => &["ratio"],
            _ => &[],
        }
    }

    /// The words for the kinds of reading.
    pub const WORDS: &'static [&'static str] = &["assertion", "absence", "denial"];
}
