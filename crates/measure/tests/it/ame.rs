//! The latent-space benchmark: seven made-up states, and two sessions of the assembly.

use comity_measure::{Abstention, Unknown, agreement, ame, at_least};

const PAIRS: [(usize, usize, f64); 20] = [
    (0, 1, 0.9),
    (0, 2, 0.8),
    (0, 3, 0.4),
    (0, 4, 0.5),
    (0, 5, 0.3),
    (0, 6, 0.6),
    (1, 2, 0.85),
    (1, 3, 0.35),
    (1, 4, 0.45),
    (1, 6, 0.55),
    (2, 3, 0.5),
    (2, 4, 0.4),
    (2, 5, 0.35),
    (2, 6, 0.6),
    (3, 4, 0.8),
    (3, 5, 0.9),
    (3, 6, 0.55),
    (4, 5, 0.75),
    (4, 6, 0.6),
    (5, 6, 0.5),
];

fn seven() -> Vec<Option<f64>> {
    let mut table = vec![None; 49];
    for (i, j, y) in PAIRS {
        table[i * 7 + j] = Some(y);
        table[j * 7 + i] = Some(y);
    }
    table
}

#[test]
fn seven_states() {
    let none = ame(7, &seven(), 0, 10_000, 1e-13).unwrap();
    assert!(
        (none.mean - 0.583_571_428_6).abs() < 1e-9 && (none.fitted[12] - 0.605).abs() < 1e-9,
        "{none:?}"
    );
    // The table prints 0.0169585; the parameters beside it give 0.01695896.
    assert!(
        (none.r_squared - 0.016_958_959).abs() < 1e-9,
        "{}",
        none.r_squared
    );
    for (found, want) in
        none.additive
            .iter()
            .zip([-0.000_285_714_3, 0.040_714_285_7, -0.000_285_714_3])
    {
        assert!((found - want).abs() < 1e-9);
    }
    let one = ame(7, &seven(), 1, 10_000, 1e-13).unwrap();
    assert!(one.converged);
    assert!((one.mean - 0.599_144_183_8).abs() < 1e-9, "{}", one.mean);
    assert!(
        (one.values[0] - 1.404_973_122_8).abs() < 1e-9,
        "{}",
        one.values[0]
    );
    assert!(
        (one.fitted[12] - 0.229_541_297_6).abs() < 1e-9,
        "{}",
        one.fitted[12]
    );
    assert!((one.r_squared - 0.975_466_597).abs() < 1e-9);
    let want = [
        0.465_541_434_5,
        0.567_684_833_6,
        0.380_589_316_7,
        -0.503_765_281_3,
        -0.330_903_045,
        -0.597_914_301_1,
        0.018_767_042_6,
    ];
    let sign = one.vectors[0][0].signum();
    for (v, want) in one.vectors[0].iter().zip(want) {
        assert!((sign * v * one.values[0].sqrt() - want).abs() < 1e-9);
    }
}

#[test]
fn nothing_known_and_no_variance() {
    assert_eq!(
        ame(3, &[None; 9], 1, 10, 1e-9).unwrap_err().name(),
        "NoCoverage"
    );
    assert_eq!(
        ame(3, &[Some(0.5); 9], 1, 10, 1e-9).unwrap_err(),
        Unknown::NoVariance
    );
    assert_eq!(
        ame(2, &[None; 9], 1, 10, 1e-9).unwrap_err().name(),
        "InvalidInput"
    );
}

#[test]
fn two_sessions() {
    let Some(all) = crate::history::sessions() else {
        return;
    };
    for (number, states, missing, mean, r_squared) in [
        (72, 193, 209, 0.816_399, [0.5442, 0.9594, 0.9782, 0.9885]),
        (47, 174, 369, 0.849_002, [0.5547, 0.9754, 0.9844, 0.9885]),
    ] {
        let session = crate::history::session(&all, number);
        let n = session.states().len();
        assert_eq!(n, states);
        let value = |at: usize| {
            let (i, j) = (at / n, at % n);
            let table = at_least(session.table_at(i, j), 10)
                .ok()
                .filter(|_| i != j)?;
            agreement(&table, Abstention::Half).ok()
        };
        let table: Vec<Option<f64>> = (0..n * n).map(value).collect();
        let known: Vec<f64> = table.iter().flatten().copied().collect();
        assert_eq!(n * (n - 1) - known.len(), 2 * missing);
        assert!((known.iter().sum::<f64>() / known.len() as f64 - mean).abs() < 1e-6);
        for (k, want) in r_squared.into_iter().enumerate() {
            let fit = ame(n, &table, k, 500, 1e-6).unwrap();
            assert!(
                (fit.r_squared - want).abs() < 2e-4,
                "session {number}, {k} dimensions: {}",
                fit.r_squared
            );
        }
    }
}
