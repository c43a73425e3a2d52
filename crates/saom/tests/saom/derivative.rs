//! The derivative from products of total scores and from sums over steps, and standard errors at the reference estimates.

use super::models::{model, numbers, reference};
use comity_saom::{Moments, SimulationSettings};

fn standard_errors(moments: &Moments) -> Vec<f64> {
    let inverse = moments.derivative.inverse().unwrap();
    let covariance = inverse
        .times(&moments.covariance)
        .times(&inverse.transposed());
    (0..covariance.rows())
        .map(|k| covariance[(k, k)].sqrt())
        .collect()
}

/// `cargo test --release -p comity-saom -- --ignored --nocapture standard_errors_at`
#[test]
#[ignore = "some minutes of simulation"]
fn standard_errors_at_the_reference_estimates() {
    let count = std::env::var("COMITY_SAOM_COUNT")
        .ok()
        .and_then(|v| v.parse().ok())
        .unwrap_or(10_000);
    let only = std::env::var("COMITY_SAOM_MODEL").unwrap_or_default();
    for name in [
        "p01_basic",
        "p02_struct",
        "p03_cov",
        "p04_coev",
        "p06_missing",
        "p08_compos",
        "p13_inter",
        "p20_sym2",
        "p20_sym3",
        "p20_sym4",
        "p20_sym6",
    ] {
        let Some(expected) = reference("est", name) else {
            continue;
        };
        if !name.contains(&only) {
            continue;
        }
        let model = model(name);
        let settings = SimulationSettings {
            information: true,
            seed: 3,
            ..SimulationSettings::default()
        };
        let mut batch = model
            .simulate(&numbers(&expected["theta"]), count, &settings)
            .unwrap();
        let by_steps = standard_errors(&Moments::of(&batch));
        for replicate in &mut batch.replicates {
            replicate.information.clear();
        }
        let by_totals = standard_errors(&Moments::of(&batch));
        let se = numbers(&expected["se"]);
        println!("{name}: own / reference by steps, by totals");
        for k in 0..se.len() {
            println!(
                "  {:45} {:.3} {:.3}",
                model.parameters()[k].label(),
                by_steps[k] / se[k],
                by_totals[k] / se[k]
            );
        }
    }
}
