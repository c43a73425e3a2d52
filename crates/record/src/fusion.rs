//! Rival estimates of one quantity, fused into one distribution.
//!
//! Each source s gives `log y_s = log q + log k_s + ε_s`: the quantity q, a conversion k_s between what the source counts and
//! what is asked (1 where the definitions agree), and an error `ε_s ~ t₄(0, σ)` with σ by the grade of the source. The prior of
//! log q is flat. A stated range is an interval observation: all values in it fit equally well. Sources of one origin are
//! correlated: m of them count as `m / (1 + (m − 1)ρ)`, which is exact for equal normal errors. Heavy tails keep a bimodal
//! record bimodal: two far groups of sources give two modes, never their mean.

use crate::source::Grade;

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

/// Nodes and weights of the 15-point Gauss–Hermite rule for a standard normal, made once by Newton's method.
fn hermite() -> Vec<(f64, f64)> {
    const N: usize = 15;
    // Orthonormal probabilists' Hermite functions without their weight; roots by scanning for sign changes.
    let value = |x: f64| {
        let (mut before, mut now) = (0.0, 1.0);
        for k in 0..N {
            let next = (x * now - (k as f64).sqrt() * before) / ((k + 1) as f64).sqrt();
            before = now;
            now = next;
        }
        (now, before)
    };
    let mut nodes = Vec::with_capacity(N);
    let steps = 4000;
    // No grid point falls on a root: the middle one is 0.
    let at = |k: i32| -8.003 + 16.0 * f64::from(k) / f64::from(steps);
    for k in 0..steps {
        let (mut a, mut b) = (at(k), at(k + 1));
        if value(a).0 * value(b).0 > 0.0 {
            continue;
        }
        for _ in 0..60 {
            let middle = 0.5 * (a + b);
            if value(a).0 * value(middle).0 <= 0.0 {
                b = middle;
            } else {
                a = middle;
            }
        }
        let root = 0.5 * (a + b);
        // Weight 1/(N·h_{N−1}(root)²) for the orthonormal polynomials.
        nodes.push((root, 1.0 / (N as f64 * value(root).1.powi(2))));
    }
    nodes
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
    let (nodes, steps) = grid(&middles, &spreads);
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
    let mut density: Vec<f64> = log_posterior.iter().map(|l| (l - top).exp()).collect();
    let integrand: Vec<f64> = density.iter().zip(&steps).map(|(d, s)| d * s).collect();
    let mut cumulative = running_integral(&integrand);
    let total = cumulative.last().copied().unwrap_or(1.0);
    for c in &mut cumulative {
        *c /= total;
    }
    for d in &mut density {
        *d /= total;
    }
    Ok(Fused {
        weights: weights(rivals, &powers, &nodes, &density, &steps),
        conflict: conflict(&middles, &spreads, rivals),
        modes: modes(&nodes, &density),
        nodes,
        cumulative,
        density,
    })
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

/// Nodes of log q and the length that each stands for, per unit step: `centre + scale·sinh u`, so that the middle is fine and the
/// tails reach far.
fn grid(middles: &[f64], spreads: &[f64]) -> (Vec<f64>, Vec<f64>) {
    const HALF: i32 = 3000;
    const REACH: f64 = 12.0;
    let low = middles.iter().copied().fold(f64::INFINITY, f64::min);
    let high = middles.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let narrowest = spreads.iter().copied().fold(f64::INFINITY, f64::min);
    let scale = narrowest.max(0.25 * (high - low));
    let step = REACH / f64::from(HALF);
    (-HALF..=HALF)
        .map(|k| {
            let u = f64::from(k) * step;
            (
                0.5 * (low + high) + scale * u.sinh(),
                scale * u.cosh() * step,
            )
        })
        .unzip()
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

/// The running integral at the nodes of a function on a grid of unit steps: a cubic through four neighbours in each step, so that
/// the error is of fourth order.
fn running_integral(f: &[f64]) -> Vec<f64> {
    let n = f.len();
    let at = |k: isize| {
        f.get(k.clamp(0, n as isize - 1) as usize)
            .copied()
            .unwrap_or(0.0)
    };
    let mut sum = 0.0;
    let mut out = Vec::with_capacity(n);
    out.push(0.0);
    for k in 1..n as isize {
        sum += (13.0 * (at(k - 1) + at(k)) - at(k - 2) - at(k + 1)) / 24.0;
        out.push(sum);
    }
    out
}

/// Shares of information: the weights of the errors as a scale mixture of normals, averaged over the posterior.
fn weights(
    rivals: &[Rival],
    powers: &[f64],
    nodes: &[f64],
    density: &[f64],
    steps: &[f64],
) -> Vec<f64> {
    let raw: Vec<f64> = rivals
        .iter()
        .zip(powers)
        .map(|(r, power)| {
            let (centre, sigma) = (middle(r), spread(r));
            let mean: f64 = nodes
                .iter()
                .zip(density)
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

/// How often sources as good as these would spread at least this far, by simulation with a fixed seed.
fn conflict(middles: &[f64], spreads: &[f64], rivals: &[Rival]) -> f64 {
    use rand::SeedableRng as _;
    use rand_distr::Distribution as _;
    if rivals.len() < 2 {
        return 1.0;
    }
    let Ok(student) = rand_distr::StudentT::new(NU) else {
        return f64::NAN;
    };
    let mut rng = rand_xoshiro::Xoshiro256PlusPlus::seed_from_u64(0x0000_f05e);
    let seen = dispersion(middles, spreads);
    const DRAWS: u32 = 20_000;
    let mut as_far = 0u32;
    for _ in 0..DRAWS {
        let errors: Vec<f64> = spreads
            .iter()
            .map(|s| s * student.sample(&mut rng))
            .collect();
        as_far += u32::from(dispersion(&errors, spreads) >= seen);
    }
    f64::from(as_far) / f64::from(DRAWS)
}

/// Local maxima that stand out of the valley beside them by a twentieth of the highest.
fn modes(nodes: &[f64], density: &[f64]) -> Vec<f64> {
    let top = density.iter().copied().fold(0.0, f64::max);
    let mut modes: Vec<(f64, f64)> = Vec::new();
    let mut valley = 0.0;
    for k in 1..density.len().saturating_sub(1) {
        let (before, now, after) = (density[k - 1], density[k], density[k + 1]);
        if now > before && now >= after && now > 0.05 * top {
            match modes.last_mut() {
                // Too shallow a valley between two peaks: they are one.
                Some(last) if valley > last.1.min(now) - 0.05 * top => {
                    if now > last.1 {
                        *last = (nodes[k], now);
                    }
                }
                _ => modes.push((nodes[k], now)),
            }
            valley = now;
        }
        valley = f64::min(valley, now);
    }
    modes.into_iter().map(|(log_q, _)| log_q.exp()).collect()
}

impl Fused {
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
mod tests {
    use super::*;

    fn says(name: &str, low: f64, high: f64, grade: Grade) -> Rival {
        Rival {
            name: name.to_owned(),
            origin: name.to_owned(),
            low,
            high,
            grade,
            conversion: (1.0, 0.0),
        }
    }

    /// Quantiles of t with 4 degrees of freedom have a closed form (Shaw 2006, J. Comput. Finance 9).
    fn t4_quantile(p: f64) -> f64 {
        let a = 4.0 * p * (1.0 - p);
        let q = (a.sqrt().acos() / 3.0).cos() / a.sqrt();
        (p - 0.5).signum() * 2.0 * (q - 1.0).sqrt()
    }

    #[test]
    fn one_source_gives_its_own_t_distribution() {
        let fused = fuse(&[says("a", 5e6, 5e6, Grade::C)]).unwrap();
        for p in [0.05f64, 0.1, 0.3, 0.5, 0.8, 0.975] {
            let exact = (5e6f64.ln() + 0.4 * if p == 0.5 { 0.0 } else { t4_quantile(p) }).exp();
            let found = fused.quantile(p);
            assert!(
                (found / exact - 1.0).abs() < 1e-9,
                "{p}: {found} {exact} {:e}",
                found / exact - 1.0
            );
        }
        assert!((fused.weights[0] - 1.0).abs() < 1e-12 && fused.conflict == 1.0);
    }

    #[test]
    fn two_equal_sources_meet_in_the_middle() {
        let fused = fuse(&[says("a", 4.0, 4.0, Grade::B), says("b", 9.0, 9.0, Grade::B)]).unwrap();
        // Symmetric in the logarithm: the median is the geometric mean.
        assert!((fused.quantile(0.5) / 6.0 - 1.0).abs() < 1e-9);
        assert!((fused.weights[0] - 0.5).abs() < 1e-9);
    }

    #[test]
    fn a_better_grade_weighs_more_and_an_outlier_less() {
        let fused = fuse(&[says("a", 5.0, 5.0, Grade::A), says("d", 8.0, 8.0, Grade::D)]).unwrap();
        assert!(fused.weights[0] > 0.85, "{:?}", fused.weights);
        let near = fuse(&[
            says("a", 5.0, 5.0, Grade::B),
            says("b", 5.2, 5.2, Grade::B),
            says("far", 60.0, 60.0, Grade::B),
        ])
        .unwrap();
        assert!(
            near.weights[2] < 0.1 && near.conflict < 0.01,
            "{:?} {}",
            near.weights,
            near.conflict
        );
    }

    #[test]
    fn a_repetition_by_the_same_origin_adds_little() {
        let one = fuse(&[says("a", 5.0, 5.0, Grade::C), says("b", 8.0, 8.0, Grade::C)]).unwrap();
        let echo = |k: usize| Rival {
            origin: "b".to_owned(),
            ..says(&format!("b{k}"), 8.0, 8.0, Grade::C)
        };
        let copied = fuse(&[
            says("a", 5.0, 5.0, Grade::C),
            echo(1),
            echo(2),
            echo(3),
            echo(4),
        ])
        .unwrap();
        let independent: Vec<Rival> = std::iter::once(says("a", 5.0, 5.0, Grade::C))
            .chain((0..4).map(|k| says(&format!("i{k}"), 8.0, 8.0, Grade::C)))
            .collect();
        let many = fuse(&independent).unwrap();
        let (m1, m2, m3) = (one.quantile(0.5), copied.quantile(0.5), many.quantile(0.5));
        assert!(
            m1 < m2 && m2 < m3 && m2 - m1 < 0.4 * (m3 - m1),
            "{m1} {m2} {m3}"
        );
    }

    #[test]
    fn far_groups_stay_two_modes() {
        let fused = fuse(&[
            says("a", 2.0, 2.0, Grade::A),
            says("b", 2.1, 2.1, Grade::A),
            says("c", 20.0, 20.0, Grade::A),
            says("d", 21.0, 21.0, Grade::A),
        ])
        .unwrap();
        assert_eq!(fused.modes.len(), 2, "{:?}", fused.modes);
        let near = fuse(&[says("a", 2.0, 2.0, Grade::C), says("b", 2.4, 2.4, Grade::C)]).unwrap();
        assert_eq!(near.modes.len(), 1);
    }

    #[test]
    fn order_does_not_matter() {
        let a = [
            says("a", 4.0, 6.0, Grade::B),
            says("b", 12.0, 12.0, Grade::C),
            says("c", 6.5, 6.5, Grade::C),
        ];
        let mut b = a.clone();
        b.reverse();
        assert!(
            (fuse(&a).unwrap().quantile(0.3) / fuse(&b).unwrap().quantile(0.3) - 1.0).abs() < 1e-12
        );
    }

    #[test]
    fn a_conversion_shifts_by_its_median_and_widens_by_its_spread() {
        let boxes = |spread: f64| Rival {
            conversion: (300.0, spread),
            ..says("boxes", 10_000.0, 10_000.0, Grade::B)
        };
        let sure = fuse(&[boxes(0.0)]).unwrap();
        let unsure = fuse(&[boxes(0.4)]).unwrap();
        assert!(
            (sure.quantile(0.5) / 3e6 - 1.0).abs() < 1e-9
                && (unsure.quantile(0.5) / 3e6 - 1.0).abs() < 1e-6
        );
        let width = |f: &Fused| f.quantile(0.9).ln() - f.quantile(0.1).ln();
        assert!(width(&unsure) > 1.4 * width(&sure));
    }

    #[test]
    fn the_hermite_rule_integrates_moments_of_the_normal() {
        let rule = hermite();
        assert_eq!(rule.len(), 15);
        for (power, exact) in [(0, 1.0), (2, 1.0), (4, 3.0), (6, 15.0), (8, 105.0)] {
            let found: f64 = rule.iter().map(|(z, w)| w * z.powi(power)).sum();
            assert!((found / exact - 1.0).abs() < 1e-10, "{power}: {found}");
        }
    }

    #[test]
    fn eighty_percent_intervals_cover_eighty_percent() {
        use rand::{RngExt as _, SeedableRng as _};
        use rand_distr::Distribution as _;
        let mut rng = rand_xoshiro::Xoshiro256PlusPlus::seed_from_u64(7);
        let student = rand_distr::StudentT::new(NU).unwrap();
        let normal = rand_distr::StandardNormal;
        let cases = 1200;
        let mut covered = 0;
        for case in 0..cases {
            let log_q = 10.0 + 3.0 * (rng.random::<f64>() - 0.5);
            let n = 1 + case % 5;
            let rivals: Vec<Rival> = (0..n)
                .map(|k| {
                    let grade = [Grade::A, Grade::B, Grade::C, Grade::D][rng.random_range(0..4)];
                    let conversion = if k % 2 == 1 { (5.0, 0.3) } else { (1.0, 0.0) };
                    let z: f64 = normal.sample(&mut rng);
                    let log_k = f64::ln(conversion.0) + conversion.1 * z;
                    let y = (log_q - log_k + grade.log_error() * student.sample(&mut rng)).exp();
                    Rival {
                        conversion,
                        ..says(&format!("{k}"), y, y, grade)
                    }
                })
                .collect();
            let (low, high) = fuse(&rivals).unwrap().range80();
            covered += u32::from(low.ln() <= log_q && log_q <= high.ln());
        }
        let share = f64::from(covered) / f64::from(cases);
        assert!((0.77..=0.83).contains(&share), "{share}");
    }

    #[test]
    fn what_cannot_be_fused_is_said() {
        assert_eq!(fuse(&[]), Err(FusionError::Nobody));
        assert!(matches!(
            fuse(&[says("a", 0.0, 1.0, Grade::B)]),
            Err(FusionError::NotPositive(..))
        ));
        assert!(matches!(
            fuse(&[says("a", 2.0, 1.0, Grade::B)]),
            Err(FusionError::Range(..))
        ));
    }
}
