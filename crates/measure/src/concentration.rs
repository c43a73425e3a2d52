//! Concentration: does a state buy from one partner or from many?
//!
//! ```text
//! H = Σ s²,  s = m / Σ m (known partners)      H* = (H − 1/N) / (1 − 1/N)      effective partners 1 / H
//! M' = max(M, Σ m),  R = max(0, M − Σ m):      H_low = Σ (m/M')²,   H_high = H_low + (R/M')²
//! ```
//! The bounds hold the part of the national total that no known partner explains: spread over very many
//! (low) or from one (high). The index is Herfindahl's and Hirschman's (from general knowledge, not checked).

use crate::{Measured, Unknown};

/// How concentrated a state's known flows are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Concentration {
    /// Herfindahl index on known partners.
    pub herfindahl: f64,
    /// Its least value, if the unexplained rest went to very many partners.
    pub low: f64,
    /// Its largest value, if the rest went to one partner.
    pub high: f64,
    /// Partners with a known flow, reported zeros included.
    pub known: usize,
    /// Partners with an unknown flow.
    pub missing: usize,
    /// The part of the total that no known partner explains.
    pub unexplained: f64,
}

impl Concentration {
    /// 0 for equal shares of all known partners, 1 for a single one.
    ///
    /// # Errors
    /// [`Unknown::NoVariance`] if only one partner is known: there is nothing to be spread over.
    pub fn normalised(&self) -> Measured {
        if self.known < 2 {
            return Err(Unknown::NoVariance);
        }
        let least = 1.0 / self.known as f64;
        Ok((self.herfindahl - least) / (1.0 - least))
    }

    /// 1 / H: so many equal partners would be as concentrated.
    #[must_use]
    pub fn effective_partners(&self) -> f64 {
        1.0 / self.herfindahl
    }

    /// Whether the bounds must be shown: more than 1 % of the total is unexplained.
    #[must_use]
    pub fn needs_bounds(&self) -> bool {
        self.unexplained > 0.01
    }
}

/// The concentration of flows, `None` where a partner's flow is unknown, against the national total.
/// Without a known total the known flows are taken as the whole, and the bounds are equal.
///
/// ```
/// use comity_measure::concentration;
/// let c = concentration(&[Some(60.0), Some(20.0), Some(0.0), None], Some(100.0))?;
/// assert_eq!((c.known, c.missing), (3, 1));
/// assert!((c.herfindahl - 0.625).abs() < 1e-12);
/// assert!((c.low - 0.40).abs() < 1e-12 && (c.high - 0.44).abs() < 1e-12);
/// assert!(c.needs_bounds());
/// # Ok::<(), comity_measure::Unknown>(())
/// ```
///
/// # Errors
/// [`Unknown::MissingInput`] if no flow is known or all known flows are zero;
/// [`Unknown::InvalidInput`] for a negative flow.
pub fn concentration(flows: &[Option<f64>], total: Option<f64>) -> Measured<Concentration> {
    if flows.iter().flatten().any(|m| !m.is_finite() || *m < 0.0) {
        return Err(Unknown::InvalidInput(
            "a flow is a finite number of at least 0",
        ));
    }
    let sum: f64 = flows.iter().flatten().sum();
    if sum <= 0.0 {
        return Err(Unknown::MissingInput(
            "no partner with a known flow above zero",
        ));
    }
    let known = flows.iter().flatten().count();
    let whole = total.map_or(sum, |m| m.max(sum));
    let rest = (whole - sum).max(0.0) / whole;
    let squares = |denominator: f64| -> f64 {
        flows
            .iter()
            .flatten()
            .map(|m| (m / denominator).powi(2))
            .sum()
    };
    let low = squares(whole);
    Ok(Concentration {
        herfindahl: squares(sum),
        low,
        high: low + rest * rest,
        known,
        missing: flows.len() - known,
        unexplained: rest,
    })
}
