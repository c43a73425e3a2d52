//! A whole dossier, loaded and checked.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::day::Day;
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::ids::{ActorId, MechanismId, SentenceId, StatementId};
use crate::parameter::Parameter;
use crate::question::Question;
use crate::record::Record;
use crate::text::Mark;
use crate::view::View;
use crate::world::World;

/// A dossier: what is known of a case, and what the model assumes of it.
///
/// Every vector has the order of its file; nothing depends on how actors are named.
#[derive(Debug, Clone, PartialEq)]
pub struct Dossier {
    /// What it is about.
    pub meta: Meta,
    /// What is said, and by whom.
    pub record: Record,
    /// The world of the model.
    pub world: World,
    /// The numbers of the model: facts, then estimates, then assumptions.
    pub parameters: Vec<Parameter>,
    /// The questions.
    pub questions: Vec<Question>,
    /// The document, sentence by sentence.
    pub article: Vec<Sentence>,
    /// The log of parameter changes.
    pub changes: Vec<Change>,
    /// Every file that was read, with its SHA-256 in hexadecimal. `outcomes.csv` is not among them.
    pub files: BTreeMap<String, String>,
    /// What the model cites of the record.
    pub(crate) citations: Vec<Cited>,
}

/// A statement cited by a parameter, a question or the world.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cited {
    pub(crate) owner: String,
    pub(crate) statement: StatementId,
    pub(crate) mark: Mark,
    pub(crate) statement_mark: Mark,
}

impl Cited {
    /// The problem of a statement that was not yet known on the day.
    pub(crate) fn check(&self, record: &Record, day: Day) -> Option<Diagnostic> {
        let known = record.statement(self.statement.as_str())?.known;
        if known <= day {
            return None;
        }
        let found = format!(
            "{} resting on `{}`, known on {known}",
            self.owner, self.statement
        );
        let expected = format!("statements known by {day}");
        let problem = Diagnostic::at(Code::Later, &self.mark, found, expected);
        Some(problem.also(
            &self.statement_mark,
            format!("`{}` is here", self.statement),
        ))
    }
}

impl Dossier {
    /// What was known on a day.
    ///
    /// # Errors
    ///
    /// [`Problems`] names each parameter, base rate or start of the world that cites a statement known only later,
    /// and that statement: a forecast of that day could not have rested on it.
    pub fn as_of(&self, day: Day) -> Result<View, Problems> {
        let problems: Vec<Diagnostic> = self
            .citations
            .iter()
            .filter_map(|c| c.check(&self.record, day))
            .collect();
        if problems.is_empty() {
            Ok(self.record.as_of(day))
        } else {
            Err(Problems::new(problems))
        }
    }
}

/// What a dossier is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Meta {
    /// Its id.
    pub id: String,
    /// Its title: the question of the headline.
    pub title: String,
    /// The day from which it looks ahead.
    pub as_of: Day,
    /// The headline's pair: the first asks of the second.
    pub pair: [ActorId; 2],
    /// The document that claims point into.
    pub document: Option<Document>,
}

/// The document that claims point into. Its text is never stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Document {
    /// Its id.
    pub id: String,
    /// SHA-256 of its text, in hexadecimal.
    pub sha256: String,
    /// Its length in Unicode code points.
    pub characters: usize,
}

/// One sentence of the document, and what the engine has to say of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sentence {
    /// Its id.
    pub id: SentenceId,
    /// The claims that it makes.
    pub claims: Vec<StatementId>,
    /// The mechanisms that it speaks of.
    pub mechanisms: Vec<MechanismId>,
    /// The part of the answer that speaks to it: one of [`Sentence::SAYS`], or `evidence:`,
    /// `question:` or `mechanism:` and an id.
    pub says: String,
}

impl Sentence {
    /// The parts of the answer that need no id.
    pub const SAYS: &'static [&'static str] = &[
        "channels", "needs", "barter", "limits", "law", "council", "contact", "trade", "none",
    ];
}

/// One change of a parameter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// When.
    pub day: Day,
    /// Which parameter.
    pub parameter: String,
    /// What was changed.
    pub what: String,
    /// Why.
    pub why: String,
}
