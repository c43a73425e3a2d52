//! Channels: what is seen of a pair, and how likely it is at a closeness.

use crate::ideal::Probit;
use statrs::function::gamma::{digamma, ln_gamma};
use std::f64::consts::PI;

/// The likelihood of a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A value, normal around η with the channel's standard deviation.
    Value,
    /// A count, negative binomial with log mean η + log exposure: visits, events, exercises.
    Count,
    /// Votes, beta-binomial on half-points with logit mean η.
    Agreement,
    /// A flow: whether there is one is a probit in a′ + b′c, its logarithm is normal around η.
    Amount,
    /// A level 0 to 3, ordered probit in η with cut points 0, 1, 2.
    Level,
}

/// What was seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Datum {
    /// For [`Kind::Value`].
    Value(f64),
    /// For [`Kind::Count`].
    Count {
        /// How many.
        n: u32,
        /// Log of what the coder could have seen, for example all coded events of the month.
        log_exposure: f64,
    },
    /// For [`Kind::Agreement`].
    Agreement {
        /// Half-points of agreement: 2 for the same vote, 1 for an abstention against a side.
        half_points: u32,
        /// Twice the roll calls in common.
        of: u32,
    },
    /// For [`Kind::Amount`]; 0 is a reported nothing.
    Amount(f64),
    /// For [`Kind::Level`].
    Level(u8),
}

/// One datum of a pair. Every datum acts on one month: yearly flows on June, the votes of a session and
/// treaty levels on December.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Observation {
    /// Month from 0.
    pub month: usize,
    /// Channel, by its place.
    pub channel: usize,
    /// What was seen.
    pub datum: Datum,
}

/// A channel of the index.
#[derive(Debug, Clone, PartialEq)]
pub struct Channel {
    /// Name.
    pub name: String,
    /// Its likelihood.
    pub kind: Kind,
    /// Whether more of it means less closeness.
    pub hostile: bool,
    /// How much its log likelihood counts: 1 by default, 0 leaves the channel out.
    pub weight: f64,
}

impl Channel {
    /// A friendly channel of weight 1.
    #[must_use]
    pub fn new(name: &str, kind: Kind) -> Self {
        Self {
            name: name.to_owned(),
            kind,
            hostile: false,
            weight: 1.0,
        }
    }
}

/// The parameters of a channel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameters {
    /// Level at closeness 0.
    pub a: f64,
    /// Slope; its sign is that of the channel.
    pub b: f64,
    /// Standard deviation of the lasting oddities; 0 for none.
    pub tau: f64,
    /// Standard deviation (value, amount), size (count) or precision (agreement).
    pub dispersion: f64,
    /// Level of the probit of whether there is a flow.
    pub a_any: f64,
    /// Slope of the probit of whether there is a flow.
    pub b_any: f64,
}

impl Parameters {
    /// Where a fit starts.
    #[must_use]
    pub fn start(channel: &Channel) -> Self {
        let b = if channel.hostile { -1.0 } else { 1.0 };
        Self {
            a: 0.0,
            b,
            tau: 0.5,
            dispersion: 1.0,
            a_any: 0.0,
            b_any: b,
        }
    }
}

/// Log likelihood with slope and negative second derivative, in closeness and (through η only) in e.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Term {
    pub(crate) log: f64,
    /// Slope in η.
    pub(crate) g: f64,
    /// Negative second derivative in η.
    pub(crate) w: f64,
    /// Slope in c that does not go through η.
    pub(crate) g_any: f64,
    /// Negative second derivative in c that does not go through η.
    pub(crate) w_any: f64,
}

/// The term of a datum at closeness `c` and oddity `e`. A datum of another kind than the channel's adds nothing.
pub(crate) fn term(channel: &Channel, p: &Parameters, datum: Datum, c: f64, e: f64) -> Term {
    let eta = p.a + p.b * c + e;
    let mut term = match (channel.kind, datum) {
        (Kind::Value, Datum::Value(value)) => normal(value, eta, p.dispersion),
        (Kind::Count, Datum::Count { n, log_exposure }) => {
            count(f64::from(n), eta + log_exposure, p.dispersion)
        }
        (Kind::Agreement, Datum::Agreement { half_points, of }) => {
            agreement(f64::from(half_points), f64::from(of), eta, p.dispersion)
        }
        (Kind::Amount, Datum::Amount(amount)) => {
            let any = p.a_any + p.b_any * c;
            let (sign, mut term) = if amount > 0.0 {
                (1.0, normal(amount.ln(), eta, p.dispersion))
            } else {
                (-1.0, Term::default())
            };
            let at = Probit::shared().below(sign * any);
            term.log += at.log;
            term.g_any = sign * p.b_any * at.ratio;
            term.w_any = p.b_any * p.b_any * at.ratio * (at.ratio + sign * any);
            term
        }
        (Kind::Level, Datum::Level(level)) => ordered(level, eta),
        _ => Term::default(),
    };
    for part in [
        &mut term.log,
        &mut term.g,
        &mut term.w,
        &mut term.g_any,
        &mut term.w_any,
    ] {
        *part *= channel.weight;
    }
    term
}

fn normal(value: f64, eta: f64, sd: f64) -> Term {
    let z = (value - eta) / sd;
    Term {
        log: -0.5 * z * z - sd.ln() - 0.5 * (2.0 * PI).ln(),
        g: z / sd,
        w: 1.0 / (sd * sd),
        ..Term::default()
    }
}

/// Negative binomial with mean exp(η) and variance μ + μ²/size.
fn count(n: f64, eta: f64, size: f64) -> Term {
    let mean = eta.clamp(-50.0, 50.0).exp();
    let share = mean / (mean + size);
    let log = ln_gamma(n + size) - ln_gamma(size) - ln_gamma(n + 1.0)
        + n * share.max(f64::MIN_POSITIVE).ln()
        - size * (mean / size).ln_1p();
    Term {
        log,
        g: n - (n + size) * share,
        w: (n + size) * share * (1.0 - share),
        ..Term::default()
    }
}

fn agreement(points: f64, of: f64, eta: f64, precision: f64) -> Term {
    let slope = |eta: f64| {
        let p = chance(eta);
        let (a, b) = (p * precision, (1.0 - p) * precision);
        let d = digamma(points + a) - digamma(a) - digamma(of - points + b) + digamma(b);
        d * precision * p * (1.0 - p)
    };
    let p = chance(eta);
    let (a, b) = (p * precision, (1.0 - p) * precision);
    let log = ln_gamma(points + a) - ln_gamma(a) + ln_gamma(of - points + b) - ln_gamma(b)
        + ln_gamma(precision)
        - ln_gamma(of + precision)
        + ln_gamma(of + 1.0)
        - ln_gamma(points + 1.0)
        - ln_gamma(of - points + 1.0);
    let h = 1e-4;
    // Not concave everywhere: the curvature is kept above zero, which the mode does not notice.
    let w = ((slope(eta - h) - slope(eta + h)) / (2.0 * h)).max(1e-6);
    Term {
        log,
        g: slope(eta),
        w,
        ..Term::default()
    }
}

fn chance(eta: f64) -> f64 {
    1.0 / (1.0 + (-eta.clamp(-20.0, 20.0)).exp())
}

fn ordered(level: u8, eta: f64) -> Term {
    let probit = Probit::shared();
    let below = |u: f64, sign: f64| {
        let at = probit.below(u);
        Term {
            log: at.log,
            g: sign * at.ratio,
            w: at.ratio * (at.ratio + u),
            ..Term::default()
        }
    };
    match level {
        0 => below(-eta, -1.0),
        1 | 2 => {
            let (u1, u2) = (f64::from(level) - 1.0 - eta, f64::from(level) - eta);
            let at = probit.between(u1, u2);
            let net = at.upper - at.lower;
            Term {
                log: at.log,
                g: -net,
                w: net * net + u2 * at.upper - u1 * at.lower,
                ..Term::default()
            }
        }
        _ => below(eta - 2.0, 1.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Slope and curvature of every likelihood against differences of the log.
    #[test]
    fn derivatives() {
        let data = [
            (Kind::Value, Datum::Value(0.7)),
            (
                Kind::Count,
                Datum::Count {
                    n: 4,
                    log_exposure: 0.3,
                },
            ),
            (
                Kind::Count,
                Datum::Count {
                    n: 0,
                    log_exposure: 0.3,
                },
            ),
            (
                Kind::Agreement,
                Datum::Agreement {
                    half_points: 90,
                    of: 120,
                },
            ),
            (Kind::Amount, Datum::Amount(3.0)),
            (Kind::Amount, Datum::Amount(0.0)),
            (Kind::Level, Datum::Level(0)),
            (Kind::Level, Datum::Level(1)),
            (Kind::Level, Datum::Level(2)),
            (Kind::Level, Datum::Level(3)),
        ];
        let p = Parameters {
            a: 0.4,
            b: 0.8,
            tau: 0.5,
            dispersion: 1.7,
            a_any: -0.2,
            b_any: 0.6,
        };
        for (kind, datum) in data {
            let channel = Channel::new("x", kind);
            let at = |c: f64| term(&channel, &p, datum, c, 0.1);
            let slope = |c: f64| p.b * at(c).g + at(c).g_any;
            for c in [-1.3, 0.2, 1.9] {
                let h = 1e-5;
                let numeric = (at(c + h).log - at(c - h).log) / (2.0 * h);
                assert!(
                    (numeric - slope(c)).abs() < 1e-6,
                    "slope of {datum:?} at {c}"
                );
                let curve = (slope(c - h) - slope(c + h)) / (2.0 * h);
                let found = p.b * p.b * at(c).w + at(c).w_any;
                assert!(
                    (curve - found).abs() < 1e-4,
                    "curvature of {datum:?} at {c}: {curve} {found}"
                );
            }
        }
    }
}
