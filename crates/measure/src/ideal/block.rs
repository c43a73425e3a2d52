//! A run of consecutive sessions of one state, given what lies outside it.

use super::likelihood::PositionSums;
use super::panel::VotePanel;
use super::tridiagonal::Factor;
use std::ops::Range;

/// Log density, gradient and factored curvature of a block of positions.
pub(crate) struct Block {
    pub(crate) log: f64,
    pub(crate) gradient: Vec<f64>,
    pub(crate) factor: Option<Factor>,
}

impl Block {
    /// The block `at` of the state whose positions are `state`; `own` are the values of the whole state,
    /// `sums` the votes of the block.
    pub(crate) fn of(
        panel: &VotePanel,
        state: Range<usize>,
        at: Range<usize>,
        own: &[f64],
        sums: &[PositionSums],
        omega: f64,
    ) -> Self {
        let value = |place: usize| own[place - state.start];
        let length = at.len();
        let (mut log, mut gradient) = (0.0, Vec::with_capacity(length));
        let (mut diagonal, mut below) = (Vec::with_capacity(length), Vec::with_capacity(length));
        for (place, votes) in at.clone().zip(sums) {
            let theta = value(place);
            let pull = omega * f64::from(panel.votes_of(place));
            let (mut g, mut h) = (votes.g - pull * theta, votes.w + pull);
            log += votes.log - 0.5 * pull * theta * theta;
            if place == state.start {
                g -= theta / 4.0;
                h += 0.25;
                log -= theta * theta / 8.0;
            } else {
                let precision = 1.0 / panel.steps[place];
                let step = theta - value(place - 1);
                g -= precision * step;
                h += precision;
                log -= 0.5 * precision * step * step;
            }
            if place + 1 < state.end {
                let precision = 1.0 / panel.steps[place + 1];
                let step = value(place + 1) - theta;
                g += precision * step;
                h += precision;
                if place + 1 < at.end {
                    below.push(-precision);
                } else {
                    log -= 0.5 * precision * step * step;
                }
            }
            gradient.push(g);
            diagonal.push(h);
        }
        Self {
            log,
            gradient,
            factor: Factor::new(&diagonal, &below),
        }
    }
}
