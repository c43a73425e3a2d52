//! Closed forms, and calibration by simulation.

use super::*;

fn says(name: &str, low: f64, high: f64, grade: Grade) -> Rival {
    Rival {
        name: name.to_owned(),
        origin: name.to_owned(),
        low,
        high,
        grade,
        conversion: (1.0, 0.0),
    }
}

/// Quantiles of t with 4 degrees of freedom have a closed form (Shaw 2006, J. Comput. Finance 9).
fn t4_quantile(p: f64) -> f64 {
    let a = 4.0 * p * (1.0 - p);
    let q = (a.sqrt().acos() / 3.0).cos() / a.sqrt();
    (p - 0.5).signum() * 2.0 * (q - 1.0).sqrt()
}

#[test]
fn one_source_gives_its_own_t_distribution() {
    let fused = fuse(&[says("a", 5e6, 5e6, Grade::C)]).unwrap();
    for p in [0.05f64, 0.1, 0.3, 0.5, 0.8, 0.975] {
        let exact = (5e6f64.ln() + 0.4 * if p == 0.5 { 0.0 } else { t4_quantile(p) }).exp();
        let found = fused.quantile(p);
        assert!(
            (found / exact - 1.0).abs() < 1e-9,
            "{p}: {found} {exact} {:e}",
            found / exact - 1.0
        );
    }
    assert!((fused.weights[0] - 1.0).abs() < 1e-12 && fused.conflict == 1.0);
}

#[test]
fn two_equal_sources_meet_in_the_middle() {
    let fused = fuse(&[says("a", 4.0, 4.0, Grade::B), says("b", 9.0, 9.0, Grade::B)]).unwrap();
    // Symmetric in the logarithm: the median is the geometric mean.
    assert!((fused.quantile(0.5) / 6.0 - 1.0).abs() < 1e-9);
    assert!((fused.weights[0] - 0.5).abs() < 1e-9);
}

#[test]
fn a_better_grade_weighs_more_and_an_outlier_less() {
    let fused = fuse(&[says("a", 5.0, 5.0, Grade::A), says("d", 8.0, 8.0, Grade::D)]).unwrap();
    assert!(fused.weights[0] > 0.85, "{:?}", fused.weights);
    let near = fuse(&[
        says("a", 5.0, 5.0, Grade::B),
        says("b", 5.2, 5.2, Grade::B),
        says("far", 60.0, 60.0, Grade::B),
    ])
    .unwrap();
    assert!(
        near.weights[2] < 0.1 && near.conflict < 0.01,
        "{:?} {}",
        near.weights,
        near.conflict
    );
}

#[test]
fn a_repetition_by_the_same_origin_adds_little() {
    let one = fuse(&[says("a", 5.0, 5.0, Grade::C), says("b", 8.0, 8.0, Grade::C)]).unwrap();
    let echo = |k: usize| Rival {
        origin: "b".to_owned(),
        ..says(&format!("b{k}"), 8.0, 8.0, Grade::C)
    };
    let copied = fuse(&[
        says("a", 5.0, 5.0, Grade::C),
        echo(1),
        echo(2),
        echo(3),
        echo(4),
    ])
    .unwrap();
    let independent: Vec<Rival> = std::iter::once(says("a", 5.0, 5.0, Grade::C))
        .chain((0..4).map(|k| says(&format!("i{k}"), 8.0, 8.0, Grade::C)))
        .collect();
    let many = fuse(&independent).unwrap();
    let (m1, m2, m3) = (one.quantile(0.5), copied.quantile(0.5), many.quantile(0.5));
    assert!(
        m1 < m2 && m2 < m3 && m2 - m1 < 0.4 * (m3 - m1),
        "{m1} {m2} {m3}"
    );
}

#[test]
fn far_groups_stay_two_modes() {
    let fused = fuse(&[
        says("a", 2.0, 2.0, Grade::A),
        says("b", 2.1, 2.1, Grade::A),
        says("c", 20.0, 20.0, Grade::A),
        says("d", 21.0, 21.0, Grade::A),
    ])
    .unwrap();
    assert_eq!(fused.modes.len(), 2, "{:?}", fused.modes);
    let near = fuse(&[says("a", 2.0, 2.0, Grade::C), says("b", 2.4, 2.4, Grade::C)]).unwrap();
    assert_eq!(near.modes.len(), 1);
}

#[test]
fn order_does_not_matter() {
    let a = [
        says("a", 4.0, 6.0, Grade::B),
        says("b", 12.0, 12.0, Grade::C),
        says("c", 6.5, 6.5, Grade::C),
    ];
    let mut b = a.clone();
    b.reverse();
    assert!(
        (fuse(&a).unwrap().quantile(0.3) / fuse(&b).unwrap().quantile(0.3) - 1.0).abs() < 1e-12
    );
}

#[test]
fn a_conversion_shifts_by_its_median_and_widens_by_its_spread() {
    let boxes = |spread: f64| Rival {
        conversion: (300.0, spread),
        ..says("boxes", 10_000.0, 10_000.0, Grade::B)
    };
    let sure = fuse(&[boxes(0.0)]).unwrap();
    let unsure = fuse(&[boxes(0.4)]).unwrap();
    assert!(
        (sure.quantile(0.5) / 3e6 - 1.0).abs() < 1e-9
            && (unsure.quantile(0.5) / 3e6 - 1.0).abs() < 1e-6
    );
    let width = |f: &Fused| f.quantile(0.9).ln() - f.quantile(0.1).ln();
    assert!(width(&unsure) > 1.4 * width(&sure));
}

#[test]
fn the_hermite_rule_integrates_moments_of_the_normal() {
    let rule = hermite();
    assert_eq!(rule.len(), 15);
    for (power, exact) in [(0, 1.0), (2, 1.0), (4, 3.0), (6, 15.0), (8, 105.0)] {
        let found: f64 = rule.iter().map(|(z, w)| w * z.powi(power)).sum();
        assert!((found / exact - 1.0).abs() < 1e-10, "{power}: {found}");
    }
}

#[test]
fn eighty_percent_intervals_cover_eighty_percent() {
    use rand::{RngExt as _, SeedableRng as _};
    use rand_distr::Distribution as _;
    let mut rng = rand_xoshiro::Xoshiro256PlusPlus::seed_from_u64(7);
    let student = rand_distr::StudentT::new(NU).unwrap();
    let normal = rand_distr::StandardNormal;
    let cases = 1200;
    let mut covered = 0;
    for case in 0..cases {
        let log_q = 10.0 + 3.0 * (rng.random::<f64>() - 0.5);
        let n = 1 + case % 5;
        let rivals: Vec<Rival> = (0..n)
            .map(|k| {
                let grade = [Grade::A, Grade::B, Grade::C, Grade::D][rng.random_range(0..4)];
                let conversion = if k % 2 == 1 { (5.0, 0.3) } else { (1.0, 0.0) };
                let z: f64 = normal.sample(&mut rng);
                let log_k = f64::ln(conversion.0) + conversion.1 * z;
                let y = (log_q - log_k + grade.log_error() * student.sample(&mut rng)).exp();
                Rival {
                    conversion,
                    ..says(&format!("{k}"), y, y, grade)
                }
            })
            .collect();
        let (low, high) = fuse(&rivals).unwrap().range80();
        covered += u32::from(low.ln() <= log_q && log_q <= high.ln());
    }
    let share = f64::from(covered) / f64::from(cases);
    assert!((0.77..=0.83).contains(&share), "{share}");
}

#[test]
fn what_cannot_be_fused_is_said() {
    assert_eq!(fuse(&[]), Err(FusionError::Nobody));
    assert!(matches!(
        fuse(&[says("a", 0.0, 1.0, Grade::B)]),
        Err(FusionError::NotPositive(..))
    ));
    assert!(matches!(
        fuse(&[says("a", 2.0, 1.0, Grade::B)]),
        Err(FusionError::Range(..))
    ));
}

fn plain(rivals: &[Rival]) -> Vec<Vec<usize>> {
    vec![Vec::new(); rivals.len()]
}

#[test]
fn without_conversions_the_shared_fusion_is_the_plain_one() {
    let rivals = [
        says("a", 4.0, 6.0, Grade::B),
        says("b", 12.0, 12.0, Grade::C),
    ];
    let shared = fuse_shared(&rivals, &plain(&rivals), &[]).unwrap();
    let single = fuse(&rivals).unwrap();
    for p in [0.1, 0.5, 0.9] {
        let ratio = shared.fused.quantile(p) / single.quantile(p);
        assert!((ratio - 1.0).abs() < 1e-6, "{p}: {ratio}");
    }
    assert!(shared.explained.is_empty());
}

#[test]
fn a_conversion_that_all_share_moves_all_and_narrows_nothing() {
    // Ten sources agree on the boxes: what is in a box stays as uncertain as it was.
    let rivals: Vec<Rival> = (0..10)
        .map(|k| says(&format!("{k}"), 100.0, 100.0, Grade::A))
        .collect();
    let uses = vec![vec![0]; 10];
    let shared = fuse_shared(&rivals, &uses, &[(300.0, 0.5)]).unwrap();
    let width = |f: &Fused| (f.quantile(0.9) / f.quantile(0.1)).ln();
    let conversion = 2.0 * 1.281_551_565_544_6 * 0.5;
    assert!(
        width(&shared.fused) > conversion,
        "{}",
        width(&shared.fused)
    );
    assert!(width(&shared.fused) < 1.1 * conversion);
    assert!(shared.explained[0] > 0.95, "{:?}", shared.explained);
    assert!((shared.fused.quantile(0.5) / 30_000.0 - 1.0).abs() < 1e-3);
    // Were each to have a content of its own, three would tell more.
    let own = [(300.0, 0.5); 3];
    let apart: Vec<Vec<usize>> = (0..3).map(|k| vec![k]).collect();
    let apart = fuse_shared(&rivals[..3], &apart, &own).unwrap();
    assert!(width(&apart.fused) < 0.75 * width(&shared.fused));
}

#[test]
fn a_wide_conversion_explains_more_than_a_narrow_one() {
    let rivals = [
        says("a", 10.0, 10.0, Grade::A),
        says("b", 10.0, 10.0, Grade::A),
    ];
    let uses = [vec![0, 1], vec![0, 1]];
    let shared = fuse_shared(&rivals, &uses, &[(1.0, 0.6), (1.0, 0.2)]).unwrap();
    let [wide, narrow] = shared.explained[..] else {
        panic!("two");
    };
    // Of the variance 0.36 + 0.04 + the error's, in closed form but for the error.
    assert!(
        wide > 0.8 && narrow < 0.12 && narrow > 0.05,
        "{wide} {narrow}"
    );
}

#[test]
fn shared_conversions_are_calibrated() {
    use rand::{RngExt as _, SeedableRng as _};
    use rand_distr::Distribution as _;
    let mut rng = rand_xoshiro::Xoshiro256PlusPlus::seed_from_u64(11);
    let student = rand_distr::StudentT::new(NU).unwrap();
    let cases = 1000;
    let mut covered = 0;
    for _ in 0..cases {
        let log_q = 10.0 + rng.random::<f64>();
        let z: f64 = rand_distr::StandardNormal.sample(&mut rng);
        let log_k = 5f64.ln() + 0.4 * z;
        let rivals: Vec<Rival> = (0..3)
            .map(|k| {
                let grade = [Grade::A, Grade::B, Grade::C][rng.random_range(0..3)];
                let shift = if k < 2 { log_k } else { 0.0 };
                let y = (log_q - shift + grade.log_error() * student.sample(&mut rng)).exp();
                says(&format!("{k}"), y, y, grade)
            })
            .collect();
        let uses = [vec![0], vec![0], vec![]];
        let shared = fuse_shared(&rivals, &uses, &[(5.0, 0.4)]).unwrap();
        let (low, high) = shared.fused.range80();
        covered += u32::from(low.ln() <= log_q && log_q <= high.ln());
    }
    let share = f64::from(covered) / f64::from(cases);
    assert!((0.77..=0.83).contains(&share), "{share}");
}
