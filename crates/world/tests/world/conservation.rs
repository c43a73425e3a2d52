//! Nothing is lost and nothing is negative, whatever the parameters.

use comity_world::Scenario;
use comity_world::stock::{Holder, WarAccount};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::build::{Build, HOLDER, always, full, open_tie};
use crate::judged;

/// A level over many decades, or exactly zero.
fn level(low: f64, high: f64) -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => (low.ln()..high.ln()).prop_map(f64::exp),
        1 => Just(0.0),
        1 => Just(high),
    ]
}

/// Parameters of stocks and flows that each case sets.
const LEVELS: [(&str, f64, f64); 17] = [
    ("war.prewar", 1e2, 1e9),
    ("war.fired", 1e2, 1e9),
    ("war.made", 1e2, 1e9),
    ("war.use_recent", 1.0, 1e6),
    ("war.use_peak", 1.0, 1e6),
    ("war.output", 1e2, 1e8),
    ("war.output_target", 1e2, 1e8),
    ("war.output_lag", 1e-3, 1e3),
    ("war.refurbish", 1e2, 1e7),
    ("hoard.stock", 1e2, 1e9),
    ("hoard.output", 1e2, 1e8),
    ("hoard.cost", 1.0, 1e3),
    ("munitions.worth", 1.0, 1e4),
    ("grain.gap", 1e3, 1e7),
    ("deniable.cap", 1.0, 1e6),
    ("rail.0", 1.0, 1e6),
    ("sea.0", 1.0, 1e6),
];

/// Levels in the order of [`LEVELS`], reserve share, δ, whether the deniable rung comes first, whether a tie is open.
type Case = (Vec<f64>, f64, f64, bool, bool);

fn cases() -> impl Strategy<Value = Case> {
    let levels: Vec<_> = LEVELS
        .iter()
        .map(|&(_, low, high)| level(low, high))
        .collect();
    (
        levels,
        0.0..=1.0f64,
        0.0..=1.0f64,
        any::<bool>(),
        any::<bool>(),
    )
}

fn scenario((levels, reserve, credit, ladder, open): &Case) -> Scenario {
    let mut s = full(5);
    s.weeks = 60.0;
    for (&(id, ..), &value) in LEVELS.iter().zip(levels) {
        s.set(id, value);
    }
    s.set("hoard.reserve_share", *reserve);
    s.set("deal.delta", *credit);
    s.set("supply.rate", 2.0);
    if !ladder {
        s = s.without("M23");
    }
    if *open {
        open_tie(&mut s);
    }
    s
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, rng_seed: RngSeed::Fixed(7), ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_nothing_is_negative(case in cases()) {
        let s = scenario(&case);
        for t in judged(&s, 3, Clone::clone) {
            let b = t.balance;
            let scale = b.initial + b.produced + b.from_unknown;
            prop_assert!(b.missing().abs() <= 1e-9 * scale, "{b:?} {}", b.missing());
            for part in [b.initial, b.produced, b.from_unknown, b.used, b.held] {
                prop_assert!(part >= -1e-9 * scale, "{b:?}");
            }
            for &cover in &t.weekly.cover {
                prop_assert!(cover >= 0.0, "cover {cover}");
            }
            for &need in &t.weekly.need {
                prop_assert!((0.0..=1.0).contains(&need), "need {need}");
            }
            for series in t.weekly.delivered.iter().chain(&t.weekly.carried).chain(&t.weekly.returned) {
                prop_assert!(series.iter().all(|v| v.is_finite()), "{series:?}");
                prop_assert!(series.windows(2).all(|w| w[1] >= w[0]), "a sum over time never falls");
            }
            let states = t.time.no_tie + t.time.no_deal + t.time.shipping();
            prop_assert!((states - s.weeks).abs() < 1e-6, "{:?}", t.time);
        }
    }

    #[test]
    fn an_account_at_war_loses_nothing_and_stays_at_or_above_zero(
        stock in level(1e-3, 1e12), output in level(1.0, 1e9), output_target in level(1.0, 1e9),
        output_lag in level(1e-3, 1e4), refurbished in level(1.0, 1e6), wanted in level(1.0, 1e9),
        tau in level(1e-3, 1e6), imports in level(1.0, 1e8), at_threshold in any::<bool>(),
    ) {
        // Output does not change within less than a day.
        let (output_lag, tau) = (output_lag.max(0.1), tau.max(1e-9));
        let stock = if at_threshold { wanted * tau } else { stock };
        let mut a = WarAccount { stock, output, output_target, output_lag, refurbished, wanted, tau };
        for dt in [1.0, 0.25, 0.5] {
            let before = a.stock;
            let moved = a.advance(imports, dt);
            let scale = before + moved.made + imports * dt;
            let missing = scale - moved.used - a.stock;
            prop_assert!(missing.abs() <= 1e-9 * scale, "{missing} of {scale}");
            prop_assert!(a.stock >= 0.0 && a.output >= 0.0 && moved.used >= -1e-9 * scale, "{a:?} {moved:?}");
            // Nobody uses more than is wanted, however the stock moves within the stretch.
            prop_assert!(moved.used <= wanted * dt * (1.0 + 1e-6) + 1e-9 * scale, "{moved:?}");
        }
    }

    #[test]
    fn a_holder_ships_no_more_than_is_asked_for_and_keeps_account(
        stock in level(1e-3, 1e12), reserve in level(1e-3, 1e12), output in level(1.0, 1e9), wanted in level(1.0, 1e9),
    ) {
        let mut h = Holder { stock, reserve, output };
        for dt in [1.0, 0.25, 4.0] {
            let before = h.stock;
            let (shipped, bound) = h.ship(wanted, dt);
            let scale = before + output * dt + reserve;
            prop_assert!((before + output * dt - shipped - h.stock).abs() <= 1e-9 * scale, "{h:?} {shipped}");
            prop_assert!(shipped >= -1e-9 * scale && shipped <= wanted * dt + 1e-9 * scale, "{shipped}");
            prop_assert!((0.0..=dt).contains(&bound));
            prop_assert!(h.stock >= before.min(reserve) - 1e-9 * scale, "it never goes below its reserve");
        }
    }
}

#[test]
fn closed_corridors_let_nothing_through_and_lose_nothing() {
    let mut s = full(5);
    open_tie(&mut s);
    for id in ["rail.0", "sea.0"] {
        s.redraw(id, always(0.0));
    }
    for t in judged(&s, 50, Clone::clone) {
        assert_eq!(t.weekly.delivered[HOLDER][120], 0.0);
        assert_eq!((t.time.deal, t.time.stock), (0.0, 0.0));
        assert!(t.balance.missing().abs() <= 1e-9 * t.balance.initial);
    }
}

#[test]
fn an_actor_that_used_nothing_at_the_start_keeps_its_stock() {
    let mut s = full(5);
    s.set("war.use_recent", 0.0);
    s.set("supply.rate", 0.0);
    s.starts.clear();
    for t in judged(&s, 50, Clone::clone) {
        assert!(t.balance.used.abs() <= 1e-9 * t.balance.initial);
        assert!(t.balance.held > t.balance.initial);
        assert!(t.weekly.need.iter().all(|&need| need == 1.0));
    }
}
