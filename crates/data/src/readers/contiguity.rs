//! Direct contiguity 3.2: spells of pairs that border by land or are near by water.
//!
//! Quirks: `begin` and `end` are written YYYYMM; kind 1 is land, 2 to 5 water up to 12, 24, 150, 400 miles.

use std::path::Path;

use crate::dataset::CONTIGUITY;
use crate::error::DataError;
use crate::file::Rows;
use crate::state::State;
use crate::table::{Dated, Table};

/// A spell of contiguity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Border {
    /// One.
    pub one: State,
    /// The other.
    pub other: State,
    /// 1 land, 2 to 5 water.
    pub kind: u8,
    /// First year.
    pub begins: i32,
    /// Last year.
    pub ends: i32,
}

impl Dated for Border {
    fn known(&self, last: i32) -> Option<Self> {
        (self.begins <= last).then(|| Self {
            ends: self.ends.min(last),
            ..*self
        })
    }
}

/// Reads spells of contiguity.
///
/// # Errors
///
/// If the file is not in the official layout.
pub fn read(path: &Path) -> Result<Table<Border>, DataError> {
    let mut rows = Rows::open(path, CONTIGUITY.layout)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let kind = match row.whole(2)? {
            kind @ 1..=5 => u8::try_from(kind).unwrap_or(5),
            _ => return Err(row.wrong(2, "a kind from 1 to 5")),
        };
        let month = |cell| match row.whole(cell)? {
            m @ 181_600..=210_012 => Ok(m / 100),
            _ => Err(row.wrong(cell, "a month written YYYYMM")),
        };
        out.push(Border {
            one: row.state(0)?,
            other: row.state(1)?,
            kind,
            begins: month(3)?,
            ends: month(4)?,
        });
    }
    Ok(Table::new(&CONTIGUITY, out))
}
