//! Estimates against the reference, with the CPU time they took.

use super::models::{model, numbers, reference, shared};
use comity_saom::{FitSettings, fit};

/// CPU seconds of this process so far.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = stat
        .rsplit(')')
        .next()
        .unwrap()
        .split_whitespace()
        .collect();
    (fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap()) / 100.0
}

/// `COMITY_SAOM_MODEL=p02 cargo test --release -p comity-saom -- --ignored --nocapture estimates_of_all`
#[test]
#[ignore = "a minute of estimation"]
fn estimates_of_all_models_equal_the_reference() {
    let only = std::env::var("COMITY_SAOM_MODEL").unwrap_or_default();
    let Some(folder) = shared() else {
        eprintln!("skipped: no reference files");
        return;
    };
    let timing = std::fs::read_to_string(folder.join("spec/saom-reference/timing.csv")).unwrap();
    println!(
        "model            reached sims   cpu s   RSiena  ratio | farthest estimate (s.e.)  farthest s.e. ratio  reference ratio"
    );
    for name in [
        "p01_basic",
        "p02_struct",
        "p02c_cond",
        "p03_cov",
        "p04_coev",
        "p05_endow",
        "p06_missing",
        "p07_struct0",
        "p08_compos",
        "p09_rate",
        "p10_beh",
        "p11_group",
        "p12_multiplex",
        "p13_inter",
        "p14_maxdeg",
        "p15_beh2",
        "p20_sym2",
        "p20_sym3",
        "p20_sym4",
        "p20_sym5",
        "p20_sym6",
        "a03_dyad",
        "a05_beh",
        "a02_sub2",
        "a02_sub3",
        "a02_sub4",
        "a02_sub6",
        "a02t_sub2",
        "a04_multi",
        "a01_full3",
    ] {
        if !name.contains(&only) {
            continue;
        }
        let model = model(name);
        let before = cpu_seconds();
        let talk = std::env::var("COMITY_SAOM_TALK").is_ok();
        let result = fit(&model, &FitSettings::default(), &mut |p| {
            if talk {
                println!(
                    "  {} {} {:.3} {:.3?}",
                    p.phase, p.simulations, p.overall, p.theta
                );
            }
            true
        });
        let cpu = cpu_seconds() - before;
        let fit = match result {
            Ok(fit) => fit,
            Err(error) => {
                println!("{name:16} {error} ({cpu:.2} s)");
                continue;
            }
        };
        let line = timing
            .lines()
            .find(|l| l.split(',').next() == Some(name))
            .unwrap_or_default();
        let theirs: Option<f64> = line.split(',').nth(9).and_then(|v| v.parse().ok());
        let mut text = format!(
            "{name:16} {:6.3} {:6} {cpu:7.2} {:>8} {:>6}",
            fit.overall,
            fit.simulations,
            theirs.map_or_else(|| "-".into(), |v| format!("{v:.1}")),
            theirs.map_or_else(|| "-".into(), |v| format!("{:.0}", v / cpu)),
        );
        if let Some(expected) = reference("est", name) {
            let (theta, se) = (numbers(&expected["theta"]), numbers(&expected["se"]));
            let far = (0..theta.len())
                .map(|k| (fit.theta[k] - theta[k]) / se[k])
                .fold(0.0f64, |a, b| if b.abs() > a.abs() { b } else { a });
            let ratio = (0..theta.len())
                .map(|k| fit.se[k] / se[k])
                .fold(
                    1.0f64,
                    |a, b| if b.ln().abs() > a.ln().abs() { b } else { a },
                );
            text += &format!(
                " | {far:6.2} {ratio:6.3} {:6.3}",
                expected["tconv_max"].as_f64().unwrap()
            );
        }
        println!("{text}");
        if talk {
            println!("{}", fit.table());
        }
    }
}
