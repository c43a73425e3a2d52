//! How the questions ended.

use serde::Serialize;

use crate::day::Day;
use crate::ids::QuestionId;
use crate::words::Sure;

/// How one question ended.
///
/// Kept apart from the [`Dossier`](crate::Dossier), so that nothing that makes a forecast can see it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Outcome {
    /// The question.
    pub id: QuestionId,
    /// What happened, in a word or two (`yes`, `no`, `open`).
    pub outcome: String,
    /// When it was settled.
    pub day: Option<Day>,
    /// Who says so.
    pub source: Option<String>,
    /// How sure the person is who entered it.
    pub sure: Option<Sure>,
    /// Anything else.
    pub note: Option<String>,
}
