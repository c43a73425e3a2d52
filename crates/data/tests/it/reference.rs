//! The fit against reference numbers, and against the Python yardstick on the real files.

use comity_data::{Model, Sample, fit, fit_history};
use comity_world::key::Key;

use crate::GRID;

/// The reference sample: uniform numbers keyed by position, so that any program can make it again.
fn sample() -> (Sample, Vec<u32>) {
    let u = |k: u64| Key::new(k).uniform();
    let mut out = Sample {
        columns: 3,
        ..Sample::default()
    };
    for k in 0..1200 {
        let z = [
            u(4 * k) * 2.0 - 1.0,
            3.0 * u(4 * k + 1).powi(2),
            f64::from(u8::from(u(4 * k + 2) < 0.2)),
        ];
        let linear = -2.0 + 0.8 * z[0] + 0.3 * z[1] - 0.5 * z[2];
        out.z.extend(z);
        out.event.push(u(4 * k + 3) < 1.0 - (-linear.exp()).exp());
    }
    (out, (0..1200).map(|k| k / 5).collect())
}

/// Reference: statsmodels 0.15.0, `GLM(y, [1, x], Binomial(CLogLog()))`, tolerance 1e-14; errors from its `score_obs`
/// summed by cluster and the inverse of its `hessian(observed=False)`. (Its own `cov_type="cluster"` takes the
/// observed information here: .12798, .07717, .19534.)
#[test]
fn the_fit_agrees_with_statsmodels() {
    let (sample, clusters) = sample();
    assert_eq!(sample.events(), 211);
    let fit = fit(&sample, 0.0, &[&clusters]).unwrap();
    let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-6, "{a} {b}");
    near(fit.constant, -1.894_813_448_265_206_4);
    let b = [
        0.723_126_785_080_597_4,
        0.252_706_901_658_151_1,
        -0.513_435_172_580_781_2,
    ];
    let se = [
        0.127_632_410_537_375_17,
        0.076_614_392_397_208_17,
        0.196_546_791_925_246_3,
    ];
    for k in 0..3 {
        near(fit.coefficients[k], b[k]);
        near(fit.errors(0)[k], se[k]);
    }
    near(fit.covariances[0].at(0, 1), -0.000_770_895_719_166_919_9);
}

#[test]
fn without_events_there_is_no_fit() {
    let sample = Sample {
        columns: 1,
        z: vec![1.0, 2.0],
        event: vec![false, false],
    };
    assert!(
        fit(&sample, 1.0, &[])
            .unwrap_err()
            .to_string()
            .contains("0 events in 2 rows")
    );
}

#[test]
fn collinear_columns_are_refused_without_a_ridge() {
    let (mut sample, _) = sample();
    let z: Vec<f64> = (0..sample.rows())
        .flat_map(|k| [sample.row(k)[0], 2.0 * sample.row(k)[0]])
        .collect();
    sample.z = z;
    sample.columns = 2;
    assert!(
        fit(&sample, 0.0, &[])
            .unwrap_err()
            .to_string()
            .contains("covariates are the same")
    );
}

/// Reference: `benches/history_yardstick.py`, models `active suppliers` and `all suppliers`.
#[test]
fn fits_agree_with_the_yardstick() {
    let Some(grid) = GRID.as_ref() else { return };
    let active = fit_history(grid, &Model::named("active suppliers").unwrap()).unwrap();
    assert_eq!(
        (active.rows, active.events, active.pairs),
        (357_411, 4_577, 15_725)
    );
    assert!((active.h0 - 0.002_578).abs() < 1e-6, "{}", active.h0);
    let all = fit_history(grid, &Model::named("all suppliers").unwrap()).unwrap();
    assert_eq!((all.rows, all.events, all.pairs), (606_870, 4_720, 16_485));
    let number = |id: &str| {
        let k = all.model.columns.iter().position(|c| c.id() == id).unwrap();
        (all.fit.coefficients[k], all.by_pair[k], all.by_state[k])
    };
    for (id, b, se, wide) in [
        ("supply.clients", 0.901, 0.023, 0.040),
        ("supply.suppliers", 0.746, 0.032, 0.076),
        ("supply.distance", -0.236, 0.029, 0.051),
        ("supply.rivalry", -1.232, 0.326, 0.524),
        ("supply.war", 0.378, 0.096, 0.167),
        ("supply.past", 1.110, 0.055, 0.094),
        ("supply.pact", 0.381, 0.094, 0.124),
    ] {
        let found = number(id);
        assert!(
            (found.0 - b).abs() < 1e-3
                && (found.1 - se).abs() < 1e-3
                && (found.2 - wide).abs() < 1e-3,
            "{id} {found:?}"
        );
    }
}
