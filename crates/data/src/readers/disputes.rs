//! Militarised interstate disputes: participants (MIDB 5.0).
//!
//! Quirks: −9 is missing; fatality codes 1 (1–25 deaths) to 6 (over 999), 0 none; hostility 5 is war.

use std::path::Path;

use crate::dataset::MIDB;
use crate::error::DataError;
use crate::file::Rows;
use crate::state::State;
use crate::table::{Dated, Table};

/// One state's part in a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Participant {
    /// Number of the dispute.
    pub dispute: i32,
    /// The state.
    pub state: State,
    /// First year.
    pub begins: i32,
    /// Last year.
    pub ends: i32,
    /// Deaths of the state, code 0 to 6, where known.
    pub fatality: Option<u8>,
    /// Highest level of hostility, 1 to 5; 5 is war.
    pub hostility: u8,
}

impl Dated for Participant {
    fn known(&self, last: i32) -> Option<Self> {
        (self.begins <= last).then(|| Self {
            ends: self.ends.min(last),
            ..*self
        })
    }
}

/// Reads participants of disputes.
///
/// # Errors
///
/// If the file is not in the official layout.
pub fn read(path: &Path) -> Result<Table<Participant>, DataError> {
    let mut rows = Rows::open(path, MIDB.layout)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let fatality = match row.whole(4)? {
            -9 => None,
            code @ 0..=6 => u8::try_from(code).ok(),
            _ => return Err(row.wrong(4, "a code from 0 to 6, or -9")),
        };
        let hostility = match row.whole(5)? {
            level @ 1..=5 => u8::try_from(level).unwrap_or(1),
            _ => return Err(row.wrong(5, "a level from 1 to 5")),
        };
        let (begins, ends) = (row.year(2)?, row.year(3)?);
        out.push(Participant {
            dispute: row.whole(0)?,
            state: row.state(1)?,
            begins,
            ends,
            fatality,
            hostility,
        });
    }
    Ok(Table::new(&MIDB, out))
}
