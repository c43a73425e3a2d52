//! The parameters of the channels by empirical Bayes: the sum of the pairs' Laplace marginals plus priors.
//!
//! Priors: a ~ N(0, 5²), log |b| ~ N(0, 0.5²), τ half-normal(1), log dispersion ~ N(0, 1),
//! log ψ ~ N(log 0.1, 0.5²). The last is this program's choice: the specification says "about 0.1".

use super::bfgs;
use super::channel::{Channel, Datum, Observation, Parameters};
use super::dense::Dense;
use super::path::smooth;
use crate::ideal::Stream;
use crate::{Measured, Unknown};
use rand_distr::{Distribution, StandardNormal};
use rayon::prelude::*;

const PER_CHANNEL: usize = 6;

/// Fitted parameters with their uncertainty.
#[derive(Debug, Clone)]
pub struct ClosenessFit {
    /// The channels, with the weights they were fitted with.
    pub channels: Vec<Channel>,
    /// Their parameters at the maximum.
    pub parameters: Vec<Parameters>,
    /// Standard deviation of a month's step.
    pub psi: f64,
    /// Months of the panel.
    pub months: usize,
    /// Whether the search came to rest.
    pub converged: bool,
    /// Log posterior of the parameters at the maximum.
    pub log_posterior: f64,
    centre: Vec<f64>,
    precision: Option<Dense>,
}

/// Fits the parameters to the observations of all pairs.
///
/// # Errors
/// [`Unknown::NoCoverage`] if nothing was seen; [`Unknown::InvalidInput`] for observations out of range.
pub fn fit(
    channels: &[Channel],
    months: usize,
    pairs: &[Vec<Observation>],
    steps: usize,
) -> Measured<ClosenessFit> {
    if pairs.iter().all(Vec::is_empty) {
        return Err(Unknown::NoCoverage(
            "no channel has an observation of any pair",
        ));
    }
    let start: Vec<Parameters> = channels
        .iter()
        .enumerate()
        .map(|(m, channel)| Parameters {
            a: level(pairs, m),
            ..Parameters::start(channel)
        })
        .collect();
    // One try at the start, so that observations out of range are named and not searched around.
    for pair in pairs {
        smooth(channels, &start, 0.1, months, pair)?;
    }
    let target = |x: &[f64]| -log_posterior(channels, months, pairs, x);
    let (centre, converged) = bfgs::minimise(&target, pack(&start, 0.1), steps, 0.05);
    let hessian = bfgs::hessian(&target, &centre);
    let (parameters, psi) = unpack(channels, &centre);
    Ok(ClosenessFit {
        channels: channels.to_vec(),
        parameters,
        psi,
        months,
        converged,
        log_posterior: -target(&centre),
        precision: Dense::new(centre.len(), &hessian),
        centre,
    })
}

impl ClosenessFit {
    /// A fit with parameters that are taken as known.
    #[must_use]
    pub fn known(
        channels: Vec<Channel>,
        parameters: Vec<Parameters>,
        psi: f64,
        months: usize,
    ) -> Self {
        let centre = pack(&parameters, psi);
        Self {
            channels,
            parameters,
            psi,
            months,
            converged: true,
            log_posterior: 0.0,
            centre,
            precision: None,
        }
    }

    /// Whether draws carry the uncertainty of the parameters.
    #[must_use]
    pub fn has_uncertainty(&self) -> bool {
        self.precision.is_some()
    }

    /// Parameters drawn around the maximum.
    pub(crate) fn draw(&self, stream: &mut Stream) -> (Vec<Parameters>, f64) {
        let Some(precision) = &self.precision else {
            return (self.parameters.clone(), self.psi);
        };
        let unit = (0..self.centre.len())
            .map(|_| StandardNormal.sample(stream))
            .collect();
        let x: Vec<f64> = precision
            .back(unit)
            .iter()
            .zip(&self.centre)
            .map(|(dx, x)| x + dx)
            .collect();
        unpack(&self.channels, &x)
    }
}

/// The mean of a channel on the scale of η: where its level starts.
fn level(pairs: &[Vec<Observation>], channel: usize) -> f64 {
    let (mut sum, mut n) = (0.0, 0.0);
    for observation in pairs.iter().flatten().filter(|o| o.channel == channel) {
        let value = match observation.datum {
            Datum::Value(value) => value,
            Datum::Count { n, log_exposure } => (f64::from(n) + 0.1).ln() - log_exposure,
            Datum::Agreement { half_points, of } => ((f64::from(half_points) + 1.0)
                / (f64::from(of.saturating_sub(half_points)) + 1.0))
                .ln(),
            Datum::Amount(amount) if amount > 0.0 => amount.ln(),
            Datum::Amount(_) => continue,
            Datum::Level(level) => f64::from(level) - 0.5,
        };
        sum += value;
        n += 1.0;
    }
    if n > 0.0 { sum / n } else { 0.0 }
}

fn pack(parameters: &[Parameters], psi: f64) -> Vec<f64> {
    let log = |x: f64| x.abs().max(1e-12).ln();
    let mut x = vec![log(psi)];
    for p in parameters {
        x.extend([
            p.a,
            log(p.b),
            log(p.tau),
            log(p.dispersion),
            p.a_any,
            log(p.b_any),
        ]);
    }
    x
}

fn unpack(channels: &[Channel], x: &[f64]) -> (Vec<Parameters>, f64) {
    let parameters = channels
        .iter()
        .zip(x[1..].chunks_exact(PER_CHANNEL))
        .map(|(channel, p)| {
            let sign = if channel.hostile { -1.0 } else { 1.0 };
            Parameters {
                a: p[0],
                b: sign * p[1].exp(),
                tau: p[2].exp(),
                dispersion: p[3].exp(),
                a_any: p[4],
                b_any: sign * p[5].exp(),
            }
        })
        .collect();
    (parameters, x[0].exp())
}

fn log_posterior(
    channels: &[Channel],
    months: usize,
    pairs: &[Vec<Observation>],
    x: &[f64],
) -> f64 {
    let (parameters, psi) = unpack(channels, x);
    // Collected in order and then summed, so that the value does not depend on the threads.
    let by_pair: Vec<f64> = pairs
        .par_iter()
        .map(|pair| {
            smooth(channels, &parameters, psi, months, pair)
                .map_or(f64::NEG_INFINITY, |path| path.log_marginal)
        })
        .collect();
    let prior: f64 = x[1..]
        .chunks_exact(PER_CHANNEL)
        .map(|p| {
            let half_normal = -0.5 * (2.0 * p[2]).exp() + p[2];
            -p[0] * p[0] / 50.0 - 2.0 * p[1] * p[1] + half_normal
                - 0.5 * p[3] * p[3]
                - p[4] * p[4] / 50.0
                - 2.0 * p[5] * p[5]
        })
        .sum();
    by_pair.iter().sum::<f64>() + prior - 2.0 * (x[0] - 0.1_f64.ln()).powi(2)
}
