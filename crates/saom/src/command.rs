//! The commands `comity saom fit | simulate | gof | effects`, without parsing of arguments.

use crate::behaviour_effects::BEHAVIOUR_EFFECTS;
use crate::effects::{Kind, Object, TIE_EFFECTS};
use crate::error::{Error, Result};
use crate::estimate::{Fit, Progress, fit_from};
use crate::gof::Auxiliary;
use crate::model::Model;
use crate::model_file;
use crate::rate::RateKind;
use crate::simulate::SimulationSettings;
use std::io::Write;
use std::path::PathBuf;

/// How results are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// A table for the terminal.
    #[default]
    Text,
    /// JSON.
    Json,
    /// Comma-separated values.
    Csv,
}

/// Arguments of `fit`.
#[derive(Debug, Clone)]
pub struct FitArgs {
    /// The model file.
    pub model: PathBuf,
    /// Seed, if not that of the model file.
    pub seed: Option<u64>,
    /// Output.
    pub format: Format,
    /// Values to start from: a JSON file written by an earlier `fit`.
    pub warm: Option<PathBuf>,
}

/// Arguments of `simulate`.
#[derive(Debug, Clone)]
pub struct SimulateArgs {
    /// The model file.
    pub model: PathBuf,
    /// Parameters: a JSON file written by `fit`; the starting values if none.
    pub estimates: Option<PathBuf>,
    /// Number of simulations.
    pub count: usize,
    /// Seed.
    pub seed: u64,
    /// Output; `Csv` gives one row for each simulation.
    pub format: Format,
}

/// Arguments of `gof`.
#[derive(Debug, Clone)]
pub struct GofArgs {
    /// The model file.
    pub model: PathBuf,
    /// A JSON file written by `fit`; the model is fitted first if none.
    pub estimates: Option<PathBuf>,
    /// Number of simulations.
    pub count: usize,
    /// Seed.
    pub seed: u64,
    /// Output.
    pub format: Format,
}

/// Arguments of `effects`.
#[derive(Debug, Clone, Copy)]
pub struct EffectsArgs {
    /// Output.
    pub format: Format,
}

fn write_failed(source: std::io::Error) -> Error {
    Error::Io {
        file: "output".into(),
        source,
    }
}

/// Fits the model of a file. `progress` is called after every batch and may return `false` to stop with the estimate so far.
///
/// # Errors
/// If the files cannot be read or the model cannot be estimated.
pub fn fit(
    args: &FitArgs,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(&Progress<'_>) -> bool,
) -> Result<Fit> {
    let (model, mut settings) = model_file::load(&args.model)?;
    settings.seed = args.seed.unwrap_or(settings.seed);
    let start = match &args.warm {
        Some(path) => estimates(&model, path)?,
        None => model.start(),
    };
    let fit = fit_from(&model, &start, &settings, progress)?;
    let text = match args.format {
        Format::Text => fit.table() + &score_tests(&model, &fit),
        Format::Json => format!("{:#}\n", fit.json()),
        Format::Csv => fit.csv(),
    };
    out.write_all(text.as_bytes()).map_err(write_failed)?;
    Ok(fit)
}

/// Lines on the score-type tests that the model asks for.
fn score_tests(model: &Model, fit: &Fit) -> String {
    let tested: Vec<usize> = (0..fit.theta.len())
        .filter(|&k| model.parameters()[k].tested)
        .collect();
    let mut text = String::new();
    for &k in &tested {
        if let Some(test) = fit.score_test(&[k]) {
            text += &format!(
                "score-type test of {}: z = {:.3}, p = {:.4}, one-step estimate {:.4}\n",
                model.parameters()[k].label(),
                test.z.unwrap_or(f64::NAN),
                test.p,
                test.one_step[0]
            );
        }
    }
    if tested.len() > 1
        && let Some(test) = fit.score_test(&tested)
    {
        text += &format!(
            "score-type test of all {}: chi-square {:.3}, p = {:.4}\n",
            test.df, test.chi_square, test.p
        );
    }
    text
}

/// Estimates written as JSON by `fit`, matched by label.
fn estimates(model: &Model, path: &std::path::Path) -> Result<Vec<f64>> {
    let file = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|source| Error::Io {
        file: file.clone(),
        source,
    })?;
    let json: serde_json::Value = serde_json::from_str(&text).map_err(|e| Error::Value {
        name: file.clone(),
        what: e.to_string(),
    })?;
    let list = json["parameters"].as_array().cloned().unwrap_or_default();
    let mut theta = model.start();
    for (k, parameter) in model.parameters().iter().enumerate() {
        let found = list
            .iter()
            .find(|p| p["label"].as_str() == Some(parameter.label().as_str()));
        match found.and_then(|p| p["estimate"].as_f64()) {
            Some(value) => theta[k] = value,
            None => {
                return Err(Error::Value {
                    name: file,
                    what: format!("there is no estimate of `{}`", parameter.label()),
                });
            }
        }
    }
    Ok(theta)
}

/// Simulates the model of a file.
///
/// # Errors
/// If the files cannot be read or a simulation explodes.
pub fn simulate(args: &SimulateArgs, out: &mut dyn Write) -> Result<()> {
    let (model, _) = model_file::load(&args.model)?;
    let theta = match &args.estimates {
        Some(path) => estimates(&model, path)?,
        None => model.start(),
    };
    let settings = SimulationSettings {
        seed: args.seed,
        scores: false,
        ..SimulationSettings::default()
    };
    let batch = model.simulate(&theta, args.count.max(2), &settings)?;
    let (mean, sd, targets) = (batch.mean(), batch.sd(), model.targets());
    let labels: Vec<String> = model
        .parameters()
        .iter()
        .map(crate::Parameter::label)
        .collect();
    let text = match args.format {
        Format::Csv => {
            let mut text = labels
                .iter()
                .map(|l| format!("\"{l}\""))
                .collect::<Vec<_>>()
                .join(",")
                + "\n";
            for r in &batch.replicates {
                text += &(0..labels.len())
                    .map(|k| batch.total(r, k).to_string())
                    .collect::<Vec<_>>()
                    .join(",");
                text.push('\n');
            }
            text
        }
        Format::Json => {
            let rows = (0..labels.len())
                .map(|k| serde_json::json!({ "label": labels[k], "mean": mean[k], "sd": sd[k], "target": targets[k] }));
            format!("{:#}\n", serde_json::Value::Array(rows.collect()))
        }
        Format::Text => {
            let width = labels.iter().map(String::len).max().unwrap_or(0);
            let mut text = format!(
                "{:width$} {:>12} {:>12} {:>12}\n",
                "statistic", "mean", "sd", "observed"
            );
            for k in 0..labels.len() {
                text += &format!(
                    "{:width$} {:>12.4} {:>12.4} {:>12.4}\n",
                    labels[k], mean[k], sd[k], targets[k]
                );
            }
            text
        }
    };
    out.write_all(text.as_bytes()).map_err(write_failed)
}

/// Compares degrees, distances and triples of every network with simulations.
///
/// # Errors
/// If the files cannot be read, the model cannot be estimated, or a simulation explodes.
pub fn gof(
    args: &GofArgs,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(&Progress<'_>) -> bool,
) -> Result<()> {
    let (model, settings) = model_file::load(&args.model)?;
    let theta = match &args.estimates {
        Some(path) => estimates(&model, path)?,
        None => fit_from(&model, &model.start(), &settings, progress)?.theta,
    };
    let mut rows = Vec::new();
    for network in &model.data().groups()[0].networks {
        for (name, auxiliary) in [
            ("outdegree at most", Auxiliary::OutDegrees { levels: 9 }),
            ("indegree at most", Auxiliary::InDegrees { levels: 9 }),
            ("distance", Auxiliary::Distances { levels: 5 }),
            ("triples with ties", Auxiliary::Triples),
        ] {
            if network.mutual() && name.starts_with("indegree") {
                continue;
            }
            let result = model.goodness_of_fit(
                &theta,
                network.name(),
                auxiliary,
                args.count.max(10),
                args.seed,
            )?;
            rows.push((network.name().to_owned(), name, result));
        }
    }
    let mut text = String::new();
    if args.format == Format::Json {
        let list = rows.iter().map(|(network, name, r)| {
            let values: Vec<_> = (0..r.observed.len())
                .map(|k| {
                    let (mean, q) = r.summary(k);
                    serde_json::json!({ "observed": r.observed[k], "mean": mean, "q05": q[0], "q50": q[1], "q95": q[2] })
                })
                .collect();
            serde_json::json!({ "network": network, "statistic": name, "p": r.p, "distance": r.distance, "values": values })
        });
        text = format!("{:#}\n", serde_json::Value::Array(list.collect()));
    } else {
        for (network, name, r) in &rows {
            text += &format!("{network}, {name}: p = {:.3}\n", r.p);
            let (start, last) = if *name == "distance" {
                (1, r.observed.len())
            } else {
                (0, usize::MAX)
            };
            for k in 0..r.observed.len() {
                let (mean, q) = r.summary(k);
                let level = if k + start == last && start == 1 {
                    "more".to_owned()
                } else {
                    (k + start).to_string()
                };
                text += &format!(
                    "  {level:>5} observed {:>8} simulated {mean:>10.1} ({} to {})\n",
                    r.observed[k], q[0], q[2]
                );
            }
        }
    }
    out.write_all(text.as_bytes()).map_err(write_failed)
}

/// Lists all effects with their formulas.
///
/// # Errors
/// If the output cannot be written.
pub fn effects(args: &EffectsArgs, out: &mut dyn Write) -> Result<()> {
    let mut rows: Vec<[String; 7]> = Vec::new();
    for (name, _, formula) in RateKind::ALL {
        rows.push(["rate", name, "", "", "", formula, "speed of change"].map(String::from));
    }
    for effect in TIE_EFFECTS {
        let card = effect.card();
        let object = match card.object {
            Object::None => "",
            Object::Actor => "covariate or behaviour",
            Object::Dyad => "dyadic covariate",
            Object::Network => "network",
        };
        let kind = if card.kind == Kind::Elementary {
            "elementary"
        } else {
            "evaluation"
        };
        let ties = match (card.directed, card.mutual) {
            (true, true) => "both",
            (true, false) => "directed",
            _ => "mutual",
        };
        rows.push(
            [
                "network",
                card.name,
                object,
                kind,
                ties,
                card.formula,
                card.meaning,
            ]
            .map(String::from),
        );
    }
    for effect in BEHAVIOUR_EFFECTS {
        let card = effect.card();
        let object = match card.object {
            crate::behaviour_effects::BehaviourObject::None => "",
            crate::behaviour_effects::BehaviourObject::Network => "network",
            crate::behaviour_effects::BehaviourObject::Actor => "covariate or behaviour",
            crate::behaviour_effects::BehaviourObject::ActorNetwork => {
                "covariate or behaviour, network"
            }
        };
        rows.push(
            [
                "behaviour",
                card.name,
                object,
                "",
                "",
                card.formula,
                card.meaning,
            ]
            .map(String::from),
        );
    }
    let head = ["of", "name", "object", "kind", "ties", "formula", "meaning"];
    let mut text = String::new();
    match args.format {
        Format::Json => {
            let object = |row: &[String; 7]| {
                let pairs = head
                    .iter()
                    .zip(row)
                    .map(|(h, v)| ((*h).to_owned(), serde_json::Value::from(v.clone())));
                serde_json::Value::Object(pairs.collect())
            };
            text = format!(
                "{:#}\n",
                serde_json::Value::Array(rows.iter().map(object).collect())
            );
        }
        Format::Csv => {
            text += &(head.join(",") + "\n");
            for row in &rows {
                text += &(row
                    .iter()
                    .map(|v| format!("\"{v}\""))
                    .collect::<Vec<_>>()
                    .join(",")
                    + "\n");
            }
        }
        Format::Text => {
            for row in &rows {
                text += &format!(
                    "{:9} {:16} {:32} {:9} {}\n",
                    row[0], row[1], row[2], row[4], row[5]
                );
            }
        }
    }
    out.write_all(text.as_bytes()).map_err(write_failed)
}
