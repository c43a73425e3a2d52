//! Votes made up from known positions, and votes set aside: what a fit is checked with.

use super::key::Key;
use super::likelihood::Item;
use super::panel::{ItemVote, VotePanel};
use crate::Vote;
use rand::RngExt;

/// Votes on the design of a panel, drawn from these positions and items.
#[must_use]
pub fn simulate(panel: &VotePanel, theta: &[f64], items: &[Item], seed: u64) -> VotePanel {
    let mut stream = Key::new(seed).and(4).stream();
    panel.with_votes(|position, item| {
        let [yes, abstain, _] = items[item].probabilities(theta[position]);
        let uniform: f64 = stream.random();
        if uniform < yes {
            Vote::Yes
        } else if uniform < yes + abstain {
            Vote::Abstain
        } else {
            Vote::No
        }
    })
}

/// Splits votes at random into those for the fit and a share set aside.
#[must_use]
pub fn hold_out(votes: &[ItemVote], share: f64, seed: u64) -> (Vec<ItemVote>, Vec<ItemVote>) {
    let mut stream = Key::new(seed).and(5).stream();
    votes.iter().partition(|_| stream.random::<f64>() >= share)
}
