//! Claims: where and how the document says it.

use serde::Serialize;

use crate::ids::{MechanismId, SentenceId};
use crate::words::Rank;

/// The part of a statement that ties it to the document.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Claim {
    /// The sentence.
    pub sentence: Option<SentenceId>,
    /// Start and end (exclusive) in Unicode code points of the document.
    pub span: Option<(usize, usize)>,
    /// How much it matters to the document.
    pub rank: Option<Rank>,
    /// Whose claim it is: `author`, or whom the author cites.
    pub speaker: Option<String>,
    /// What it is about: an actor, or a word.
    pub subject: Option<String>,
    /// To whom or what.
    pub object: Option<String>,
    /// The relation between the two, in a word or two.
    pub relation: Option<String>,
    /// The mechanisms that it speaks of.
    pub mechanism: Vec<MechanismId>,
}
