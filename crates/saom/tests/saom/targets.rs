//! Targets and starting values against the reference, to 1e-9.

use super::models::{model, numbers, reference};

const MODELS: &[&str] = &[
    "p01_basic",
    "p02_struct",
    "p02c_cond",
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
    "a02_sub3",
    "a03_dyad",
];

fn close(own: f64, theirs: f64) -> bool {
    // The reference has 12 digits; a sum near 0 is held to the size of its parts.
    (own - theirs).abs() <= 1e-9 * theirs.abs().max(1.0)
}

#[test]
fn targets_equal_the_reference() {
    let mut skipped = 0;
    for name in MODELS {
        let Some(expected) = reference("targets", name) else {
            skipped += 1;
            continue;
        };
        let model = model(name);
        let labels: Vec<String> = model
            .parameters()
            .iter()
            .map(comity_saom::Parameter::label)
            .collect();
        let targets = model.targets();
        let wanted = numbers(&expected["targets"]);
        assert_eq!(targets.len(), wanted.len(), "{name}");
        for k in 0..wanted.len() {
            assert!(
                close(targets[k], wanted[k]),
                "{name}, {}: {} and not {}",
                labels[k],
                targets[k],
                wanted[k]
            );
        }
        let own = model.targets_by_period();
        for (k, row) in expected["targets_by_period"]
            .as_array()
            .unwrap()
            .iter()
            .enumerate()
        {
            for (m, value) in numbers(row).iter().enumerate() {
                assert!(
                    close(own[m][k], *value),
                    "{name}, {} in period {}",
                    labels[k],
                    m + 1
                );
            }
        }
        let start = model.start();
        for (k, value) in numbers(&expected["default_start"]).iter().enumerate() {
            let pairs = name.ends_with("sym4") || name.ends_with("sym6");
            if !(pairs && model.parameters()[k].is_basic_rate()) {
                assert!(
                    close(start[k], *value),
                    "{name}, start of {}: {} and not {value}",
                    labels[k],
                    start[k]
                );
            }
        }
    }
    eprintln!(
        "targets: {} models checked, {skipped} skipped",
        MODELS.len() - skipped
    );
}
