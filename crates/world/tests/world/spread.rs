//! Wider priors give wider answers; what cannot be seen is not published; what binds is said to bind.

use comity_world::Scenario;

use crate::build::{
    Build, HOLDER, ban, corridor, empty, full, log_uniform, open_tie, rich_holder, steady_war,
};
use crate::judged;

/// The width of the central 80 % of cover after a year.
fn width(s: &Scenario) -> f64 {
    let mut values = judged(s, 4000, |t| t.weekly.cover[52]);
    values.sort_by(f64::total_cmp);
    values[3600] - values[400]
}

#[test]
fn doubling_the_spread_of_a_prior_widens_the_interval_of_cover() {
    // Only what enters τ moves cover: while use is rationed cover stays at τ by its definition, so that output and
    // deliveries show in need instead.
    let s = full(5);
    // The same centre, twice the spread in the logarithm.
    for (id, low, high) in [
        ("war.use_recent", 2.5e3, 40e3),
        ("war.prewar", 7.67e6, 22.2e6),
    ] {
        let mut wider = s.clone();
        wider.redraw(id, log_uniform(low, high));
        let (narrow, wide) = (width(&s), width(&wider));
        assert!(wide > 1.05 * narrow, "{id}: {narrow} {wide}");
    }
}

/// A rich holder supplies an actor at war over a corridor that is far too narrow for the deal.
fn narrow_corridor() -> Scenario {
    let mut s = empty(3);
    steady_war(&mut s, 10_000.0, 30_000.0);
    rich_holder(&mut s);
    ban(&mut s);
    s.set("supply.rate", 1.0);
    corridor(&mut s, "rail", &[100.0, 900.0], 1.0);
    s
}

#[test]
fn where_the_corridor_is_far_too_narrow_it_binds_in_every_shipping_week() {
    let s = narrow_corridor();
    let mut shipping = 0.0;
    for t in judged(&s, 200, Clone::clone) {
        assert_eq!((t.time.deal, t.time.stock), (0.0, 0.0));
        assert_eq!(t.time.corridor, t.time.shipping());
        assert!((t.time.shipped - 100.0 * t.time.corridor).abs() < 1e-6);
        assert!((t.time.full[0] - t.time.corridor).abs() < 1e-9);
        let all = t.time.no_tie + t.time.no_deal + t.time.shipping();
        assert!((all - 120.0).abs() < 1e-9, "every week has a state");
        shipping += t.time.corridor;
    }
    assert!(shipping > 2000.0, "{shipping} weeks are too few to tell");
}

#[test]
fn time_in_the_five_states_is_the_whole_time() {
    let mut seen = [0.0; 5];
    for t in judged(&full(5), 1000, |t| t.time.clone()) {
        let states = [t.no_tie, t.no_deal, t.deal, t.stock, t.corridor];
        assert!(
            (states.iter().sum::<f64>() - 120.0).abs() < 1e-6,
            "{states:?}"
        );
        for (sum, weeks) in seen.iter_mut().zip(states) {
            *sum += weeks;
        }
    }
    assert!(
        seen.iter().all(|&weeks| weeks > 100.0),
        "every state occurs: {seen:?}"
    );
}

#[test]
fn without_disclosure_nothing_is_published_while_deliveries_go_on() {
    let mut s = full(5);
    s.set("seen.disclose", 0.0);
    let runs = judged(&s, 500, |t| {
        (
            t.published.iter().flatten().count(),
            t.weekly.delivered[HOLDER][120],
        )
    });
    assert!(runs.iter().all(|r| r.0 == 0));
    assert!(runs.iter().filter(|r| r.1 > 0.0).count() > 50);
    s.set("seen.disclose", 1.0);
    let runs = judged(&s, 500, |t| t.published.iter().flatten().count());
    assert!(runs.iter().any(|&n| n > 0), "the same flows would be seen");
}

#[test]
fn a_world_without_a_war_has_a_place_for_every_watch() {
    let mut s = full(5);
    s.war = None;
    for t in judged(&s, 10, Clone::clone) {
        assert_eq!(t.published, vec![None; s.watches.len()]);
        assert!(t.weekly.cover.is_empty() && t.opening.is_none());
    }
}

#[test]
fn a_flow_of_unknown_size_is_said_to_be_unknown_and_leaves_the_tie_alone() {
    let mut s = empty(3);
    steady_war(&mut s, 10_000.0, 30_000.0);
    open_tie(&mut s);
    s.set("supply.rate", 0.0);
    for t in judged(&s, 20, Clone::clone) {
        assert_eq!(t.unknown, [false, true, false], "{:?}", t.ties);
        assert_eq!(t.weekly.delivered[HOLDER][120], 0.0);
        assert_eq!(t.balance.from_unknown, 0.0);
    }
}
