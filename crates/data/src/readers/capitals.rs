//! Capitals with positions, and the great-circle distance between them.
//!
//! Quirks: a capital that moves within a year gives two rows; the later one counts for the year.

use std::path::Path;

use crate::dataset::CAPITALS;
use crate::error::DataError;
use crate::file::Rows;
use crate::state::State;
use crate::table::{Dated, Table};

/// A capital for a spell of years.
#[derive(Debug, Clone, PartialEq)]
pub struct Capital {
    /// Whose.
    pub state: State,
    /// Its name.
    pub name: String,
    /// First year.
    pub begins: i32,
    /// Last year.
    pub ends: i32,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

impl Dated for Capital {
    fn known(&self, last: i32) -> Option<Self> {
        (self.begins <= last).then(|| Self {
            ends: self.ends.min(last),
            ..self.clone()
        })
    }
}

/// Great-circle distance, km, on a sphere of 6,371 km radius (haversine).
///
/// ```
/// use comity_data::great_circle;
/// let quarter = great_circle((0.0, 0.0), (0.0, 90.0));
/// assert!((quarter - 10_007.5).abs() < 0.1);
/// ```
#[must_use]
pub fn great_circle(from: (f64, f64), to: (f64, f64)) -> f64 {
    let (a, b) = (from.0.to_radians(), to.0.to_radians());
    let east = (to.1 - from.1).to_radians();
    let half = ((b - a) / 2.0).sin().powi(2) + a.cos() * b.cos() * (east / 2.0).sin().powi(2);
    2.0 * 6371.0 * half.clamp(0.0, 1.0).sqrt().asin()
}

/// Reads capitals.
///
/// # Errors
///
/// If the file is not in the official layout.
pub fn read(path: &Path) -> Result<Table<Capital>, DataError> {
    let mut rows = Rows::open(path, CAPITALS.layout)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let year = |cell: usize| {
            let text = row.raw(cell);
            text.get(..4)
                .and_then(|t| t.parse().ok())
                .ok_or_else(|| row.wrong(cell, "a day written YYYY-MM-DD"))
        };
        let degrees = |cell| {
            row.number_or_none(cell)?
                .ok_or_else(|| row.wrong(cell, "degrees"))
        };
        out.push(Capital {
            state: row.state(0)?,
            name: row.text(1)?,
            begins: year(2)?,
            ends: year(3)?,
            latitude: degrees(4)?,
            longitude: degrees(5)?,
        });
    }
    Ok(Table::new(&CAPITALS, out))
}
