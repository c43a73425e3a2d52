//! Distributions: draws against closed forms, and numbers that make none.

use comity_record::{Distribution, DistributionError};
use rand::SeedableRng as _;
use rand_xoshiro::Xoshiro256PlusPlus;

fn all() -> Vec<Distribution> {
    vec![
        Distribution::Fixed { value: 3.0 },
        Distribution::Uniform {
            low: -1.0,
            high: 4.0,
        },
        Distribution::LogUniform {
            low: 0.7,
            high: 7.0,
        },
        Distribution::Normal {
            mean: -0.4,
            se: 0.2,
        },
        Distribution::LogNormal {
            median: 1.25,
            sigma: 0.36,
        },
        Distribution::Beta { a: 3.0, b: 7.0 },
        Distribution::Gamma {
            shape: 10.0,
            rate: 50.8,
        },
        Distribution::Triangular {
            low: 0.0,
            mode: 1.0,
            high: 5.0,
        },
        Distribution::Triangular {
            low: 2.0,
            mode: 2.0,
            high: 2.0,
        },
        Distribution::Mixture {
            parts: vec![
                Distribution::Fixed { value: 1.0 },
                Distribution::LogUniform {
                    low: 10.0,
                    high: 20.0,
                },
            ],
        },
    ]
}

#[test]
fn draws_have_the_mean_and_the_quantiles_of_the_closed_form() {
    const N: usize = 100_000;
    for dist in all() {
        dist.check().unwrap();
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(11);
        let mut draws: Vec<f64> = (0..N).map(|_| dist.sample(&mut rng)).collect();
        draws.sort_by(f64::total_cmp);
        let mean = draws.iter().sum::<f64>() / N as f64;
        let (low, high) = dist.support();
        let width = draws[N - 1] - draws[0];
        assert!(
            (mean - dist.mean()).abs() <= 0.005 * width + 1e-12,
            "{dist:?}: {mean} against {}",
            dist.mean()
        );
        assert!(draws[0] >= low && draws[N - 1] <= high, "{dist:?}");
        for p in [0.05, 0.25, 0.5, 0.9] {
            if let Some(quantile) = dist.quantile(p) {
                let drawn = draws[(p * N as f64) as usize];
                assert!(
                    (drawn - quantile).abs() <= 0.01 * width + 1e-12,
                    "{dist:?} at {p}: {drawn}, {quantile}"
                );
            }
        }
    }
}

#[test]
fn the_same_stream_gives_the_same_draw() {
    for dist in all() {
        let draw = || dist.sample(&mut Xoshiro256PlusPlus::seed_from_u64(5));
        assert_eq!(draw().to_bits(), draw().to_bits(), "{dist:?}");
    }
}

#[test]
fn numbers_that_make_no_distribution_are_refused() {
    use DistributionError as E;
    let wrong = |dist: Distribution| dist.check().unwrap_err();
    assert!(matches!(
        wrong(Distribution::Fixed { value: f64::NAN }),
        E::NotFinite("value")
    ));
    assert!(matches!(
        wrong(Distribution::Uniform {
            low: 2.0,
            high: 1.0
        }),
        E::Order(_)
    ));
    assert!(matches!(
        wrong(Distribution::LogUniform {
            low: 0.0,
            high: 1.0
        }),
        E::NotPositive { key: "low", .. }
    ));
    assert!(matches!(
        wrong(Distribution::Normal {
            mean: 0.0,
            se: -1.0
        }),
        E::Negative { key: "se", .. }
    ));
    assert!(matches!(
        wrong(Distribution::LogNormal {
            median: -1.0,
            sigma: 1.0
        }),
        E::NotPositive { .. }
    ));
    assert!(matches!(
        wrong(Distribution::Beta { a: 0.0, b: 1.0 }),
        E::NotPositive { key: "a", .. }
    ));
    assert!(matches!(
        wrong(Distribution::Gamma {
            shape: 1.0,
            rate: f64::INFINITY
        }),
        E::NotFinite("rate")
    ));
    assert!(matches!(
        wrong(Distribution::Triangular {
            low: 0.0,
            mode: 3.0,
            high: 2.0
        }),
        E::Order(_)
    ));
    assert!(matches!(
        wrong(Distribution::Mixture { parts: Vec::new() }),
        E::NoParts
    ));
}

#[test]
fn no_quantile_without_a_closed_form_or_a_probability() {
    assert_eq!(Distribution::Beta { a: 1.0, b: 2.0 }.quantile(0.5), None);
    assert_eq!(
        Distribution::Uniform {
            low: 0.0,
            high: 1.0
        }
        .quantile(1.5),
        None
    );
    assert_eq!(
        Distribution::Normal { mean: 2.0, se: 0.0 }.quantile(1.0),
        Some(2.0)
    );
}
