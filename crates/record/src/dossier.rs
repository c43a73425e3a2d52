//! A whole dossier, loaded and checked.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::day::Day;
use crate::ids::{ActorId, MechanismId, SentenceId, StatementId};
use crate::parameter::Parameter;
use crate::question::Question;
use crate::record::Record;
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
    pub const SAYS: &'static [&'static str] =
        &["channels", "needs", "barter", "limits", "law", "council", "contact", "trade", "none"];
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
