//! SIPRI: deliveries of major arms, one row a deal and delivery year.
//!
//! Quirks: names change over time; armed groups carry `*`, organisations `**`; small arms, shells and most
//! ammunition are outside its scope; a hollow order date is an estimate.

use std::path::Path;

use crate::dataset::SIPRI;
use crate::error::DataError;
use crate::file::Rows;
use crate::names::{Names, Party};
use crate::table::{Dated, Table};

/// A delivery.
#[derive(Debug, Clone, PartialEq)]
pub struct Delivery {
    /// Number of the deal.
    pub deal: i32,
    /// Who delivered.
    pub supplier: Party,
    /// Who received.
    pub recipient: Party,
    /// Year of the order, where known.
    pub ordered: Option<i32>,
    /// Year of the delivery.
    pub year: i32,
    /// Whether the goods had been used before.
    pub second_hand: bool,
    /// What was delivered.
    pub designation: String,
    /// Volume, million trend-indicator values.
    pub volume: Option<f64>,
}

impl Dated for Delivery {
    fn known(&self, last: i32) -> Option<Self> {
        (self.year <= last).then(|| self.clone())
    }
}

/// Reads deliveries.
///
/// # Errors
///
/// If the file is not in the official layout, or holds a name that the table of names does not know.
pub fn read(path: &Path, names: &Names) -> Result<Table<Delivery>, DataError> {
    let mut rows = Rows::open(path, SIPRI.layout)?;
    let mut out = Vec::new();
    let mut unknown = names.unmatched();
    while let Some(row) = rows.next()? {
        let year = row.year(6)?;
        let supplier = unknown.find(&row.text(1)?, year);
        let recipient = unknown.find(&row.text(2)?, year);
        out.push(Delivery {
            deal: row.whole(0)?,
            supplier,
            recipient,
            ordered: row.whole_or_none(5)?,
            year,
            second_hand: row.raw(7) == "Second hand",
            designation: row.text(3)?,
            volume: row.number_or_none(8)?,
        });
    }
    unknown.finish(path)?;
    Ok(Table::new(&SIPRI, out))
}
