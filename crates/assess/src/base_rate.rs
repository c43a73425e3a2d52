//! Base rates: how often it happened in a class, as a probability by a deadline.
//!
//! A rate is `Gamma(events + ½, exposure)` (Jeffreys), a proportion `Beta(events + ½, trials − events + ½)`.
//! The probability of at least one event within t is then `1 − (1 + t/exposure)^−(events + ½)`, the mean
//! over the rate.

use statrs::distribution::{Beta, ContinuousCDF, Gamma};

/// What one unit of exposure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exposure {
    /// Years (or dyad-years): the probability depends on the time to the deadline.
    Years,
    /// Months.
    Months,
    /// Trials: the probability is that of one trial.
    Trials,
}

/// A probability with its 80 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// Mean.
    pub mean: f64,
    /// 10 % quantile.
    pub low: f64,
    /// 90 % quantile.
    pub high: f64,
}

/// The probability that `events` in `exposure` give for `years` ahead.
///
/// ```
/// use comity_assess::base_rate::{Exposure, probability};
/// // One event in 23 years, asked for 1.3 years ahead.
/// let p = probability(1.0, 23.0, Exposure::Years, 1.3);
/// assert!((p.mean - (1.0 - (1.0f64 + 1.3 / 23.0).powf(-1.5))).abs() < 1e-12);
/// ```
#[must_use]
pub fn probability(events: f64, exposure: f64, unit: Exposure, years: f64) -> Estimate {
    if unit == Exposure::Trials {
        let (a, b) = (events + 0.5, (exposure - events).max(0.0) + 0.5);
        return match Beta::new(a, b) {
            Ok(beta) => Estimate {
                mean: a / (a + b),
                low: beta.inverse_cdf(0.1),
                high: beta.inverse_cdf(0.9),
            },
            Err(_) => Estimate {
                mean: 0.5,
                low: 0.0,
                high: 1.0,
            },
        };
    }
    let time = if unit == Exposure::Months {
        years * 12.0
    } else {
        years
    }
    .max(0.0);
    let shape = events + 0.5;
    let happens = |rate: f64| -(-rate * time).exp_m1();
    match Gamma::new(shape, exposure.max(f64::MIN_POSITIVE)) {
        Ok(gamma) => Estimate {
            mean: 1.0 - (1.0 + time / exposure).powf(-shape),
            low: happens(gamma.inverse_cdf(0.1)),
            high: happens(gamma.inverse_cdf(0.9)),
        },
        Err(_) => Estimate {
            mean: 0.5,
            low: 0.0,
            high: 1.0,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_holds_the_mean_and_narrows_with_data() {
        let few = probability(1.0, 10.0, Exposure::Years, 2.0);
        let many = probability(100.0, 1000.0, Exposure::Years, 2.0);
        assert!(few.low < few.mean && few.mean < few.high);
        assert!(many.high - many.low < 0.25 * (few.high - few.low));
        assert!((many.mean - (1.0 - (-0.2f64).exp())).abs() < 0.01);
    }

    #[test]
    fn months_are_twelfths_of_years() {
        let a = probability(3.0, 24.0, Exposure::Months, 1.0);
        let b = probability(3.0, 2.0, Exposure::Years, 1.0);
        assert!((a.mean - b.mean).abs() < 1e-12);
    }

    #[test]
    fn trials_do_not_depend_on_time() {
        let p = probability(7.0, 7.0, Exposure::Trials, 9.0);
        assert!((p.mean - 7.5 / 8.0).abs() < 1e-12);
    }
}
