//! Event counts by directed dyad-year (ICEWS 2002–2014), and lists of named events.
//!
//! Quirks: the dyad-years hold 152 states, every pair in every year, so a zero is a count there; a state that is
//! not among them is unknown. Named lists hold actors, not countries: `Russia` and `Vladimir Putin` differ.

use std::path::Path;

use crate::dataset::{ICEWS_DYADS, ICEWS_NAMED};
use crate::error::DataError;
use crate::file::Rows;
use crate::names::Names;
use crate::state::State;
use crate::table::{Dated, Table};

/// Events from one state to another in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DyadYear {
    /// Who acted.
    pub from: State,
    /// Towards whom.
    pub to: State,
    /// The year.
    pub year: i32,
    /// Verbal cooperation, events.
    pub verbal_cooperation: u32,
    /// Material cooperation, events.
    pub material_cooperation: u32,
    /// Verbal conflict, events.
    pub verbal_conflict: u32,
    /// Material conflict, events.
    pub material_conflict: u32,
}

impl Dated for DyadYear {
    fn known(&self, last: i32) -> Option<Self> {
        (self.year <= last).then_some(*self)
    }
}

/// A named event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Year of the event.
    pub year: i32,
    /// The day, `YYYY-MM-DD`.
    pub day: String,
    /// Who acted.
    pub source: String,
    /// What, by its name in the code book.
    pub what: String,
    /// Towards whom.
    pub target: String,
}

impl Dated for Event {
    fn known(&self, last: i32) -> Option<Self> {
        (self.year <= last).then(|| self.clone())
    }
}

/// Reads dyad-years.
///
/// # Errors
///
/// If the file is not in the layout, or holds letters that no state bears.
pub fn read_dyad_years(path: &Path, names: &Names) -> Result<Table<DyadYear>, DataError> {
    let mut rows = Rows::open(path, ICEWS_DYADS.layout)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let state = |cell: usize| {
            names
                .by_letters(row.raw(cell))
                .ok_or_else(|| row.wrong(cell, "three letters of a state (ISO 3166)"))
        };
        let count =
            |cell: usize| u32::try_from(row.whole(cell)?).map_err(|_| row.wrong(cell, "a count"));
        out.push(DyadYear {
            from: state(0)?,
            to: state(1)?,
            year: row.year(2)?,
            verbal_cooperation: count(3)?,
            material_cooperation: count(4)?,
            verbal_conflict: count(5)?,
            material_conflict: count(6)?,
        });
    }
    Ok(Table::new(&ICEWS_DYADS, out))
}

/// Reads a list of named events.
///
/// # Errors
///
/// If the file is not in the layout.
pub fn read_named(path: &Path) -> Result<Table<Event>, DataError> {
    let mut rows = Rows::open(path, ICEWS_NAMED.layout)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let day = row.text(0)?;
        let year = day.get(..4).and_then(|y| y.parse().ok());
        let year = year.ok_or_else(|| row.wrong(0, "a day written YYYY-MM-DD"))?;
        out.push(Event {
            year,
            day,
            source: row.text(1)?,
            what: row.text(2)?,
            target: row.text(3)?,
        });
    }
    Ok(Table::new(&ICEWS_NAMED, out))
}
