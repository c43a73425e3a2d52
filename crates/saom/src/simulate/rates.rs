//! Who gets the next opportunity.

use crate::model::{Model, Reference, Variable};
use crate::state::State;
use crate::stream::Stream;

/// Rates of one variable, now.
pub(crate) struct Rates {
    /// Actors who may change, when all have the same rate.
    active: Vec<usize>,
    /// Rate of each actor; empty when all active actors have the same.
    lambda: Vec<f64>,
    each: f64,
    /// `sum_i lambda_i`.
    pub(crate) sum: f64,
    squares: f64,
    /// `sum_i a_ih lambda_i` for each rate effect, and for pairs its counterpart.
    pub(crate) weighted: Vec<f64>,
    /// Opportunities so far.
    pub(crate) count: f64,
    /// Integral of the total rate so far.
    pub(crate) exposure: f64,
}

impl Rates {
    pub(crate) fn new(actors: usize) -> Self {
        Self {
            active: Vec::with_capacity(actors),
            lambda: Vec::new(),
            each: 0.0,
            sum: 0.0,
            squares: 0.0,
            weighted: Vec::new(),
            count: 0.0,
            exposure: 0.0,
        }
    }

    /// Starts a period.
    pub(crate) fn reset(&mut self) {
        (self.count, self.exposure) = (0.0, 0.0);
    }

    /// Computes all rates for the current state.
    pub(crate) fn refresh(
        &mut self,
        model: &Model,
        variable: &Variable,
        (group, period): (usize, usize),
        theta: &[f64],
        state: &State,
        present: &[bool],
    ) {
        let n = present.len();
        let p = &model.groups[group].periods[period];
        self.each = variable.basic[group][period].map_or(1.0, |k| theta[k]);
        self.active.clear();
        for (i, here) in present.iter().enumerate() {
            let movable = || {
                let x = &p.networks[variable.index];
                !x.restricted || (0..n).any(|j| j != i && present[j] && x.allowed[i * n + j] > 0.0)
            };
            if *here && (!variable.network || movable()) {
                self.active.push(i);
            }
        }
        self.lambda.clear();
        self.weighted.clear();
        if variable.rates.is_empty() {
            self.sum = self.each * self.active.len() as f64;
            self.squares = self.each * self.sum;
            return;
        }
        self.lambda.resize(n, 0.0);
        for &i in &self.active {
            let log: f64 = variable
                .rates
                .iter()
                .map(|t| theta[t.parameter] * covariate(model, t, (group, period), state, i))
                .sum();
            self.lambda[i] = self.each * log.exp();
        }
        self.sum = self.lambda.iter().sum();
        self.squares = self.lambda.iter().map(|l| l * l).sum();
        let pairwise = variable.network
            && model.data.groups[0].networks[variable.index]
                .model
                .pairwise();
        for term in &variable.rates {
            let (mut plain, mut square) = (0.0, 0.0);
            for &i in &self.active {
                let a = covariate(model, term, (group, period), state, i);
                plain += a * self.lambda[i];
                square += a * self.lambda[i] * self.lambda[i];
            }
            self.weighted.push(if pairwise {
                2.0 * (self.sum * plain - square)
            } else {
                plain
            });
        }
    }

    /// Total rate of opportunities.
    pub(crate) fn total(&self, pairwise: bool) -> f64 {
        if pairwise {
            self.sum * self.sum - self.squares
        } else {
            self.sum
        }
    }

    /// Draws an actor with probability proportional to its rate.
    pub(crate) fn draw(&self, stream: &mut Stream) -> usize {
        if self.lambda.is_empty() {
            return self.active[stream.below(self.active.len())];
        }
        let mut rest = stream.uniform() * self.sum;
        let mut last = 0;
        for &i in &self.active {
            last = i;
            rest -= self.lambda[i];
            if rest < 0.0 {
                break;
            }
        }
        last
    }

    /// Draws an ordered pair of different actors with probability proportional to `lambda_i lambda_j`.
    pub(crate) fn draw_pair(&self, stream: &mut Stream) -> (usize, usize) {
        // Rejection keeps the product form exactly.
        loop {
            let (i, j) = (self.draw(stream), self.draw(stream));
            if i != j {
                return (i, j);
            }
        }
    }
}

/// `a_i` of a rate effect in the current state.
pub(crate) fn covariate(
    model: &Model,
    term: &crate::model::RateTerm,
    (group, period): (usize, usize),
    state: &State,
    i: usize,
) -> f64 {
    match term.object {
        Reference::Network(k) => term.kind.of_degree(&state.networks[k], i),
        Reference::Covariate(c) => model.groups[group].periods[period].covariates[c].values[i],
        Reference::Behaviour(b) => f64::from(state.raw[b][i]),
        _ => 0.0,
    }
}
