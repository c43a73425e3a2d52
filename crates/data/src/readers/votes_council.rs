//! Votes of the Security Council on adopted texts (UN Digital Library), and vetoed drafts.
//!
//! Quirks: only adopted texts have votes, so those held are a selected sample; `X` is "no vote", and texts adopted
//! without a vote hold nothing else; Russia and the Soviet Union are two columns of the list of vetoes.

use std::path::Path;

use crate::dataset::{UNSC_VETOES, UNSC_VOTES};
use crate::error::DataError;
use crate::file::Rows;
use crate::state::State;
use crate::table::{Dated, Table};

/// What a member did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Abstained.
    Abstain,
    /// Did not vote, or no vote was taken.
    NotVoting,
}

/// A member's vote on an adopted text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vote {
    /// Record number of the text.
    pub text: i32,
    /// The year.
    pub year: i32,
    /// The member.
    pub state: State,
    /// What it did.
    pub choice: Choice,
}

impl Dated for Vote {
    fn known(&self, last: i32) -> Option<Self> {
        (self.year <= last).then_some(*self)
    }
}

/// A vetoed draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Veto {
    /// The year.
    pub year: i32,
    /// Symbol of the draft.
    pub draft: String,
    /// China said no.
    pub china: bool,
    /// France said no.
    pub france: bool,
    /// Russia or, before, the Soviet Union said no.
    pub russia: bool,
    /// The United States said no.
    pub united_states: bool,
    /// The United Kingdom said no.
    pub united_kingdom: bool,
}

impl Dated for Veto {
    fn known(&self, last: i32) -> Option<Self> {
        (self.year <= last).then(|| self.clone())
    }
}

/// Reads votes on adopted texts.
///
/// # Errors
///
/// If the file is not in the layout, or holds a code that is not in the list.
pub fn read_votes(path: &Path) -> Result<Table<Vote>, DataError> {
    let mut rows = Rows::open(path, UNSC_VOTES.layout)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let choice = match row.raw(3) {
            "Y" => Choice::Yes,
            "N" => Choice::No,
            "A" => Choice::Abstain,
            "X" => Choice::NotVoting,
            _ => return Err(row.wrong(3, "a vote code: Y, N, A or X")),
        };
        let year = row.raw(1).get(..4).and_then(|y| y.parse().ok());
        let year = year.ok_or_else(|| row.wrong(1, "a day written YYYY-MM-DD"))?;
        out.push(Vote {
            text: row.whole(0)?,
            year,
            state: row.state(2)?,
            choice,
        });
    }
    Ok(Table::new(&UNSC_VOTES, out))
}

/// Reads vetoed drafts.
///
/// # Errors
///
/// If the file is not in the layout.
pub fn read_vetoes(path: &Path) -> Result<Table<Veto>, DataError> {
    let mut rows = Rows::open(path, UNSC_VETOES.layout)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(Veto {
            year: row.year(0)?,
            draft: row.text(1)?,
            china: row.flag(2)?,
            france: row.flag(3)?,
            russia: row.flag(4)? || row.flag(5)?,
            united_states: row.flag(6)?,
            united_kingdom: row.flag(7)?,
        });
    }
    Ok(Table::new(&UNSC_VETOES, out))
}
