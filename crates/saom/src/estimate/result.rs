//! What an estimation returns.

use crate::linalg::{Matrix, dot};
use crate::model::{Model, Parameter};
use crate::simulate::Batch;
use std::fmt::Write as _;

/// Rates of conditional estimation: mean and spread of the times that simulations took to reach the observed distance.
#[derive(Debug, Clone)]
pub struct Rates {
    /// Rate of every period.
    pub rate: Vec<f64>,
    /// Its standard deviation over simulations.
    pub sd: Vec<f64>,
}

/// An estimate with what is known about its quality.
#[derive(Debug, Clone)]
pub struct Fit {
    /// The parameters, in the order of all vectors.
    pub parameters: Vec<Parameter>,
    /// Estimates (fixed parameters keep their value).
    pub theta: Vec<f64>,
    /// Standard errors; `NaN` for fixed parameters.
    pub se: Vec<f64>,
    /// Covariance of the estimates of `free` parameters.
    pub covariance: Matrix,
    /// Numbers of the estimated parameters.
    pub free: Vec<usize>,
    /// Observed statistics.
    pub targets: Vec<f64>,
    /// Simulated minus observed statistics, mean.
    pub deviations: Vec<f64>,
    /// Convergence t-ratios: mean deviation divided by its standard deviation.
    pub t_ratios: Vec<f64>,
    /// Overall maximum convergence ratio `sqrt(f' Sigma^-1 f)`.
    pub overall: f64,
    /// The part of the overall ratio that the finite number of simulations explains: `sqrt(p / n)`.
    pub noise_floor: f64,
    /// Standard deviation of the estimates that the finite number of simulations causes, in standard errors.
    pub monte_carlo: Vec<f64>,
    /// Covariance of all statistics.
    pub sigma: Matrix,
    /// Derivative of all expected statistics.
    pub derivative: Matrix,
    /// Rates of conditional estimation.
    pub rates: Option<Rates>,
    /// Number of simulations used in all.
    pub simulations: usize,
    /// Whether the overall ratio is below the one asked for.
    pub converged: bool,
    /// What the user should know, in sentences.
    pub warnings: Vec<String>,
    /// The simulations at the estimate.
    pub last: Batch,
}

impl Fit {
    /// The combination of statistics that is farthest from its target: share of each statistic, largest first.
    #[must_use]
    pub fn worst_combination(&self) -> Vec<(usize, f64)> {
        let f: Vec<f64> = self.free.iter().map(|&k| self.deviations[k]).collect();
        let sigma = self.sigma.select(&self.free, &self.free);
        let Some(inverse) = sigma.inverse() else {
            return Vec::new();
        };
        let direction = inverse.apply(&f);
        let size = dot(&direction, &f).max(1e-300).sqrt();
        let mut parts: Vec<(usize, f64)> = self
            .free
            .iter()
            .zip(&direction)
            .map(|(&k, d)| (k, d * self.sigma[(k, k)].sqrt() / size))
            .collect();
        parts.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        parts
    }

    /// The estimates as a table for the terminal.
    #[must_use]
    pub fn table(&self) -> String {
        let width = self
            .parameters
            .iter()
            .map(|p| p.label().len())
            .max()
            .unwrap_or(0)
            .max(9);
        let mut text = format!(
            "{:width$} {:>10} {:>9} {:>9} {:>8}\n",
            "parameter", "estimate", "s.e.", "t-conv", "target"
        );
        for (k, parameter) in self.parameters.iter().enumerate() {
            let se = if self.se[k].is_nan() {
                "fixed".into()
            } else {
                format!("{:.4}", self.se[k])
            };
            let _ = writeln!(
                text,
                "{:width$} {:>10.4} {se:>9} {:>9.4} {:>8.6}",
                parameter.label(),
                self.theta[k],
                self.t_ratios[k],
                self.targets[k]
            );
        }
        if let Some(rates) = &self.rates {
            for (m, (rate, sd)) in rates.rate.iter().zip(&rates.sd).enumerate() {
                let _ = writeln!(
                    text,
                    "{:width$} {rate:>10.4} {sd:>9.4}",
                    format!("conditional rate, period {}", m + 1)
                );
            }
        }
        let _ = writeln!(
            text,
            "overall maximum convergence ratio {:.4} (noise floor {:.4}), {} simulations",
            self.overall, self.noise_floor, self.simulations
        );
        for warning in &self.warnings {
            let _ = writeln!(text, "warning: {warning}");
        }
        text
    }

    /// The estimates as comma-separated values with a header.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut text = String::from(
            "variable,effect,object,kind,estimate,se,t_ratio,target,monte_carlo_se_share\n",
        );
        for (k, p) in self.parameters.iter().enumerate() {
            let kind = match p.kind {
                crate::ParameterKind::BasicRate { .. } => "rate",
                crate::ParameterKind::Effect(crate::Role::Rate) => "rate effect",
                crate::ParameterKind::Effect(crate::Role::Evaluation) => "evaluation",
                crate::ParameterKind::Effect(crate::Role::Creation) => "creation",
                crate::ParameterKind::Effect(crate::Role::Endowment) => "endowment",
            };
            let se = if self.se[k].is_nan() {
                String::new()
            } else {
                self.se[k].to_string()
            };
            let _ = writeln!(
                text,
                "{},{},\"{}\",{kind},{},{se},{},{},{}",
                p.variable,
                p.name,
                p.object,
                self.theta[k],
                self.t_ratios[k],
                self.targets[k],
                self.monte_carlo[k]
            );
        }
        text
    }

    /// The estimates as JSON.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        let number = |v: f64| {
            if v.is_finite() {
                serde_json::json!(v)
            } else {
                serde_json::Value::Null
            }
        };
        let parameters: Vec<serde_json::Value> = (0..self.theta.len())
            .map(|k| {
                serde_json::json!({
                    "label": self.parameters[k].label(),
                    "variable": self.parameters[k].variable,
                    "effect": self.parameters[k].name,
                    "object": self.parameters[k].object,
                    "estimate": number(self.theta[k]),
                    "se": number(self.se[k]),
                    "t_ratio": number(self.t_ratios[k]),
                    "target": number(self.targets[k]),
                })
            })
            .collect();
        let rates = self
            .rates
            .as_ref()
            .map(|r| serde_json::json!({ "rate": r.rate, "sd": r.sd }));
        serde_json::json!({
            "parameters": parameters,
            "conditional_rates": rates,
            "overall_maximum_convergence_ratio": number(self.overall),
            "noise_floor": number(self.noise_floor),
            "converged": self.converged,
            "simulations": self.simulations,
            "warnings": self.warnings,
        })
    }
}

/// Sentences on estimates that should not be believed as they stand.
pub(crate) fn warnings(model: &Model, fit: &Fit, wanted: f64) -> Vec<String> {
    let mut list = Vec::new();
    let name = |k: usize| model.parameters[k].label();
    if !fit.converged {
        let worst: Vec<String> = fit
            .worst_combination()
            .iter()
            .take(3)
            .map(|(k, w)| format!("{w:+.2} {}", name(*k)))
            .collect();
        list.push(format!(
            "the overall maximum convergence ratio {:.3} is above {wanted}; the combination of statistics that is missed is {}",
            fit.overall,
            worst.join(", ")
        ));
    }
    for &k in &fit.free {
        if fit.se[k] > 2.0 * fit.theta[k].abs().max(1.0) && !model.is_rate(k) {
            list.push(format!(
                "{} has a standard error of {:.2}: the data do not say where this parameter lies; drop it or fix it",
                name(k),
                fit.se[k]
            ));
        }
    }
    for (a, &k) in fit.free.iter().enumerate() {
        for (b, &l) in fit.free.iter().enumerate().take(a) {
            let r =
                fit.covariance[(a, b)] / (fit.covariance[(a, a)] * fit.covariance[(b, b)]).sqrt();
            if r.abs() > 0.99 {
                list.push(format!("the estimates of {} and {} have correlation {r:.3}: a ridge, of which this is one point", name(k), name(l)));
            }
        }
    }
    list
}
