//! S: the similarity of two portfolios as a straight line between equal and opposite.
//!
//! Signorino & Ritter 1999, "Tau-b or Not Tau-b: Measuring the Similarity of Foreign Policy Positions",
//! *International Studies Quarterly* 43(1): 115–144.
//!
//! ```text
//! S = 1 − 2 · Σ w_i d_i / Σ w_i        d_i = |x_i − y_i| / m  or its square        S in [−1, 1]
//! ```
//!
//! S is high for most pairs, because most ties are 0 for both: show a chance-corrected measure
//! ([`kappa`](crate::kappa)) beside it.

use crate::{Distance, Measured, Table, Unknown};

/// S with equal weights.
///
/// ```
/// use comity_measure::{Distance, Table, s};
/// // A and D of the worked example: (2/3 + 1 + 2/3 + 2/3) / 5 = 0.6 apart, hence S = 1 − 1.2.
/// let table = Table::of(4, &[3, 3, 0, 1, 0], &[1, 0, 2, 3, 0])?;
/// assert!((s(&table, Distance::Linear)? + 0.2).abs() < 1e-12);
/// # Ok::<(), comity_measure::Unknown>(())
/// ```
///
/// # Errors
/// [`Unknown::NoCoverage`] if nothing is rated.
pub fn s(table: &Table, distance: Distance) -> Measured {
    let spread = table.spread(distance)?;
    Ok(1.0 - 2.0 * (spread.observed / (spread.n * spread.scale)))
}

/// S with a weight for every rated object, for example the partner's share of the world's capabilities.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeightedS {
    /// The value of S.
    pub value: f64,
    /// Objects whose weight is unknown: they count nothing.
    pub without_weight: u32,
}

/// S with weights. An object without a known weight is left out and counted.
///
/// ```
/// use comity_measure::{Distance, weighted_s};
/// let weights = [0.40, 0.25, 0.20, 0.10, 0.05].map(Some);
/// let s = weighted_s(4, &[3, 3, 0, 1, 0], &[1, 0, 2, 3, 0], &weights, Distance::Linear)?;
/// assert!((s.value + 0.4333333333).abs() < 1e-9);
/// # Ok::<(), comity_measure::Unknown>(())
/// ```
///
/// # Errors
/// [`Unknown::NoCoverage`] if nothing is rated, [`Unknown::MissingInput`] if no weight is known or
/// all are zero, [`Unknown::InvalidInput`] for rows of unequal length, ratings out of range or a
/// negative weight.
pub fn weighted_s(
    levels: usize,
    x: &[u8],
    y: &[u8],
    weights: &[Option<f64>],
    distance: Distance,
) -> Measured<WeightedS> {
    let table = Table::of(levels, x, y)?;
    if x.is_empty() {
        return Err(Unknown::NoCoverage(
            "there is nothing that both states are rated on",
        ));
    }
    if weights.len() != x.len() {
        return Err(Unknown::InvalidInput(
            "every rated object needs a weight or its absence",
        ));
    }
    let (mut apart, mut total, mut without_weight) = (0.0, 0.0, 0);
    for ((&a, &b), &weight) in x.iter().zip(y).zip(weights) {
        match weight {
            Some(w) if w.is_finite() && w >= 0.0 => {
                apart += w * distance.between(usize::from(a), usize::from(b), table.top());
                total += w;
            }
            Some(_) => {
                return Err(Unknown::InvalidInput(
                    "a weight is a finite number of at least 0",
                ));
            }
            None => without_weight += 1,
        }
    }
    if total <= 0.0 {
        return Err(Unknown::MissingInput("no weight is known"));
    }
    Ok(WeightedS {
        value: 1.0 - 2.0 * (apart / total),
        without_weight,
    })
}
