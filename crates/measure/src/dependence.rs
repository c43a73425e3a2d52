//! Trade: how much of a state's trade hangs on one partner, apart from how much flows.
//!
//! ```text
//! import share   m_ij / M_i                 dependence of i on j   D_ij = (m_ij + x_ij) / (M_i + X_i)
//! bandwidth      B_ij = m_ij + x_ij = B_ji  asymmetry              D_ij − D_ji
//! ```
//! `m_ij` imports of i from j, `x_ij = m_ji` always read from the importer's side, `M`, `X` national totals
//! (Barbieri, Keshk & Pollins 2009, *Conflict Management and Peace Science* 26(5)). Bandwidth and
//! dependence are kept apart (after Moyer, Sweijs, Burrows & Van Manen 2018, *Power and Influence in a
//! Globalized World*); their product is offered only beside its factors.
//! A missing flow is unknown, a reported 0 is zero; a ratio with a missing part has no value.

use crate::{Measured, Unknown};

/// A state's national trade in a year; `None` is unknown.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct NationalTrade {
    /// Total imports.
    pub imports: Option<f64>,
    /// Total exports.
    pub exports: Option<f64>,
}

/// The two flows of a pair, both as the importer reports them; `None` is unknown.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct PairTrade {
    /// Imports of the state from the partner, m_ij.
    pub imports: Option<f64>,
    /// Exports of the state to the partner, x_ij = m_ji.
    pub exports: Option<f64>,
}

fn known(value: Option<f64>, what: &'static str) -> Measured {
    match value {
        Some(v) if v.is_finite() && v >= 0.0 => Ok(v),
        Some(_) => Err(Unknown::InvalidInput(
            "a flow is a finite number of at least 0",
        )),
        None => Err(Unknown::MissingInput(what)),
    }
}

fn ratio(part: f64, whole: f64) -> Measured {
    if whole > 0.0 {
        Ok(part / whole)
    } else {
        Err(Unknown::MissingInput(
            "the total is zero: a share of nothing has no value",
        ))
    }
}

/// What flows between the two, in the unit of the flows.
///
/// # Errors
/// [`Unknown::MissingInput`] if one of the flows is unknown.
pub fn bandwidth(pair: PairTrade) -> Measured {
    Ok(known(pair.imports, "imports from the partner")?
        + known(pair.exports, "exports to the partner")?)
}

/// The partner's share of the state's imports. May exceed 1 where sources disagree; it is not clipped.
///
/// # Errors
/// [`Unknown::MissingInput`] if one part is unknown or the total is zero.
pub fn import_share(pair: PairTrade, state: NationalTrade) -> Measured {
    ratio(
        known(pair.imports, "imports from the partner")?,
        known(state.imports, "national imports")?,
    )
}

/// The partner's share of the state's trade: the dependence D_ij.
///
/// ```
/// use comity_measure::{NationalTrade, PairTrade, Unknown, dependence};
/// // The United States and Canada, 1925, million dollars.
/// let pair = PairTrade { imports: Some(474.0), exports: Some(608.0) };
/// let usa = NationalTrade { imports: Some(4292.0), exports: Some(5009.0) };
/// assert!((dependence(pair, usa)? - 0.11633157725).abs() < 1e-9);
/// let half = PairTrade { exports: None, ..pair };
/// assert!(matches!(dependence(half, usa), Err(Unknown::MissingInput(_))));
/// # Ok::<(), Unknown>(())
/// ```
///
/// # Errors
/// [`Unknown::MissingInput`] if one part is unknown or the total is zero.
pub fn dependence(pair: PairTrade, state: NationalTrade) -> Measured {
    let total =
        known(state.imports, "national imports")? + known(state.exports, "national exports")?;
    ratio(bandwidth(pair)?, total)
}

/// D_ij − D_ji: above 0 if the first depends more on the second than the other way round.
///
/// # Errors
/// [`Unknown::MissingInput`] if one part is unknown or a total is zero.
pub fn asymmetry(pair: PairTrade, first: NationalTrade, second: NationalTrade) -> Measured {
    Ok(dependence(pair, first)? - dependence(pair, second)?)
}

/// The share of known values that are at most `value` (ties count half): where a bandwidth stands
/// among those of all pairs of a year.
///
/// # Errors
/// [`Unknown::NoCoverage`] if there is nothing to compare with.
pub fn percentile(value: f64, all: &[f64]) -> Measured {
    if all.is_empty() {
        return Err(Unknown::NoCoverage(
            "no pair with known trade to compare with",
        ));
    }
    let (below, equal) = all
        .iter()
        .fold((0_usize, 0_usize), |(below, equal), &other| {
            (
                below + usize::from(other < value),
                equal + usize::from(other == value),
            )
        });
    Ok((below as f64 + 0.5 * equal as f64) / all.len() as f64)
}

/// Capacity of i over j: the percentile of what flows times the dependence of j on i. Show it only
/// beside its two factors.
///
/// # Errors
/// As [`percentile`] and [`dependence`].
pub fn influence(pair: PairTrade, over: NationalTrade, all_bandwidths: &[f64]) -> Measured {
    Ok(percentile(bandwidth(pair)?, all_bandwidths)? * dependence(pair, over)?)
}
