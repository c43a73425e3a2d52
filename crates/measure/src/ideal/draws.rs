//! The draws of a fit, and what they say: means, intervals, convergence, prediction.

use super::key::Key;
use super::likelihood::Item;
use super::mode::Mode;
use super::panel::{Located, VotePanel};
use super::probit::Probit;
use super::settings::Settings;
use crate::{Measured, Unknown, Vote};
use rand_distr::{Distribution, StandardNormal};
use rayon::prelude::*;

/// What makes raw positions standard: mean 0 and standard deviation 1 over all state-sessions, and a sign.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// Mean of the raw positions.
    pub mean: f64,
    /// Their standard deviation (n − 1), negative where the first side of the orientation came out left.
    pub spread: f64,
}

impl Scale {
    pub(crate) fn of(panel: &VotePanel, theta: &[f64], (right, left): (u16, u16)) -> Self {
        let n = theta.len() as f64;
        let mean = theta.iter().sum::<f64>() / n;
        let variance = theta.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (n - 1.0);
        let of = |state: u16| {
            let values = panel
                .positions
                .iter()
                .zip(theta)
                .filter(|(position, _)| position.state == state);
            let (sum, n) = values.fold((0.0, 0.0), |(sum, n), (_, &theta)| (sum + theta, n + 1.0));
            if n > 0.0 { sum / n } else { mean }
        };
        let sign = if of(right) < of(left) { -1.0 } else { 1.0 };
        Self {
            mean,
            spread: sign * variance.sqrt(),
        }
    }

    /// A raw position on the standard scale.
    #[must_use]
    pub fn apply(self, theta: f64) -> f64 {
        (theta - self.mean) / self.spread
    }
}

/// The kept draws of one chain.
#[derive(Debug, Clone)]
pub(crate) struct Chain {
    positions: usize,
    /// Raw positions, one draw after another. Single precision: the last digits of a draw mean nothing.
    raw: Vec<f32>,
    scales: Vec<Scale>,
    predicted: Vec<f64>,
    pub(crate) items_accepted: (u64, u64),
    pub(crate) blocks_accepted: (u64, u64),
}

impl Chain {
    pub(crate) fn new(positions: usize, held_out: usize) -> Self {
        Self {
            positions,
            raw: Vec::new(),
            scales: Vec::new(),
            predicted: vec![0.0; held_out],
            items_accepted: (0, 0),
            blocks_accepted: (0, 0),
        }
    }

    pub(crate) fn keep(&mut self, theta: &[f64], scale: Scale) {
        self.raw.extend(theta.iter().map(|&theta| theta as f32));
        self.scales.push(scale);
    }

    pub(crate) fn predict(&mut self, held_out: &[Located], theta: &[f64], items: &[Item]) {
        self.predicted
            .par_iter_mut()
            .zip(held_out)
            .with_min_len(1024)
            .for_each(|(sum, vote)| {
                *sum += log_probability(theta, items, vote).exp();
            });
    }
}

fn log_probability(theta: &[f64], items: &[Item], vote: &Located) -> f64 {
    let (theta, item) = (theta[vote.position], items[vote.item]);
    let (u1, u2) = (
        item.gamma1 - item.beta * theta,
        item.gamma2 - item.beta * theta,
    );
    match vote.vote {
        Vote::Yes => Probit::shared().below(u1).log,
        Vote::Abstain => Probit::shared().between(u1, u2).log,
        Vote::No => Probit::shared().below(-u2).log,
    }
}

/// −mean log probability that the mode gives to votes it did not see.
///
/// # Errors
/// [`Unknown::NoCoverage`] without votes.
pub fn mode_log_loss(mode: &Mode, held_out: &[Located]) -> Measured {
    if held_out.is_empty() {
        return Err(Unknown::NoCoverage(
            "no held-out vote of a known state-session and item",
        ));
    }
    let sum: f64 = held_out
        .iter()
        .map(|vote| log_probability(&mode.theta, &mode.items, vote))
        .sum();
    Ok(-sum / held_out.len() as f64)
}

/// A position with its uncertainty, on the standard scale.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Estimate {
    /// Mean.
    pub mean: f64,
    /// Standard deviation.
    pub sd: f64,
    /// 5 % quantile.
    pub q05: f64,
    /// Median.
    pub median: f64,
    /// 95 % quantile.
    pub q95: f64,
    /// Split-R̂; `None` if the draws are too few or do not move.
    pub r_hat: Option<f64>,
    /// Effective number of draws; `None` where R̂ is.
    pub effective: Option<f64>,
}

/// R̂ above which a position is marked as not converged.
pub const R_HAT_LIMIT: f64 = 1.1;
/// Beyond this distance from 0 the 90 % intervals are known to be too narrow (see the book, *Measures*).
pub const EXTREME: f64 = 2.0;

impl Estimate {
    /// Whether the position is one of the extreme ones, whose intervals cover less than they say.
    #[must_use]
    pub fn is_extreme(&self) -> bool {
        self.mean.abs() > EXTREME
    }

    /// Whether the chains have come together here.
    #[must_use]
    pub fn is_converged(&self) -> bool {
        self.r_hat.is_some_and(|r| r <= R_HAT_LIMIT)
    }
}

/// The draws of all chains.
#[derive(Debug, Clone)]
pub struct Draws {
    chains: Vec<Chain>,
    kept: usize,
    seed: u64,
}

impl Draws {
    pub(crate) fn new(chains: Vec<Chain>, settings: &Settings) -> Self {
        let kept = chains
            .iter()
            .map(|chain| chain.scales.len())
            .min()
            .unwrap_or(0);
        Self {
            chains,
            kept,
            seed: settings.seed,
        }
    }

    /// Draws kept of each chain (the fewest, if the fit was broken off).
    #[must_use]
    pub fn kept(&self) -> usize {
        self.kept
    }

    /// The number of chains.
    #[must_use]
    pub fn chains(&self) -> usize {
        self.chains.len()
    }

    /// The standardised draws of a position: all of the first chain, then all of the next.
    #[must_use]
    pub fn of(&self, position: usize) -> Vec<f64> {
        self.collect(|chain, draw| {
            chain.scales[draw].apply(f64::from(chain.raw[draw * chain.positions + position]))
        })
    }

    /// The raw draws of a position.
    #[must_use]
    pub fn raw(&self, position: usize) -> Vec<f64> {
        self.collect(|chain, draw| f64::from(chain.raw[draw * chain.positions + position]))
    }

    fn collect(&self, value: impl Fn(&Chain, usize) -> f64) -> Vec<f64> {
        let value = &value;
        self.chains
            .iter()
            .flat_map(|chain| (0..self.kept).map(move |draw| value(chain, draw)))
            .collect()
    }

    /// The estimate of a position.
    ///
    /// # Errors
    /// [`Unknown::NoCoverage`] if no draw was kept.
    pub fn estimate(&self, position: usize) -> Measured<Estimate> {
        estimate(&self.of(position), self.chains.len())
    }

    /// The estimates of all positions.
    ///
    /// # Errors
    /// [`Unknown::NoCoverage`] if no draw was kept.
    pub fn estimates(&self) -> Measured<Vec<Estimate>> {
        let positions = self.chains.first().map_or(0, |chain| chain.positions);
        (0..positions)
            .into_par_iter()
            .with_min_len(64)
            .map(|position| self.estimate(position))
            .collect()
    }

    /// Where a state will stand in the session after `position`: N(θ, 0.25) on the raw scale, draw by draw.
    ///
    /// # Errors
    /// [`Unknown::NoCoverage`] if no draw was kept.
    pub fn next_session(&self, position: usize) -> Measured<Estimate> {
        let mut stream = Key::new(self.seed)
            .and(u64::MAX)
            .and(position as u64)
            .stream();
        let steps: Vec<f64> = (0..self.kept * self.chains.len())
            .map(|_| {
                0.5 * <StandardNormal as Distribution<f64>>::sample(&StandardNormal, &mut stream)
            })
            .collect();
        let scales = self.collect(|chain, draw| chain.scales[draw].spread);
        let ahead: Vec<f64> = self
            .of(position)
            .iter()
            .zip(steps)
            .zip(scales)
            .map(|((at, step), spread)| at + step / spread)
            .collect();
        estimate(&ahead, self.chains.len())
    }

    /// −mean log of the posterior mean probability of the held-out votes of the fit.
    ///
    /// # Errors
    /// [`Unknown::NoCoverage`] if there were none or no draw was kept.
    pub fn log_loss(&self) -> Measured {
        let votes = self.chains.first().map_or(0, |chain| chain.predicted.len());
        let draws: usize = self.chains.iter().map(|chain| chain.scales.len()).sum();
        if votes == 0 || draws == 0 {
            return Err(Unknown::NoCoverage(
                "no held-out vote of a known state-session and item",
            ));
        }
        let sum: f64 = (0..votes)
            .map(|vote| {
                (self
                    .chains
                    .iter()
                    .map(|chain| chain.predicted[vote])
                    .sum::<f64>()
                    / draws as f64)
                    .ln()
            })
            .sum();
        Ok(-sum / votes as f64)
    }

    /// Shares of accepted steps: of items, of blocks of positions.
    #[must_use]
    pub fn acceptance(&self) -> (f64, f64) {
        let share = |of: fn(&Chain) -> (u64, u64)| {
            let (yes, all) = self
                .chains
                .iter()
                .map(of)
                .fold((0, 0), |(a, b), (c, d)| (a + c, b + d));
            yes as f64 / (all as f64).max(1.0)
        };
        (
            share(|chain| chain.items_accepted),
            share(|chain| chain.blocks_accepted),
        )
    }
}

/// Mean, spread, quantiles and convergence of draws that come chain by chain, all of equal length.
pub(crate) fn estimate(draws: &[f64], chains: usize) -> Measured<Estimate> {
    if draws.is_empty() {
        return Err(Unknown::NoCoverage("no draw was kept"));
    }
    let n = draws.len() as f64;
    let mean = draws.iter().sum::<f64>() / n;
    let sd = (draws.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (n - 1.0).max(1.0)).sqrt();
    let mut sorted = draws.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let quantile = |p: f64| {
        let at = p * (sorted.len() - 1) as f64;
        let low = at.floor() as usize;
        let high = (low + 1).min(sorted.len() - 1);
        sorted[low] + (at - low as f64) * (sorted[high] - sorted[low])
    };
    let convergence = super::convergence::of(draws, chains);
    Ok(Estimate {
        mean,
        sd,
        q05: quantile(0.05),
        median: quantile(0.5),
        q95: quantile(0.95),
        r_hat: convergence.map(|c| c.0),
        effective: convergence.map(|c| c.1),
    })
}
