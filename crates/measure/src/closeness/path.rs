//! The path of one pair given the parameters: mode by Newton, covariance by Laplace, draws.
//!
//! The unknowns are c(1..T) and one oddity e for every channel that was seen. Their negative second
//! derivative is tridiagonal in c, bordered by the e's: eliminate c, solve the small rest.

use super::channel::{Channel, Observation, Parameters, term};
use super::dense::Dense;
use crate::ideal::{Factor, Stream};
use crate::{Measured, Unknown};
use rand_distr::{Distribution, StandardNormal};

/// The smoothed path of a pair.
#[derive(Debug, Clone)]
pub struct Path {
    /// Mode of the closeness, month by month.
    pub closeness: Vec<f64>,
    /// Its variance.
    pub variance: Vec<f64>,
    /// The lasting oddities of the channels; 0 for those that were not seen.
    pub oddity: Vec<f64>,
    /// Log marginal likelihood by Laplace's approximation; exact if all channels are Gaussian.
    pub log_marginal: f64,
    tridiagonal: Factor,
    border: Vec<Vec<f64>>,
    free: Vec<usize>,
    rest: Dense,
}

/// Smooths the observations of a pair over `months`, from the steps' standard deviation `psi`.
///
/// ```
/// use comity_measure::closeness::{Channel, Datum, Kind, Observation, Parameters, smooth};
/// let channels = [Channel::new("votes", Kind::Value)];
/// let parameters = [Parameters { a: 0.5, b: 1.0, tau: 0.0, dispersion: 0.5_f64.sqrt(), a_any: 0.0, b_any: 0.0 }];
/// let seen = [Observation { month: 1, channel: 0, datum: Datum::Value(2.0) }];
/// let path = smooth(&channels, &parameters, 0.5, 5, &seen)?;
/// assert!((path.closeness[4] - 1.125).abs() < 1e-12);
/// assert!((path.variance[4] - 1.125).abs() < 1e-12);
/// // A pair never seen: nothing is known but the prior.
/// let unseen = smooth(&channels, &parameters, 0.5, 5, &[])?;
/// assert!((unseen.variance[4] - 2.25).abs() < 1e-12);
/// # Ok::<(), comity_measure::Unknown>(())
/// ```
///
/// # Errors
/// [`Unknown::InvalidInput`] for a month or channel out of range, a step that is not positive, or values
/// so far out that no mode is found; [`Unknown::NoCoverage`] without a month.
pub fn smooth(
    channels: &[Channel],
    parameters: &[Parameters],
    psi: f64,
    months: usize,
    seen: &[Observation],
) -> Measured<Path> {
    if months == 0 {
        return Err(Unknown::NoCoverage("no month to say anything about"));
    }
    if channels.len() != parameters.len()
        || seen
            .iter()
            .any(|o| o.month >= months || o.channel >= channels.len())
    {
        return Err(Unknown::InvalidInput(
            "an observation lies outside the months or the channels",
        ));
    }
    if !(psi > 0.0 && psi.is_finite()) {
        return Err(Unknown::InvalidInput(
            "the monthly step must have a positive standard deviation",
        ));
    }
    let known = |m: usize| channels[m].weight > 0.0 && seen.iter().any(|o| o.channel == m);
    let free: Vec<usize> = (0..channels.len())
        .filter(|&m| parameters[m].tau > 0.0 && known(m))
        .collect();
    let problem = Problem {
        channels,
        parameters,
        psi,
        seen,
        free: &free,
    };
    let mut closeness = vec![0.0; months];
    let mut oddity = vec![0.0; channels.len()];
    let mut log = problem.log(&closeness, &oddity);
    for _ in 0..200 {
        let step = problem.step(&closeness, &oddity).ok_or(NO_MODE)?;
        let mut length = 1.0;
        let (next_closeness, next_oddity, next_log) = loop {
            let (c, e) = step.applied(&closeness, &oddity, length, &free);
            let moved = problem.log(&c, &e);
            if moved >= log - 1e-9 * log.abs().max(1.0) || length < 1e-6 {
                break (c, e, moved);
            }
            length *= 0.5;
        };
        let largest = step
            .c
            .iter()
            .chain(&step.e)
            .fold(0.0_f64, |most, x| most.max(x.abs()))
            * length;
        (closeness, oddity, log) = (next_closeness, next_oddity, next_log);
        if largest < 1e-8 {
            break;
        }
    }
    let last = problem.step(&closeness, &oddity).ok_or(NO_MODE)?;
    let half_log_det = last.tridiagonal.half_log_det() + last.rest.half_log_det();
    // The constants (2π) of prior and Laplace cancel: as many unknowns as normal factors.
    let log_marginal = log - half_log_det;
    if !log_marginal.is_finite() {
        return Err(NO_MODE);
    }
    let mut variance = last.tridiagonal.variances();
    for (column, &_m) in free.iter().enumerate() {
        let mut unit = vec![0.0; free.len()];
        unit[column] = 1.0;
        let inverse = last.rest.solve(&unit);
        for (t, v) in variance.iter_mut().enumerate() {
            let across: f64 = (0..free.len())
                .map(|k| last.eliminated[k][t] * inverse[k])
                .sum();
            *v += last.eliminated[column][t] * across;
        }
    }
    Ok(Path {
        closeness,
        variance,
        oddity,
        log_marginal,
        tridiagonal: last.tridiagonal,
        border: last.eliminated,
        rest: last.rest,
        free,
    })
}

const NO_MODE: Unknown = Unknown::InvalidInput("no mode is found: values lie too far out");

impl Path {
    /// A path drawn from the Laplace approximation.
    pub(crate) fn draw(&self, stream: &mut Stream) -> Vec<f64> {
        let mut unit =
            |n: usize| -> Vec<f64> { (0..n).map(|_| StandardNormal.sample(stream)).collect() };
        let oddity = self.rest.back(unit(self.free.len()));
        let mut path = self.tridiagonal.back(unit(self.closeness.len()));
        for (t, c) in path.iter_mut().enumerate() {
            let pulled: f64 = oddity
                .iter()
                .zip(&self.border)
                .map(|(e, border)| e * border[t])
                .sum();
            *c += self.closeness[t] - pulled;
        }
        path
    }

    /// The covariance of two months.
    #[must_use]
    pub fn covariance(&self, s: usize, t: usize) -> f64 {
        let mut unit = vec![0.0; self.closeness.len()];
        let Some(cell) = unit.get_mut(s) else {
            return 0.0;
        };
        *cell = 1.0;
        let column = self.tridiagonal.solve(&unit);
        let at: Vec<f64> = self.border.iter().map(|border| border[s]).collect();
        let through = self.rest.solve(&at);
        column.get(t).copied().unwrap_or(0.0)
            + self
                .border
                .iter()
                .zip(&through)
                .map(|(border, x)| border[t] * x)
                .sum::<f64>()
    }
}

struct Problem<'a> {
    channels: &'a [Channel],
    parameters: &'a [Parameters],
    psi: f64,
    seen: &'a [Observation],
    free: &'a [usize],
}

struct Step {
    c: Vec<f64>,
    e: Vec<f64>,
    tridiagonal: Factor,
    /// T⁻¹ B, column by column.
    eliminated: Vec<Vec<f64>>,
    rest: Dense,
}

impl Step {
    fn applied(&self, c: &[f64], e: &[f64], length: f64, free: &[usize]) -> (Vec<f64>, Vec<f64>) {
        let moved = c
            .iter()
            .zip(&self.c)
            .map(|(c, step)| c + length * step)
            .collect();
        let mut oddity = e.to_vec();
        for (&m, step) in free.iter().zip(&self.e) {
            oddity[m] += length * step;
        }
        (moved, oddity)
    }
}

impl Problem<'_> {
    fn terms(
        &self,
        c: &[f64],
        e: &[f64],
    ) -> impl Iterator<Item = (&Observation, super::channel::Term)> {
        self.seen.iter().map(|o| {
            (
                o,
                term(
                    &self.channels[o.channel],
                    &self.parameters[o.channel],
                    o.datum,
                    c[o.month],
                    e[o.channel],
                ),
            )
        })
    }

    fn log(&self, c: &[f64], e: &[f64]) -> f64 {
        let first = 1.0 + self.psi * self.psi;
        let step = self.psi * self.psi;
        let likelihood: f64 = self.terms(c, e).map(|(_, term)| term.log).sum();
        let walk: f64 = c
            .windows(2)
            .map(|pair| (pair[1] - pair[0]).powi(2) / step)
            .sum();
        let odd: f64 = self
            .free
            .iter()
            .map(|&m| (e[m] / self.parameters[m].tau).powi(2))
            .sum();
        let scale: f64 = self.free.iter().map(|&m| self.parameters[m].tau.ln()).sum();
        likelihood
            - 0.5 * (c[0] * c[0] / first + walk + odd)
            - 0.5 * first.ln()
            - 0.5 * (c.len() - 1) as f64 * step.ln()
            - scale
    }

    fn step(&self, c: &[f64], e: &[f64]) -> Option<Step> {
        let (months, k) = (c.len(), self.free.len());
        let precision = 1.0 / (self.psi * self.psi);
        let mut g: Vec<f64> = vec![0.0; months];
        let mut diagonal = vec![0.0; months];
        for t in 0..months {
            if t == 0 {
                let first = 1.0 / (1.0 + self.psi * self.psi);
                g[0] -= c[0] * first;
                diagonal[0] += first;
            } else {
                let pull = precision * (c[t] - c[t - 1]);
                g[t] -= pull;
                g[t - 1] += pull;
                diagonal[t] += precision;
                diagonal[t - 1] += precision;
            }
        }
        let mut g_e: Vec<f64> = self
            .free
            .iter()
            .map(|&m| -e[m] / self.parameters[m].tau.powi(2))
            .collect();
        let mut own: Vec<f64> = self
            .free
            .iter()
            .map(|&m| self.parameters[m].tau.powi(-2))
            .collect();
        let mut border = vec![vec![0.0; months]; k];
        for (o, term) in self.terms(c, e) {
            let b = self.parameters[o.channel].b;
            g[o.month] += b * term.g + term.g_any;
            diagonal[o.month] += b * b * term.w + term.w_any;
            if let Some(column) = self.free.iter().position(|&m| m == o.channel) {
                g_e[column] += term.g;
                own[column] += term.w;
                border[column][o.month] += b * term.w;
            }
        }
        let tridiagonal = Factor::new(&diagonal, &vec![-precision; months - 1])?;
        let eliminated: Vec<Vec<f64>> = border
            .iter()
            .map(|column| tridiagonal.solve(column))
            .collect();
        let mut rest = vec![0.0; k * k];
        for i in 0..k {
            for j in 0..k {
                let through: f64 = border[i]
                    .iter()
                    .zip(&eliminated[j])
                    .map(|(x, y)| x * y)
                    .sum();
                rest[i * k + j] = if i == j { own[i] } else { 0.0 } - through;
            }
        }
        let rest = Dense::new(k, &rest)?;
        let alone = tridiagonal.solve(&g);
        let reduced: Vec<f64> = (0..k)
            .map(|i| {
                g_e[i]
                    - border[i]
                        .iter()
                        .zip(&alone)
                        .map(|(x, y)| x * y)
                        .sum::<f64>()
            })
            .collect();
        let e = rest.solve(&reduced);
        let c = (0..months)
            .map(|t| {
                alone[t]
                    - e.iter()
                        .zip(&eliminated)
                        .map(|(e, column)| e * column[t])
                        .sum::<f64>()
            })
            .collect();
        Some(Step {
            c,
            e,
            tridiagonal,
            eliminated,
            rest,
        })
    }
}
