//! The complementary log-log hazard, by Newton's method.
//!
//! P(event) = 1 − exp(−exp(a + b·z)), so that b is a log hazard ratio (Prentice and Gloeckler 1978). A ridge on
//! standardised covariates keeps separated columns finite. Errors are sandwich errors by cluster with the expected
//! information as bread; two-way errors by Cameron, Gelbach and Miller (2011), J. Business and Economic Statistics 29.
//! Sums run over chunks of fixed size in fixed order: the bytes do not depend on the number of threads.

use rayon::prelude::*;

use crate::cholesky::Square;
use crate::error::DataError;

/// Rows to a chunk.
const CHUNK: usize = 4096;
/// Each so-many-th row is enough to start from.
const THIN: usize = 16;

/// Covariates (row by row) and events.
#[derive(Debug, Clone, Default)]
pub struct Sample {
    /// How many covariates.
    pub columns: usize,
    /// Covariates, row by row.
    pub z: Vec<f64>,
    /// Whether the event came.
    pub event: Vec<bool>,
}

impl Sample {
    /// How many rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.event.len()
    }

    /// The covariates of a row.
    #[must_use]
    pub fn row(&self, k: usize) -> &[f64] {
        &self.z[k * self.columns..(k + 1) * self.columns]
    }

    /// How many events.
    #[must_use]
    pub fn events(&self) -> usize {
        self.event.iter().filter(|&&e| e).count()
    }
}

/// A fitted hazard.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// a: log of the integrated hazard at z = 0.
    pub constant: f64,
    /// b: log hazard ratios for one unit of z.
    pub coefficients: Vec<f64>,
    /// Means of the covariates.
    pub means: Vec<f64>,
    /// Standard deviations of the covariates.
    pub spreads: Vec<f64>,
    /// For each way of clustering, the covariance of b.
    pub covariances: Vec<Square>,
    /// Newton steps over all rows.
    pub steps: u32,
}

impl Fit {
    /// η of a row: b·(z − z̄).
    #[must_use]
    pub fn eta(&self, row: &[f64]) -> f64 {
        row.iter()
            .zip(&self.coefficients)
            .zip(&self.means)
            .map(|((z, b), mean)| b * (z - mean))
            .sum()
    }

    /// Standard errors by the k-th clustering.
    #[must_use]
    pub fn errors(&self, k: usize) -> Vec<f64> {
        (0..self.coefficients.len())
            .map(|i| self.covariances[k].at(i, i).max(0.0).sqrt())
            .collect()
    }
}

/// Sums of one pass over rows.
struct Pass {
    value: f64,
    score: Vec<f64>,
    information: Vec<f64>,
}

/// Which information a pass sums.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Information {
    /// Minus the second derivative: Newton's steps converge at once with it, and it is never negative.
    Observed,
    /// Its expectation: the bread of the sandwich.
    Expected,
}

/// Log-likelihood, score and information of one row at integrated hazard `u`.
fn terms(u: f64, event: bool, information: Information) -> (f64, f64, f64) {
    if !event && information == Information::Observed {
        return (-u, -u, u);
    }
    let p = (-(-u).exp_m1()).max(1e-300);
    let score = u * (1.0 - p) / p;
    match (event, information) {
        (true, Information::Observed) => (p.ln(), score, score * (score + u - 1.0)),
        (true, Information::Expected) => (p.ln(), score, u * score),
        (false, _) => (-u, -u, u * score),
    }
}

fn predictor(beta: &[f64], x: &[f64]) -> f64 {
    beta[0] + beta[1..].iter().zip(x).map(|(b, x)| b * x).sum::<f64>()
}

fn hazard(linear: f64) -> f64 {
    linear.clamp(-30.0, 5.0).exp()
}

/// One pass over standardised covariates.
fn pass(
    x: &[f64],
    event: &[bool],
    columns: usize,
    beta: &[f64],
    ridge: f64,
    kind: Information,
) -> Pass {
    let m = columns + 1;
    let parts: Vec<Pass> = event
        .par_chunks(CHUNK)
        .zip(x.par_chunks(CHUNK * columns.max(1)))
        .map(|(event, x)| {
            let mut out = Pass {
                value: 0.0,
                score: vec![0.0; m],
                information: vec![0.0; m * m],
            };
            for (row, &event) in x.chunks_exact(columns).zip(event) {
                let (value, score, weight) = terms(hazard(predictor(beta, row)), event, kind);
                out.value += value;
                out.score[0] += score;
                out.information[0] += weight;
                for i in 0..columns {
                    out.score[i + 1] += score * row[i];
                    let w = weight * row[i];
                    let line = &mut out.information[(i + 1) * m..(i + 1) * m + i + 2];
                    line[0] += w;
                    for (cell, z) in line[1..].iter_mut().zip(row) {
                        *cell += w * z;
                    }
                }
            }
            out
        })
        .collect();
    let mut total = Pass {
        value: 0.0,
        score: vec![0.0; m],
        information: vec![0.0; m * m],
    };
    for part in parts {
        total.value += part.value;
        total
            .score
            .iter_mut()
            .zip(&part.score)
            .for_each(|(a, b)| *a += b);
        total
            .information
            .iter_mut()
            .zip(&part.information)
            .for_each(|(a, b)| *a += b);
    }
    for (i, b) in beta.iter().enumerate().skip(1) {
        total.value -= 0.5 * ridge * b * b;
        total.score[i] -= ridge * b;
        total.information[i * m + i] += ridge;
        for j in 0..i {
            total.information[j * m + i] = total.information[i * m + j];
        }
    }
    total
}

/// Newton's method with halving; gives β and the number of steps.
fn newton(
    x: &[f64],
    event: &[bool],
    columns: usize,
    start: Vec<f64>,
    ridge: f64,
) -> Result<(Vec<f64>, u32), DataError> {
    let look = |beta: &[f64]| pass(x, event, columns, beta, ridge, Information::Observed);
    let mut beta = start;
    let mut now = look(&beta);
    for step in 1..=60 {
        let information = Square {
            n: columns + 1,
            cells: now.information.clone(),
        };
        let delta = information.solve(&now.score).ok_or_else(|| {
            DataError::Fit("two covariates are the same, or one does not vary".into())
        })?;
        let mut scale = 1.0;
        let (trial, next) = loop {
            let trial: Vec<f64> = beta
                .iter()
                .zip(&delta)
                .map(|(b, d)| b + scale * d)
                .collect();
            let next = look(&trial);
            if next.value >= now.value - 1e-9 || scale < 1e-6 {
                break (trial, next);
            }
            scale *= 0.5;
        };
        beta = trial;
        now = next;
        // The error after a step is of the order of its square.
        if scale == 1.0 && delta.iter().all(|d| d.abs() < 1e-5) {
            return Ok((beta, step));
        }
    }
    Err(DataError::Fit("no convergence in 60 steps".into()))
}

/// Fits the hazard. `clusters` gives, for each way of clustering, the cluster of every row.
///
/// # Errors
///
/// If there is no event, no row without one, or the covariates are collinear and `ridge` is 0.
pub fn fit(sample: &Sample, ridge: f64, clusters: &[&[u32]]) -> Result<Fit, DataError> {
    let (rows, columns, events) = (sample.rows(), sample.columns, sample.events());
    if events == 0 || events == rows {
        return Err(DataError::Fit(format!("{events} events in {rows} rows")));
    }
    let (means, spreads) = moments(sample);
    let mut x = vec![0.0; sample.z.len()];
    x.par_chunks_mut(columns * CHUNK)
        .zip(sample.z.par_chunks(columns * CHUNK))
        .for_each(|(x, z)| {
            for (x, z) in x.chunks_exact_mut(columns).zip(z.chunks_exact(columns)) {
                for k in 0..columns {
                    x[k] = (z[k] - means[k]) / spreads[k];
                }
            }
        });
    let rate = events as f64 / rows as f64;
    let mut start = vec![0.0; columns + 1];
    start[0] = (-(-rate).ln_1p()).ln();
    if rows > 100 * THIN * columns {
        let thin_event: Vec<bool> = sample.event.iter().step_by(THIN).copied().collect();
        let thin_x: Vec<f64> = x
            .chunks_exact(columns)
            .step_by(THIN)
            .flatten()
            .copied()
            .collect();
        // A start only: it may fail, as where no event falls on the rows chosen.
        let light = (ridge / THIN as f64).max(1e-3);
        if let Ok((beta, _)) = newton(&thin_x, &thin_event, columns, start.clone(), light) {
            start = beta;
        }
    }
    let (beta, steps) = newton(&x, &sample.event, columns, start, ridge)?;
    let last = pass(
        &x,
        &sample.event,
        columns,
        &beta,
        ridge,
        Information::Expected,
    );
    let information = Square {
        n: columns + 1,
        cells: last.information,
    };
    let bread = information
        .inverse()
        .ok_or_else(|| DataError::Fit("the information is singular".into()))?;
    let scores = scores(&x, sample, &beta);
    let covariances = clusters
        .par_iter()
        .map(|c| sandwich(&x, &scores, &bread, c, &spreads))
        .collect();
    let coefficients: Vec<f64> = beta[1..].iter().zip(&spreads).map(|(b, s)| b / s).collect();
    let constant = beta[0]
        - coefficients
            .iter()
            .zip(&means)
            .map(|(b, m)| b * m)
            .sum::<f64>();
    Ok(Fit {
        constant,
        coefficients,
        means,
        spreads,
        covariances,
        steps,
    })
}

fn moments(sample: &Sample) -> (Vec<f64>, Vec<f64>) {
    let (rows, columns) = (sample.rows() as f64, sample.columns);
    let sum = |f: &(dyn Fn(usize, f64) -> f64 + Sync)| -> Vec<f64> {
        let parts: Vec<Vec<f64>> = sample
            .z
            .par_chunks(columns * CHUNK)
            .map(|part| {
                let mut out = vec![0.0; columns];
                for row in part.chunks_exact(columns) {
                    for k in 0..columns {
                        out[k] += f(k, row[k]);
                    }
                }
                out
            })
            .collect();
        (0..columns)
            .map(|k| parts.iter().map(|p| p[k]).sum::<f64>() / rows)
            .collect()
    };
    let means = sum(&|_, z| z);
    let squares = sum(&|k, z| (z - means[k]).powi(2));
    let spreads = squares
        .into_iter()
        .map(|v| if v > 0.0 { v.sqrt() } else { 1.0 })
        .collect();
    (means, spreads)
}

/// The derivative of each row's log-likelihood by its linear predictor.
fn scores(x: &[f64], sample: &Sample, beta: &[f64]) -> Vec<f64> {
    x.par_chunks_exact(sample.columns)
        .zip(&sample.event)
        .map(|(row, &event)| terms(hazard(predictor(beta, row)), event, Information::Expected).1)
        .collect()
}

/// The sandwich covariance of b by cluster, in units of the unscaled covariates.
fn sandwich(x: &[f64], scores: &[f64], bread: &Square, cluster: &[u32], spreads: &[f64]) -> Square {
    let (columns, m) = (spreads.len(), spreads.len() + 1);
    let size = cluster.iter().max().map_or(0, |&c| c as usize + 1);
    let mut sums = vec![0.0; size * m];
    for ((row, &score), &cluster) in x.chunks_exact(columns).zip(scores).zip(cluster) {
        let sum = &mut sums[cluster as usize * m..][..m];
        sum[0] += score;
        for (cell, z) in sum[1..].iter_mut().zip(row) {
            *cell += score * z;
        }
    }
    let mut meat = Square::zeros(m);
    for sum in sums.chunks_exact(m).filter(|s| s[0] != 0.0) {
        for (i, a) in sum.iter().enumerate() {
            for (j, b) in sum.iter().enumerate() {
                meat.add(i, j, a * b);
            }
        }
    }
    let full = bread.times(&meat).times(bread);
    let mut out = Square::zeros(columns);
    for i in 0..columns {
        for j in 0..columns {
            out.add(i, j, full.at(i + 1, j + 1) / (spreads[i] * spreads[j]));
        }
    }
    out
}
