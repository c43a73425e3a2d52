//! The log likelihood with its slopes and curvatures, summed over the votes of an item or of a position.
//!
//! ```text
//! z = βθ + ε,  ε ~ N(0,1)        yes if z ≤ γ1,  abstain if γ1 < z ≤ γ2,  no if z > γ2
//! u1 = γ1 − βθ,  u2 = γ2 − βθ,  λ = φ/Φ,  D = Φ(u2) − Φ(u1)
//! yes      g1 = λ(u1)                          −h11 = λ(u1)(λ(u1) + u1)
//! no       g2 = −λ(−u2)                        −h22 = λ(−u2)(λ(−u2) − u2)
//! abstain  g1 = −φ(u1)/D,  g2 = φ(u2)/D        −h11 = g1² − u1 φ(u1)/D,  −h22 = g2² + u2 φ(u2)/D,  −h12 = g1 g2
//! ```

use super::panel::{Span, VotePanel};
use super::probit::Probit;

/// The parameters of an item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Item {
    /// Cut point between yes and abstention.
    pub gamma1: f64,
    /// Cut point between abstention and no.
    pub gamma2: f64,
    /// Discrimination, of any sign.
    pub beta: f64,
}

/// Sums over the votes of one item: slopes and *negative* second derivatives in (γ1, γ2, β).
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct ItemSums {
    pub(crate) log: f64,
    pub(crate) g: [f64; 3],
    pub(crate) a11: f64,
    pub(crate) a12: f64,
    pub(crate) a22: f64,
    pub(crate) a1b: f64,
    pub(crate) a2b: f64,
    pub(crate) abb: f64,
}

/// Sums over the votes of one position: slope and negative second derivative in θ.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct PositionSums {
    pub(crate) log: f64,
    pub(crate) g: f64,
    pub(crate) w: f64,
}

pub(crate) fn item_sums(
    probit: &Probit,
    panel: &VotePanel,
    span: Span,
    theta: &[f64],
    item: Item,
) -> ItemSums {
    let mut sums = ItemSums::default();
    for &position in &panel.item_votes[span.yes()] {
        let theta = theta[position as usize];
        let u = item.gamma1 - item.beta * theta;
        let at = probit.below(u);
        let w = at.ratio * (at.ratio + u);
        sums.log += at.log;
        sums.g[0] += at.ratio;
        sums.g[2] -= theta * at.ratio;
        sums.a11 += w;
        sums.a1b -= theta * w;
        sums.abb += theta * theta * w;
    }
    for &position in &panel.item_votes[span.no()] {
        let theta = theta[position as usize];
        let u = item.beta * theta - item.gamma2;
        let at = probit.below(u);
        let w = at.ratio * (at.ratio + u);
        sums.log += at.log;
        sums.g[1] -= at.ratio;
        sums.g[2] += theta * at.ratio;
        sums.a22 += w;
        sums.a2b -= theta * w;
        sums.abb += theta * theta * w;
    }
    for &position in &panel.item_votes[span.abstain()] {
        let theta = theta[position as usize];
        let (u1, u2) = (
            item.gamma1 - item.beta * theta,
            item.gamma2 - item.beta * theta,
        );
        let at = probit.between(u1, u2);
        let w11 = at.lower * (at.lower - u1);
        let w22 = at.upper * (at.upper + u2);
        let w12 = -at.lower * at.upper;
        sums.log += at.log;
        sums.g[0] -= at.lower;
        sums.g[1] += at.upper;
        sums.g[2] -= theta * (at.upper - at.lower);
        sums.a11 += w11;
        sums.a12 += w12;
        sums.a22 += w22;
        sums.a1b -= theta * (w11 + w12);
        sums.a2b -= theta * (w22 + w12);
        sums.abb += theta * theta * (w11 + w22 + 2.0 * w12);
    }
    sums
}

pub(crate) fn position_sums(
    probit: &Probit,
    panel: &VotePanel,
    span: Span,
    theta: f64,
    items: &[Item],
) -> PositionSums {
    let mut sums = PositionSums::default();
    for &item in &panel.position_votes[span.yes()] {
        let item = items[item as usize];
        let u = item.gamma1 - item.beta * theta;
        let at = probit.below(u);
        sums.log += at.log;
        sums.g -= item.beta * at.ratio;
        sums.w += item.beta * item.beta * at.ratio * (at.ratio + u);
    }
    for &item in &panel.position_votes[span.no()] {
        let item = items[item as usize];
        let u = item.beta * theta - item.gamma2;
        let at = probit.below(u);
        sums.log += at.log;
        sums.g += item.beta * at.ratio;
        sums.w += item.beta * item.beta * at.ratio * (at.ratio + u);
    }
    for &item in &panel.position_votes[span.abstain()] {
        let item = items[item as usize];
        let (u1, u2) = (
            item.gamma1 - item.beta * theta,
            item.gamma2 - item.beta * theta,
        );
        let at = probit.between(u1, u2);
        let net = at.upper - at.lower;
        sums.log += at.log;
        sums.g -= item.beta * net;
        sums.w += item.beta * item.beta * (net * net + u2 * at.upper - u1 * at.lower);
    }
    sums
}

impl Item {
    /// The probabilities of yes, abstention and no at a position.
    #[must_use]
    pub fn probabilities(self, theta: f64) -> [f64; 3] {
        let probit = Probit::shared();
        let (u1, u2) = (
            self.gamma1 - self.beta * theta,
            self.gamma2 - self.beta * theta,
        );
        let yes = probit.below(u1).log.exp();
        let no = probit.below(-u2).log.exp();
        [yes, probit.between(u1, u2).log.exp(), no]
    }
}

/// The parts of the log posterior, constants of the priors left out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogPosterior {
    /// Log likelihood of the votes.
    pub votes: f64,
    /// `Σ −β²/2 + log(γ2 − γ1) − (γ1² + γ2²)/50`.
    pub items: f64,
    /// `Σ −θ_first²/8 − Σ (θ_t − θ_prev)²/(2q) − (ω/2) Σ n θ²`.
    pub positions: f64,
}

impl LogPosterior {
    /// At given positions and items.
    pub(crate) fn at(panel: &VotePanel, theta: &[f64], items: &[Item], omega: f64) -> Self {
        use rayon::prelude::*;
        let probit = Probit::shared();
        // Collected in order and then summed, so that the value does not depend on the threads.
        let by_item: Vec<f64> = items
            .par_iter()
            .zip(&panel.item_spans)
            .map(|(&item, &span)| item_sums(probit, panel, span, theta, item).log)
            .collect();
        Self {
            votes: by_item.iter().sum(),
            items: items.iter().map(|item| item_prior(*item)).sum(),
            positions: -position_penalty(panel, theta, omega),
        }
    }

    /// The whole.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.votes + self.items + self.positions
    }
}

/// Log prior of an item in the coordinates (γ1, log(γ2 − γ1), β).
pub(crate) fn item_prior(item: Item) -> f64 {
    -0.5 * item.beta * item.beta + (item.gamma2 - item.gamma1).ln()
        - (item.gamma1 * item.gamma1 + item.gamma2 * item.gamma2) / 50.0
}

/// Half the quadratic form of the prior of the positions.
pub(crate) fn position_penalty(panel: &VotePanel, theta: &[f64], omega: f64) -> f64 {
    let mut penalty = 0.0;
    for range in &panel.states {
        for at in range.clone() {
            penalty += if at == range.start {
                theta[at] * theta[at] / 8.0
            } else {
                (theta[at] - theta[at - 1]).powi(2) / (2.0 * panel.steps[at])
            };
            penalty += 0.5 * omega * f64::from(panel.votes_of(at)) * theta[at] * theta[at];
        }
    }
    penalty
}
