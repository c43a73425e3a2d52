//! Statements that do not agree, why they do not, and what to make of it.

use serde::Serialize;

use crate::ids::{ConflictId, PropositionId, StatementId};
use crate::proposition::Contradiction;

/// A disagreement between statements, weighed by a person.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Conflict {
    /// Its id.
    pub id: ConflictId,
    /// What it is about, in a few words.
    pub topic: String,
    /// The statements that disagree: the conflict is known once all of them are.
    pub statements: Vec<StatementId>,
    /// What sort of disagreement it is.
    pub label: Contradiction,
    /// What to take from it, in one or two sentences.
    pub resolution: String,
    /// Why.
    pub why: String,
    /// The proposition whose ladder weighs it, where a probability makes sense.
    pub proposition: Option<PropositionId>,
    /// What became known afterwards and bears on it.
    pub since: Vec<Since>,
}

/// What a later statement adds to a conflict.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Since {
    /// The statement; the remark is known once it is.
    pub statement: StatementId,
    /// What it adds, in one sentence.
    pub text: String,
}
