//! National material capabilities 6.0 (abridged): shares of world capabilities and their parts by state-year.
//!
//! Quirks: −9 is missing; values of releases 6.0 and 7.0 differ for the same years.

use std::path::Path;

use crate::dataset::NMC;
use crate::error::DataError;
use crate::file::Rows;
use crate::state::{Membership, State};
use crate::table::{Dated, Table};

/// Capabilities of a state in a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StateYear {
    /// The state.
    pub state: State,
    /// The year.
    pub year: i32,
    /// Military spending, thousand current USD (GBP before 1914).
    pub spending: Option<f64>,
    /// Military personnel, thousands.
    pub personnel: Option<f64>,
    /// People, thousands.
    pub people: Option<f64>,
    /// Share of world capabilities, 0 to 1.
    pub share: Option<f64>,
}

impl Dated for StateYear {
    fn known(&self, last: i32) -> Option<Self> {
        (self.year <= last).then_some(*self)
    }
}

/// Reads capabilities of the members of the state system.
///
/// # Errors
///
/// If the file is not in the official layout, or has a row for a state in a year in which it was none.
pub fn read(path: &Path, states: &[Membership]) -> Result<Table<StateYear>, DataError> {
    let mut rows = Rows::open(path, NMC.layout)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let (state, year) = (row.state(0)?, row.year(1)?);
        if !states
            .iter()
            .any(|m| m.state == state && (m.first..=m.last).contains(&year))
        {
            return Err(DataError::OutsideYears {
                file: path.to_owned(),
                line: row.line(),
                state: state.code(),
                year,
            });
        }
        out.push(StateYear {
            state,
            year,
            spending: row.number_or_code(2)?,
            personnel: row.number_or_code(3)?,
            people: row.number_or_code(4)?,
            share: row.number_or_code(5)?,
        });
    }
    Ok(Table::new(&NMC, out))
}
