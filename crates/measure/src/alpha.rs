//! Krippendorff's alpha of two raters: pi with a correction for small samples.
//!
//! Krippendorff 1970, *Educational and Psychological Measurement* 30: 61–70 (the citation is from
//! general knowledge, not checked).
//!
//! ```text
//! α = 1 − D_o / D_α        D_α = D_π · 2n / (2n − 1)        1 − α = (1 − π)(2n − 1) / (2n)
//! ```

use crate::{Distance, Measured, Table, Unknown};

/// Krippendorff's alpha with the given disagreement weights.
///
/// ```
/// use comity_measure::{Distance, Table, alpha};
/// let table = Table::of(4, &[3, 3, 0, 1, 0], &[1, 0, 2, 3, 0])?;
/// assert!((alpha(&table, Distance::Quadratic)? + 0.1739130435).abs() < 1e-9);
/// # Ok::<(), comity_measure::Unknown>(())
/// ```
///
/// # Errors
/// [`Unknown::NoCoverage`] if nothing is rated, [`Unknown::NoVariance`] if every rating of both
/// states is the same level.
pub fn alpha(table: &Table, distance: Distance) -> Measured {
    let spread = table.spread(distance)?;
    if table.is_constant() {
        return Err(Unknown::NoVariance);
    }
    Ok(1.0 - spread.observed * (2.0 * (2.0 * spread.n - 1.0)) / spread.pooled)
}
