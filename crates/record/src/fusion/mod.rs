//! Rival estimates of one quantity, fused into one distribution.
//!
//! Each source s gives `log y_s = log q + log k_s + ε_s`: the quantity q, a conversion k_s between what the source counts and
//! what is asked (1 where the definitions agree), and an error `ε_s ~ t₄(0, σ)` with σ by the grade of the source. The prior of
//! log q is flat. A stated range is an interval observation: all values in it fit equally well. Sources of one origin are
//! correlated: m of them count as `m / (1 + (m − 1)ρ)`, which is exact for equal normal errors. Heavy tails keep a bimodal
//! record bimodal: two far groups of sources give two modes, never their mean.

mod grid;
mod shared;

use crate::source::Grade;
use grid::{grid, hermite, modes, running_integral};
pub use shared::{Shared, fuse_shared};

/// Degrees of freedom of the errors.
const NU: f64 = 4.0;

/// Correlation of sources that share an origin.
pub const ORIGIN_CORRELATION: f64 = 0.8;

/// One source's word on a quantity.
#[derive(Debug, Clone, PartialEq)]
pub struct Rival {
    /// Its name, for the weights.
    pub name: String,
    /// Its origin: what sources that copy one another have in common.
    pub origin: String,
    /// The lowest value that fits what it says, > 0.
    pub low: f64,
    /// The highest; equal to `low` where it gives one value.
    pub high: f64,
    /// The grade of the source.
    pub grade: Grade,
    /// The conversion from what it counts to what is asked: median and spread of the logarithm; (1, 0) where they agree.
    pub conversion: (f64, f64),
}

/// Why estimates cannot be fused.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum FusionError {
    /// Nothing to fuse.
    #[error("nobody states a value")]
    Nobody,
    /// A value that has no logarithm.
    #[error("`{0}` states {1}, and only values above 0 can be fused")]
    NotPositive(String, f64),
    /// A range the wrong way round.
    #[error("`{0}` states a range from {1} to {2}")]
    Range(String, f64, f64),
    /// A conversion that has no logarithm, or a negative spread.
    #[error("the conversion of `{0}` must have a median above 0 and a spread of at least 0")]
    Conversion(String),
}

/// What the sources together say.
#[derive(Debug, Clone, PartialEq)]
pub struct Fused {
    /// Centre and scale of the grid, and log q at its nodes.
    nodes: Vec<f64>,
    /// Cumulative probability at the nodes.
    cumulative: Vec<f64>,
    /// Density of log q at the nodes.
    density: Vec<f64>,
    /// Each source's share of the information, in the order given; they sum to 1.
    pub weights: Vec<f64>,
    /// The probability that sources as good as these would spread at least this far: small means conflict.
    pub conflict: f64,
    /// Modes of the distribution, ascending; more than one where the sources fall into groups.
    pub modes: Vec<f64>,
}

impl Grade {
    /// The spread σ of the logarithm of an estimate by a source of this grade.
    #[must_use]
    pub fn log_error(self) -> f64 {
        match self {
            Self::A => 0.15,
            Self::B => 0.25,
            Self::C => 0.4,
            Self::D => 0.7,
            Self::E => 1.2,
            // Cannot be judged: wide, not worst.
            Self::F => 1.0,
        }
    }
}

/// Density of Student's t with four degrees of freedom.
fn t4(x: f64) -> f64 {
    0.375 * (1.0 + x * x / NU).powf(-2.5)
}

/// Its distribution function.
fn t4_cdf(x: f64) -> f64 {
    let s = 1.0 + x * x / NU;
    0.5 + 0.375 * x / s.sqrt() * (1.0 - x * x / (12.0 * s))
}

/// The likelihood of log q given one source.
fn likelihood(rival: &Rival, log_q: f64, rule: &[(f64, f64)]) -> f64 {
    let sigma = rival.grade.log_error();
    let (low, high) = (rival.low.ln(), rival.high.ln());
    let given = |shift: f64| {
        let residual = |y: f64| (y + shift - log_q) / sigma;
        if high - low < 1e-12 {
            t4(residual(low)) / sigma
        } else {
            (t4_cdf(residual(high)) - t4_cdf(residual(low))) / (high - low)
        }
    };
    let (median, spread) = rival.conversion;
    if spread == 0.0 {
        return given(median.ln());
    }
    rule.iter()
        .map(|&(z, w)| w * given(median.ln() + spread * z))
        .sum()
}

/// Fuses rival estimates of one quantity.
///
/// # Errors
///
/// See [`FusionError`].
///
/// ```
/// use comity_record::{Grade, Rival, fuse};
/// let says = |name: &str, low: f64, high: f64, grade| Rival {
///     name: name.to_owned(), origin: name.to_owned(), low, high, grade, conversion: (1.0, 0.0),
/// };
/// let fused = fuse(&[says("imagery", 4e6, 6e6, Grade::B), says("ministry", 12e6, 12e6, Grade::C)]).unwrap();
/// let (low, median, high) = (fused.quantile(0.1), fused.quantile(0.5), fused.quantile(0.9));
/// assert!(4e6 < median && median < 12e6 && low < median && median < high);
/// ```
pub fn fuse(rivals: &[Rival]) -> Result<Fused, FusionError> {
    check(rivals)?;
    let rule = hermite();
    let middles: Vec<f64> = rivals.iter().map(middle).collect();
    let spreads: Vec<f64> = rivals.iter().map(spread).collect();
    let (nodes, steps) = grid(&middles, &spreads, 3000);
    let powers = powers(rivals);
    let log_posterior: Vec<f64> = nodes
        .iter()
        .map(|&q| {
            rivals
                .iter()
                .zip(&powers)
                .map(|(r, power)| power * likelihood(r, q, &rule).max(f64::MIN_POSITIVE).ln())
                .sum()
        })
        .collect();
    let top = log_posterior
        .iter()
        .copied()
        .fold(f64::NEG_INFINITY, f64::max);
    let density: Vec<f64> = log_posterior.iter().map(|l| (l - top).exp()).collect();
    let mut fused = Fused::new(nodes, &steps, density);
    fused.weights = weights(rivals, &powers, &fused, &steps);
    fused.conflict = conflict(
        &middles,
        rivals,
        &vec![Vec::new(); rivals.len()],
        &[],
        rivals,
    );
    Ok(fused)
}

fn check(rivals: &[Rival]) -> Result<(), FusionError> {
    if rivals.is_empty() {
        return Err(FusionError::Nobody);
    }
    for r in rivals {
        if !(r.low > 0.0 && r.low.is_finite()) {
            return Err(FusionError::NotPositive(r.name.clone(), r.low));
        }
        if !(r.high >= r.low && r.high.is_finite()) {
            return Err(FusionError::Range(r.name.clone(), r.low, r.high));
        }
        let (median, spread) = r.conversion;
        if !(median > 0.0 && median.is_finite() && spread >= 0.0 && spread.is_finite()) {
            return Err(FusionError::Conversion(r.name.clone()));
        }
    }
    Ok(())
}

/// The centre of what a source says of log q.
fn middle(r: &Rival) -> f64 {
    0.5 * (r.low.ln() + r.high.ln()) + r.conversion.0.ln()
}

/// The spread of what it says: its error, its range (uniform: width/√12) and its conversion together.
fn spread(r: &Rival) -> f64 {
    let range = (r.high / r.low).ln() / 12f64.sqrt();
    (r.grade.log_error().powi(2) + range.powi(2) + r.conversion.1.powi(2)).sqrt()
}

/// How much of a full voice each source has: m of one origin share `m / (1 + (m − 1)ρ)` voices.
fn powers(rivals: &[Rival]) -> Vec<f64> {
    let like = |r: &Rival| {
        rivals
            .iter()
            .filter(|other| other.origin == r.origin)
            .count() as f64
    };
    rivals
        .iter()
        .map(|r| 1.0 / (1.0 + (like(r) - 1.0) * ORIGIN_CORRELATION))
        .collect()
}

/// Shares of information: the weights of the errors as a scale mixture of normals, averaged over the posterior.
fn weights(rivals: &[Rival], powers: &[f64], fused: &Fused, steps: &[f64]) -> Vec<f64> {
    let raw: Vec<f64> = rivals
        .iter()
        .zip(powers)
        .map(|(r, power)| {
            let (centre, sigma) = (middle(r), spread(r));
            let mean: f64 = fused
                .nodes
                .iter()
                .zip(&fused.density)
                .zip(steps)
                .map(|((q, d), s)| d * s * (NU + 1.0) / (NU + ((centre - q) / sigma).powi(2)))
                .sum();
            power * mean / sigma.powi(2)
        })
        .collect();
    let sum: f64 = raw.iter().sum();
    raw.into_iter().map(|w| w / sum).collect()
}

/// Spread about the weighted mean, in squared standard errors.
fn dispersion(values: &[f64], spreads: &[f64]) -> f64 {
    let precision: Vec<f64> = spreads.iter().map(|s| s.powi(-2)).collect();
    let mean = values
        .iter()
        .zip(&precision)
        .map(|(v, p)| v * p)
        .sum::<f64>()
        / precision.iter().sum::<f64>();
    values
        .iter()
        .zip(&precision)
        .map(|(v, p)| (v - mean).powi(2) * p)
        .sum()
}

/// How often sources as good as these would spread at least this far, by simulation with a fixed seed. `uses` says which of the
/// conversions, of these spreads, each source shares with others; `whole` are the sources with those folded in.
fn conflict(
    middles: &[f64],
    rivals: &[Rival],
    uses: &[Vec<usize>],
    shared: &[f64],
    whole: &[Rival],
) -> f64 {
    use rand::SeedableRng as _;
    use rand_distr::Distribution as _;
    const DRAWS: u32 = 20_000;
    if rivals.len() < 2 {
        return 1.0;
    }
    let Ok(student) = rand_distr::StudentT::new(NU) else {
        return f64::NAN;
    };
    let mut rng = rand_xoshiro::Xoshiro256PlusPlus::seed_from_u64(0x0000_f05e);
    let spreads: Vec<f64> = whole.iter().map(spread).collect();
    let seen = dispersion(middles, &spreads);
    let mut as_far = 0u32;
    for _ in 0..DRAWS {
        let shifts: Vec<f64> = shared
            .iter()
            .map(|s| {
                let z: f64 = rand_distr::StandardNormal.sample(&mut rng);
                s * z
            })
            .collect();
        let errors: Vec<f64> = rivals
            .iter()
            .zip(uses)
            .map(|(r, uses)| {
                let t: f64 = student.sample(&mut rng);
                let z: f64 = rand_distr::StandardNormal.sample(&mut rng);
                let u: f64 = rand::RngExt::random::<f64>(&mut rng) - 0.5;
                let own = r.grade.log_error() * t + r.conversion.1 * z + (r.high / r.low).ln() * u;
                own + uses.iter().filter_map(|&k| shifts.get(k)).sum::<f64>()
            })
            .collect();
        as_far += u32::from(dispersion(&errors, &spreads) >= seen);
    }
    f64::from(as_far) / f64::from(DRAWS)
}

impl Fused {
    /// The distribution with this density, up to a factor, at nodes that stand for these lengths.
    fn new(nodes: Vec<f64>, steps: &[f64], mut density: Vec<f64>) -> Self {
        let integrand: Vec<f64> = density.iter().zip(steps).map(|(d, s)| d * s).collect();
        let mut cumulative = running_integral(&integrand);
        let total = cumulative.last().copied().unwrap_or(1.0);
        for c in &mut cumulative {
            *c /= total;
        }
        for d in &mut density {
            *d /= total;
        }
        Self {
            weights: Vec::new(),
            conflict: 1.0,
            modes: modes(&nodes, &density),
            nodes,
            cumulative,
            density,
        }
    }

    /// The quantile `p` of the quantity.
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        let above = self
            .cumulative
            .partition_point(|&c| c < p)
            .clamp(1, self.nodes.len() - 1);
        let (mut a, mut b) = (self.nodes[above - 1], self.nodes[above]);
        let (c0, c1) = (self.cumulative[above - 1], self.cumulative[above]);
        let (d0, d1) = (self.density[above - 1], self.density[above]);
        let width = b - a;
        // Within a step the distribution function is the cubic with these values and slopes.
        let at = |x: f64| {
            let t = (x - self.nodes[above - 1]) / width;
            let (h1, h2) = (t * t * (3.0 - 2.0 * t), t * (1.0 - t).powi(2));
            let h3 = t * t * (t - 1.0);
            c0 + (c1 - c0) * h1 + width * (d0 * h2 + d1 * h3)
        };
        for _ in 0..60 {
            let middle = 0.5 * (a + b);
            if at(middle) < p {
                a = middle;
            } else {
                b = middle;
            }
        }
        (0.5 * (a + b)).exp()
    }

    /// The 80 % range.
    #[must_use]
    pub fn range80(&self) -> (f64, f64) {
        (self.quantile(0.1), self.quantile(0.9))
    }
}

#[cfg(test)]
mod tests;
