//! Counts of simulated events against their closed forms, for few and for many actors.

use comity_world::Scenario;
use comity_world::hazard::WEEKS_A_YEAR;
use comity_world::link::{Change, Rates, Rung, onset_probability};
use comity_world::scenario::{
    Counted, Publication, Seen, Sets, Start, Treaty, Unseen, Visit, Watch,
};

use crate::build::{Build, HOLDER, RATE, WARRING, empty, rich_holder, steady_war};
use crate::{FAR, judged, mean_and_error};

/// A world in which every pair has its own η; gives it with η by pair, worked out here by hand.
fn uneven(actors: usize, rate: f64) -> (Scenario, Vec<f64>) {
    let mut s = empty(actors);
    s.set("supply.rate", rate);
    s.term("supply.past", 1.12, 0.08);
    s.term("supply.clients", 0.76, 1.0);
    s.term("supply.suppliers", 0.59, 0.8);
    s.term("supply.rivalry", -1.29, 0.02);
    for k in 0..actors {
        s.facts[k].clients = (k % 5 != 4).then_some((k % 7) as f64);
        s.facts[k].suppliers = Some((k % 3) as f64);
    }
    let mut eta = vec![0.0; actors * actors];
    for (i, j) in s.ordered_pairs() {
        let (past, rival) = ((i + 2 * j) % 3 == 0, (i * j) % 11 == 3);
        let pair = s.pair(i, j);
        s.pairs[pair].supplied = Some(f64::from(u8::from(past)));
        s.pairs[pair].rivalry = Some(f64::from(u8::from(rival)));
        eta[pair] = 1.12 * (f64::from(u8::from(past)) - 0.08)
            - 1.29 * (f64::from(u8::from(rival)) - 0.02)
            + 0.59 * (((j % 3) as f64).ln_1p() - 0.8);
        if i % 5 != 4 {
            eta[pair] += 0.76 * (((i % 7) as f64).ln_1p() - 1.0);
        }
    }
    (s, eta)
}

/// Counts pairs with an onset and compares with the sum of the closed form over pairs. Pairs are independent, so
/// the count has at most the variance of a Poisson count.
#[track_caller]
fn assert_onset_counts(actors: usize, rate: f64, weeks: f64, runs: usize) {
    let (mut s, eta) = uneven(actors, rate);
    s.weeks = weeks;
    let expected: f64 = s
        .ordered_pairs()
        .map(|(i, j)| {
            let rates = Rates::new(rate, eta[s.pair(i, j)], 0.5, 1.7, 0.2);
            onset_probability(&rates, false, weeks)
        })
        .sum::<f64>()
        * runs as f64;
    let seen: usize = judged(&s, runs, |t| {
        let mut pairs: Vec<_> = t
            .ties
            .iter()
            .filter(|c| matches!(c.change, Change::Tie(_)))
            .map(|c| (c.from, c.to))
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs.len()
    })
    .iter()
    .sum();
    let error = expected.sqrt();
    assert!(error / expected < 0.02, "{expected} are too few to tell");
    assert!(
        (seen as f64 - expected).abs() < FAR * error,
        "{actors} actors: {seen} onsets, {expected} ± {error} expected"
    );
}

#[test]
fn onsets_of_8_actors_are_as_many_as_their_hazards_say() {
    assert_onset_counts(8, 0.02, 120.0, 4000);
}

#[test]
fn onsets_of_13_actors_are_as_many_as_their_hazards_say() {
    assert_onset_counts(13, 0.02, 120.0, 1500);
}

#[test]
fn onsets_of_175_actors_are_as_many_as_their_hazards_say() {
    assert_onset_counts(175, 0.02, 60.0, 12);
}

#[test]
fn the_first_treaty_falls_as_its_hazard_says_and_carries_its_clauses_as_often_as_stated() {
    let mut s = empty(6);
    s.supply.rate = s.fixed("none", 0.0);
    s.treaty = Some(Treaty {
        rate_near: s.fixed("near", 0.08),
        rate_far: s.fixed("far", 0.02),
        consultation: s.fixed("consultation", 0.58),
        non_aggression: s.fixed("non_aggression", 0.79),
        defence: s.fixed("defence", 0.25),
    });
    for (i, j) in s.ordered_pairs() {
        s.facts_of(i, j).near = i + j < 5;
    }
    let runs = 6000;
    let chance = |rate: f64| -(-rate * s.weeks / WEEKS_A_YEAR).exp_m1();
    let (mut expected, mut defence) = (0.0, 0.0);
    for (i, j) in s.ordered_pairs().filter(|(i, j)| i < j) {
        let rate = if i + j < 5 { 0.08 } else { 0.02 };
        expected += chance(rate) * f64::from(runs);
        defence += chance(rate * 0.25) * f64::from(runs);
    }
    let found = judged(&s, runs as usize, |t| {
        let pairs = |defence_only: bool| {
            let mut pairs: Vec<_> = t
                .treaties
                .iter()
                .filter(|e| e.defence || !defence_only)
                .map(|e| (e.a, e.b))
                .collect();
            pairs.sort_unstable();
            pairs.dedup();
            pairs.len()
        };
        let mark: f64 = t.marks[2].defence.iter().map(|h| -(-h).exp_m1()).sum();
        (pairs(false), pairs(true), mark)
    });
    let sum = |k: fn(&(usize, usize, f64)) -> f64| found.iter().map(k).sum::<f64>();
    for (seen, exact) in [
        (sum(|f| f.0 as f64), expected),
        (sum(|f| f.1 as f64), defence),
    ] {
        assert!(
            (seen - exact).abs() < FAR * exact.sqrt(),
            "{seen} treaties, {exact} expected"
        );
    }
    // The mean of 1 − exp(−integrated hazard) is the same number without the noise of counting.
    assert!((sum(|f| f.2) / defence - 1.0).abs() < 1e-9);
}

/// Two actors whose leaders visit one another; the second was visited six weeks before the start.
fn visitors(ratio: f64) -> Scenario {
    let mut s = empty(2);
    s.supply.rate = s.fixed("none", 0.0);
    for (from, to, rate, received) in [(0, 1, 0.5, None), (1, 0, 0.8, Some(-6.0))] {
        let rate = s.fixed(&format!("visit.{from}"), rate);
        s.visits.push(Visit {
            from,
            to,
            rate,
            received,
        });
    }
    s.visit_return = Some(s.fixed("ratio", ratio));
    s
}

#[test]
fn the_share_of_runs_with_a_visit_is_what_its_integrated_hazard_says() {
    // The integrated hazard of a visit must not feel the visits that come of that visit itself, or the mean of
    // 1 − exp(−H) is more than the share of runs with a visit.
    for ratio in [1.0, 4.0] {
        let s = visitors(ratio);
        for (visit, mark) in [(0, 0), (0, 1), (0, 2), (1, 0), (1, 2)] {
            let differences = judged(&s, 20_000, |t| {
                let seen = t
                    .visits
                    .iter()
                    .any(|e| e.visit == visit && e.week <= s.marks[mark]);
                f64::from(u8::from(seen)) + (-t.marks[mark].visits[visit]).exp_m1()
            });
            let (difference, error) = mean_and_error(&differences);
            assert!(
                difference.abs() < FAR * error,
                "visit {visit} by week {}, ratio {ratio}: {difference} ± {error}",
                s.marks[mark]
            );
        }
    }
}

#[test]
fn a_visit_received_raises_the_rate_for_fifteen_months_and_no_longer() {
    let mut s = visitors(4.0);
    // Nobody visits: only the window of the visit before the start counts.
    s.set("visit.0", 0.0);
    let hazards = judged(&s, 1, |t| {
        t.marks.iter().map(|m| m.visits[1]).collect::<Vec<_>>()
    })
    .remove(0);
    let end = 15.0 * WEEKS_A_YEAR / 12.0 - 6.0;
    for (hazard, week) in hazards.into_iter().zip([26.0f64, 52.0, 120.0]) {
        let exact = 0.8 / WEEKS_A_YEAR * (4.0 * week.min(end) + (week - end).max(0.0));
        assert!((hazard - exact).abs() < 1e-9 * exact, "{hazard} {exact}");
    }
}

#[test]
fn talks_known_on_the_day_are_talks_from_the_start() {
    let mut s = empty(2);
    s.starts.push(Start {
        proposition: "talks".into(),
        credence: 0.6,
        sets: Sets::Talks,
        from: 1,
        to: 0,
    });
    let starts = judged(&s, 8000, |t| {
        let tie = t
            .ties
            .iter()
            .any(|c| c.from == 1 && matches!(c.change, Change::Tie(_)));
        f64::from(u8::from(tie))
    });
    let rates = Rates::new(RATE, 0.0, 0.5, 1.7, 0.2);
    let exact = 0.6 * onset_probability(&rates, true, 120.0)
        + 0.4 * onset_probability(&rates, false, 120.0);
    let (seen, error) = mean_and_error(&starts);
    assert!(
        (seen - exact).abs() < FAR * error,
        "{seen} ± {error} is not {exact}"
    );
}

#[test]
fn talks_may_have_succeeded_unseen_with_the_chance_that_the_need_of_the_day_gives_them() {
    let mut s = empty(2);
    steady_war(&mut s, 10_000.0, 30_000.0);
    rich_holder(&mut s);
    s.set("hoard.stock", 1.0);
    s.term("supply.war", 0.9, 0.0);
    s.starts.push(Start {
        proposition: "talks".into(),
        credence: 1.0,
        sets: Sets::Talks,
        from: HOLDER,
        to: WARRING,
    });
    s.unseen = Some(Unseen {
        window: s.fixed("window", 63.0),
        shipped: s.fixed("shipped", 80_000.0),
    });
    s.seen = Some(Seen {
        payload: s.fixed("payload", 20.0),
        fill: s.fixed("fill", 1.0),
        yard_days: s.fixed("yard_days", 1.0),
        yard_base: s.fixed("yard_base", 0.0),
    });
    let (share_seen, always, lag) = (
        s.fixed("share", 0.5),
        s.fixed("always", 1.0),
        s.fixed("lag", 7.0),
    );
    s.publications.push(Publication {
        id: "containers".into(),
        counts: Counted::Containers,
        sides: vec![0],
        share_seen,
        disclose: always,
        lag,
    });
    // 80,000 units of 50 kg are 200 containers of 20 t, half of them seen.
    for (at_least, since) in [(99.0, 0.0), (99.0, 1.0), (101.0, 0.0)] {
        s.watches.push(Watch {
            publication: 0,
            at_least,
            since,
            until: 120.0,
        });
    }
    let runs = judged(&s, 8000, |t| {
        let open = t.rungs[s.pair(HOLDER, WARRING)] > Rung::None;
        let seen = [Some(1.0), None, None].map(|week| week.filter(|_| open));
        assert_eq!(t.published, seen, "nobody has anything left to ship");
        f64::from(u8::from(open))
    });
    // Success at 1.7·e^{η/2} a year with η = .9·2·⅔, over nine weeks.
    let exact = -(-1.7 * f64::exp(0.6) * 9.0 / WEEKS_A_YEAR).exp_m1();
    let (seen, error) = mean_and_error(&runs);
    assert!(
        (seen - exact).abs() < FAR * error,
        "{seen} ± {error} is not {exact}"
    );
}
