//! Cohen's kappa: agreement beyond what each state's own habits would bring by chance.
//!
//! Cohen 1960, *Educational and Psychological Measurement* 20: 37–46; weighted: Cohen 1968,
//! *Psychological Bulletin* 70: 213–220; for portfolios: Häge 2011, "Choice or Circumstance?",
//! *Political Analysis* 19(3): 287–305.
//!
//! ```text
//! κ = 1 − D_o / D_κ        D_o = Σ v_ab p_ab        D_κ = Σ v_ab r_a c_b
//! ```

use crate::{Distance, Measured, Table, Unknown};

/// Cohen's kappa with the given disagreement weights. Exactly 0 if one of the two never varies.
///
/// ```
/// use comity_measure::{Distance, Table, kappa};
/// let table = Table::of(4, &[3, 3, 0, 1, 0], &[1, 0, 2, 3, 0])?;
/// assert!((kappa(&table, Distance::Quadratic)? + 0.2962962963).abs() < 1e-9);
/// # Ok::<(), comity_measure::Unknown>(())
/// ```
///
/// # Errors
/// [`Unknown::NoCoverage`] if nothing is rated, [`Unknown::NoVariance`] if every rating of both
/// states is the same level.
pub fn kappa(table: &Table, distance: Distance) -> Measured {
    let spread = table.spread(distance)?;
    if table.is_constant() {
        return Err(Unknown::NoVariance);
    }
    Ok(1.0 - spread.observed * spread.n / spread.own)
}
