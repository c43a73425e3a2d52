//! Simulated moments at fixed parameters against the reference.

use super::models::{model, numbers, reference, shared};
use comity_saom::SimulationSettings;

/// Parameters of the reference simulations.
pub(crate) fn theta(name: &str) -> Option<Vec<f64>> {
    let path = shared()?
        .join("spec/saom-reference/theta")
        .join(format!("{name}.txt"));
    Some(
        std::fs::read_to_string(path)
            .ok()?
            .split_whitespace()
            .map(|v| v.parse().unwrap())
            .collect(),
    )
}

/// Largest |z| of the means and farthest ratio of standard deviations.
fn compare(name: &str, file: &str, count: usize) -> Option<(f64, f64)> {
    let expected = reference("sim", file)?;
    let model = model(name);
    let theta = if file == name {
        theta(name)?
    } else {
        numbers(&expected["theta"])
    };
    let settings = SimulationSettings {
        seed: 11,
        ..SimulationSettings::default()
    };
    let batch = model.simulate(&theta, count, &settings).unwrap();
    let (mean, sd) = (batch.mean(), batch.sd());
    let (their_mean, their_sd, n) = (
        numbers(&expected["mean"]),
        numbers(&expected["sd"]),
        expected["n_sims"].as_f64().unwrap(),
    );
    let (mut worst, mut ratio) = (0.0f64, 1.0f64);
    for k in 0..mean.len() {
        let error = (their_sd[k].powi(2) / n + sd[k].powi(2) / count as f64).sqrt();
        let z = (mean[k] - their_mean[k]) / error;
        if z.abs() > 3.0 || (sd[k] / their_sd[k] - 1.0).abs() > 0.05 {
            eprintln!(
                "  {file}, {}: z = {z:.2}, sd ratio {:.3}",
                model.parameters()[k].label(),
                sd[k] / their_sd[k]
            );
        }
        worst = worst.max(z.abs());
        if (sd[k] / their_sd[k]).ln().abs() > ratio.ln().abs() {
            ratio = sd[k] / their_sd[k];
        }
    }
    // Scores have mean 0 at any parameter vector.
    for k in 0..mean.len() {
        let score = |r: &comity_saom::Replicate| {
            (0..batch.periods)
                .map(|m| r.scores[m * batch.parameters + k])
                .sum::<f64>()
        };
        let values: Vec<f64> = batch.replicates.iter().map(score).collect();
        let average = values.iter().sum::<f64>() / count as f64;
        let spread = (values.iter().map(|v| (v - average).powi(2)).sum::<f64>()
            / (count as f64 - 1.0))
            .sqrt();
        let z = average / (spread / (count as f64).sqrt());
        if z.abs() > 3.0 {
            eprintln!(
                "  {file}, score of {}: z = {z:.2}",
                model.parameters()[k].label()
            );
        }
        worst = worst.max(z.abs());
    }
    eprintln!("{file}: largest |z| {worst:.2}, farthest sd ratio {ratio:.3}");
    Some((worst, ratio))
}

/// `cargo test --release -p comity-saom -- --ignored --nocapture moments`
#[test]
#[ignore = "some minutes of simulation"]
fn moments_of_all_models_equal_the_reference() {
    let only = std::env::var("COMITY_SAOM_MODEL").unwrap_or_default();
    let mut failed = Vec::new();
    for name in [
        "p01_basic",
        "p02_struct",
        "p03_cov",
        "p04_coev",
        "p06_missing",
        "p08_compos",
        "p10_beh",
        "p12_multiplex",
        "p13_inter",
        "p20_sym2",
        "p20_sym3",
        "p20_sym4",
        "p20_sym6",
        "a01_full3",
        "a01_full3_first",
        "a02_sub3",
        "a02_sub3_first",
        "a03_dyad",
    ] {
        if !name.contains(&only) {
            continue;
        }
        let count = if name.starts_with("a01") { 500 } else { 2_000 };
        match compare(name.trim_end_matches("_first"), name, count) {
            None => eprintln!("{name}: skipped, no reference file"),
            Some((z, _)) if z < 4.0 => {}
            Some(_) => failed.push(name),
        }
    }
    assert!(failed.is_empty(), "{failed:?}");
}

#[test]
fn moments_of_small_models_equal_the_reference() {
    for name in [
        "p01_basic",
        "p04_coev",
        "p06_missing",
        "p20_sym3",
        "p20_sym6",
    ] {
        if let Some((z, _)) = compare(name, name, 400) {
            assert!(z < 4.0, "{name}: |z| = {z}");
        }
    }
}
