//! GSDB release 3: sanction cases, by names of targets and senders.
//!
//! Quirks: names are lists separated by commas, and some names hold a comma themselves (`Korea, North`);
//! 2022 as end is the last year of data; targets can be organisations or lists of persons.

use std::path::Path;

use crate::dataset::GSDB;
use crate::error::DataError;
use crate::file::Rows;
use crate::names::{Names, Party};
use crate::table::{Dated, Table};

/// A sanction case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Number.
    pub id: i32,
    /// On whom.
    pub targets: Vec<Party>,
    /// By whom.
    pub senders: Vec<Party>,
    /// First year.
    pub begins: i32,
    /// Last year.
    pub ends: i32,
    /// Arms.
    pub arms: bool,
    /// Trade.
    pub trade: bool,
    /// Finance.
    pub financial: bool,
}

impl Dated for Case {
    fn known(&self, last: i32) -> Option<Self> {
        (self.begins <= last).then(|| Self {
            ends: self.ends.min(last),
            ..self.clone()
        })
    }
}

/// Reads sanction cases.
///
/// # Errors
///
/// If the file is not in the official layout, or holds a name that the table of names does not know.
pub fn read(path: &Path, names: &Names) -> Result<Table<Case>, DataError> {
    let mut rows = Rows::open(path, GSDB.layout)?;
    let mut out = Vec::new();
    let mut unknown = names.unmatched();
    while let Some(row) = rows.next()? {
        let begins = row.year(3)?;
        let ends = row.year(4)?;
        if ends < begins {
            return Err(row.wrong(4, "a year not before the first"));
        }
        let targets = unknown.list(&row.text(1)?, begins);
        let senders = unknown.list(&row.text(2)?, begins);
        out.push(Case {
            id: row.whole(0)?,
            targets,
            senders,
            begins,
            ends,
            trade: row.flag(5)?,
            arms: row.flag(6)?,
            financial: row.flag(7)?,
        });
    }
    unknown.finish(path)?;
    Ok(Table::new(&GSDB, out))
}
