//! Halving the step moves no reported number by more than one Monte-Carlo standard error. Draws are the same for
//! every step, so that the difference is that of the step alone.

use comity_world::Trajectory;
use comity_world::link::Change;

use crate::build::{HOLDER, WARRING, full};
use crate::{judged, mean_and_error};

/// Reported numbers of a trajectory.
fn numbers(t: &Trajectory) -> Vec<(&'static str, f64)> {
    let yes = |b: bool| f64::from(u8::from(b));
    let tie = |c: &comity_world::trace::TieChange| matches!(c.change, Change::Tie(_));
    let focus = |c: &comity_world::trace::TieChange| (c.from, c.to) == (HOLDER, WARRING);
    let mut out = vec![
        (
            "ties of all pairs",
            t.ties.iter().filter(|c| tie(c)).count() as f64,
        ),
        (
            "onset of the focus pair",
            yes(t.ties.iter().any(|c| tie(c) && focus(c))),
        ),
        ("treaties", t.treaties.len() as f64),
        ("visits", t.visits.len() as f64),
        ("delivered", t.weekly.delivered[HOLDER][120]),
        ("delivered by week 52", t.weekly.delivered[HOLDER][52]),
        ("returned grain", t.weekly.returned[1][120]),
        ("carried by the first corridor", t.weekly.carried[0][120]),
        ("weeks without a tie", t.time.no_tie),
        ("weeks without a deal", t.time.no_deal),
        ("weeks of the deal", t.time.deal),
        ("weeks of the stock", t.time.stock),
        ("weeks of the corridor", t.time.corridor),
        ("weeks of a full corridor", t.time.full[0]),
        ("tonnes wanted", t.time.wanted),
        ("tonnes shipped", t.time.shipped),
        ("lone veto", t.votes[0].lone_veto),
    ];
    for week in [26, 52, 120] {
        out.push(("cover", t.weekly.cover[week]));
        out.push(("need", t.weekly.need[week]));
    }
    for mark in &t.marks {
        out.extend(mark.visits.iter().map(|h| ("visit", -(-h).exp_m1())));
        out.push((
            "defence pact",
            mark.defence.iter().map(|h| -(-h).exp_m1()).sum(),
        ));
    }
    for p in &t.published {
        out.push(("published", yes(p.is_some())));
        out.push(("week of publication", p.unwrap_or(200.0)));
    }
    out
}

#[test]
fn halving_the_step_moves_no_reported_number_by_a_standard_error() {
    let mut s = full(5);
    let runs = 3000;
    let whole = judged(&s, runs, numbers);
    let column =
        |rows: &[Vec<(&str, f64)>], k: usize| rows.iter().map(|r| r[k].1).collect::<Vec<_>>();
    let mut moved = Vec::new();
    for step in [0.5, 0.25] {
        s.step = step;
        let half = judged(&s, runs, numbers);
        for k in 0..whole[0].len() {
            let (mean, error) = mean_and_error(&column(&whole, k));
            let (other, _) = mean_and_error(&column(&half, k));
            if (mean - other).abs() > error {
                moved.push(format!(
                    "{} at step {step}: {mean} ± {error}, {other}",
                    whole[0][k].0
                ));
            }
        }
    }
    assert!(moved.is_empty(), "{}", moved.join("\n"));
}
