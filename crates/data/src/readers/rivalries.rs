//! Strategic rivalries (Thompson, Sakuwa and Suhas 2021): spells of whole years.
//!
//! Quirks: a rivalry that is open at the end ends in 2020; a pair can have several spells.

use std::path::Path;

use crate::dataset::RIVALRIES;
use crate::error::DataError;
use crate::file::Rows;
use crate::state::State;
use crate::table::{Dated, Table};

/// A spell of rivalry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rivalry {
    /// One.
    pub one: State,
    /// The other.
    pub other: State,
    /// First year.
    pub begins: i32,
    /// Last year.
    pub ends: i32,
}

impl Dated for Rivalry {
    fn known(&self, last: i32) -> Option<Self> {
        (self.begins <= last).then(|| Self {
            ends: self.ends.min(last),
            ..*self
        })
    }
}

/// Reads rivalries.
///
/// # Errors
///
/// If the file is not in the official layout.
pub fn read(path: &Path) -> Result<Table<Rivalry>, DataError> {
    let mut rows = Rows::open(path, RIVALRIES.layout)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(Rivalry {
            one: row.state(0)?,
            other: row.state(1)?,
            begins: row.year(2)?,
            ends: row.year(3)?,
        });
    }
    Ok(Table::new(&RIVALRIES, out))
}
