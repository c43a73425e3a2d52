//! Starting values when none are given: closed-form guesses from the observed changes.

use crate::data::Tie;
use crate::model::{Model, ParameterKind, Variable};

/// A starting value for every parameter.
pub(crate) fn default_starts(model: &Model) -> Vec<f64> {
    let mut start = vec![0.0; model.parameters.len()];
    for variable in &model.variables {
        if variable.network {
            network_starts(model, variable, &mut start);
        } else {
            behaviour_starts(model, variable, &mut start);
        }
    }
    start
}

/// Rate `n (0.2 + 2 d) / (N + 1)`; density `0.5 ln(p01 / p10)` averaged with the precision of each period as weight.
fn network_starts(model: &Model, variable: &Variable, start: &mut [f64]) {
    let (mut sum, mut weight) = (0.0, 0.0);
    for (g, group) in model.data.groups.iter().enumerate() {
        let data = &group.networks[variable.index];
        let n = group.actors;
        for (m, period) in model.groups[g].periods.iter().enumerate() {
            let counted = &period.networks[variable.index].counted;
            let (mut changed, mut known) = (0usize, 0usize);
            let mut moves = [[0.0; 2]; 2];
            for cell in (0..n * n).filter(|c| c / n != c % n) {
                let (a, b) = (data.waves[m][cell], data.waves[m + 1][cell]);
                if a == Tie::Missing || b == Tie::Missing {
                    continue;
                }
                known += 1;
                let (a, b) = (a.value() == Some(true), b.value() == Some(true));
                changed += usize::from(a != b && counted[cell]);
                moves[usize::from(a)][usize::from(b)] += if data.mutual { 0.5 } else { 1.0 };
            }
            let (n, d) = (n as f64, changed as f64);
            let rate = if data.mutual {
                n * (0.2 + d) / ((known / 2) as f64 + 1.0)
            } else {
                n * (0.2 + 2.0 * d) / (known as f64 + 1.0)
            };
            if let Some(p) = variable.basic[g][m] {
                // With pairs the rate counts twice: the square root of the opportunities, spread over all partners.
                start[p] = if data.model.pairwise() {
                    (rate / (n - 1.0)).sqrt().clamp(0.1, 1.0)
                } else {
                    rate.clamp(0.1, 100.0)
                };
            }
            let [[n00, n01], [n10, n11]] = moves;
            let share =
                |up: f64, all: f64| (if all > 0.0 { up / all } else { 0.5 }).clamp(0.02, 0.98);
            let (p01, p10) = (share(n01, n00 + n01), share(n10, n10 + n11));
            let w = if n01 * n10 == 0.0 {
                1e-6
            } else {
                4.0 / ((1.0 - p01) / n01 + (1.0 - p10) / n10)
            };
            sum += w * 0.5 * (p01 / p10).ln();
            weight += w;
        }
    }
    set(
        model,
        variable,
        "density",
        (sum / weight).clamp(-3.0, 3.0),
        start,
    );
}

/// Rate from the spread of changes; `linear` from their mean.
fn behaviour_starts(model: &Model, variable: &Variable, start: &mut [f64]) {
    let mut pooled = Vec::new();
    for (g, group) in model.groups.iter().enumerate() {
        for (m, period) in group.periods.iter().enumerate() {
            let b = &period.behaviours[variable.index];
            let moves: Vec<f64> = (0..group.actors)
                .filter(|&i| b.known[i])
                .map(|i| f64::from(b.end[i] - b.start[i]))
                .collect();
            let total: f64 = moves.iter().map(|d| d.abs()).sum();
            if let Some(p) = variable.basic[g][m] {
                start[p] = variance(&moves).max(0.1 + total / group.actors as f64);
            }
            pooled.extend(moves);
        }
    }
    let (mean, spread) = (
        pooled.iter().sum::<f64>() / pooled.len().max(1) as f64,
        variance(&pooled),
    );
    let linear = if mean.abs() < 0.9 * spread {
        0.5 * mean.signum() * ((mean.abs() + spread) / (spread - mean.abs())).ln()
    } else {
        mean / (spread + 1.0)
    };
    set(model, variable, "linear", linear.clamp(-3.0, 3.0), start);
}

fn variance(values: &[f64]) -> f64 {
    let count = values.len() as f64;
    if values.len() < 2 {
        return 0.0;
    }
    let mean = values.iter().sum::<f64>() / count;
    values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / (count - 1.0)
}

fn set(model: &Model, variable: &Variable, name: &str, value: f64, start: &mut [f64]) {
    for (k, p) in model.parameters.iter().enumerate() {
        if p.variable == variable.name
            && p.name == name
            && matches!(p.kind, ParameterKind::Effect(_))
        {
            start[k] = value;
        }
    }
}
