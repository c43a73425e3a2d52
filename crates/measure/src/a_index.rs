//! The a-index: observed minus expected S, not normalised.
//!
//! ```text
//! a = 2 (D_κ − D_o),  linear weights
//! ```
//!
//! The name and the formula are those of the R package fpsim (Miller 2025); see Häge 2011 for the
//! chance correction.

use crate::{Distance, Measured, Table};

/// The a-index. Zero, not unknown, if nobody varies: nothing is expected and nothing is observed.
///
/// ```
/// use comity_measure::{Table, a_index};
/// let table = Table::of(4, &[3, 3, 0, 1, 0], &[1, 0, 2, 3, 0])?;
/// assert!((a_index(&table)? + 0.2666666667).abs() < 1e-9);
/// # Ok::<(), comity_measure::Unknown>(())
/// ```
///
/// # Errors
/// [`Unknown::NoCoverage`](crate::Unknown::NoCoverage) if nothing is rated.
pub fn a_index(table: &Table) -> Measured {
    let spread = table.spread(Distance::Linear)?;
    Ok(2.0 * (spread.own - spread.n * spread.observed) / (spread.n * spread.n * spread.scale))
}
