//! North Korean tests and provocations by day (CSIS Beyond Parallel, 1958–2022).
//!
//! Quirks: a salvo is one row; the choice of what counts as *other* changed over time, so use the kind.

use std::path::Path;

use crate::dataset::NK_TESTS;
use crate::error::DataError;
use crate::file::Rows;
use crate::table::{Dated, Table};

/// What kind of provocation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Missile launch.
    Missile,
    /// Nuclear test.
    Nuclear,
    /// Anything else.
    Other,
}

/// A provocation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provocation {
    /// The year.
    pub year: i32,
    /// The day, `YYYY-MM-DD`.
    pub day: String,
    /// Its kind.
    pub kind: Kind,
}

impl Dated for Provocation {
    fn known(&self, last: i32) -> Option<Self> {
        (self.year <= last).then(|| self.clone())
    }
}

/// Reads provocations.
///
/// # Errors
///
/// If the file is not in the layout, or names another kind.
pub fn read(path: &Path) -> Result<Table<Provocation>, DataError> {
    let mut rows = Rows::open(path, NK_TESTS.layout)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let kind = match row.raw(1) {
            "Missile Provocation" => Kind::Missile,
            "Nuclear Provocation" => Kind::Nuclear,
            "Other Provocation" => Kind::Other,
            _ => return Err(row.wrong(1, "Missile, Nuclear or Other Provocation")),
        };
        out.push(Provocation {
            year: row.year(2)?,
            day: row.text(0)?,
            kind,
        });
    }
    Ok(Table::new(&NK_TESTS, out))
}
