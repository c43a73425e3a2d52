//! Distributions of parameters, as a dossier writes them.

use rand::{Rng, RngExt as _};
use rand_distr::Distribution as _;
use serde::Serialize;

use crate::normal;

/// Why numbers do not make a distribution.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum DistributionError {
    /// Not a number, or infinite.
    #[error("`{0}` must be a finite number")]
    NotFinite(&'static str),
    /// A key that must be above zero.
    #[error("`{key}` must be above 0, not {value}")]
    NotPositive {
        /// The key.
        key: &'static str,
        /// Its value.
        value: f64,
    },
    /// A standard error or sigma below zero.
    #[error("`{key}` must not be negative, and is {value}")]
    Negative {
        /// The key.
        key: &'static str,
        /// Its value.
        value: f64,
    },
    /// Numbers that must rise and do not.
    #[error("{0}")]
    Order(String),
    /// A log-normal whose 80 % range is not around its median on the log scale.
    #[error(
        "the median {median} is not the middle of {low80} to {high80} on the log scale (about {middle:.3} is)"
    )]
    Lopsided {
        /// The median.
        median: f64,
        /// 10 % quantile.
        low80: f64,
        /// 90 % quantile.
        high80: f64,
        /// The geometric middle of the two.
        middle: f64,
    },
    /// A mixture of nothing.
    #[error("a mixture needs at least one part")]
    NoParts,
}

/// A distribution of one number.
///
/// [`Distribution::check`] holds for every distribution that was loaded; one built by hand should be
/// checked before it is sampled, else its samples may be `NaN`.
///
/// ```
/// use comity_record::Distribution;
/// use rand_xoshiro::rand_core::SeedableRng;
/// let trains = Distribution::LogUniform { low: 0.7, high: 7.0 };
/// trains.check()?;
/// let mut rng = rand_xoshiro::Xoshiro256PlusPlus::seed_from_u64(1);
/// assert!((0.7..=7.0).contains(&trains.sample(&mut rng)));
/// assert!((trains.quantile(0.5).unwrap() - 4.9_f64.sqrt()).abs() < 1e-12);
/// # Ok::<(), comity_record::DistributionError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Distribution {
    /// One number for sure.
    Fixed {
        /// The number.
        value: f64,
    },
    /// All numbers between two alike.
    Uniform {
        /// Least.
        low: f64,
        /// Most.
        high: f64,
    },
    /// All orders of magnitude between two alike; `low` above 0.
    LogUniform {
        /// Least.
        low: f64,
        /// Most.
        high: f64,
    },
    /// Normal.
    Normal {
        /// Mean.
        mean: f64,
        /// Standard error.
        se: f64,
    },
    /// The logarithm is normal.
    LogNormal {
        /// Median.
        median: f64,
        /// Standard deviation of the natural logarithm.
        sigma: f64,
    },
    /// Beta on \[0, 1\].
    Beta {
        /// First shape.
        a: f64,
        /// Second shape.
        b: f64,
    },
    /// Gamma.
    Gamma {
        /// Shape.
        shape: f64,
        /// Rate (one over the scale).
        rate: f64,
    },
    /// Triangular.
    Triangular {
        /// Least.
        low: f64,
        /// Most likely.
        mode: f64,
        /// Most.
        high: f64,
    },
    /// Equal parts of several distributions: what `levels` becomes when the statements are at hand.
    Mixture {
        /// The parts, each with the same weight.
        parts: Vec<Distribution>,
    },
}

impl Distribution {
    /// The kinds that a file may name.
    pub const KINDS: &'static [&'static str] = &[
        "fixed",
        "uniform",
        "log-uniform",
        "normal",
        "log-normal",
        "beta",
        "gamma",
        "triangular",
        "levels",
    ];

    /// One draw.
    pub fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> f64 {
        match *self {
            Self::Fixed { value } => value,
            Self::Uniform { low, high } => low + (high - low) * rng.random::<f64>(),
            Self::LogUniform { low, high } => {
                let (from, to) = (low.ln(), high.ln());
                (from + (to - from) * rng.random::<f64>())
                    .exp()
                    .clamp(low.min(high), high)
            }
            Self::Normal { mean, se } => mean + se * standard_normal(rng),
            Self::LogNormal { median, sigma } => median * (sigma * standard_normal(rng)).exp(),
            Self::Beta { a, b } => {
                rand_distr::Beta::new(a, b).map_or(f64::NAN, |beta| beta.sample(rng))
            }
            Self::Gamma { shape, rate } => rand_distr::Gamma::new(shape, 1.0 / rate)
                .map_or(f64::NAN, |gamma| gamma.sample(rng)),
            // A quantile of one uniform, as `rand_distr` refuses the legal case low = mode = high.
            Self::Triangular { low, mode, high } => {
                triangular_quantile(low, mode, high, rng.random::<f64>())
            }
            Self::Mixture { ref parts } => {
                let pick = (rng.random::<f64>() * parts.len() as f64) as usize;
                parts
                    .get(pick.min(parts.len().saturating_sub(1)))
                    .map_or(f64::NAN, |part| part.sample(rng))
            }
        }
    }

    /// The mean.
    #[must_use]
    pub fn mean(&self) -> f64 {
        match *self {
            Self::Fixed { value } => value,
            Self::Uniform { low, high } => f64::midpoint(low, high),
            Self::LogUniform { low, high } if low == high => low,
            Self::LogUniform { low, high } => (high - low) / (high / low).ln(),
            Self::Normal { mean, .. } => mean,
            Self::LogNormal { median, sigma } => median * (sigma * sigma / 2.0).exp(),
            Self::Beta { a, b } => a / (a + b),
            Self::Gamma { shape, rate } => shape / rate,
            Self::Triangular { low, mode, high } => (low + mode + high) / 3.0,
            Self::Mixture { ref parts } => {
                parts.iter().map(Self::mean).sum::<f64>() / parts.len() as f64
            }
        }
    }

    /// The value below which a share `p` of the draws lies; `None` for `beta`, `gamma` and mixtures,
    /// which have no closed form, and for `p` outside 0 to 1.
    #[must_use]
    pub fn quantile(&self, p: f64) -> Option<f64> {
        if !(0.0..=1.0).contains(&p) {
            return None;
        }
        match *self {
            Self::Fixed { value } => Some(value),
            Self::Uniform { low, high } => Some(low + (high - low) * p),
            Self::LogUniform { low, high } => Some((low.ln() + (high.ln() - low.ln()) * p).exp()),
            Self::Normal { mean, se: 0.0 } => Some(mean),
            Self::Normal { mean, se } => Some(mean + se * normal::quantile(p)),
            Self::LogNormal { median, sigma: 0.0 } => Some(median),
            Self::LogNormal { median, sigma } => Some(median * (sigma * normal::quantile(p)).exp()),
            Self::Triangular { low, mode, high } => Some(triangular_quantile(low, mode, high, p)),
            Self::Beta { .. } | Self::Gamma { .. } | Self::Mixture { .. } => None,
        }
    }

    /// The least and the most that it can be; infinite where it has no end.
    #[must_use]
    pub fn support(&self) -> (f64, f64) {
        match *self {
            Self::Fixed { value } => (value, value),
            Self::Uniform { low, high }
            | Self::LogUniform { low, high }
            | Self::Triangular { low, high, .. } => (low, high),
            Self::Normal { mean, se: 0.0 } => (mean, mean),
            Self::Normal { .. } => (f64::NEG_INFINITY, f64::INFINITY),
            Self::LogNormal { .. } | Self::Gamma { .. } => (0.0, f64::INFINITY),
            Self::Beta { .. } => (0.0, 1.0),
            Self::Mixture { ref parts } => {
                let ends = parts.iter().map(Self::support);
                ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), (a, b)| {
                    (low.min(a), high.max(b))
                })
            }
        }
    }

    /// The kind, as files name it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Fixed { .. } => "fixed",
            Self::Uniform { .. } => "uniform",
            Self::LogUniform { .. } => "log-uniform",
            Self::Normal { .. } => "normal",
            Self::LogNormal { .. } => "log-normal",
            Self::Beta { .. } => "beta",
            Self::Gamma { .. } => "gamma",
            Self::Triangular { .. } => "triangular",
            Self::Mixture { .. } => "levels",
        }
    }

    /// Whether the numbers make a distribution.
    ///
    /// # Errors
    ///
    /// [`DistributionError`] names the first number that does not fit.
    pub fn check(&self) -> Result<(), DistributionError> {
        match *self {
            Self::Fixed { value } => finite("value", value),
            Self::Uniform { low, high } => rising(&[("low", low), ("high", high)]),
            Self::LogUniform { low, high } => {
                positive("low", low)?;
                rising(&[("low", low), ("high", high)])
            }
            Self::Normal { mean, se } => finite("mean", mean).and_then(|()| not_negative("se", se)),
            Self::LogNormal { median, sigma } => {
                positive("median", median).and_then(|()| not_negative("sigma", sigma))
            }
            Self::Beta { a, b } => positive("a", a).and_then(|()| positive("b", b)),
            Self::Gamma { shape, rate } => {
                positive("shape", shape).and_then(|()| positive("rate", rate))
            }
            Self::Triangular { low, mode, high } => {
                rising(&[("low", low), ("mode", mode), ("high", high)])
            }
            Self::Mixture { ref parts } if parts.is_empty() => Err(DistributionError::NoParts),
            Self::Mixture { ref parts } => parts.iter().try_for_each(Self::check),
        }
    }
}

fn standard_normal<R: Rng + ?Sized>(rng: &mut R) -> f64 {
    rand_distr::StandardNormal.sample(rng)
}

fn triangular_quantile(low: f64, mode: f64, high: f64, p: f64) -> f64 {
    let width = high - low;
    if width <= 0.0 {
        low
    } else if p * width < mode - low {
        low + (p * width * (mode - low)).sqrt()
    } else {
        high - ((1.0 - p) * width * (high - mode)).sqrt()
    }
}

pub(crate) fn finite(key: &'static str, value: f64) -> Result<(), DistributionError> {
    if value.is_finite() {
        Ok(())
    } else {
        Err(DistributionError::NotFinite(key))
    }
}

pub(crate) fn positive(key: &'static str, value: f64) -> Result<(), DistributionError> {
    finite(key, value)?;
    if value > 0.0 {
        Ok(())
    } else {
        Err(DistributionError::NotPositive { key, value })
    }
}

fn not_negative(key: &'static str, value: f64) -> Result<(), DistributionError> {
    finite(key, value)?;
    if value >= 0.0 {
        Ok(())
    } else {
        Err(DistributionError::Negative { key, value })
    }
}

fn rising(numbers: &[(&'static str, f64)]) -> Result<(), DistributionError> {
    for (key, value) in numbers {
        finite(key, *value)?;
    }
    for pair in numbers.windows(2) {
        if let [(low, a), (high, b)] = pair
            && a > b
        {
            return Err(DistributionError::Order(format!(
                "`{low}` ({a}) is above `{high}` ({b})"
            )));
        }
    }
    Ok(())
}
