//! Goodness of fit: simulated against observed auxiliary statistics (Lospinoso and Snijders 2019).

use crate::error::{Error, Result};
use crate::linalg::{Matrix, dot};
use crate::model::Model;
use crate::network::Network;
use crate::simulate::SimulationSettings;

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Auxiliary {
    /// Number of actors with outdegree at most 0, 1, .., `levels - 1`.
    OutDegrees {
        /// Number of levels.
        levels: usize,
    },
    /// Number of actors with indegree at most 0, 1, .., `levels - 1`.
    InDegrees {
        /// Number of levels.
        levels: usize,
    },
    /// Number of ordered pairs at distance 1, 2, .., `levels`, and beyond (unconnected ones included).
    Distances {
        /// Number of levels.
        levels: usize,
    },
    /// Number of unordered triples with 0, 1, 2, 3 pairs that are tied in at least one direction.
    Triples,
}

impl Auxiliary {
    /// Its values in one network.
    #[must_use]
    pub fn of(self, x: &Network) -> Vec<f64> {
        let n = x.actors();
        match self {
            Self::OutDegrees { levels } => cumulative((0..n).map(|i| x.out_degree(i)), levels),
            Self::InDegrees { levels } => cumulative((0..n).map(|i| x.in_degree(i)), levels),
            Self::Distances { levels } => distances(x, levels),
            Self::Triples => triples(x),
        }
    }
}

fn cumulative(degrees: impl Iterator<Item = usize>, levels: usize) -> Vec<f64> {
    let mut counts = vec![0.0; levels];
    for degree in degrees {
        for count in counts.iter_mut().skip(degree) {
            *count += 1.0;
        }
    }
    counts
}

fn distances(x: &Network, levels: usize) -> Vec<f64> {
    let n = x.actors();
    let mut counts = vec![0.0; levels + 1];
    let mut reached = vec![usize::MAX; n];
    for i in 0..n {
        reached.fill(usize::MAX);
        reached[i] = 0;
        let mut front = vec![i];
        for level in 1..=levels {
            let mut next = Vec::new();
            for &h in &front {
                for j in x.out(h) {
                    if reached[j] == usize::MAX {
                        reached[j] = level;
                        next.push(j);
                    }
                }
            }
            counts[level - 1] += next.len() as f64;
            front = next;
        }
        counts[levels] += reached.iter().filter(|r| **r == usize::MAX).count() as f64;
    }
    counts
}

fn triples(x: &Network) -> Vec<f64> {
    let n = x.actors();
    let tied = |i: usize, j: usize| usize::from(x.has(i, j) || x.has(j, i));
    let mut counts = vec![0.0; 4];
    for i in 0..n {
        for j in 0..i {
            for h in 0..j {
                counts[tied(i, j) + tied(i, h) + tied(j, h)] += 1.0;
            }
        }
    }
    counts
}

/// Result of a comparison.
#[derive(Debug, Clone)]
pub struct GoodnessOfFit {
    /// Observed values, summed over periods.
    pub observed: Vec<f64>,
    /// Simulated values, one row for each simulation.
    pub simulated: Vec<Vec<f64>>,
    /// Mahalanobis distance of the observed values from the simulated mean.
    pub distance: f64,
    /// Share of simulations at least as far.
    pub p: f64,
}

impl GoodnessOfFit {
    /// The comparison of observed with simulated values: `p` is the share of simulations with
    /// `(A - mean)' pinv(cov) (A - mean)` at least as large as that of the observation.
    #[must_use]
    pub fn new(observed: Vec<f64>, simulated: Vec<Vec<f64>>) -> Self {
        let (size, count) = (observed.len(), simulated.len() as f64);
        let mean: Vec<f64> = (0..size)
            .map(|k| simulated.iter().map(|a| a[k]).sum::<f64>() / count)
            .collect();
        let mut covariance = Matrix::zeros(size, size);
        for a in &simulated {
            for k in 0..size {
                for l in 0..size {
                    covariance[(k, l)] += (a[k] - mean[k]) * (a[l] - mean[l]) / (count - 1.0);
                }
            }
        }
        let (values, vectors) = covariance.eigen();
        let largest = values.first().copied().unwrap_or(0.0);
        let far = |a: &[f64]| -> f64 {
            let shift: Vec<f64> = a.iter().zip(&mean).map(|(x, m)| x - m).collect();
            let along = |e: usize| {
                dot(
                    &shift,
                    &(0..size).map(|k| vectors[(k, e)]).collect::<Vec<f64>>(),
                )
            };
            (0..size)
                .filter(|&e| values[e] > 1e-9 * largest)
                .map(|e| along(e).powi(2) / values[e])
                .sum()
        };
        let distance = far(&observed);
        let beyond = simulated.iter().filter(|a| far(a) >= distance).count();
        Self {
            distance,
            p: beyond as f64 / count,
            observed,
            simulated,
        }
    }

    /// Mean and the 5, 50 and 95 % quantiles of one simulated value.
    #[must_use]
    pub fn summary(&self, k: usize) -> (f64, [f64; 3]) {
        let mut values: Vec<f64> = self.simulated.iter().map(|a| a[k]).collect();
        values.sort_by(f64::total_cmp);
        let at = |share: f64| values[((values.len() - 1) as f64 * share).round() as usize];
        (
            values.iter().sum::<f64>() / values.len() as f64,
            [at(0.05), at(0.5), at(0.95)],
        )
    }
}

impl Model {
    /// Compares an auxiliary statistic of a network at the ends of all periods with `count` simulations at `theta`.
    ///
    /// # Errors
    /// If there is no such network, or a simulation explodes.
    pub fn goodness_of_fit(
        &self,
        theta: &[f64],
        network: &str,
        auxiliary: Auxiliary,
        count: usize,
        seed: u64,
    ) -> Result<GoodnessOfFit> {
        let Some(k) = self
            .variables
            .iter()
            .position(|v| v.network && v.name == network)
        else {
            return Err(Error::UnknownName {
                kind: "network",
                name: network.into(),
                known: self
                    .variables
                    .iter()
                    .filter(|v| v.network)
                    .map(|v| v.name.clone())
                    .collect::<Vec<_>>()
                    .join(", "),
            });
        };
        let own = self.variables[k].index;
        let cleaned = |group: usize, period: usize, end: &Network| {
            let mut clean = end.clone();
            self.groups[group].periods[period].networks[own].clean(end, &mut clean);
            auxiliary.of(&clean)
        };
        let sum = |rows: Vec<Vec<f64>>| {
            rows.into_iter()
                .reduce(|a, b| a.iter().zip(&b).map(|(x, y)| x + y).collect())
                .unwrap_or_default()
        };
        let settings = SimulationSettings {
            seed,
            batch: u64::MAX,
            scores: false,
            ..SimulationSettings::default()
        };
        let ends = self.visit_ends(theta, count, &settings, |g, m, end| {
            cleaned(g, m, &end.networks[own])
        })?;
        let mut observed = Vec::new();
        for group in 0..self.groups.len() {
            for period in 0..self.groups[group].periods.len() {
                let end = self.observed_end(group, period);
                observed.push(cleaned(group, period, &end.networks[own]));
            }
        }
        Ok(GoodnessOfFit::new(
            sum(observed),
            ends.into_iter().map(sum).collect(),
        ))
    }
}
