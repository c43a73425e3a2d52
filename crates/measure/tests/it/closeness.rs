//! The closeness index: the exact Gaussian case, unknown channels, ranks, leaving a channel out.

use comity_measure::closeness::*;

fn gaussian() -> (Vec<Channel>, Vec<Parameters>) {
    let p = |a, b, variance: f64| Parameters {
        a,
        b,
        tau: 0.0,
        dispersion: variance.sqrt(),
        a_any: 0.0,
        b_any: 0.0,
    };
    (
        vec![
            Channel::new("one", Kind::Value),
            Channel::new("two", Kind::Value),
        ],
        vec![p(0.5, 1.0, 0.5), p(-1.0, 0.6, 0.3)],
    )
}

fn seen(values: &[(usize, usize, f64)]) -> Vec<Observation> {
    let observation = |&(channel, month, value)| Observation {
        month,
        channel,
        datum: Datum::Value(value),
    };
    values.iter().map(observation).collect()
}

const PAIR: [(usize, usize, f64); 6] = [
    (0, 0, 1.2),
    (0, 1, 0.9),
    (0, 3, 2.1),
    (1, 1, -1.1),
    (1, 2, -0.4),
    (1, 4, 0.2),
];

#[test]
fn gaussian_channels_are_the_exact_smoother() {
    let (channels, parameters) = gaussian();
    let path = smooth(&channels, &parameters, 0.5, 5, &seen(&PAIR)).unwrap();
    let means = [
        0.549_674_267_1,
        0.584_446_254_1,
        0.936_775_244_3,
        1.270_136_807_8,
        1.438_566_775_2,
    ];
    let variances = [
        0.200_093_066_5,
        0.153_268_962_3,
        0.196_835_737_6,
        0.210_153_559_8,
        0.316_658_911_1,
    ];
    for t in 0..5 {
        assert!(
            (path.closeness[t] - means[t]).abs() < 1e-9,
            "{}",
            path.closeness[t]
        );
        assert!(
            (path.variance[t] - variances[t]).abs() < 1e-9,
            "{}",
            path.variance[t]
        );
    }
    assert!((path.covariance(0, 4) - 0.023_266_635_6).abs() < 1e-9);
    assert!(
        (path.log_marginal - -6.005_887_077_3).abs() < 1e-9,
        "{}",
        path.log_marginal
    );
    // Filtered means: the last month of the path seen so far.
    for (t, want) in [
        0.5,
        0.293_689_320_4,
        0.543_601_003_8,
        1.094_476_133_3,
        1.438_566_775_2,
    ]
    .into_iter()
    .enumerate()
    {
        let so_far: Vec<_> = seen(&PAIR).into_iter().filter(|o| o.month <= t).collect();
        let path = smooth(&channels, &parameters, 0.5, t + 1, &so_far).unwrap();
        assert!((path.closeness[t] - want).abs() < 1e-9);
    }
}

#[test]
fn unknown_read_as_zero_would_be_wrong() {
    let (channels, parameters) = gaussian();
    let mut zeros = PAIR.to_vec();
    for channel in 0..2 {
        zeros.extend(
            (0..5)
                .filter(|&t| !PAIR.iter().any(|p| (p.0, p.1) == (channel, t)))
                .map(|t| (channel, t, 0.0)),
        );
    }
    let path = smooth(&channels, &parameters, 0.5, 5, &seen(&zeros)).unwrap();
    for (found, want) in path.closeness.iter().zip([
        0.659_375_700_8,
        0.468_751_401_5,
        0.503_128_223_5,
        0.890_007_624_3,
        0.688_893_124_6,
    ]) {
        assert!((found - want).abs() < 1e-9);
    }
}

#[test]
fn ranks_and_trends_are_probabilities() {
    let (channels, parameters) = gaussian();
    let fit = ClosenessFit::known(channels, parameters, 0.5, 5);
    let partners = [seen(&PAIR), seen(&[(0, 1, 2.0)]), seen(&[])];
    let settings = RankSettings {
        month: 4,
        trend_months: 4,
        draws: 40_000,
        least_channels: 1,
        ..RankSettings::default()
    };
    let ranking = rank(&fit, &partners, settings).unwrap();
    let of = |place| {
        ranking
            .iter()
            .find(|partner| partner.place == place)
            .unwrap()
    };
    // Pr(c5 > c1) = 0.9026 and Pr(second pair closer at month 5) = 0.3970; the error of a share of 40,000 is 0.0025.
    assert!((of(0).closer.unwrap() - 0.902_560_725_5).abs() < 0.008);
    assert!((of(1).closest.unwrap() - 0.396_986_388_8).abs() < 0.012);
    assert_eq!(
        of(0).trend(),
        Some(if of(0).closer.unwrap() > 0.9 {
            "closer"
        } else {
            "unclear"
        })
    );
    // The pair that was never seen is listed apart, at the prior.
    assert_eq!(
        (
            ranking[2].place,
            ranking[2].closest,
            ranking[2].known_channels
        ),
        (2, None, 0)
    );
    assert!((of(2).mean).abs() < 0.03 && (of(2).q90 - 1.5 * 1.281_55).abs() < 0.05);
    assert!((of(0).closest.unwrap() + of(1).closest.unwrap() - 1.0).abs() < 1e-12);
    assert_eq!(of(0).rank_interval, Some((1, 2)));
}

#[test]
fn ranks_do_not_depend_on_the_threads() {
    let (channels, parameters) = gaussian();
    let fit = ClosenessFit::known(channels, parameters, 0.5, 5);
    let run = |threads| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| {
            rank(
                &fit,
                &[seen(&PAIR), seen(&[(1, 2, 0.4)])],
                RankSettings {
                    month: 4,
                    ..RankSettings::default()
                },
            )
        })
    };
    assert_eq!(run(1), run(2));
}

/// A world of pairs with three channels of different kinds, from known paths.
struct World {
    channels: Vec<Channel>,
    pairs: Vec<Vec<Observation>>,
    closeness: Vec<f64>,
}

fn world(pairs: usize, months: usize) -> World {
    // A small generator of its own: the sum of twelve uniforms is near enough to a normal.
    let mut state = 7_u64;
    let mut uniform = move || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    let mut normal = move || (0..12).map(|_| uniform()).sum::<f64>() - 6.0;
    let channels = vec![
        Channel::new("votes", Kind::Agreement),
        Channel::new("visits", Kind::Count),
        Channel::new("arms", Kind::Amount),
    ];
    let mut world = World {
        channels,
        pairs: Vec::new(),
        closeness: Vec::new(),
    };
    for _ in 0..pairs {
        let mut c = normal();
        let oddity = [0.2 * normal(), 0.2 * normal(), 0.2 * normal()];
        let mut seen = Vec::new();
        for month in 0..months {
            c += 0.1 * normal();
            if month % 12 == 11 {
                let p = 1.0 / (1.0 + (-(0.5 + 0.8 * c + oddity[0])).exp());
                let half_points = (100.0 * p + 5.0 * normal()).round().clamp(0.0, 100.0) as u32;
                seen.push(Observation {
                    month,
                    channel: 0,
                    datum: Datum::Agreement {
                        half_points,
                        of: 100,
                    },
                });
                let amount = if 0.7 * c + normal() > 0.0 {
                    (1.0 + c + oddity[2] + 0.5 * normal()).exp()
                } else {
                    0.0
                };
                seen.push(Observation {
                    month,
                    channel: 2,
                    datum: Datum::Amount(amount),
                });
            }
            if month % 3 == 0 {
                let rate = (0.3 + 0.9 * c + oddity[1]).exp();
                let n = (rate + rate.sqrt() * normal()).round().max(0.0) as u32;
                seen.push(Observation {
                    month,
                    channel: 1,
                    datum: Datum::Count {
                        n,
                        log_exposure: 0.0,
                    },
                });
            }
        }
        world.pairs.push(seen);
        world.closeness.push(c);
    }
    world
}

fn correlation(x: &[f64], y: &[f64]) -> f64 {
    let n = x.len() as f64;
    let (mx, my) = (x.iter().sum::<f64>() / n, y.iter().sum::<f64>() / n);
    let part =
        |f: &dyn Fn(f64, f64) -> f64| x.iter().zip(y).map(|(a, b)| f(a - mx, b - my)).sum::<f64>();
    part(&|a, b| a * b) / (part(&|a, _| a * a) * part(&|_, b| b * b)).sqrt()
}

#[test]
fn the_fit_finds_the_paths_and_a_left_out_channel_is_predicted() {
    let world = world(40, 36);
    let fit = fit(&world.channels, 36, &world.pairs, 60).unwrap();
    assert!(
        fit.has_uncertainty() && fit.psi > 0.03 && fit.psi < 0.3,
        "{}",
        fit.psi
    );
    let last = |fit: &ClosenessFit| -> Vec<f64> {
        let path = |pair: &Vec<Observation>| {
            smooth(&fit.channels, &fit.parameters, fit.psi, 36, pair).unwrap()
        };
        world
            .pairs
            .iter()
            .map(|pair| path(pair).closeness[35])
            .collect()
    };
    let found = last(&fit);
    assert!(
        correlation(&found, &world.closeness) > 0.9,
        "{}",
        correlation(&found, &world.closeness)
    );
    // Without the votes: the rest predicts each pair's agreement better than the mean does.
    let mut without = fit.clone();
    without.channels[0].weight = 0.0;
    let (mut squared, mut about_mean) = (0.0, 0.0);
    let share = |pair: &Vec<Observation>| {
        let points = pair.iter().rev().find_map(|o| match o.datum {
            Datum::Agreement { half_points, of } => Some(f64::from(half_points) / f64::from(of)),
            _ => None,
        });
        points.unwrap()
    };
    let mean = world.pairs.iter().map(share).sum::<f64>() / 40.0;
    for (pair, closeness) in world.pairs.iter().zip(last(&without)) {
        let p = &fit.parameters[0];
        let predicted = 1.0 / (1.0 + (-(p.a + p.b * closeness)).exp());
        squared += (share(pair) - predicted).powi(2);
        about_mean += (share(pair) - mean).powi(2);
    }
    assert!(squared < 0.6 * about_mean, "{squared} against {about_mean}");
    // A channel less widens every interval.
    let width = |fit: &ClosenessFit| {
        smooth(&fit.channels, &fit.parameters, fit.psi, 36, &world.pairs[0])
            .unwrap()
            .variance[35]
    };
    assert!(width(&without) > width(&fit));
}
