//! The normal distribution as the votes need it: log Φ and the inverse Mills ratio, fast and to full precision.
//!
//! Both come from one table of Taylor coefficients of log Φ around every 1/32 in [−10, 8]: eight
//! coefficients are one cache line, and the remainder is below 1e-15. λ = φ/Φ is the derivative of
//! log Φ, and its own coefficients follow from λ' = −λ(λ + x).

use std::f64::consts::PI;
use std::sync::LazyLock;

const LOWEST: f64 = -10.0;
const HIGHEST: f64 = 8.0;
const PER_UNIT: f64 = 32.0;
const NODES: usize = 18 * 32 + 1;

/// log Φ(x) and λ(x) = φ(x) / Φ(x).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct LogCdf {
    pub(crate) log: f64,
    pub(crate) ratio: f64,
}

/// The interval between two cut points: log(Φ(u2) − Φ(u1)) and φ(u1), φ(u2) divided by the difference.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Between {
    pub(crate) log: f64,
    pub(crate) lower: f64,
    pub(crate) upper: f64,
}

/// The table; fetch it once outside a loop with [`Probit::shared`].
pub(crate) struct Probit {
    nodes: Vec<[f64; 8]>,
}

static SHARED: LazyLock<Probit> = LazyLock::new(Probit::new);

impl Probit {
    pub(crate) fn shared() -> &'static Self {
        &SHARED
    }

    fn new() -> Self {
        let nodes = (0..NODES)
            .map(|i| {
                let x = LOWEST + i as f64 / PER_UNIT;
                let at = exact(x);
                let mut a = [0.0; 7];
                a[0] = at.ratio;
                for n in 0..6 {
                    let square: f64 = (0..=n).map(|i| a[i] * a[n - i]).sum();
                    let before = if n > 0 { a[n - 1] } else { 0.0 };
                    a[n + 1] = -(square + x * a[n] + before) / (n + 1) as f64;
                }
                std::array::from_fn(|n| if n == 0 { at.log } else { a[n - 1] / n as f64 })
            })
            .collect();
        Self { nodes }
    }

    /// log Φ(x) and φ(x) / Φ(x).
    #[inline]
    pub(crate) fn below(&self, x: f64) -> LogCdf {
        if !(x > LOWEST && x < HIGHEST) {
            return tail(x);
        }
        let place = ((x - LOWEST) * PER_UNIT + 0.5) as usize;
        let t = x - (LOWEST + place as f64 / PER_UNIT);
        let c = &self.nodes[place];
        let log = c[0]
            + t * (c[1]
                + t * (c[2] + t * (c[3] + t * (c[4] + t * (c[5] + t * (c[6] + t * c[7]))))));
        let ratio = c[1]
            + t * (2.0 * c[2]
                + t * (3.0 * c[3]
                    + t * (4.0 * c[4] + t * (5.0 * c[5] + t * (6.0 * c[6] + t * 7.0 * c[7])))));
        LogCdf { log, ratio }
    }

    /// The interval from `u1` to `u2 > u1`, computed from the tail that does not cancel.
    #[inline]
    pub(crate) fn between(&self, u1: f64, u2: f64) -> Between {
        let mirrored = u1 + u2 > 0.0;
        let (a, b) = if mirrored { (-u2, -u1) } else { (u1, u2) };
        let (low, high) = (self.below(a), self.below(b));
        let left = (low.log - high.log).min(-f64::MIN_POSITIVE);
        let share = -left.exp_m1();
        let (near, far) = (high.ratio / share, low.ratio * (1.0 - share) / share);
        let (lower, upper) = if mirrored { (near, far) } else { (far, near) };
        Between {
            log: high.log + share.ln(),
            lower,
            upper,
        }
    }
}

/// Beyond the table: below −10 the continued fraction needs a few terms only, above 8 log Φ is −φ(x)/x
/// to 1e-16.
#[cold]
fn tail(x: f64) -> LogCdf {
    let log_density = -0.5 * x * x - 0.5 * (2.0 * PI).ln();
    if x < 0.0 {
        let mills = mills(-x, 16);
        LogCdf {
            log: log_density + mills.ln(),
            ratio: 1.0 / mills,
        }
    } else {
        let density = log_density.exp();
        LogCdf {
            log: -density / x,
            ratio: density,
        }
    }
}

/// By the power series of Φ in the middle, by the continued fraction of Mills' ratio outside.
fn exact(x: f64) -> LogCdf {
    let log_density = -0.5 * x * x - 0.5 * (2.0 * PI).ln();
    if x < -1.0 {
        let mills = mills(-x, 600);
        LogCdf {
            log: log_density + mills.ln(),
            ratio: 1.0 / mills,
        }
    } else if x > 1.0 {
        let above = log_density.exp() * mills(x, 600);
        LogCdf {
            log: (-above).ln_1p(),
            ratio: log_density.exp() / (1.0 - above),
        }
    } else {
        // Φ(x) = 1/2 + φ(x) (x + x³/3 + x⁵/(3·5) + …)
        let mut term = x;
        let mut sum = x;
        for k in 1..30 {
            term *= x * x / f64::from(2 * k + 1);
            sum += term;
        }
        let below = 0.5 + log_density.exp() * sum;
        LogCdf {
            log: below.ln(),
            ratio: log_density.exp() / below,
        }
    }
}

/// (1 − Φ(x)) / φ(x) for x ≥ 1 (Laplace's continued fraction, which needs more terms the smaller x is).
fn mills(x: f64, terms: u32) -> f64 {
    1.0 / (1..=terms)
        .rev()
        .fold(x, |below, k| x + f64::from(k) / below)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_exact_between_its_nodes() {
        let probit = Probit::shared();
        for i in 0..20_000 {
            let x = -12.0 + f64::from(i) * 0.001_037;
            let (fast, slow) = (probit.below(x), exact(x));
            assert!(
                (fast.log - slow.log).abs() <= 4e-14 * slow.log.abs().max(0.01),
                "log at {x}: {fast:?} {slow:?}"
            );
            assert!(
                (fast.ratio - slow.ratio).abs() <= 2e-13 * slow.ratio.max(0.01),
                "ratio at {x}: {fast:?} {slow:?}"
            );
        }
    }

    #[test]
    fn known_values() {
        // Φ(−1) = 0.158655253931457, φ(1) = 0.241970724519143.
        let at = Probit::shared().below(-1.0);
        assert!((at.log.exp() - 0.158_655_253_931_457_05).abs() < 1e-15);
        assert!((at.ratio - 0.241_970_724_519_143_37 / 0.158_655_253_931_457_05).abs() < 1e-13);
        // The middle 68 %.
        let middle = Probit::shared().between(-1.0, 1.0);
        assert!((middle.log.exp() - 0.682_689_492_137_085_9).abs() < 1e-14);
        assert!((middle.lower - middle.upper).abs() < 1e-13);
    }

    #[test]
    fn far_and_narrow_intervals_keep_their_precision() {
        let probit = Probit::shared();
        for at in [-35.0, -8.0, -0.5, 0.0, 3.0, 9.0, 35.0_f64] {
            let narrow = probit.between(at, at + 1e-5);
            let density = -0.5 * (at + 5e-6).powi(2) - 0.5 * (2.0 * PI).ln() + 1e-5_f64.ln();
            assert!(
                (narrow.log - density).abs() < 1e-6,
                "{at}: {} {density}",
                narrow.log
            );
            assert!(
                (narrow.lower * 1e-5 - 1.0).abs() < 1e-3 * at.abs().max(1.0),
                "{at}"
            );
        }
    }
}
