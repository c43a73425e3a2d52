//! ATOP: treaties, members of treaties, and obligations by directed dyad-year.
//!
//! Quirks: an end year of 0 (or an empty exit) means open at the end of coding; missing obligations are negative
//! or empty; members outside the state system have numbers above 999; one state can enter a treaty twice; releases 4.01 (treaties) and 5.1 (dyad-years) differ.

use std::collections::BTreeMap;
use std::path::Path;

use crate::dataset::{ATOP_DYADS, ATOP_MEMBERS, ATOP_TREATIES};
use crate::error::DataError;
use crate::file::{Row, Rows};
use crate::state::State;
use crate::table::{Dated, Table};

/// Which obligations a treaty holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Clauses {
    /// Active military support in defence.
    pub defence: bool,
    /// Active military support in attack.
    pub offence: bool,
    /// Neutrality.
    pub neutrality: bool,
    /// Non-aggression.
    pub non_aggression: bool,
    /// Consultation.
    pub consultation: bool,
}

impl Clauses {
    /// Whether there is any obligation.
    #[must_use]
    pub fn any(self) -> bool {
        self.defence || self.offence || self.neutrality || self.non_aggression || self.consultation
    }

    fn read(row: Row<'_>, first: usize) -> Result<Self, DataError> {
        let set = |k| Ok::<_, DataError>(row.whole_or_none(first + k)?.is_some_and(|v| v > 0));
        Ok(Self {
            defence: set(0)?,
            offence: set(1)?,
            neutrality: set(2)?,
            non_aggression: set(3)?,
            consultation: set(4)?,
        })
    }
}

/// A treaty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Treaty {
    /// ATOP number.
    pub id: i32,
    /// First year.
    pub begins: i32,
    /// Last year; `None` where it is open at the end of coding.
    pub ends: Option<i32>,
    /// Whether it has two members.
    pub bilateral: bool,
    /// Obligations.
    pub clauses: Clauses,
    /// Its first two members.
    pub members: [Option<State>; 2],
}

impl Dated for Treaty {
    fn known(&self, last: i32) -> Option<Self> {
        (self.begins <= last).then(|| Self {
            ends: self.ends.filter(|&e| e <= last),
            ..self.clone()
        })
    }
}

/// One spell of a state in a treaty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// ATOP number of the treaty.
    pub treaty: i32,
    /// The member.
    pub state: State,
    /// First year.
    pub enters: i32,
    /// Last year; `None` where it is open at the end of coding.
    pub leaves: Option<i32>,
    /// Obligations of the treaty.
    pub clauses: Clauses,
}

impl Dated for Member {
    fn known(&self, last: i32) -> Option<Self> {
        (self.enters <= last).then(|| Self {
            leaves: self.leaves.filter(|&e| e <= last),
            ..*self
        })
    }
}

/// Obligations of one state to another in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DyadYear {
    /// Who owes.
    pub from: State,
    /// To whom.
    pub to: State,
    /// The year.
    pub year: i32,
    /// What.
    pub clauses: Clauses,
}

impl Dated for DyadYear {
    fn known(&self, last: i32) -> Option<Self> {
        (self.year <= last).then_some(*self)
    }
}

/// Reads the treaties (release 4.01).
///
/// # Errors
///
/// If the file is not in the official layout.
pub fn read_treaties(path: &Path) -> Result<Table<Treaty>, DataError> {
    let mut rows = Rows::open(path, ATOP_TREATIES.layout)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let member = |k| match row.whole_or_none(k)? {
            Some(code) if code > 0 => State::new(code)
                .map(Some)
                .ok_or_else(|| row.wrong(k, "a state number")),
            _ => Ok(None),
        };
        out.push(Treaty {
            id: row.whole(0)?,
            begins: row.year(1)?,
            ends: row.whole_or_none(2)?.filter(|&y| y > 0),
            bilateral: row.flag(3)?,
            clauses: Clauses::read(row, 4)?,
            members: [member(9)?, member(10)?],
        });
    }
    Ok(Table::new(&ATOP_TREATIES, out))
}

/// Reads the members of treaties (release 4.01).
///
/// # Errors
///
/// If the file is not in the official layout.
pub fn read_members(path: &Path) -> Result<Table<Member>, DataError> {
    let mut rows = Rows::open(path, ATOP_MEMBERS.layout)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(Member {
            treaty: row.whole(0)?,
            state: row.state(1)?,
            enters: row.year(2)?,
            leaves: row.whole_or_none(3)?.filter(|&y| y > 0),
            clauses: Clauses::read(row, 4)?,
        });
    }
    Ok(Table::new(&ATOP_MEMBERS, out))
}

/// Reads obligations by directed dyad-year (release 5.1).
///
/// # Errors
///
/// If the file is not in the official layout, or a dyad-year stands twice.
pub fn read_dyad_years(path: &Path) -> Result<Table<DyadYear>, DataError> {
    let mut rows = Rows::open(path, ATOP_DYADS.layout)?;
    let mut out = Vec::new();
    let mut seen = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (from, to, year) = (row.state(0)?, row.state(1)?, row.year(2)?);
        if let Some(first) = seen.insert((from, to, year), row.line()) {
            let key = format!("{from} to {to} in {year}");
            return Err(DataError::Duplicate {
                file: path.to_owned(),
                line: row.line(),
                key,
                first,
            });
        }
        for k in 3..8 {
            row.flag(k)?;
        }
        out.push(DyadYear {
            from,
            to,
            year,
            clauses: Clauses::read(row, 3)?,
        });
    }
    Ok(Table::new(&ATOP_DYADS, out))
}
