//! Correlates of War trade 4.0: dyadic imports, national totals. Million current USD.
//!
//! Quirks: one row a pair, the smaller number first; `flow1` are imports of state 1 from state 2; missing is empty
//! here and −9 in the official file; nothing after 2014.

use std::path::Path;

use crate::dataset::{TRADE, TRADE_NATIONAL};
use crate::error::DataError;
use crate::file::Rows;
use crate::state::State;
use crate::table::{Dated, Table};

/// Trade of a pair in a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PairYear {
    /// The state with the smaller number.
    pub one: State,
    /// The other.
    pub other: State,
    /// The year.
    pub year: i32,
    /// Imports of `one` from `other`, million current USD.
    pub imports_of_one: Option<f64>,
    /// Imports of `other` from `one`, million current USD.
    pub imports_of_other: Option<f64>,
}

impl Dated for PairYear {
    fn known(&self, last: i32) -> Option<Self> {
        (self.year <= last).then_some(*self)
    }
}

/// Trade of a state with the world in a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StateYear {
    /// The state.
    pub state: State,
    /// The year.
    pub year: i32,
    /// Imports, million current USD.
    pub imports: Option<f64>,
    /// Exports, million current USD.
    pub exports: Option<f64>,
}

impl Dated for StateYear {
    fn known(&self, last: i32) -> Option<Self> {
        (self.year <= last).then_some(*self)
    }
}

/// Reads dyadic trade.
///
/// # Errors
///
/// If the file is not in the official layout, or a pair-year follows itself.
pub fn read_pairs(path: &Path) -> Result<Table<PairYear>, DataError> {
    let mut rows = Rows::open(path, TRADE.layout)?;
    let mut out: Vec<PairYear> = Vec::new();
    while let Some(row) = rows.next()? {
        let (one, other, year) = (row.state(0)?, row.state(1)?, row.year(2)?);
        if let Some(last) = out
            .last()
            .filter(|l| (l.one, l.other, l.year) == (one, other, year))
        {
            let key = format!("{} and {} in {}", last.one, last.other, last.year);
            return Err(DataError::Duplicate {
                file: path.to_owned(),
                line: row.line(),
                key,
                first: row.line() - 1,
            });
        }
        out.push(PairYear {
            one,
            other,
            year,
            imports_of_one: row.number_or_code(3)?,
            imports_of_other: row.number_or_code(4)?,
        });
    }
    Ok(Table::new(&TRADE, out))
}

/// Reads national totals.
///
/// # Errors
///
/// If the file is not in the official layout.
pub fn read_national(path: &Path) -> Result<Table<StateYear>, DataError> {
    let mut rows = Rows::open(path, TRADE_NATIONAL.layout)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(StateYear {
            state: row.state(0)?,
            year: row.year(1)?,
            imports: row.number_or_code(2)?,
            exports: row.number_or_code(3)?,
        });
    }
    Ok(Table::new(&TRADE_NATIONAL, out))
}
