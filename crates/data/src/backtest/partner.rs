//! Family B: is a state's largest trading partner the same after three years?
//!
//! Trade of T and before is released two years later; with stated lags T is the last year with data at the forecast.
//! A complementary log-log of "another is first in T + 3" on the margin of the first over the second partner
//! (log ratio) and the log of the years for which it has been first; fitted on the windows that had closed.

use crate::error::DataError;
use crate::estimates::RIDGE;
use crate::fit::{Sample, fit};
use crate::grid::Grid;
use crate::score::{Skill, auc, brier, calibration_slope, skill};

/// A state with its largest partner in a year.
#[derive(Debug, Clone, Copy)]
struct Row {
    year: i32,
    state: usize,
    margin: f64,
    since: f64,
    changed: bool,
}

/// Years ahead.
const AHEAD: i32 = 3;

/// The two largest partners with the trade of each.
type FirstTwo = Option<[(usize, f64); 2]>;

/// The two largest partners in a year; `None` where fewer than two are known.
fn first_two(grid: &Grid, year: i32, state: usize) -> FirstTwo {
    let mut partners: Vec<(usize, f64)> = (0..grid.n())
        .filter_map(|k| Some((k, grid.trade.get(year, state, k)??)))
        .filter(|p| p.0 != state && p.1 > 0.0)
        .collect();
    partners.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    Some([*partners.first()?, *partners.get(1)?])
}

fn rows(grid: &Grid, since: i32) -> Vec<Row> {
    let last = grid.trade.coverage.last;
    let first: Vec<Vec<FirstTwo>> = (since - 10..=last)
        .map(|y| (0..grid.n()).map(|k| first_two(grid, y, k)).collect())
        .collect();
    let at = |y: i32, k: usize| {
        usize::try_from(y - since + 10)
            .ok()
            .and_then(|i| first.get(i))
            .and_then(|f| f[k])
    };
    let mut out = Vec::new();
    for year in since..=last - AHEAD {
        for state in (0..grid.n()).filter(|&k| grid.member.get(year, k) == Some(true)) {
            if let (Some([one, two]), Some([then, _])) = (at(year, state), at(year + AHEAD, state))
            {
                let years = (0..10)
                    .take_while(|b| at(year - b, state).is_some_and(|f| f[0].0 == one.0))
                    .count();
                out.push(Row {
                    year,
                    state,
                    margin: (one.1 / two.1).ln(),
                    since: (years as f64).ln(),
                    changed: then.0 != one.0,
                });
            }
        }
    }
    out
}

/// The scores of family B.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Report {
    /// Items.
    pub items: usize,
    /// How many kept their partner.
    pub same: usize,
    /// Brier skill over the constant.
    pub over_constant: Skill,
    /// Brier skill over the state's own history: how often its partner had stayed, in windows that had closed.
    pub over_own: Skill,
    /// Chance that an item with a change has the higher forecast of change.
    pub auc: f64,
    /// Calibration slope of the forecasts of change.
    pub slope: f64,
}

/// Runs and scores family B for T from `from` to `to`; intervals by state.
///
/// # Errors
///
/// If a fit fails.
pub fn run(grid: &Grid, from: i32, to: i32, draws: u64) -> Result<Report, DataError> {
    let all = rows(grid, 1980);
    let (mut model, mut constant, mut own, mut event, mut cluster) =
        (vec![], vec![], vec![], vec![], vec![]);
    for year in from..=to {
        let closed: Vec<&Row> = all.iter().filter(|r| r.year + AHEAD <= year).collect();
        let mut sample = Sample {
            columns: 2,
            ..Sample::default()
        };
        for r in &closed {
            sample.z.extend([r.margin, r.since]);
            sample.event.push(r.changed);
        }
        let fit = fit(&sample, RIDGE, &[])?;
        let rate = sample.events() as f64 / sample.rows() as f64;
        for r in all.iter().filter(|r| r.year == year) {
            let linear =
                fit.constant + fit.coefficients[0] * r.margin + fit.coefficients[1] * r.since;
            model.push(-(-linear.exp()).exp_m1());
            constant.push(rate);
            let (n, k) = closed
                .iter()
                .filter(|c| c.state == r.state)
                .fold((0.0, 0.0), |t, c| {
                    (t.0 + 1.0, t.1 + f64::from(u8::from(c.changed)))
                });
            // Two windows of the common rate: a short history is drawn to it.
            own.push((k + 2.0 * rate) / (n + 2.0));
            event.push(r.changed);
            cluster.push(u32::try_from(r.state).unwrap_or(0));
        }
    }
    let losses =
        |p: &[f64]| -> Vec<f64> { p.iter().zip(&event).map(|(p, e)| brier(*p, *e)).collect() };
    let mine = losses(&model);
    Ok(Report {
        items: event.len(),
        same: event.iter().filter(|&&e| !e).count(),
        over_constant: skill(&mine, &losses(&constant), &cluster, draws),
        over_own: skill(&mine, &losses(&own), &cluster, draws),
        auc: auc(&model, &event),
        slope: calibration_slope(&model, &event)?,
    })
}
