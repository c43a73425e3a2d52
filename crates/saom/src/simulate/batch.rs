//! Many simulations at one parameter vector, in parallel, with the same bytes for any number of threads.

use super::period::run_period;
use super::workspace::Workspace;
use super::{Point, Step};
use crate::error::Result;
use crate::model::Model;
use crate::state::State;
use crate::stream::Stream;
use rayon::prelude::*;

/// How to simulate.
#[derive(Debug, Clone, Copy)]
pub struct SimulationSettings {
    /// Seed of all random streams.
    pub seed: u64,
    /// Which batch this is: batches with different numbers are independent.
    pub batch: u64,
    /// Whether scores are computed.
    pub scores: bool,
    /// Whether the products of the steps' scores are added up, too (a better derivative for some more time).
    pub information: bool,
    /// Steps after which a period is given up.
    pub max_steps: usize,
}

impl Default for SimulationSettings {
    fn default() -> Self {
        Self {
            seed: 1,
            batch: 0,
            scores: true,
            information: false,
            max_steps: 1_000_000,
        }
    }
}

/// One simulation of all periods.
#[derive(Debug, Clone)]
pub struct Replicate {
    /// Statistics, `[period][parameter]` one after another.
    pub statistics: Vec<f64>,
    /// Scores in the same layout.
    pub scores: Vec<f64>,
    /// `sum_t s_t s_t'` over the steps of each period, `[period][parameter][parameter]`, if asked for.
    pub information: Vec<f64>,
    /// Time at which each period ended (1 unless conditional).
    pub times: Vec<f64>,
}

/// Simulations at one parameter vector.
#[derive(Debug, Clone)]
pub struct Batch {
    /// Number of periods.
    pub periods: usize,
    /// Number of parameters.
    pub parameters: usize,
    /// The simulations.
    pub replicates: Vec<Replicate>,
}

impl Batch {
    /// Mean of every statistic, summed over periods.
    #[must_use]
    pub fn mean(&self) -> Vec<f64> {
        let count = self.replicates.len() as f64;
        (0..self.parameters)
            .map(|k| {
                self.replicates
                    .iter()
                    .map(|r| self.total(r, k))
                    .sum::<f64>()
                    / count
            })
            .collect()
    }

    /// Standard deviation of every statistic, summed over periods.
    #[must_use]
    pub fn sd(&self) -> Vec<f64> {
        let (mean, count) = (self.mean(), self.replicates.len() as f64);
        let square = |k: usize| {
            self.replicates
                .iter()
                .map(|r| (self.total(r, k) - mean[k]).powi(2))
                .sum::<f64>()
        };
        (0..self.parameters)
            .map(|k| (square(k) / (count - 1.0)).sqrt())
            .collect()
    }

    /// Statistic `k` of one simulation, summed over periods.
    #[must_use]
    pub fn total(&self, replicate: &Replicate, k: usize) -> f64 {
        (0..self.periods)
            .map(|m| replicate.statistics[m * self.parameters + k])
            .sum()
    }
}

impl Model {
    /// Simulates `count` times at `theta`.
    ///
    /// # Errors
    /// If a simulation explodes.
    pub fn simulate(
        &self,
        theta: &[f64],
        count: usize,
        settings: &SimulationSettings,
    ) -> Result<Batch> {
        let point = Point::new(self, theta);
        let replicates = (0..count)
            .into_par_iter()
            .with_min_len(count.div_ceil(4 * rayon::current_num_threads()))
            .map_init(
                || Workspace::new(self),
                |space, r| self.replicate(&point, r, settings, space),
            )
            .collect::<Result<Vec<_>>>()?;
        Ok(Batch {
            periods: self.periods(),
            parameters: self.parameters.len(),
            replicates,
        })
    }

    /// One simulation of all periods of all groups.
    fn replicate(
        &self,
        point: &Point<'_>,
        number: usize,
        settings: &SimulationSettings,
        space: &mut Workspace,
    ) -> Result<Replicate> {
        let p = self.parameters.len();
        let mut result = Replicate {
            statistics: vec![0.0; p * self.periods()],
            scores: vec![
                0.0;
                if settings.scores {
                    p * self.periods()
                } else {
                    0
                }
            ],
            information: Vec::with_capacity(if settings.information {
                p * p * self.periods()
            } else {
                0
            }),
            times: Vec::with_capacity(self.periods()),
        };
        let mut at = 0;
        for group in 0..self.groups.len() {
            let room = &mut space.groups[group];
            for period in 0..self.groups[group].periods.len() {
                let mut stream = Stream::keyed(
                    settings.seed,
                    [settings.batch, number as u64, group as u64, period as u64],
                );
                result.times.push(run_period(
                    point,
                    (group, period),
                    &mut stream,
                    room,
                    settings,
                    None,
                )?);
                let out = &mut result.statistics[at..at + p];
                self.period_statistics(group, period, &room.state, &mut room.scratch, out);
                if settings.scores {
                    result.scores[at..at + p].copy_from_slice(&room.scores);
                }
                if settings.information {
                    result.information.extend_from_slice(&room.information);
                }
                at += p;
            }
        }
        Ok(result)
    }

    /// Simulates one period and returns the steps that were made.
    ///
    /// # Errors
    /// If the simulation explodes.
    pub fn chain(
        &self,
        theta: &[f64],
        group: usize,
        period: usize,
        settings: &SimulationSettings,
    ) -> Result<Vec<Step>> {
        let point = Point::new(self, theta);
        let mut space = Workspace::new(self);
        let mut stream = Stream::keyed(
            settings.seed,
            [settings.batch, 0, group as u64, period as u64],
        );
        let mut steps = Vec::new();
        run_period(
            &point,
            (group, period),
            &mut stream,
            &mut space.groups[group],
            settings,
            Some(&mut steps),
        )?;
        Ok(steps)
    }

    /// Simulates `count` times and hands the end state of every period to `visit`; results in the order of the simulations.
    pub(crate) fn visit_ends<T: Send>(
        &self,
        theta: &[f64],
        count: usize,
        settings: &SimulationSettings,
        visit: impl Fn(usize, usize, &State) -> T + Sync,
    ) -> Result<Vec<Vec<T>>> {
        let point = Point::new(self, theta);
        let one = |space: &mut Workspace, r: usize| {
            let mut results = Vec::new();
            for group in 0..self.groups.len() {
                let room = &mut space.groups[group];
                for period in 0..self.groups[group].periods.len() {
                    let mut stream = Stream::keyed(
                        settings.seed,
                        [settings.batch, r as u64, group as u64, period as u64],
                    );
                    run_period(&point, (group, period), &mut stream, room, settings, None)?;
                    results.push(visit(group, period, &room.state));
                }
            }
            Ok(results)
        };
        (0..count)
            .into_par_iter()
            .with_min_len(count.div_ceil(4 * rayon::current_num_threads()))
            .map_init(|| Workspace::new(self), one)
            .collect()
    }
}
