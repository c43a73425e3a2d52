//! Statements: a source says, with a stated firmness, that something was so.

use std::sync::Arc;

use serde::Serialize;

use crate::claim::Claim;
use crate::day::Day;
use crate::ids::{OriginId, SourceId, StatementId};
use crate::kinds::{Event, Level, Rule, Tie, Vote};
use crate::partial_date::PartialDate;
use crate::words::{Credibility, Firmness, ReadMark, Sure, words};

/// Where in the dossier something is written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, relative to the dossier's folder.
    pub file: Arc<str>,
    /// The line, from 1; 0 where the file as a whole is meant.
    pub line: usize,
    /// The column in characters, from 1; 0 where the file as a whole is meant.
    pub column: usize,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.line, self.column) {
            (0, _) => write!(f, "{}", self.file),
            (line, column) => write!(f, "{}:{line}:{column}", self.file),
        }
    }
}

words! {
    /// The kind of a statement, without what it says.
    pub enum KindWord {
        /// A relation between two actors.
        Tie = "tie",
        /// A quantity.
        Level = "level",
        /// A vote in a body.
        Vote = "vote",
        /// Something that happened.
        Event = "event",
        /// A rule of law.
        Rule = "rule",
        /// A claim that one thing brings about another.
        Cause = "cause",
        /// A claim about what will, may or should happen.
        Expectation = "expectation",
    }
}

/// What a statement says, by kind.
///
/// The payload is `None` for a claim *about* a tie, level, vote, event or rule that leaves the kind's
/// own keys out. Causes and expectations say what they say in [`Statement::claim`] and
/// [`Statement::text`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StatementKind {
    /// A relation between two actors.
    Tie(Option<Tie>),
    /// A quantity.
    Level(Option<Level>),
    /// A vote in a body.
    Vote(Option<Vote>),
    /// Something that happened.
    Event(Option<Event>),
    /// A rule of law.
    Rule(Option<Rule>),
    /// One thing brings about another.
    Cause,
    /// What will, may or should happen.
    Expectation,
}

impl StatementKind {
    /// The kind's word.
    #[must_use]
    pub fn word(&self) -> KindWord {
        match self {
            Self::Tie(_) => KindWord::Tie,
            Self::Level(_) => KindWord::Level,
            Self::Vote(_) => KindWord::Vote,
            Self::Event(_) => KindWord::Event,
            Self::Rule(_) => KindWord::Rule,
            Self::Cause => KindWord::Cause,
            Self::Expectation => KindWord::Expectation,
        }
    }
}

/// A source says, with a stated firmness, that something was so.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Statement {
    /// Its id.
    pub id: StatementId,
    /// What it says.
    pub kind: StatementKind,
    /// Where in the document it is claimed, if it is a claim of the document.
    pub claim: Option<Claim>,
    /// The table of the fact sheet it comes from.
    pub table: Option<String>,
    /// When it was so.
    pub valid: Option<PartialDate>,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// The day on which the public could first know it.
    pub known: Day,
    /// The day on which somebody wrote it down in the dossier.
    pub entered: Option<Day>,
    /// Who says it.
    pub source: SourceId,
    /// The origin it counts for: its own, or that of its source.
    pub origin: OriginId,
    /// What the text commits to.
    pub firmness: Firmness,
    /// How strongly, 0 to 1, where the source allows a number.
    pub strength: Option<f64>,
    /// Admiralty digit: a label.
    pub credibility: Option<Credibility>,
    /// How sure the person is who entered it.
    pub sure: Option<Sure>,
    /// Where that person has it from.
    pub read: Option<ReadMark>,
    /// One sentence in our own words.
    pub text: Option<String>,
    /// Statements that it is reasoned from.
    pub because: Vec<StatementId>,
    /// Where it is written; `None` in a [`View`](crate::View), since the line of a row tells how many
    /// rows, known or not, stand before it.
    #[serde(skip)]
    pub place: Option<Place>,
}

impl Statement {
    /// The days from the earliest day on which it was so to the day on which it was known.
    #[must_use]
    pub fn lag(&self) -> Option<i64> {
        let start = self.valid.as_ref()?.earliest();
        (start != Day::MIN).then(|| self.known.days_since(start))
    }
}
