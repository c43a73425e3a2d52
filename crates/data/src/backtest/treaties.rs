//! Family E: a new bilateral treaty with any clause within three years. Reported without a target: most treaties of
//! the period fall into six years, and they come in bunches.
//!
//! Two rates, near pairs (contiguous, or with a major power) and far ones, each from treaties of the ten years that
//! had been released, through the world's treaty hazard 1 − exp(−3·rate); against one rate for all.

use crate::grid::Grid;
use crate::library::Library;
use crate::score::{Skill, log_loss, skill};

/// Years ahead.
const AHEAD: i32 = 3;

/// The scores of family E.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Report {
    /// Items: pairs and origins.
    pub items: usize,
    /// Items with a treaty.
    pub events: usize,
    /// Treaties behind them.
    pub treaties: usize,
    /// Expected by the model.
    pub expected: f64,
    /// Log skill over one rate for all.
    pub over_one_rate: Skill,
}

/// Runs and scores family E at origins `from` to `to`, every third year; intervals by pair.
#[must_use]
pub fn run(library: &Library, grid: &Grid, lag: i32, from: i32, to: i32, draws: u64) -> Report {
    let signed: Vec<(i32, usize, usize)> = library
        .treaties
        .rows
        .iter()
        .filter(|t| t.bilateral && t.clauses.any())
        .filter_map(|t| {
            let (a, b) = (grid.at(t.members[0]?)?, grid.at(t.members[1]?)?);
            (a != b).then_some((t.begins, a.min(b), a.max(b)))
        })
        .collect();
    let member = |y, k| grid.member.get(y, k) == Some(true);
    let near = |y, i, j| {
        let major = |k| grid.major.get(y, k) == Some(true);
        grid.near.get(y, i, j) == Some(true) || major(i) || major(j)
    };
    let pairs = |y: i32| {
        let n = grid.n();
        (0..n)
            .flat_map(move |i| (i + 1..n).map(move |j| (i, j)))
            .filter(move |&(i, j)| member(y, i) && member(y, j))
    };
    let (mut model, mut base, mut cluster) = (Vec::new(), Vec::new(), Vec::new());
    let (mut events, mut treaties, mut expected) = (0, 0, 0.0);
    let mut year = from;
    while year <= to {
        let released = year - lag;
        let mut counts = [(0.5, 1.0); 2];
        for y in released - 9..=released {
            for (i, j) in pairs(y) {
                counts[usize::from(near(y, i, j))].1 += 1.0;
            }
            for &(_, i, j) in signed.iter().filter(|s| s.0 == y) {
                counts[usize::from(near(y, i, j))].0 += 1.0;
            }
        }
        let all = (counts[0].0 + counts[1].0) / (counts[0].1 + counts[1].1);
        let chance = |rate: f64| -(-f64::from(AHEAD) * rate).exp_m1();
        let window = |s: &&(i32, usize, usize)| s.0 > year && s.0 <= year + AHEAD;
        let mut hit: Vec<(usize, usize)> =
            signed.iter().filter(window).map(|s| (s.1, s.2)).collect();
        treaties += hit.len();
        hit.sort_unstable();
        hit.dedup();
        for (i, j) in pairs(year) {
            let cell = counts[usize::from(near(year, i, j))];
            let (p, event) = (chance(cell.0 / cell.1), hit.binary_search(&(i, j)).is_ok());
            model.push(log_loss(p, event));
            base.push(log_loss(chance(all), event));
            cluster.push(u32::try_from(i * grid.n() + j).unwrap_or(0));
            events += usize::from(event);
            expected += p;
        }
        year += AHEAD;
    }
    Report {
        items: model.len(),
        events,
        treaties,
        expected,
        over_one_rate: skill(&model, &base, &cluster, draws),
    }
}
