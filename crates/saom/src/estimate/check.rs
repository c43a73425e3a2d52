//! Problems of the data that make a parameter impossible to estimate, found before and after the first simulations.

use super::moments::Moments;
use crate::error::{Error, Result};
use crate::model::{Model, ParameterKind};

/// Looks for a wave without change, for data at the edge of what is possible, and for rates that cannot be estimated.
pub(crate) fn check_targets(model: &Model, targets: &[f64]) -> Result<()> {
    for (k, parameter) in model.parameters.iter().enumerate() {
        if let ParameterKind::BasicRate { group, period } = parameter.kind
            && targets[k] == 0.0
            && !parameter.fixed
        {
            return Err(Error::NotEstimable {
                what: format!(
                    "`{}` does not change at all between waves {} and {} of group {}",
                    parameter.variable,
                    period + 1,
                    period + 2,
                    group + 1
                ),
                advice: "join the two waves, or fix the rate of this period at a small value"
                    .into(),
            });
        }
    }
    for variable in &model.variables {
        let one_sided = |up: bool| {
            model.groups.iter().flat_map(|g| &g.periods).all(|p| {
                if variable.network {
                    let x = &p.networks[variable.index];
                    if up { x.up_only } else { x.down_only }
                } else {
                    let b = &p.behaviours[variable.index];
                    if up { b.up_only } else { b.down_only }
                }
            })
        };
        if one_sided(true) || one_sided(false) {
            let drift = if variable.network {
                "density"
            } else {
                "linear"
            };
            let present = model
                .parameters
                .iter()
                .any(|p| p.variable == variable.name && p.name == drift && !p.fixed);
            if present {
                return Err(Error::NotEstimable {
                    what: format!(
                        "`{}` only changes in one direction, so `{drift}` has no finite estimate",
                        variable.name
                    ),
                    advice: format!("leave `{drift}` out, or allow both directions"),
                });
            }
        }
    }
    Ok(())
}

/// Looks for statistics that do not vary, and for statistics that are combinations of others.
pub(crate) fn check_moments(model: &Model, free: &[usize], moments: &Moments) -> Result<()> {
    for &k in free {
        let parameter = &model.parameters[k];
        if moments.covariance[(k, k)] < 1e-12 && !parameter.is_basic_rate() {
            return Err(Error::NotEstimable {
                what: format!("the statistic of {} is the same in all simulations", parameter.label()),
                advice: "its covariate is constant, or no tie that it concerns can change: leave the effect out".into(),
            });
        }
    }
    let effects: Vec<usize> = free
        .iter()
        .copied()
        .filter(|&k| !model.is_rate(k))
        .collect();
    if effects.len() > 1 {
        let mut correlation = moments.covariance.select(&effects, &effects);
        let sd: Vec<f64> = (0..effects.len())
            .map(|a| correlation[(a, a)].sqrt())
            .collect();
        for a in 0..effects.len() {
            for b in 0..effects.len() {
                correlation[(a, b)] /= sd[a] * sd[b];
            }
        }
        let (values, vectors) = correlation.eigen();
        let last = effects.len() - 1;
        // Exact collinearity only: strong correlation is a matter for standard errors, not for refusal.
        if values[last] < 1e-10 {
            let parts: Vec<String> = (0..effects.len())
                .filter(|&a| vectors[(a, last)].abs() > 0.1)
                .map(|a| model.parameters[effects[a]].label())
                .collect();
            return Err(Error::NotEstimable {
                what: format!("the statistics of {} are collinear", parts.join(", ")),
                advice: "leave one of them out".into(),
            });
        }
    }
    Ok(())
}
