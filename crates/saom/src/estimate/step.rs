//! Newton steps in a trust region.

use super::moments::Moments;
use crate::linalg::{Matrix, dot};
use crate::model::Model;

/// `sqrt(f' Sigma^-1 f)`; a slight ridge keeps it finite when statistics are collinear.
pub(crate) fn mahalanobis(f: &[f64], sigma: &Matrix) -> f64 {
    let mut ridged = sigma.clone();
    for k in 0..f.len() {
        ridged[(k, k)] += 1e-9 * sigma[(k, k)] + 1e-12;
    }
    ridged.inverse().map_or(f64::INFINITY, |inverse| {
        dot(f, &inverse.apply(f)).max(0.0).sqrt()
    })
}

/// The step `-D^-1 f` for the free parameters, shortened to the trust region.
///
/// `D` is damped by a share `damping` of its diagonal (Levenberg 1944); the move of the expected statistics is at most
/// `radius` in the Mahalanobis norm of their covariance; no effect moves by more than `limit`, no rate by more than a
/// factor.
pub(crate) struct Region {
    pub(crate) radius: f64,
    pub(crate) limit: f64,
    pub(crate) damping: f64,
}

pub(crate) fn newton_step(
    model: &Model,
    free: &[usize],
    theta: &[f64],
    moments: &Moments,
    f: &[f64],
    region: &Region,
) -> Vec<f64> {
    let mut derivative = moments.derivative.select(free, free);
    let sigma = moments.covariance.select(free, free);
    let size = free.len();
    for a in 0..size {
        for b in 0..size {
            if a != b {
                derivative[(a, b)] *= 1.0 - region.damping;
            }
        }
        if derivative[(a, a)] < 1e-8 {
            derivative[(a, a)] = sigma[(a, a)].sqrt().max(1e-3);
        }
    }
    let inverse = derivative.inverse().or_else(|| {
        let mut ridged = derivative.clone();
        for a in 0..size {
            ridged[(a, a)] *= 1.1;
        }
        ridged.inverse()
    });
    let target: Vec<f64> = free.iter().map(|&k| f[k]).collect();
    let mut step = match inverse {
        Some(inverse) => inverse.apply(&target),
        None => (0..size).map(|a| target[a] / derivative[(a, a)]).collect(),
    };
    let mut factor = (region.radius / mahalanobis(&target, &sigma).max(1e-12)).min(1.0);
    for (a, &k) in free.iter().enumerate() {
        let largest = if model.parameters[k].is_basic_rate() {
            0.4 * theta[k].max(0.05)
        } else {
            region.limit
        };
        if step[a].abs() * factor > largest {
            factor = largest / step[a].abs();
        }
    }
    step.iter_mut().for_each(|s| *s *= -factor);
    step
}
