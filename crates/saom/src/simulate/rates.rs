//! Who gets the next opportunity.

use crate::linalg::dot;
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
    /// `a_ih`, one row of `n` cells for each rate effect.
    values: Vec<f64>,
    pairwise: bool,
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
            values: Vec::new(),
            pairwise: false,
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
        self.values.clear();
        self.values.resize(n * variable.rates.len(), 0.0);
        for a in 0..self.active.len() {
            self.one(
                model,
                variable,
                (group, period),
                theta,
                state,
                self.active[a],
            );
        }
        self.pairwise = variable.network
            && model.data.groups[0].networks[variable.index]
                .model
                .pairwise();
        self.add_up(variable.rates.len());
    }

    /// Recomputes the rates of the given actors.
    pub(crate) fn touch(
        &mut self,
        model: &Model,
        variable: &Variable,
        at: (usize, usize),
        theta: &[f64],
        state: &State,
        actors: [Option<usize>; 2],
    ) {
        for i in actors.into_iter().flatten() {
            if self.lambda[i] > 0.0 {
                self.one(model, variable, at, theta, state, i);
            }
        }
        self.add_up(variable.rates.len());
    }

    fn one(
        &mut self,
        model: &Model,
        variable: &Variable,
        at: (usize, usize),
        theta: &[f64],
        state: &State,
        i: usize,
    ) {
        let n = self.lambda.len();
        let mut log = 0.0;
        for (h, term) in variable.rates.iter().enumerate() {
            let a = covariate(model, term, at, state, i);
            self.values[h * n + i] = a;
            log += theta[term.parameter] * a;
        }
        self.lambda[i] = self.each * log.exp();
    }

    fn add_up(&mut self, terms: usize) {
        let n = self.lambda.len();
        self.sum = self.lambda.iter().sum();
        self.squares = dot(&self.lambda, &self.lambda);
        self.weighted.clear();
        for h in 0..terms {
            let values = &self.values[h * n..(h + 1) * n];
            let plain = dot(values, &self.lambda);
            let square: f64 = if self.pairwise {
                values
                    .iter()
                    .zip(&self.lambda)
                    .map(|(a, l)| a * l * l)
                    .sum()
            } else {
                0.0
            };
            self.weighted.push(if self.pairwise {
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
