//! Draws from the posterior by Newton–Metropolis: every block is proposed as a Newton step plus a normal
//! with the inverse curvature as covariance, and accepted or refused by the exact ratio. The latent z of
//! the votes are integrated out.

use super::block::Block;
use super::draws::{Chain, Scale};
use super::key::{Key, Stream};
use super::likelihood::{Item, ItemSums, item_prior, item_sums, position_penalty, position_sums};
use super::mode::Mode;
use super::panel::{Located, VotePanel};
use super::probit::Probit;
use super::settings::{Progress, Settings, Watch};
use super::small::Cholesky;
use rand::RngExt;
use rand_distr::{Distribution, StandardNormal};
use rayon::prelude::*;

const ITEMS: u64 = 1;
const POSITIONS: u64 = 2;
const MOVES: u64 = 3;

/// Runs one chain from the mode. The probabilities of `held_out` votes are averaged over the kept draws.
pub(crate) fn run(
    panel: &VotePanel,
    mode: &Mode,
    settings: &Settings,
    held_out: &[Located],
    number: usize,
    watch: Watch<'_>,
) -> Chain {
    let mut theta = mode.theta.clone();
    let mut items = mode.items.clone();
    let mut chain = Chain::new(panel.positions().len(), held_out.len());
    let key = Key::new(settings.seed).and(number as u64);
    for sweep in 0..settings.sweeps {
        let key = key.and(sweep as u64);
        let accepted_items = sweep_items(panel, &theta, &mut items, key.and(ITEMS));
        let (accepted, blocks) = sweep_positions(
            panel,
            &mut theta,
            &items,
            settings.omega,
            key.and(POSITIONS),
        );
        let mut stream = key.and(MOVES).stream();
        scale_move(panel, &mut theta, &mut items, settings.omega, &mut stream);
        shift_move(panel, &mut theta, &mut items, settings.omega, &mut stream);
        if sweep >= settings.dropped {
            chain.items_accepted.0 += accepted_items as u64;
            chain.items_accepted.1 += items.len() as u64;
            chain.blocks_accepted.0 += accepted;
            chain.blocks_accepted.1 += blocks;
            chain.keep(&theta, Scale::of(panel, &theta, settings.orientation));
            chain.predict(held_out, &theta, &items);
        }
        if watch(Progress::Chain {
            chain: number,
            sweep: sweep + 1,
        })
        .is_break()
        {
            break;
        }
    }
    chain
}

/// What a proposal needs of the place where it starts: log density, mean of the proposal, its precision.
struct Start {
    log: f64,
    mean: [f64; 3],
    factor: Cholesky,
}

impl Start {
    /// In the coordinates (γ1, ℓ = log(γ2 − γ1), β).
    fn of(sums: &ItemSums, item: Item) -> Option<Self> {
        let gap = item.gamma2 - item.gamma1;
        let (g1, g2) = (
            sums.g[0] - item.gamma1 / 25.0,
            sums.g[1] - item.gamma2 / 25.0,
        );
        let (a11, a22) = (sums.a11 + 0.04, sums.a22 + 0.04);
        let g = [g1 + g2, gap * g2 + 1.0, sums.g[2] - item.beta];
        let h11 = a11 + 2.0 * sums.a12 + a22;
        let h12 = gap * (sums.a12 + a22);
        let h13 = sums.a1b + sums.a2b;
        let h22 = (gap * gap * a22 - gap * g2).max(0.3);
        let h23 = gap * sums.a2b;
        let h33 = sums.abb + 1.0;
        // The safeguards depend on the starting point only, so that the step stays reversible.
        let factor = Cholesky::new([h11, h12, h22, h13, h23, h33])
            .or_else(|| Cholesky::new([h11, 0.0, h22, h13, 0.0, h33]))
            .or_else(|| Cholesky::new([h11, 0.0, h22, 0.0, 0.0, h33]))?;
        let step = factor.solve(g);
        let x = [item.gamma1, gap.ln(), item.beta];
        Some(Self {
            log: sums.log + item_prior(item),
            mean: std::array::from_fn(|i| x[i] + step[i].clamp(-2.0, 2.0)),
            factor,
        })
    }

    /// Log density of the proposal at `x`, without the constant.
    fn density(&self, x: [f64; 3]) -> f64 {
        self.factor.half_log_det()
            - 0.5
                * self
                    .factor
                    .quadratic(std::array::from_fn(|i| x[i] - self.mean[i]))
    }
}

fn normal(stream: &mut Stream) -> f64 {
    StandardNormal.sample(stream)
}

/// Whether a step with this log ratio is taken.
fn take(log_ratio: f64, stream: &mut Stream) -> bool {
    let uniform: f64 = stream.random();
    log_ratio >= 0.0 || uniform < log_ratio.exp()
}

fn sweep_items(panel: &VotePanel, theta: &[f64], items: &mut [Item], key: Key) -> usize {
    let probit = Probit::shared();
    items
        .par_iter_mut()
        .with_min_len(32)
        .enumerate()
        .map(|(number, item)| {
            let span = panel.item_spans[number];
            let mut stream = key.and(number as u64).stream();
            let Some(here) = Start::of(&item_sums(probit, panel, span, theta, *item), *item) else {
                return 0;
            };
            let noise = here
                .factor
                .back(std::array::from_fn(|_| normal(&mut stream)));
            let x: [f64; 3] = std::array::from_fn(|i| here.mean[i] + noise[i]);
            if !(-12.0..=5.0).contains(&x[1]) {
                return 0;
            }
            let proposed = Item {
                gamma1: x[0],
                gamma2: x[0] + x[1].exp(),
                beta: x[2],
            };
            let Some(there) = Start::of(&item_sums(probit, panel, span, theta, proposed), proposed)
            else {
                return 0;
            };
            let old = [item.gamma1, (item.gamma2 - item.gamma1).ln(), item.beta];
            let ratio = there.log - here.log + there.density(old) - here.density(x);
            if take(ratio, &mut stream) {
                *item = proposed;
                1
            } else {
                0
            }
        })
        .sum()
}

/// Blocks of 8 to 23 sessions, cut anew every sweep. Accepted and proposed blocks.
fn sweep_positions(
    panel: &VotePanel,
    theta: &mut [f64],
    items: &[Item],
    omega: f64,
    key: Key,
) -> (u64, u64) {
    let results: Vec<(Vec<f64>, u64, u64)> = panel
        .states
        .par_iter()
        .enumerate()
        .map(|(number, state)| {
            sweep_state(
                panel,
                state.clone(),
                theta[state.clone()].to_vec(),
                items,
                omega,
                key.and(number as u64),
            )
        })
        .collect();
    let (mut accepted, mut proposed) = (0, 0);
    for (state, (values, yes, all)) in panel.states.iter().zip(results) {
        theta[state.clone()].copy_from_slice(&values);
        accepted += yes;
        proposed += all;
    }
    (accepted, proposed)
}

fn sweep_state(
    panel: &VotePanel,
    state: std::ops::Range<usize>,
    mut own: Vec<f64>,
    items: &[Item],
    omega: f64,
    key: Key,
) -> (Vec<f64>, u64, u64) {
    let probit = Probit::shared();
    let mut stream = key.stream();
    let (mut accepted, mut proposed) = (0, 0);
    let mut start = state.start;
    while start < state.end {
        let at = start..state.end.min(start + stream.random_range(8..=23_usize));
        start = at.end;
        let inside = at.start - state.start..at.end - state.start;
        let sums = |values: &[f64]| -> Vec<_> {
            at.clone()
                .zip(values)
                .map(|(place, &theta)| {
                    position_sums(probit, panel, panel.position_spans[place], theta, items)
                })
                .collect()
        };
        proposed += 1;
        let old = own[inside.clone()].to_vec();
        let here = Block::of(panel, state.clone(), at.clone(), &own, &sums(&old), omega);
        let Some(here_factor) = here.factor else {
            continue;
        };
        let step = here_factor.solve(&here.gradient);
        let noise = here_factor.back((0..at.len()).map(|_| normal(&mut stream)).collect());
        let new: Vec<f64> = (0..at.len()).map(|i| old[i] + step[i] + noise[i]).collect();
        own[inside.clone()].copy_from_slice(&new);
        let there = Block::of(panel, state.clone(), at.clone(), &own, &sums(&new), omega);
        let ratio = there
            .factor
            .as_ref()
            .map_or(f64::NEG_INFINITY, |there_factor| {
                let back = there_factor.solve(&there.gradient);
                let miss: Vec<f64> = (0..at.len()).map(|i| old[i] - new[i] - back[i]).collect();
                let forth = here_factor.half_log_det() - 0.5 * here_factor.quadratic(&noise);
                let return_ = there_factor.half_log_det() - 0.5 * there_factor.quadratic(&miss);
                there.log - here.log + return_ - forth
            });
        if take(ratio, &mut stream) {
            accepted += 1;
        } else {
            own[inside].copy_from_slice(&old);
        }
    }
    (own, accepted, proposed)
}

/// θ → cθ, β → β/c: leaves every vote's probability as it is.
fn scale_move(
    panel: &VotePanel,
    theta: &mut [f64],
    items: &mut [Item],
    omega: f64,
    stream: &mut Stream,
) {
    let a = position_penalty(panel, theta, omega);
    let b: f64 = items.iter().map(|item| 0.5 * item.beta * item.beta).sum();
    let free = theta.len() as f64 - items.len() as f64;
    let target = |s: f64| free * s - a * (2.0 * s).exp() - b * (-2.0 * s).exp();
    let mut log_scale = 0.0;
    for _ in 0..20 {
        let proposed = log_scale + 0.008 * normal(stream);
        if take(target(proposed) - target(log_scale), stream) {
            log_scale = proposed;
        }
    }
    let scale = log_scale.exp();
    theta.iter_mut().for_each(|theta| *theta *= scale);
    items.iter_mut().for_each(|item| item.beta /= scale);
}

/// θ → θ + m, γ → γ + βm: leaves every vote's probability as it is, and is normal in m, so drawn exactly.
fn shift_move(
    panel: &VotePanel,
    theta: &mut [f64],
    items: &mut [Item],
    omega: f64,
    stream: &mut Stream,
) {
    let (mut precision, mut pull) = (0.0, 0.0);
    for state in &panel.states {
        precision += 0.25;
        pull -= 0.25 * theta[state.start];
        for at in state.clone() {
            let weight = omega * f64::from(panel.votes_of(at));
            precision += weight;
            pull -= weight * theta[at];
        }
    }
    for item in items.iter() {
        precision += 2.0 * item.beta * item.beta / 25.0;
        pull -= item.beta * (item.gamma1 + item.gamma2) / 25.0;
    }
    let shift = pull / precision + normal(stream) / precision.sqrt();
    theta.iter_mut().for_each(|theta| *theta += shift);
    for item in items {
        item.gamma1 += item.beta * shift;
        item.gamma2 += item.beta * shift;
    }
}
