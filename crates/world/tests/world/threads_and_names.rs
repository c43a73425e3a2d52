//! The numbers depend on neither threads nor interruptions nor what actors are called or in which order they stand.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use comity_world::ensemble::Quiet;
use comity_world::scenario::Streams;
use comity_world::{Progress, Scenario, Settings, Trajectory, run};

use crate::build::{Build, full};
use crate::{assert_close, judged};

const SETTINGS: fn(usize) -> Settings = |runs| Settings {
    runs,
    streams: Streams::new(5),
};

#[test]
fn one_thread_and_two_give_the_same_trajectories() {
    let s = full(5);
    let on = |threads| {
        rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("threads can be started")
            .install(|| run(&s, &SETTINGS(700), Clone::clone, &Quiet))
    };
    let (one, two): (Vec<Trajectory>, Vec<Trajectory>) = (on(1), on(2));
    assert_eq!(one.len(), 700);
    assert!(one.iter().enumerate().all(|(k, t)| t.index == k as u64));
    assert!(one == two);
}

/// Stops after so many trajectories.
struct StopAfter {
    most: usize,
    done: AtomicUsize,
}

impl Progress for StopAfter {
    fn done(&self, trajectories: usize) {
        self.done.fetch_add(trajectories, Ordering::Relaxed);
    }
    fn stop(&self) -> bool {
        self.done.load(Ordering::Relaxed) >= self.most
    }
}

#[test]
fn a_stop_after_the_first_block_leaves_the_first_part_of_the_full_run() {
    let s = full(5);
    let stop = StopAfter {
        most: 1,
        done: AtomicUsize::new(0),
    };
    let part = run(&s, &SETTINGS(1000), Clone::clone, &stop);
    let whole = run(&s, &SETTINGS(1000), Clone::clone, &Quiet);
    assert!(
        !part.is_empty() && part.len() < whole.len(),
        "{}",
        part.len()
    );
    assert_eq!(part.len(), stop.done.into_inner());
    assert!(part[..] == whole[..part.len()]);
    assert!(run(&s, &SETTINGS(1000), |_| (), &AtomicBool::new(true)).is_empty());
}

#[test]
fn other_names_give_the_same_numbers() {
    let s = full(5);
    let mut renamed = s.clone();
    for (k, name) in renamed.actors.iter_mut().enumerate() {
        *name = format!("{} renamed", 9 - k);
    }
    renamed.goods.iter_mut().for_each(|g| g.push_str(" too"));
    assert!(judged(&s, 100, Clone::clone) == judged(&renamed, 100, Clone::clone));
}

/// The same scenario with actor `k` at the place `place[k]`.
fn reordered(s: &Scenario, place: &[usize]) -> Scenario {
    let mut other = s.clone();
    for (k, &there) in place.iter().enumerate() {
        other.actors[there].clone_from(&s.actors[k]);
        other.facts[there] = s.facts[k];
    }
    for (i, j) in s.ordered_pairs() {
        *other.facts_of(place[i], place[j]) = s.pairs[s.pair(i, j)];
    }
    for v in &mut other.visits {
        (v.from, v.to) = (place[v.from], place[v.to]);
    }
    if let Some(war) = &mut other.war {
        war.actor = place[war.actor];
    }
    for hoard in &mut other.hoards {
        hoard.actor = place[hoard.actor];
    }
    for need in &mut other.needs {
        need.actor = place[need.actor];
    }
    for flow in &mut other.base_flows {
        (flow.1, flow.2) = (place[flow.1], place[flow.2]);
    }
    for c in &mut other.corridors {
        c.ends = c.ends.map(|end| place[end]);
    }
    for rule in &mut other.rules {
        rule.party = place[rule.party];
    }
    for vote in &mut other.votes {
        (vote.follower, vote.party) = (place[vote.follower], place[vote.party]);
    }
    for p in &mut other.publications {
        p.sides = p.sides.iter().map(|&side| place[side]).collect();
    }
    for start in &mut other.starts {
        (start.from, start.to) = (place[start.from], place[start.to]);
    }
    other.focus = (place[s.focus.0], place[s.focus.1]);
    other
}

#[test]
fn another_order_of_actors_gives_the_same_draws_covariates_deals_and_hazards() {
    // Which event falls where is keyed by the places of a pair; everything before chance is the same.
    let s = full(5);
    let place = [3, 0, 4, 2, 1];
    let other = reordered(&s, &place);
    let (a, b) = (
        judged(&s, 50, Clone::clone),
        judged(&other, 50, Clone::clone),
    );
    for (a, b) in a.iter().zip(&b) {
        assert_eq!(a.draws, b.draws);
        assert_eq!(a.started, b.started);
        assert_eq!(a.eta, b.eta);
        assert_eq!(a.opening, b.opening);
        assert_eq!(a.weekly.cover[0], b.weekly.cover[0]);
        for (m, n) in a.marks.iter().zip(&b.marks) {
            for (i, j) in s.ordered_pairs().filter(|(i, j)| i < j) {
                let (x, y) = (place[i].min(place[j]), place[i].max(place[j]));
                assert_close(m.defence[s.pair(i, j)], n.defence[other.pair(x, y)], 1e-12);
            }
        }
    }
}

#[test]
fn another_order_of_actors_gives_as_many_ties_and_as_much_cover() {
    let s = full(5);
    let other = reordered(&s, &[3, 0, 4, 2, 1]);
    let see = |t: &Trajectory| [t.ties.len() as f64, t.weekly.cover[120], t.time.shipped];
    let (a, b) = (judged(&s, 3000, see), judged(&other, 3000, see));
    for k in 0..3 {
        // Parameters are the same in both, so that the differences are of chance alone.
        let differences: Vec<f64> = a.iter().zip(&b).map(|(x, y)| x[k] - y[k]).collect();
        let (mean, error) = crate::mean_and_error(&differences);
        assert!(mean.abs() < crate::FAR * error, "{k}: {mean} ± {error}");
    }
}
