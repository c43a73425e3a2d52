//! The mode of the posterior by alternating Newton steps: items given positions, positions given items.
//!
//! Given the positions each item is a concave problem in three unknowns; given the items each state is a
//! concave problem with a tridiagonal matrix. Good as a point estimate and as a start of the chains; its
//! curvature gives no honest intervals.

use super::likelihood::{Item, ItemSums, LogPosterior, item_sums, position_sums};
use super::panel::{Span, VotePanel};
use super::probit::Probit;
use super::settings::{Progress, Settings, Watch};
use rayon::prelude::*;
use statrs::distribution::{ContinuousCDF, Normal};

/// The mode: a position for every state-session, and the parameters of every item.
#[derive(Debug, Clone)]
pub struct Mode {
    /// Positions on the raw scale, in the order of the panel.
    pub theta: Vec<f64>,
    /// Items, in the order of the panel.
    pub items: Vec<Item>,
    /// Sweeps taken.
    pub sweeps: usize,
    /// The largest move of a position in the last sweep.
    pub last_move: f64,
    /// The log posterior there.
    pub log_posterior: LogPosterior,
}

impl Mode {
    /// Whether the last sweep moved no position by more than was asked for.
    #[must_use]
    pub fn converged(&self, settings: &Settings) -> bool {
        self.last_move < settings.tolerance
    }

    /// Positions with mean 0 and standard deviation 1 over all state-sessions, the first side of the
    /// orientation positive.
    #[must_use]
    pub fn standardised(&self, panel: &VotePanel, settings: &Settings) -> Vec<f64> {
        let scale = super::draws::Scale::of(panel, &self.theta, settings.orientation);
        self.theta.iter().map(|&theta| scale.apply(theta)).collect()
    }
}

/// Finds the mode. Stops early, with what it has, if `watch` breaks off.
#[must_use]
pub fn find_mode(panel: &VotePanel, settings: &Settings, watch: Watch<'_>) -> Mode {
    let mut theta = start_positions(panel, settings);
    let mut items = start_items(panel, settings);
    let (mut sweeps, mut last_move) = (0, f64::INFINITY);
    while sweeps < settings.mode_sweeps && last_move >= settings.tolerance {
        let steps = if sweeps == 0 { 5 } else { 1 };
        for _ in 0..steps {
            step_items(panel, &theta, &mut items);
        }
        last_move = step_positions(panel, &mut theta, &items, settings.omega);
        sweeps += 1;
        if watch(Progress::Mode { sweep: sweeps }).is_break() {
            break;
        }
    }
    let log_posterior = LogPosterior::at(panel, &theta, &items, settings.omega);
    Mode {
        theta,
        items,
        sweeps,
        last_move,
        log_posterior,
    }
}

fn start_positions(panel: &VotePanel, settings: &Settings) -> Vec<f64> {
    let of = |state| {
        settings
            .start
            .iter()
            .find(|(start, _)| *start == state)
            .map_or(0.0, |start| start.1)
    };
    panel
        .positions
        .iter()
        .map(|position| of(position.state))
        .collect()
}

/// Cut points from smoothed shares; discrimination ±1 where the two sides of the orientation differ.
fn start_items(panel: &VotePanel, settings: &Settings) -> Vec<Item> {
    let normal = Normal::standard();
    let (right, left) = settings.orientation;
    let mean_of = |span: Span, state: u16| {
        let levels = [(span.yes(), 0.0), (span.abstain(), 1.0), (span.no(), 2.0)];
        let (mut sum, mut n) = (0.0, 0.0);
        for (range, level) in levels {
            for &position in &panel.item_votes[range] {
                if panel.positions[position as usize].state == state {
                    sum += level;
                    n += 1.0;
                }
            }
        }
        sum / n
    };
    panel
        .item_spans
        .iter()
        .map(|&span| {
            let n = f64::from(span.len());
            let yes = span.yes().len() as f64;
            let abstain = span.abstain().len() as f64;
            let difference = mean_of(span, right) - mean_of(span, left);
            Item {
                gamma1: normal.inverse_cdf((yes + 0.5) / (n + 1.5)),
                gamma2: normal.inverse_cdf((yes + abstain + 1.0) / (n + 1.5)),
                beta: if difference > 0.0 {
                    1.0
                } else if difference < 0.0 {
                    -1.0
                } else {
                    0.0
                },
            }
        })
        .collect()
}

fn step_items(panel: &VotePanel, theta: &[f64], items: &mut [Item]) {
    let probit = Probit::shared();
    items
        .par_iter_mut()
        .with_min_len(32)
        .zip(&panel.item_spans)
        .for_each(|(item, &span)| {
            let sums = item_sums(probit, panel, span, theta, *item);
            *item = newton(&sums, *item);
        });
}

/// One Newton step in (γ1, γ2, β), halved until the cut points are in order.
fn newton(sums: &ItemSums, item: Item) -> Item {
    let gap = item.gamma2 - item.gamma1;
    let tie = 1.0 / (gap * gap);
    let g = [
        sums.g[0] - item.gamma1 / 25.0 - 1.0 / gap,
        sums.g[1] - item.gamma2 / 25.0 + 1.0 / gap,
        sums.g[2] - item.beta,
    ];
    let h = [
        sums.a11 + 0.04 + tie,
        sums.a12 - tie,
        sums.a22 + 0.04 + tie,
        sums.a1b,
        sums.a2b,
        sums.abb + 1.0,
    ];
    let Some(step) = super::small::Cholesky::new(h).map(|factor| factor.solve(g)) else {
        return item;
    };
    let mut length = 1.0;
    while item.gamma2 + length * step[1] <= item.gamma1 + length * step[0] {
        length *= 0.5;
    }
    Item {
        gamma1: item.gamma1 + length * step[0],
        gamma2: item.gamma2 + length * step[1],
        beta: item.beta + length * step[2],
    }
}

/// One Newton step of every state; the largest move.
fn step_positions(panel: &VotePanel, theta: &mut [f64], items: &[Item], omega: f64) -> f64 {
    let probit = Probit::shared();
    let moves: Vec<Vec<f64>> = panel
        .states
        .par_iter()
        .map(|range| {
            let own = &theta[range.clone()];
            let sums: Vec<_> = range
                .clone()
                .map(|at| position_sums(probit, panel, panel.position_spans[at], theta[at], items))
                .collect();
            let block =
                super::block::Block::of(panel, range.clone(), range.clone(), own, &sums, omega);
            block.factor.map_or_else(
                || vec![0.0; range.len()],
                |factor| factor.solve(&block.gradient),
            )
        })
        .collect();
    let mut largest = 0.0_f64;
    for (range, moves) in panel.states.iter().zip(moves) {
        for (at, step) in range.clone().zip(moves) {
            theta[at] += step;
            largest = largest.max(step.abs());
        }
    }
    largest
}
