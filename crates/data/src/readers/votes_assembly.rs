//! Roll calls of the UN General Assembly (Bailey, Strezhnev and Voeten; release of 2021).
//!
//! Quirks: votes and roll calls are two files; 8 is absent, 9 not a member; for nineteen states the copy cannot
//! tell 8 from 9, so those rows are missing and mean "no vote cast", not "no".

use std::collections::BTreeMap;
use std::path::Path;

use crate::dataset::{UNGA_CALLS, UNGA_VOTES};
use crate::error::DataError;
use crate::file::Rows;
use crate::state::State;
use crate::table::{Dated, Table};

/// What a state did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Yes.
    Yes,
    /// Abstained.
    Abstain,
    /// No.
    No,
    /// Absent.
    Absent,
    /// Not a member.
    NotMember,
}

impl Choice {
    /// 1 for yes, ½ for abstention, 0 for no; `None` where no vote was cast.
    #[must_use]
    pub fn position(self) -> Option<f64> {
        match self {
            Self::Yes => Some(1.0),
            Self::Abstain => Some(0.5),
            Self::No => Some(0.0),
            Self::Absent | Self::NotMember => None,
        }
    }
}

/// A roll call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RollCall {
    /// Number within the release.
    pub id: i32,
    /// The year.
    pub year: i32,
    /// The session.
    pub session: i32,
}

impl Dated for RollCall {
    fn known(&self, last: i32) -> Option<Self> {
        (self.year <= last).then_some(*self)
    }
}

/// One state's vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vote {
    /// The roll call.
    pub call: i32,
    /// Year of the roll call.
    pub year: i32,
    /// The state.
    pub state: State,
    /// What it did.
    pub choice: Choice,
}

impl Dated for Vote {
    fn known(&self, last: i32) -> Option<Self> {
        (self.year <= last).then_some(*self)
    }
}

/// Reads roll calls.
///
/// # Errors
///
/// If the file is not in the layout.
pub fn read_calls(path: &Path) -> Result<Table<RollCall>, DataError> {
    let mut rows = Rows::open(path, UNGA_CALLS.layout)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(RollCall {
            id: row.whole(0)?,
            year: row.year(1)?,
            session: row.whole(2)?,
        });
    }
    Ok(Table::new(&UNGA_CALLS, out))
}

/// Reads votes; a roll call that is not in `calls` is an error.
///
/// # Errors
///
/// If the file is not in the layout, or holds a code that is not in the list.
pub fn read_votes(path: &Path, calls: &Table<RollCall>) -> Result<Table<Vote>, DataError> {
    let years: BTreeMap<i32, i32> = calls.rows.iter().map(|c| (c.id, c.year)).collect();
    let mut rows = Rows::open(path, UNGA_VOTES.layout)?;
    let mut out = Vec::new();
    let mut last = (i32::MIN, 0);
    while let Some(row) = rows.next()? {
        let call = row.whole(0)?;
        if last.0 != call {
            let year = years.get(&call).copied();
            last = (
                call,
                year.ok_or_else(|| row.wrong(0, "a roll call of the other file"))?,
            );
        }
        let choice = match row.whole(2)? {
            1 => Choice::Yes,
            2 => Choice::Abstain,
            3 => Choice::No,
            8 => Choice::Absent,
            9 => Choice::NotMember,
            _ => return Err(row.wrong(2, "a vote code: 1, 2, 3, 8 or 9")),
        };
        out.push(Vote {
            call,
            year: last.1,
            state: row.state(1)?,
            choice,
        });
    }
    Ok(Table::new(&UNGA_VOTES, out))
}
