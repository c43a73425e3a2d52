//! The memory that one thread uses for all its simulations.

use super::rates::Rates;
use crate::model::Model;
use crate::state::State;
use crate::statistics::Scratch;

/// The memory that one thread uses for all its simulations.
pub struct Workspace {
    pub(crate) groups: Vec<GroupSpace>,
}

/// The part for one group.
pub(crate) struct GroupSpace {
    pub(crate) state: State,
    pub(crate) scratch: Scratch,
    /// Change statistics, one column of `n` cells for each effect that is not fixed.
    pub(crate) columns: Vec<f64>,
    pub(crate) spare: Vec<f64>,
    /// Utilities.
    pub(crate) utility: Vec<f64>,
    /// Weights of the choice.
    pub(crate) weights: Vec<f32>,
    /// `p_h sg_h`.
    pub(crate) signed: Vec<f64>,
    /// For each network: `sum over ministeps of sg (chosen - p)`, row by row; scores of fixed weights come from it.
    pub(crate) surprise: Vec<Vec<f64>>,
    pub(crate) rates: Vec<Rates>,
    pub(crate) present: Vec<bool>,
    pub(crate) scores: Vec<f64>,
    /// Scores of the current step.
    pub(crate) step: Vec<f64>,
    /// `sum_t s_t s_t'` over steps: its expectation is the covariance of the scores.
    pub(crate) information: Vec<f64>,
}

impl Workspace {
    /// Allocates room for simulations of a model.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        let groups = model
            .groups
            .iter()
            .enumerate()
            .map(|(g, group)| {
                let n = group.actors;
                let terms = model
                    .variables
                    .iter()
                    .map(|v| v.ties.len())
                    .max()
                    .unwrap_or(0);
                GroupSpace {
                    state: model.starts[g][0].clone(),
                    scratch: Scratch::new(model, g),
                    columns: vec![0.0; n * terms],
                    spare: vec![0.0; n],
                    utility: vec![0.0; n],
                    weights: vec![0.0; n],
                    signed: vec![0.0; n],
                    surprise: vec![vec![0.0; n * n]; group.networks.len()],
                    rates: model.variables.iter().map(|_| Rates::new(n)).collect(),
                    present: vec![true; n],
                    scores: vec![0.0; model.parameters.len()],
                    step: vec![0.0; model.parameters.len()],
                    information: vec![0.0; model.parameters.len() * model.parameters.len()],
                }
            })
            .collect();
        Self { groups }
    }
}
