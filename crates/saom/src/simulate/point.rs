//! A model at one parameter vector: what can be computed once for all simulations at it.

use crate::model::Model;

/// A model at one parameter vector.
pub(crate) struct Point<'m> {
    pub(crate) model: &'m Model,
    pub(crate) theta: Vec<f64>,
    /// `sum_k beta_k g^k_ij` over effects whose weights never change: `[group][period][network]`, row by row.
    pub(crate) base: Vec<Vec<Vec<Vec<f64>>>>,
    /// Distance at which a conditional simulation stops, `[group][period]`.
    pub(crate) stop: Vec<Vec<f64>>,
}

impl<'m> Point<'m> {
    pub(crate) fn new(model: &'m Model, theta: &[f64]) -> Self {
        let mut base = Vec::new();
        let mut stop = Vec::new();
        for (g, group) in model.groups.iter().enumerate() {
            let mut row = Vec::new();
            for m in 0..group.periods.len() {
                let mut networks =
                    vec![vec![0.0; group.actors * group.actors]; group.networks.len()];
                for variable in model.variables.iter().filter(|v| v.network) {
                    for term in &variable.ties {
                        let beta = theta[term.parameter];
                        if let Some(weights) = &term.fixed {
                            for (cell, weight) in
                                networks[variable.index].iter_mut().zip(&weights[g][m])
                            {
                                *cell += beta * weight;
                            }
                        }
                    }
                }
                row.push(networks);
            }
            base.push(row);
            stop.push(
                (0..group.periods.len())
                    .map(|m| conditional_distance(model, g, m))
                    .collect(),
            );
        }
        Self {
            model,
            theta: theta.to_vec(),
            base,
            stop,
        }
    }
}

/// Observed distance of the variable that is conditioned on.
fn conditional_distance(model: &Model, group: usize, period: usize) -> f64 {
    let Some(v) = model.conditional else {
        return f64::INFINITY;
    };
    let variable = &model.variables[v];
    let end = model.observed_end(group, period);
    if !variable.network {
        return model.distance(variable, group, period, &end, &model.blanks[group]);
    }
    let mut clean = end.networks[variable.index].clone();
    model.groups[group].periods[period].networks[variable.index]
        .clean(&end.networks[variable.index], &mut clean);
    model.distance(variable, group, period, &end, &clean)
}
