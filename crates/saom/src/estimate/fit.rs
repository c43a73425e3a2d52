//! Batches with Newton steps in a trust region instead of single stochastic-approximation steps.
//!
//! 1. *Approach*: batches of simulations with scores at the current point; the deviation is adjusted by its regression on
//!    the scores (a control variate, as their expectation is 0); a damped Newton step, shortened to a trust region that
//!    grows after a success and shrinks after a failure.
//! 2. *Polish*: near the solution every batch gives an estimate `theta_b - D^-1 f_b`; they are averaged, with `D` pooled.
//! 3. *Check*: simulations at the estimate give the convergence ratios and the standard errors. If the overall maximum
//!    convergence ratio is not small enough, they become one more batch of 2, and so on.
//!
//! The estimator is the method of moments of Snijders (2001); only the search differs.

use super::check::{check_moments, check_targets};
use super::moments::Moments;
use super::result::{Fit, Rates, warnings};
use super::step::{Region, mahalanobis, newton_step};
use crate::error::{Error, Result};
use crate::linalg::Matrix;
use crate::model::Model;
use crate::simulate::{Batch, SimulationSettings};

/// How to estimate.
#[derive(Debug, Clone, Copy)]
pub struct FitSettings {
    /// Seed of all random streams.
    pub seed: u64,
    /// Simulations in one batch of the approach; `None`: 5 for each parameter, at least 50.
    pub batch: Option<usize>,
    /// Batches of the approach at most.
    pub max_batches: usize,
    /// Simulations of the polishing; `None`: 40 for each parameter, at least 400.
    pub polish: Option<usize>,
    /// Simulations of the check; `None`: 50 for each parameter, at least 500.
    pub check: Option<usize>,
    /// Overall maximum convergence ratio to be reached.
    pub ratio: f64,
    /// Checks at most.
    pub max_checks: usize,
}

impl Default for FitSettings {
    fn default() -> Self {
        Self {
            seed: 1,
            batch: None,
            max_batches: 80,
            polish: None,
            check: None,
            ratio: 0.2,
            max_checks: 6,
        }
    }
}

/// What is reported after each batch.
#[derive(Debug, Clone)]
pub struct Progress<'a> {
    /// `approach`, `polish` or `check`.
    pub phase: &'static str,
    /// Batches so far.
    pub batch: usize,
    /// Simulations so far.
    pub simulations: usize,
    /// Current overall ratio.
    pub overall: f64,
    /// Current parameters.
    pub theta: &'a [f64],
}

/// Estimates the free parameters of a model from its starting values.
///
/// # Errors
/// If the data make a parameter impossible to estimate, or simulations explode.
pub fn fit(
    model: &Model,
    settings: &FitSettings,
    report: &mut dyn FnMut(&Progress<'_>) -> bool,
) -> Result<Fit> {
    fit_from(model, &model.start(), settings, report)
}

/// Estimates from given values (a warm start). `report` may return `false` to stop with the estimate so far.
///
/// # Errors
/// As [`fit`].
pub fn fit_from(
    model: &Model,
    start: &[f64],
    settings: &FitSettings,
    report: &mut dyn FnMut(&Progress<'_>) -> bool,
) -> Result<Fit> {
    let targets = model.targets();
    check_targets(model, &targets)?;
    let free: Vec<usize> = (0..targets.len())
        .filter(|&k| !model.parameters[k].fixed)
        .collect();
    let mut search = Search {
        model,
        settings,
        targets,
        free,
        theta: start.to_vec(),
        batches: 0,
        simulations: 0,
        go: true,
    };
    let near = search.approach(report)?;
    search.finish(near, report)
}

struct Search<'a> {
    model: &'a Model,
    settings: &'a FitSettings,
    targets: Vec<f64>,
    free: Vec<usize>,
    theta: Vec<f64>,
    batches: usize,
    simulations: usize,
    go: bool,
}

impl Search<'_> {
    fn simulate(&mut self, theta: &[f64], count: usize, information: bool) -> Result<Batch> {
        self.batches += 1;
        self.simulations += count;
        let settings = SimulationSettings {
            seed: self.settings.seed,
            batch: self.batches as u64,
            scores: true,
            information,

            ..SimulationSettings::default()
        };
        self.model.simulate(theta, count, &settings)
    }

    fn report(
        &mut self,
        phase: &'static str,
        overall: f64,
        report: &mut dyn FnMut(&Progress<'_>) -> bool,
    ) {
        let progress = Progress {
            phase,
            batch: self.batches,
            simulations: self.simulations,
            overall,
            theta: &self.theta,
        };
        self.go &= report(&progress);
    }

    fn deviation(&self, mean: &[f64]) -> Vec<f64> {
        mean.iter().zip(&self.targets).map(|(m, t)| m - t).collect()
    }

    fn ratio(&self, f: &[f64], moments: &Moments) -> f64 {
        let own: Vec<f64> = self.free.iter().map(|&k| f[k]).collect();
        mahalanobis(&own, &moments.covariance.select(&self.free, &self.free))
    }

    /// Adds a step to the free parameters; rates stay positive.
    fn moved(&self, theta: &[f64], step: &[f64]) -> Vec<f64> {
        let mut next = theta.to_vec();
        for (&k, s) in self.free.iter().zip(step) {
            let value = next[k] + s;
            next[k] = if self.model.parameters[k].is_basic_rate() && value <= 0.0 {
                next[k] / 2.0
            } else {
                value
            };
        }
        next
    }

    /// Until the deviation is within the noise of a batch.
    fn approach(
        &mut self,
        report: &mut dyn FnMut(&Progress<'_>) -> bool,
    ) -> Result<Option<Moments>> {
        let p = self.free.len();
        let size = self.settings.batch.unwrap_or((5 * p).max(50));
        let mut region = Region {
            radius: 4.0,
            limit: 1.0,
            damping: 0.2,
        };
        let mut pooled: Option<Moments> = None;
        let mut best: Option<(f64, Vec<f64>)> = None;
        let mut last = f64::INFINITY;
        let mut cap = 2.0;
        for round in 0..self.settings.max_batches {
            let theta = self.theta.clone();
            let batch = match self.simulate(&theta, size, true) {
                Ok(batch) => batch,
                // Too far out: go back half of the way.
                Err(Error::Explosion { .. }) if best.is_some() => {
                    if let Some((_, good)) = &best {
                        self.theta = theta.iter().zip(good).map(|(a, b)| 0.5 * (a + b)).collect();
                    }
                    region.radius *= 0.5;
                    region.limit *= 0.5;
                    continue;
                }
                Err(error) => return Err(error),
            };
            let now = Moments::of(&batch);
            if round == 0 {
                check_moments(self.model, &self.free, &now)?;
            }
            let f = self.deviation(&now.adjusted);
            let overall = self.ratio(&f, &now);
            self.report("approach", overall, report);
            // What the noise of the adjusted mean alone would give.
            let share: f64 = self
                .free
                .iter()
                .map(|&k| now.residual[(k, k)].max(0.0) / now.covariance[(k, k)].max(1e-12))
                .sum();
            let noise = (share / size as f64).sqrt();
            if overall > 1.5 * last + 2.0 * noise {
                region.radius = (region.radius * 0.7).max(1.0);
                region.limit = (region.limit * 0.7).max(0.5);
                region.damping = (region.damping * 2.0).clamp(0.1, 0.3);
            } else {
                region.radius = (region.radius * 1.5).min(8.0);
                region.limit = (region.limit * 1.3).min(cap);
                region.damping *= 0.5;
            }
            last = overall;
            // Far worse than the best point so far: the step went over an edge. Go back, with shorter steps from now on.
            if let Some((before, good)) = &best
                && overall > 2.5 * before + 2.0
                && self.go
            {
                cap = (cap * 0.7).max(0.2);
                region.limit = cap;
                region.radius = (region.radius * 0.5).max(1.0);
                self.theta.clone_from(good);
                last = f64::INFINITY;
                continue;
            }
            if best.as_ref().is_none_or(|b| overall < b.0) {
                best = Some((overall, theta.clone()));
            }
            // Second moments of the last points are still useful when the point moves little.
            let keep = if overall < 1.0 { 0.7 } else { 0.25 };
            let moments = pooled
                .as_ref()
                .map_or_else(|| now.clone(), |older| now.pooled(older, keep));
            let step = newton_step(self.model, &self.free, &theta, &moments, &f, &region);
            self.theta = self.moved(&theta, &step);
            pooled = Some(moments);
            if overall < 0.3 + 1.5 * noise || !self.go {
                break;
            }
        }
        Ok(pooled)
    }

    /// Polishing and checking.
    fn finish(
        &mut self,
        near: Option<Moments>,
        report: &mut dyn FnMut(&Progress<'_>) -> bool,
    ) -> Result<Fit> {
        let mut estimates: Vec<(f64, Vec<f64>, Vec<f64>)> = Vec::new();
        let mut pooled = near;
        let half = self
            .settings
            .polish
            .unwrap_or((40 * self.free.len()).max(400))
            / 2;
        let half = half.max(50);
        for _ in 0..2 {
            if !self.go {
                break;
            }
            let theta = self.theta.clone();
            let batch = self.simulate(&theta, half, true)?;
            let now = Moments::of(&batch);
            let f = self.deviation(&now.adjusted);
            let overall = self.ratio(&f, &now);
            pooled = Some(pooled.map_or_else(|| now.clone(), |older| now.pooled(&older, 0.8)));
            estimates.push((half as f64, theta, f));
            self.combine(&mut estimates, pooled.as_ref());
            self.report("polish", overall, report);
        }
        let mut kept: Option<(f64, Vec<f64>, Batch, Moments)> = None;
        for check in 0..self.settings.max_checks.max(1) {
            let theta = self.theta.clone();
            let count = self
                .settings
                .check
                .unwrap_or((50 * self.free.len()).max(500))
                * (1 + check / 2);
            let batch = self.simulate(&theta, count, true)?;
            let now = Moments::of(&batch);
            let overall = self.ratio(&self.deviation(&now.mean), &now);
            self.report("check", overall, report);
            let f = self.deviation(&now.adjusted);
            pooled = Some(pooled.map_or_else(|| now.clone(), |older| now.pooled(&older, 0.8)));
            if kept.as_ref().is_none_or(|k| overall < k.0) {
                kept = Some((overall, theta.clone(), batch, now));
            }
            if overall < self.settings.ratio || !self.go {
                break;
            }
            estimates.push((count as f64, theta, f));
            self.combine(&mut estimates, pooled.as_ref());
        }
        match kept {
            Some((overall, theta, batch, at)) => {
                Ok(self.conclude(overall, theta, batch, &at, pooled.as_ref()))
            }
            None => Err(Error::Value {
                name: "settings".into(),
                what: "no simulations were asked for".into(),
            }),
        }
    }

    /// Averages `theta_b - D^-1 f_b` over the batches so far; far ones are dropped.
    fn combine(
        &mut self,
        estimates: &mut Vec<(f64, Vec<f64>, Vec<f64>)>,
        pooled: Option<&Moments>,
    ) {
        let Some(moments) = pooled else { return };
        if let Some((_, _, last)) = estimates.last() {
            let overall = self.ratio(last, moments);
            if overall > 0.7 && estimates.len() > 1 {
                let only = estimates.split_off(estimates.len() - 1);
                *estimates = only;
            }
        }
        let region = Region {
            radius: 2.0,
            limit: 2.0,
            damping: 0.0,
        };
        let mut sum = vec![0.0; self.theta.len()];
        let mut weight = 0.0;
        for (count, theta, f) in estimates.iter() {
            let step = newton_step(self.model, &self.free, theta, moments, f, &region);
            for (s, value) in sum.iter_mut().zip(self.moved(theta, &step)) {
                *s += count * value;
            }
            weight += count;
        }
        self.theta = sum.iter().map(|s| s / weight).collect();
    }

    fn conclude(
        &self,
        overall: f64,
        theta: Vec<f64>,
        batch: Batch,
        at: &Moments,
        pooled: Option<&Moments>,
    ) -> Fit {
        let (model, free) = (self.model, &self.free);
        let p = theta.len();
        // All batches near the solution inform `D` and `Sigma`.
        let second = pooled.unwrap_or(at);
        let sigma = second.covariance.select(free, free);
        let derivative = second.derivative.select(free, free);
        let inverse = derivative.inverse();
        let sandwich = |middle: &Matrix| {
            inverse
                .as_ref()
                .map(|d| d.times(middle).times(&d.transposed()))
        };
        let covariance = sandwich(&sigma).unwrap_or_else(|| Matrix::zeros(free.len(), free.len()));
        let noise = sandwich(&second.residual.select(free, free));
        let (mut se, mut monte_carlo) = (vec![f64::NAN; p], vec![f64::NAN; p]);
        for (a, &k) in free.iter().enumerate() {
            se[k] = if inverse.is_some() {
                covariance[(a, a)].max(0.0).sqrt()
            } else {
                f64::NAN
            };
            if let Some(noise) = &noise {
                let count = self.settings.polish.unwrap_or((40 * free.len()).max(400)) as f64;
                monte_carlo[k] = (noise[(a, a)].max(0.0) / count).sqrt() / se[k];
            }
        }
        let deviations = self.deviation(&at.mean);
        let t_ratios = (0..p)
            .map(|k| {
                if at.covariance[(k, k)] > 0.0 {
                    deviations[k] / at.covariance[(k, k)].sqrt()
                } else {
                    0.0
                }
            })
            .collect();
        let rates = model.conditional.map(|_| {
            let count = batch.replicates.len() as f64;
            let mean = |m: usize| batch.replicates.iter().map(|r| r.times[m]).sum::<f64>() / count;
            let rate: Vec<f64> = (0..batch.periods).map(mean).collect();
            let square = |m: usize| {
                batch
                    .replicates
                    .iter()
                    .map(|r| (r.times[m] - rate[m]).powi(2))
                    .sum::<f64>()
            };
            let sd = (0..batch.periods)
                .map(|m| (square(m) / (count - 1.0)).sqrt())
                .collect();
            Rates { rate, sd }
        });
        let mut result = Fit {
            parameters: model.parameters.clone(),
            theta,
            se,
            covariance,
            free: free.clone(),
            targets: self.targets.clone(),
            deviations,
            t_ratios,
            overall,
            noise_floor: (free.len() as f64 / at.count as f64).sqrt(),
            monte_carlo,
            sigma: second.covariance.clone(),
            derivative: second.derivative.clone(),
            rates,
            simulations: self.simulations,
            converged: overall < self.settings.ratio,
            warnings: Vec::new(),
            last: batch,
        };
        result.warnings = warnings(model, &result, self.settings.ratio);
        result
    }
}
