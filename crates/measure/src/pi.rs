//! Scott's pi: agreement beyond what one common habit of both states would bring by chance.
//!
//! Scott 1955, *Public Opinion Quarterly* 19: 321–325; the weighted form after Häge 2011,
//! *Political Analysis* 19(3): 287–305 (the standard extension; not checked against his text).
//!
//! ```text
//! π = 1 − D_o / D_π        D_π = Σ v_ab q_a q_b        q_a = (r_a + c_a) / 2        π ≤ κ
//! ```

use crate::{Distance, Measured, Table, Unknown};

/// Scott's pi with the given disagreement weights.
///
/// ```
/// use comity_measure::{Distance, Table, pi};
/// let table = Table::of(4, &[3, 3, 0, 1, 0], &[1, 0, 2, 3, 0])?;
/// assert!((pi(&table, Distance::Quadratic)? + 0.3043478261).abs() < 1e-9);
/// # Ok::<(), comity_measure::Unknown>(())
/// ```
///
/// # Errors
/// [`Unknown::NoCoverage`] if nothing is rated, [`Unknown::NoVariance`] if every rating of both
/// states is the same level.
pub fn pi(table: &Table, distance: Distance) -> Measured {
    let spread = table.spread(distance)?;
    if table.is_constant() {
        return Err(Unknown::NoVariance);
    }
    Ok(1.0 - spread.observed * (4.0 * spread.n) / spread.pooled)
}
