//! What drives the answer: each mechanism on and off on the same draws, and the split of variance.

use comity_world::Settings;
use comity_world::ensemble::{Progress, run};
use comity_world::scenario::{Group, Scenario, Streams};

use crate::judge::Docket;
use crate::statistics::{covariance, mean};

/// Outputs of paired runs with one mechanism off: `[output][run]` with it on and off.
#[derive(Debug, Clone, PartialEq)]
pub struct Paired {
    /// Index of the mechanism.
    pub mechanism: usize,
    /// `on[output][run]`.
    pub on: Vec<Vec<f64>>,
    /// `off[output][run]`.
    pub off: Vec<Vec<f64>>,
}

/// Runs the scenario with one mechanism off on the first draws of the base ensemble.
///
/// `base[output][run]` are the outputs with everything as it is; the pair is formed over the runs both have.
#[must_use]
pub fn without(
    scenario: &Scenario,
    docket: &Docket,
    mechanism: usize,
    base: &[Vec<f64>],
    settings: &Settings,
    progress: &dyn Progress,
) -> Paired {
    let mut changed = scenario.clone();
    changed.on = scenario.on.without(mechanism);
    let off = columns(
        &run(
            &changed,
            settings,
            |t| docket.outputs(&changed, t),
            progress,
        ),
        base.len(),
    );
    let runs = off.first().map_or(0, Vec::len);
    let on = base
        .iter()
        .map(|column| column.iter().copied().take(runs).collect())
        .collect();
    Paired { mechanism, on, off }
}

/// Rows of outputs as columns, `[output][run]`.
#[must_use]
pub fn columns(rows: &[Vec<f64>], outputs: usize) -> Vec<Vec<f64>> {
    (0..outputs)
        .map(|k| rows.iter().map(|row| row[k]).collect())
        .collect()
}

/// Shares of the variance of one output.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Shares {
    /// Facts, estimates, rules, assumptions: first-order shares.
    pub groups: [f64; 4],
    /// Chance: what is left when all parameters are known.
    pub chance: f64,
    /// One standard error of these shares, from the number of paired runs.
    pub error: f64,
}

/// The groups of parameters, in the order of [`Shares::groups`].
pub const GROUPS: [Group; 4] = [Group::Fact, Group::Estimate, Group::Rule, Group::Assumption];

/// Splits the variance of every output by pick-freeze (Sobol 1993; Saltelli 2002): the covariance of two runs that
/// share only one group is the variance of the conditional mean given that group.
///
/// An output below `yes_or_no` is the probability of a yes given a trajectory; the variance it is measured against is that
/// of the yes itself, P(1 − P), so that chance counts even where a hazard was integrated.
/// Gives shares for every output; `None` where an output never varies.
#[must_use]
pub fn split(
    scenario: &Scenario,
    docket: &Docket,
    base: &[Vec<f64>],
    settings: &Settings,
    yes_or_no: usize,
    seed: u64,
    progress: &dyn Progress,
) -> Vec<Option<Shares>> {
    let fresh = seed ^ 0x5eed_0fa1_1e27;
    let everything_else = |kept: Option<Group>| {
        let mut streams = settings.streams;
        for group in GROUPS.into_iter().chain([Group::Chance]) {
            let keep = match kept {
                Some(kept) => group == kept,
                // Without a group all parameters are kept and chance alone is drawn anew.
                None => group != Group::Chance,
            };
            if !keep {
                streams = streams.redraw(group, fresh);
            }
        }
        streams
    };
    let outputs = base.len();
    let paired = |streams: Streams| {
        columns(
            &run(
                scenario,
                &Settings {
                    streams,
                    ..*settings
                },
                |t| docket.outputs(scenario, t),
                progress,
            ),
            outputs,
        )
    };
    let frozen: Vec<Vec<Vec<f64>>> = GROUPS
        .iter()
        .map(|&g| {
            if present(scenario, g) {
                paired(everything_else(Some(g)))
            } else {
                Vec::new()
            }
        })
        .collect();
    let all = paired(everything_else(None));
    (0..outputs)
        .map(|k| {
            let runs = all[k].len();
            let own = &base[k][..runs.min(base[k].len())];
            let p = mean(own).unwrap_or(0.0);
            let variance = if k < yes_or_no {
                p * (1.0 - p)
            } else {
                covariance(own, own)
            };
            if variance <= 1e-300 {
                return None;
            }
            let share = |other: &[f64]| {
                let other = &other[..own.len()];
                let explained = (covariance(own, other) / variance).clamp(0.0, 1.0);
                (explained, product_error(own, other) / variance)
            };
            let (kept, mut error) = share(&all[k]);
            let mut groups = [0.0; 4];
            for (g, columns) in groups.iter_mut().zip(&frozen) {
                if let Some(column) = columns.get(k) {
                    let (explained, own_error) = share(column);
                    *g = explained;
                    error = error.max(own_error);
                }
            }
            Some(Shares {
                groups,
                chance: 1.0 - kept,
                // Joint events too rare to have been seen still leave the error of independent draws.
                error: error.max(1.0 / (own.len() as f64).sqrt()),
            })
        })
        .collect()
}

/// The standard error of a covariance: that of the mean of the centred products.
fn product_error(a: &[f64], b: &[f64]) -> f64 {
    let (Some(ma), Some(mb)) = (mean(a), mean(b)) else {
        return 0.0;
    };
    let products: Vec<f64> = a.iter().zip(b).map(|(x, y)| (x - ma) * (y - mb)).collect();
    crate::statistics::standard_error(&products)
}

fn present(scenario: &Scenario, group: Group) -> bool {
    scenario.parameters.iter().any(|p| p.group == group)
        || (group == Group::Fact && !scenario.starts.is_empty())
}

/// Mean of a paired difference and its 80 % interval.
#[must_use]
pub fn difference(on: &[f64], off: &[f64]) -> (f64, f64, f64) {
    let differences: Vec<f64> = on.iter().zip(off).map(|(a, b)| a - b).collect();
    let centre = mean(&differences).unwrap_or(0.0);
    let half = crate::statistics::Z80 * crate::statistics::standard_error(&differences);
    let half = if half.is_finite() { half } else { 0.0 };
    (centre, centre - half, centre + half)
}
