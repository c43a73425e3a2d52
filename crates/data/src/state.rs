//! States by number, and when they were in the state system.

use std::fmt;
use std::path::Path;

use crate::error::DataError;
use crate::file::{Layout, Rows};

/// A state by its Correlates of War number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct State(u16);

impl State {
    /// A state by number, 2 to 9999; those above 999 are ATOP's own, for members that were never in the state system.
    #[must_use]
    pub fn new(code: i32) -> Option<Self> {
        u16::try_from(code)
            .ok()
            .filter(|c| (2..=9999).contains(c))
            .map(Self)
    }

    /// The number.
    #[must_use]
    pub fn code(self) -> u16 {
        self.0
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A spell of membership in the state system, whole years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// The state.
    pub state: State,
    /// Its letters, such as `PRK`.
    pub letters: String,
    /// Its name in the list.
    pub name: String,
    /// First year.
    pub first: i32,
    /// Last year; in the list's last year, "still a member".
    pub last: i32,
}

/// `statelist` and `majors`: spells of membership.
const SPELLS: Layout = Layout::plain(&["stateabb", "ccode", "statenme", "styear", "endyear"]);
const MAJORS: Layout = Layout::plain(&["stateabb", "ccode", "styear", "endyear"]);

/// Reads the list of states.
///
/// # Errors
///
/// If the file is not in the official layout.
pub fn read_states(path: &Path) -> Result<Vec<Membership>, DataError> {
    let mut rows = Rows::open(path, SPELLS)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(Membership {
            state: row.state(1)?,
            letters: row.text(0)?,
            name: row.text(2)?,
            first: row.year(3)?,
            last: row.year(4)?,
        });
    }
    Ok(out)
}

/// Reads the list of major powers.
///
/// # Errors
///
/// If the file is not in the official layout.
pub fn read_majors(path: &Path) -> Result<Vec<Membership>, DataError> {
    let mut rows = Rows::open(path, MAJORS)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let letters = row.text(0)?;
        out.push(Membership {
            state: row.state(1)?,
            name: letters.clone(),
            letters,
            first: row.year(2)?,
            last: row.year(3)?,
        });
    }
    Ok(out)
}
