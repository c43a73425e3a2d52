//! Each mechanism in a world of two or three actors: on minus off equals a closed form, on the same draws.

use comity_world::hazard::WEEKS_A_YEAR;
use comity_world::link::{Change, Rates, Rung, onset_probability};
use comity_world::scenario::{
    ActorFacts, Counted, Need, PairFacts, Publication, Seen, Sets, Start, Treaty, Vote, Watch,
};
use comity_world::{Scenario, Trajectory};

use crate::build::{
    Build, GRAIN, HOLDER, RATE, ROUNDS, WARRING, ban, corridor, empty, open_tie, rich_holder,
    steady_war, term_index,
};
use crate::{FAR, assert_close, judged, mean_and_error};

/// Trajectories of a comparison of onsets.
const RUNS: usize = 8000;

fn starts_tie(t: &Trajectory, from: usize, to: usize) -> bool {
    t.ties
        .iter()
        .any(|c| (c.from, c.to) == (from, to) && matches!(c.change, Change::Tie(_)))
}

/// The chance that the holder has begun to supply the actor at war by the end, at this η.
fn onset(s: &Scenario, eta: f64) -> f64 {
    let rates = Rates::new(RATE, eta, 0.5, 1.7, 0.2);
    onset_probability(&rates, false, s.weeks)
}

/// The week of the focus pair's first talks.
fn first_talks(t: &Trajectory, focus: (usize, usize)) -> Option<f64> {
    t.ties
        .iter()
        .find(|c| (c.from, c.to) == focus && c.change == Change::Talks)
        .map(|c| c.week)
}

/// Onsets of the focus pair with the mechanism on and off, run by run: each share and their difference must equal
/// the closed form with what the mechanism adds to η, and both runs must wait for the same exponentials.
#[track_caller]
fn assert_onsets(s: &Scenario, mechanism: &str, terms: &[&str], adds: f64) {
    let off = s.without(mechanism);
    let see = |t: &Trajectory| {
        let eta: f64 = terms.iter().map(|term| t.eta[term_index(term)]).sum();
        let start = f64::from(u8::from(starts_tie(t, s.focus.0, s.focus.1)));
        (start, eta, t.draws.clone(), first_talks(t, s.focus))
    };
    let (on, off) = (judged(s, RUNS, see), judged(&off, RUNS, see));
    for (with, without) in on.iter().zip(&off) {
        assert_close(with.1, adds, 1e-12);
        assert_eq!(without.1, 0.0, "off is the typical pair");
        assert_eq!(with.2, without.2, "the same draws on and off");
        if let (Some(with), Some(without)) = (with.3, without.3) {
            // Talks start at h0·e^{aη}/q with a = ¾ for q = ½.
            assert_close(with * f64::exp(0.75 * adds), without, 1e-9);
        }
    }
    let differences: Vec<f64> = on.iter().zip(&off).map(|(a, b)| a.0 - b.0).collect();
    let shares =
        |runs: &[(f64, f64, _, _)]| mean_and_error(&runs.iter().map(|r| r.0).collect::<Vec<_>>());
    for ((seen, error), exact) in [
        (shares(&on), onset(s, adds)),
        (shares(&off), onset(s, 0.0)),
        (mean_and_error(&differences), onset(s, adds) - onset(s, 0.0)),
    ] {
        assert!(
            (seen - exact).abs() < FAR * error,
            "{mechanism}: {seen} ± {error} is not {exact}"
        );
    }
    // A test of an effect that chance hides would prove nothing.
    let (difference, error) = mean_and_error(&differences);
    assert!(difference.abs() > 2.0 * FAR * error, "too small to see");
}

/// Chances of a treaty with a defence clause by the horizon, for the first two actors.
fn defence_chance(s: &Scenario) -> f64 {
    let t = &judged(s, 1, Clone::clone)[0];
    -(-t.marks[2].defence[s.pair(0, 1)]).exp_m1()
}

/// Adds treaties at .03 a year, a tenth of them with a defence clause.
fn treaties(s: &mut Scenario) {
    let rate = s.fixed("treaty.rate", 0.03);
    s.treaty = Some(Treaty {
        rate_near: rate,
        rate_far: rate,
        consultation: s.fixed("treaty.consultation", 0.6),
        non_aggression: s.fixed("treaty.non_aggression", 0.8),
        defence: s.fixed("treaty.defence", 0.1),
    });
}

/// The same chance from the rate and what the mechanism adds to η.
fn exact_defence(weeks: f64, adds: f64) -> f64 {
    -(-0.03 * f64::exp(adds) * 0.1 * weeks / WEEKS_A_YEAR).exp_m1()
}

#[test]
fn m01_need_of_the_recipient_raises_onsets_as_its_eta_says() {
    let mut s = empty(3);
    steady_war(&mut s, 12_000.0, 30_000.0);
    s.term("supply.war", 0.6, 0.025);
    // A stock that stands still keeps the need at 1 − 12/30.
    assert_onsets(&s, "M01", &["supply.war"], 0.6 * (2.0 * 0.6 - 0.025));
}

#[test]
fn m01_an_actor_without_a_war_has_no_need() {
    let mut s = empty(3);
    s.term("supply.war", 0.6, 0.4);
    // z = 0 is known, not unknown: less than the mean need of the estimation sample.
    assert_onsets(&s, "M01", &["supply.war"], -0.6 * 0.4);
}

#[test]
fn m05_a_common_adversary_raises_onsets_of_supply_and_treaties() {
    let mut s = empty(3);
    treaties(&mut s);
    s.term("supply.shared_rival", 0.7, 0.05);
    s.term("treaty.shared_rival", 1.1, 0.02);
    for (i, j) in [(0, 1), (1, 0)] {
        s.facts_of(i, j).shared_rival = Some(1.0);
    }
    assert_onsets(&s, "M05", &["supply.shared_rival"], 0.7 * 0.95);
    assert_close(defence_chance(&s), exact_defence(120.0, 1.1 * 0.98), 1e-9);
    assert_close(
        defence_chance(&s.without("M05")),
        exact_defence(120.0, 0.0),
        1e-9,
    );
}

fn sanctioned(s: &mut Scenario, supplier: f64, recipient: f64) {
    s.facts[HOLDER].sanctioned = Some(supplier);
    s.facts[WARRING].sanctioned = Some(recipient);
}

#[test]
fn m06_counts_only_where_both_sides_are_sanctioned() {
    let mut s = empty(2);
    s.term("supply.sanctioned_both", 0.98, 0.04);
    sanctioned(&mut s, 1.0, 1.0);
    assert_onsets(&s, "M06", &["supply.sanctioned_both"], 0.98 * 0.96);
    sanctioned(&mut s, 1.0, 0.0);
    let eta = judged(&s, 1, |t| t.eta[term_index("supply.sanctioned_both")])[0];
    assert_close(eta, -0.98 * 0.04, 1e-12);
}

#[test]
fn m07_the_ban_costs_each_side_its_own_and_leaves_the_interaction_on() {
    let mut s = empty(2);
    s.term("supply.sanctioned_recipient", -0.45, 0.1);
    s.term("supply.sanctioned_supplier", -0.39, 0.1);
    sanctioned(&mut s, 1.0, 1.0);
    let terms = ["supply.sanctioned_recipient", "supply.sanctioned_supplier"];
    assert_onsets(&s, "M07", &terms, -0.84 * 0.9);
    s.term("supply.sanctioned_both", 0.98, 0.04);
    let both = term_index("supply.sanctioned_both");
    let eta = judged(&s.without("M07"), 1, |t| t.eta[both])[0];
    assert_close(eta, 0.98 * 0.96, 1e-12);
}

#[test]
fn m12_a_supplier_with_trade_at_stake_holds_back() {
    let mut s = empty(3);
    s.term("supply.rival_trade", -2.83, 0.02);
    s.facts_of(HOLDER, WARRING).rival_trade = Some(0.4);
    assert_onsets(&s, "M12", &["supply.rival_trade"], -2.83 * 0.38);
}

#[test]
fn m18_past_supply_raises_onsets_and_lapsed_pacts_move_treaties() {
    let mut s = empty(3);
    treaties(&mut s);
    s.term("supply.past", 1.12, 0.08);
    s.term("supply.lapsed_pact", -0.3, 0.02);
    s.term("treaty.lapsed_pact", 0.5, 0.02);
    for (i, j) in [(0, 1), (1, 0)] {
        *s.facts_of(i, j) = PairFacts {
            supplied: Some(1.0),
            lapsed_pact: Some(1.0),
            ..PairFacts::default()
        };
    }
    let terms = ["supply.past", "supply.lapsed_pact"];
    assert_close(defence_chance(&s), exact_defence(120.0, 0.5 * 0.98), 1e-9);
    assert_close(
        defence_chance(&s.without("M18")),
        exact_defence(120.0, 0.0),
        1e-9,
    );
    // A new treaty would end the lapse of the old pact within a trajectory.
    s.treaty = None;
    assert_onsets(&s, "M18", &terms, 1.12 * 0.92 - 0.3 * 0.98);
}

#[test]
fn m18_a_proposition_about_a_past_delivery_counts_as_supplied_before() {
    let mut s = empty(2);
    s.term("supply.past", 1.12, 0.08);
    s.facts_of(HOLDER, WARRING).supplied = Some(0.0);
    s.starts.push(Start {
        proposition: "railcars".into(),
        credence: 1.0,
        sets: Sets::SuppliedBefore,
        from: HOLDER,
        to: WARRING,
    });
    assert_onsets(&s, "M18", &["supply.past"], 1.12 * 0.92);
    assert!(
        judged(&s, 10, |t| t.rungs[s.pair(HOLDER, WARRING)])
            .iter()
            .all(|&rung| rung == Rung::None),
        "a past delivery is never a running tie"
    );
}

#[test]
fn m19_a_pact_raises_onsets_as_its_eta_says() {
    let mut s = empty(3);
    s.term("supply.pact", 0.9, 0.06);
    s.facts_of(HOLDER, WARRING).pact = Some(1.0);
    assert_onsets(&s, "M19", &["supply.pact"], 0.9 * 0.94);
}

#[test]
fn m19_a_treaty_of_the_trajectory_counts_from_the_week_after_it() {
    // Treaties come at once and supply without one hardly ever, so that every tie must come through a pact.
    let mut s = empty(2);
    treaties(&mut s);
    s.set("treaty.rate", 1000.0);
    s.term("supply.pact", 6.0, 1.0);
    s.facts_of(HOLDER, WARRING).pact = Some(0.0);
    let share = |s: &Scenario| {
        let starts = judged(s, 4000, |t| {
            f64::from(u8::from(starts_tie(t, HOLDER, WARRING)))
        });
        mean_and_error(&starts)
    };
    let (seen, error) = share(&s);
    // From week 1 on the covariate is at its mean and the pair the average pair.
    let exact = onset_probability(&Rates::new(RATE, 0.0, 0.5, 1.7, 0.2), false, 119.0);
    assert!(
        (seen - exact).abs() < FAR * error,
        "{seen} ± {error} is not {exact}"
    );
    // Off the pair is typical from the start and treaties change nothing.
    let (seen, error) = share(&s.without("M19"));
    let exact = onset(&s, 0.0);
    assert!(
        (seen - exact).abs() < FAR * error,
        "{seen} ± {error} is not {exact}"
    );
}

#[test]
fn what_is_unknown_of_a_pair_counts_as_the_typical_pair() {
    let mut s = empty(2);
    for (k, term) in comity_world::mechanisms::TERMS.iter().enumerate() {
        s.term(term.term.coefficient, 1.0 + k as f64, 0.3);
    }
    s.facts = vec![ActorFacts::default(); 2];
    let eta = judged(&s, 1, |t| t.eta.clone()).remove(0);
    for (k, value) in eta.into_iter().enumerate() {
        // Need is known to be nil for an actor without a war.
        let exact = if k == term_index("supply.war") {
            -0.3 * (1.0 + k as f64)
        } else {
            0.0
        };
        assert_close(value, exact, 1e-12);
    }
}

/// A holder with much in stock that supplies an actor at war whose stock stands still.
fn trade() -> Scenario {
    let mut s = empty(2);
    steady_war(&mut s, 10_000.0, 30_000.0);
    rich_holder(&mut s);
    open_tie(&mut s);
    s.set("supply.end", 0.0);
    s
}

/// What the buyer wants at a marginal price: `D/κ·ln(p/price) − U`, units a week.
fn wanted_at(price: f64) -> f64 {
    210_000.0 / 1.5 * f64::ln(2000.0 / price) - 70_000.0
}

#[test]
fn m03_barter_is_the_even_split_and_cash_what_the_buyer_wants_at_the_price() {
    let s = trade();
    let t = &judged(&s, 1, Clone::clone)[0];
    let on = t.opening.clone().unwrap().deal.unwrap();
    // Money of full worth to both: the efficient amount, where marginal benefit is cost, and an even split.
    assert_close(on.amount, wanted_at(300.0), 1e-9);
    assert_close(on.buyer_gain, on.seller_gain, 1e-9);
    assert_close(on.credit, on.seller_gain + 300.0 * on.amount, 1e-9);
    let u = &judged(&s.without("M03"), 1, Clone::clone)[0];
    let off = u.opening.clone().unwrap().deal.unwrap();
    assert_close(off.amount, wanted_at(600.0), 1e-9);
    assert_close(off.seller_gain, 300.0 * off.amount, 1e-9);
    // Until they bargain again after 30 days the deal is what is delivered.
    let delivered = |t: &Trajectory| t.weekly.delivered[HOLDER][4];
    let difference = 4.0 * (wanted_at(300.0) - wanted_at(600.0));
    assert_close(delivered(t) - delivered(u), difference, 1e-9);
}

#[test]
fn the_bargain_is_renewed_every_thirty_days_and_sees_the_use_that_deliveries_have_raised() {
    let t = &judged(&trade(), 1, Clone::clone)[0];
    // Rationed use with a constant flow m: U(t) = 70,000 + m·(1 − e^{−t/τ}), with 4 million in stock at the start.
    let (m, tau, month) = (wanted_at(300.0), 4e6 / 70_000.0, 30.0 / 7.0);
    let raised = m * (1.0 - f64::exp(-month / tau));
    let exact = month * m + (8.0 - month) * (m - raised);
    assert_close(t.weekly.delivered[HOLDER][8], exact, 1e-9);
    assert_close(
        t.weekly.need[4],
        1.0 - (70_000.0 + m * (1.0 - f64::exp(-4.0 / tau))) / 210_000.0,
        1e-9,
    );
}

#[test]
fn m03_pure_barter_without_a_return_good_makes_no_deal_and_cash_none_that_does_not_pay() {
    let mut s = trade();
    s.set("deal.delta", 0.0);
    for s in [s.clone(), s.without("M03")] {
        let t = &judged(&s, 1, Clone::clone)[0];
        assert_eq!(t.opening.clone().unwrap().deal, None);
        assert_close(t.time.no_deal, 120.0, 1e-12);
        assert_eq!(t.weekly.delivered[HOLDER][120], 0.0);
    }
}

fn vote(s: &mut Scenario) {
    s.votes.push(Vote {
        name: "mandate".into(),
        week: 30.5,
        follower: WARRING,
        party: HOLDER,
        others: 3,
        elected: 10,
        needed: 9,
        leader_no: s.slot("leader_no"),
        agreement: s.slot("agreement"),
        own_no: s.slot("own_no"),
        stake_no: s.slot("stake_no"),
        other_no: s.slot("other_no"),
        elected_yes: s.slot("elected_yes"),
    });
}

#[test]
fn m08_the_vote_is_exact_with_and_without_copying() {
    let mut s = empty(3);
    for (id, value) in [
        ("leader_no", 0.2),
        ("agreement", 0.53),
        ("own_no", 0.1),
        ("stake_no", 0.7),
        ("other_no", 0.05),
        ("elected_yes", 1.0),
    ] {
        s.fixed(id, value);
    }
    vote(&mut s);
    let with_stake = {
        let mut s = s.clone();
        open_tie(&mut s);
        ban(&mut s);
        s.set("supply.end", 0.0);
        s
    };
    for (s, own) in [(&s, 0.1), (&with_stake, 0.7)] {
        let phi = 2.0 * 0.53 / 1.53;
        for (s, phi) in [(s.clone(), phi), (s.without("M08"), 0.0)] {
            let seen = judged(&s, 1, |t| t.votes[0])[0];
            // The leader says Yes, the follower neither copies nor says Yes.
            let lone = 0.8 * (1.0 - phi) * own;
            assert_close(seen.lone_veto, lone, 1e-12);
            assert_close(seen.adopted, (0.8 - lone) * 0.95f64.powi(3), 1e-12);
            assert_close(seen.breaks, lone + 0.2 * (1.0 - phi) * (1.0 - own), 1e-12);
        }
    }
}

#[test]
fn m08_a_tie_that_no_rule_forbids_is_no_stake() {
    let mut s = empty(3);
    for id in ["leader_no", "agreement", "own_no", "other_no"] {
        s.fixed(id, 0.0);
    }
    for id in ["stake_no", "elected_yes"] {
        s.fixed(id, 1.0);
    }
    vote(&mut s);
    open_tie(&mut s);
    s.set("supply.end", 0.0);
    assert_eq!(judged(&s, 1, |t| t.votes[0].follower_no), [0.0]);
    ban(&mut s);
    assert_eq!(judged(&s, 1, |t| t.votes[0].follower_no), [1.0]);
}

#[test]
fn m08_the_stake_is_that_of_the_day_of_the_vote() {
    let mut s = empty(2);
    for id in ["leader_no", "agreement", "own_no", "other_no"] {
        s.fixed(id, 0.0);
    }
    for id in ["stake_no", "elected_yes"] {
        s.fixed(id, 1.0);
    }
    vote(&mut s);
    ban(&mut s);
    // Ties come and go within weeks, so that many begin or end in the week of the vote.
    s.set("supply.rate", 20.0);
    s.set("supply.success", 20.0);
    s.set("supply.end", 20.0);
    let seen = judged(&s, 500, |t| {
        let last = t
            .ties
            .iter()
            .rfind(|c| (c.from, c.to) == (HOLDER, WARRING) && c.week <= 30.5);
        let tie = last.is_some_and(|c| c.rung > Rung::None);
        (t.votes[0].follower_no, f64::from(u8::from(tie)))
    });
    assert!(seen.iter().all(|(no, tie)| no == tie));
    assert!(seen.iter().any(|s| s.1 == 0.0) && seen.iter().any(|s| s.1 == 1.0));
}

#[test]
fn m14_the_narrowest_stage_limits_the_flow_and_off_nothing_does() {
    let mut s = trade();
    corridor(&mut s, "rail", &[4000.0, 1500.0, 9000.0], 0.8);
    let t = &judged(&s, 1, Clone::clone)[0];
    let u = &judged(&s.without("M14"), 1, Clone::clone)[0];
    assert_eq!(t.opening.clone().unwrap().capacity, [1200.0]);
    assert_eq!(u.opening.clone().unwrap().capacity, [f64::INFINITY]);
    // 50 kg a unit; the deal wants more than the 24,000 units that 1,200 t are.
    assert!(wanted_at(300.0) * 0.05 > 1200.0);
    for week in [1, 4] {
        let weeks = week as f64;
        assert_close(t.weekly.delivered[HOLDER][week], weeks * 24_000.0, 1e-9);
        assert_close(t.weekly.carried[0][week], weeks * 1200.0, 1e-9);
        assert_close(
            u.weekly.delivered[HOLDER][week],
            weeks * wanted_at(300.0),
            1e-9,
        );
    }
    assert_eq!((u.time.corridor, u.time.full[0]), (0.0, 0.0));
}

/// The flow of [`trade`] in containers of 20 t, one publication by two sides.
fn watched(disclose: f64, at_least: f64) -> Scenario {
    let mut s = trade();
    let share_seen = s.fixed("share_seen", 0.5);
    let disclose = s.fixed("disclose", disclose);
    let lag = s.fixed("lag", 35.0);
    s.seen = Some(Seen {
        payload: s.fixed("payload", 25.0),
        fill: s.fixed("fill", 0.8),
        yard_days: s.fixed("yard_days", 2.0),
        yard_base: s.fixed("yard_base", 10.0),
    });
    s.publications.push(Publication {
        id: "containers".into(),
        counts: Counted::Containers,
        sides: vec![0, 1],
        share_seen,
        disclose,
        lag,
    });
    s.watches.push(Watch {
        publication: 0,
        at_least,
        since: 0.0,
        until: 120.0,
    });
    s
}

#[test]
fn m22_a_crossing_is_published_with_the_chance_that_a_side_discloses() {
    let s = watched(0.3, 500.0);
    let rate = wanted_at(300.0) * 0.05 / 20.0 * 0.5;
    let crossing = 500.0 / rate;
    assert!(crossing < 4.0, "before the deal changes");
    let published = judged(&s, RUNS, |t| t.published[0]);
    for week in published.iter().flatten() {
        assert_close(*week, crossing + 5.0, 1e-9);
    }
    let share: Vec<f64> = published
        .iter()
        .map(|p| f64::from(u8::from(p.is_some())))
        .collect();
    let (seen, error) = mean_and_error(&share);
    let exact = 1.0 - 0.7 * 0.7;
    assert!(
        (seen - exact).abs() < FAR * error,
        "{seen} ± {error} is not {exact}"
    );
    let off = judged(&s.without("M22"), RUNS, |t| {
        (t.published[0], t.time.shipped > 0.0)
    });
    assert!(off.iter().all(|&seen| seen == (None, true)));
}

#[test]
fn m22_a_side_that_discloses_discloses_all_it_sees() {
    // A claim and an image of one flow are two stages of one disclosure: one draw for each side and trajectory.
    let mut s = watched(0.3, 500.0);
    s.watches.push(Watch {
        at_least: 1000.0,
        ..s.watches[0]
    });
    for p in judged(&s, 200, |t| t.published.clone()) {
        assert_eq!(p[0].is_some(), p[1].is_some());
    }
}

#[test]
fn m22_what_never_crosses_is_never_published() {
    let s = watched(1.0, 1e12);
    assert!(
        judged(&s, 50, |t| t.published[0])
            .iter()
            .all(Option::is_none)
    );
}

#[test]
fn a_watch_counts_from_its_first_week_to_its_last() {
    let mut s = watched(1.0, 500.0);
    let rate = wanted_at(300.0) * 0.05 / 20.0 * 0.5;
    let needs = 500.0 / rate;
    assert!((1.5..2.5).contains(&needs), "{needs}");
    for (since, until) in [(0.25, 4.0), (0.25, 1.5), (1.5, 4.0)] {
        s.watches.push(Watch {
            since,
            until,
            ..s.watches[0]
        });
    }
    let published = judged(&s, 1, |t| t.published.clone()).remove(0);
    assert_close(published[1].unwrap(), 0.25 + needs + 5.0, 1e-9);
    assert_eq!(published[2], None, "a window too short for the count");
    assert_close(published[3].unwrap(), 1.5 + needs + 5.0, 1e-9);
}

#[test]
fn a_yard_holds_its_usual_vehicles_and_a_few_days_of_traffic() {
    let mut s = watched(1.0, 0.0);
    corridor(&mut s, "rail", &[2100.0], 1.0);
    s.corridors[0].vehicle_load = Some(s.fixed("load", 60.0));
    s.publications[0].counts = Counted::Vehicles(0);
    // 2,100 t a week are 5 vehicles of 60 t a day; two days of them and ten that stand there anyway.
    s.watches = [19.999, 20.001]
        .map(|at_least| Watch {
            at_least,
            ..s.watches[0]
        })
        .to_vec();
    let published = judged(&s, 1, |t| t.published.clone()).remove(0);
    assert_eq!(published, [Some(5.0), None]);
}

#[test]
fn return_goods_come_with_what_is_shipped_and_base_flows_anyway() {
    let mut s = trade();
    s.needs.push(Need {
        actor: HOLDER,
        good: GRAIN,
        gap: s.parameters.len(),
        price: s.parameters.len() + 1,
        taste: s.parameters.len() + 2,
    });
    for (id, value) in [("gap", 1e6), ("price", 300.0), ("taste", 3.0)] {
        s.fixed(id, value);
    }
    let oil = s.fixed("oil", 7000.0);
    s.base_flows.push((2, WARRING, HOLDER, oil));
    // A flow between others is not the focus supplier's.
    s.base_flows.push((2, HOLDER, WARRING, oil));
    corridor(&mut s, "rail", &[1000.0], 1.0);
    let t = &judged(&s, 1, Clone::clone)[0];
    let deal = t.opening.clone().unwrap().deal.unwrap();
    assert!(deal.returns[0] > 0.0);
    // 1,000 t a week are 20,000 units.
    let exact = 4.0 * deal.returns[0] * 20_000.0 / deal.amount;
    assert_close(t.weekly.returned[GRAIN][4], exact, 1e-9);
    assert_close(
        t.weekly.returned[2][120],
        7000.0 * 12.0 / WEEKS_A_YEAR * 120.0,
        1e-9,
    );
}

/// A world in which ties come soon and last, under a ban, with a deniable channel of 2,000 units a week.
fn forbidden_trade() -> Scenario {
    let mut s = trade();
    s.starts.clear();
    s.set("supply.rate", 20.0);
    s.set("supply.success", 5.0);
    s.set("supply.end", 0.0);
    s.supply.deniable_cap = Some(s.fixed("deniable.cap", 2000.0));
    ban(&mut s);
    s
}

/// Weeks and rungs of the ties of the focus pair.
fn ties(t: &Trajectory) -> Vec<(f64, Rung)> {
    t.ties
        .iter()
        .filter(|c| matches!(c.change, Change::Tie(_)))
        .filter(|c| (c.from, c.to) == (HOLDER, WARRING))
        .map(|c| (c.week, c.rung))
        .collect()
}

#[test]
fn m23_a_forbidden_tie_begins_deniable_and_capped_and_off_from_state_to_state() {
    let s = forbidden_trade();
    let see = |t: &Trajectory| (ties(t), t.weekly.delivered[HOLDER].clone());
    let (on, off) = (judged(&s, 300, see), judged(&s.without("M23"), 300, see));
    let mut deniable_weeks = 0;
    for ((on, delivered), (off, other)) in on.iter().zip(&off) {
        let (first, second) = (on[0], on[1]);
        assert_eq!((first.1, second.1), (Rung::Deniable, Rung::State));
        assert_eq!(off.as_slice(), [(first.0, Rung::State)], "the same week");
        for week in 0..120 {
            let (a, b) = (week as f64, (week + 1) as f64);
            let flow = |series: &[f64]| series[week + 1] - series[week];
            if first.0 <= a && b <= second.0 {
                // The deal wants far more than the cap.
                assert_close(flow(delivered), 2000.0, 1e-6);
                assert!(flow(other) > 10_000.0);
                deniable_weeks += 1;
            }
            if b <= first.0 {
                assert_eq!((flow(delivered), flow(other)), (0.0, 0.0));
            }
        }
    }
    assert!(
        deniable_weeks > 300,
        "{deniable_weeks} weeks are too few to tell"
    );
}

#[test]
fn m23_without_a_ban_or_after_a_past_delivery_the_first_deal_is_a_state_deal() {
    let mut free = forbidden_trade();
    free.rules.clear();
    let mut before = forbidden_trade();
    before.starts.push(Start {
        proposition: "railcars".into(),
        credence: 1.0,
        sets: Sets::SuppliedBefore,
        from: HOLDER,
        to: WARRING,
    });
    for s in [free, before] {
        for found in judged(&s, 50, ties) {
            assert_eq!(found[0].1, Rung::State);
        }
    }
}

#[test]
fn a_ban_on_another_good_or_direction_makes_no_deniable_channel() {
    let mut s = forbidden_trade();
    s.rules[0].good = ROUNDS + 1;
    s.rules.push(comity_world::rule::Rule {
        good: ROUNDS,
        direction: comity_world::rule::Direction::Import,
        ..s.rules[0]
    });
    for found in judged(&s, 50, ties) {
        assert_eq!(found[0].1, Rung::State);
    }
}
