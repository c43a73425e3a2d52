//! Family D: how far two states agree in the UN General Assembly's next session, relative to the median.
//!
//! Agreement of a pair in a session: 1 minus the mean |difference| of positions (yes 1, abstain ½, no 0) over roll
//! calls in which both voted, at least ten of them; less the median over pairs of the session. The forecast is an
//! autoregression on three sessions, the pair's mean before them, and the change of each state's own agreement with
//! all; fitted on the sessions before, with a normal error whose spread depends on the pair's own past spread.

use rayon::prelude::*;

use crate::cholesky::Square;
use crate::error::DataError;
use crate::readers::votes_assembly::{RollCall, Vote};
use crate::score::{Skill, skill};
use crate::table::Table;

/// Roll calls that a pair must share.
const SHARED: u32 = 10;

/// Agreement by session (outer) and unordered pair (inner, `i · n + j` with i < j); `None` is unknown.
struct Agreement {
    n: usize,
    first: i32,
    cells: Vec<Vec<Option<f64>>>,
    /// Mean over partners, by session and state.
    own: Vec<Vec<Option<f64>>>,
}

impl Agreement {
    fn new(calls: &Table<RollCall>, votes: &Table<Vote>) -> Self {
        let mut states: Vec<_> = votes.rows.iter().map(|v| v.state).collect();
        states.sort_unstable();
        states.dedup();
        let n = states.len();
        let mut sessions: Vec<(i32, i32)> = calls.rows.iter().map(|c| (c.id, c.session)).collect();
        sessions.sort_unstable();
        let session = |call: i32| {
            sessions
                .binary_search_by_key(&call, |s| s.0)
                .ok()
                .map(|k| sessions[k].1)
        };
        let first = calls.rows.iter().map(|c| c.session).min().unwrap_or(1);
        let last = calls.rows.iter().map(|c| c.session).max().unwrap_or(0);
        // Votes of each session as half points (0, 1, 2), call by call: 9 where none was cast.
        let mut by_session: Vec<Vec<Vec<u8>>> =
            vec![Vec::new(); usize::try_from(last - first + 1).unwrap_or(0)];
        let mut open = (i32::MIN, 0usize);
        for vote in &votes.rows {
            let Some(s) = session(vote.call).and_then(|s| usize::try_from(s - first).ok()) else {
                continue;
            };
            if open != (vote.call, s) {
                open = (vote.call, s);
                by_session[s].push(vec![9; n]);
            }
            if let (Ok(k), Some(p), Some(call)) = (
                states.binary_search(&vote.state),
                vote.choice.position(),
                by_session[s].last_mut(),
            ) {
                call[k] = if p > 0.75 { 2 } else { u8::from(p > 0.25) };
            }
        }
        let cells: Vec<Vec<Option<f64>>> = by_session
            .par_iter()
            .map(|calls| session_agreement(calls, n))
            .collect();
        let own = cells.iter().map(|c| means(c, n)).collect();
        Self {
            n,
            first,
            cells,
            own,
        }
    }

    fn get(&self, session: i32, i: usize, j: usize) -> Option<f64> {
        let s = usize::try_from(session - self.first).ok()?;
        *self.cells.get(s)?.get(i.min(j) * self.n + i.max(j))?
    }

    fn own(&self, session: i32, i: usize) -> Option<f64> {
        let s = usize::try_from(session - self.first).ok()?;
        *self.own.get(s)?.get(i)?
    }
}

fn session_agreement(calls: &[Vec<u8>], n: usize) -> Vec<Option<f64>> {
    let mut sums = vec![(0u32, 0u32); n * n];
    for call in calls {
        let voted: Vec<usize> = (0..n).filter(|&k| call[k] < 9).collect();
        for (place, &i) in voted.iter().enumerate() {
            for &j in &voted[place + 1..] {
                let cell = &mut sums[i * n + j];
                *cell = (cell.0 + u32::from(call[i].abs_diff(call[j])), cell.1 + 1);
            }
        }
    }
    let mut out: Vec<Option<f64>> = sums
        .into_iter()
        .map(|(apart, shared)| {
            (shared >= SHARED).then(|| 1.0 - f64::from(apart) / (2.0 * f64::from(shared)))
        })
        .collect();
    let mut known: Vec<f64> = out.iter().flatten().copied().collect();
    known.sort_by(f64::total_cmp);
    let median = known.get(known.len() / 2).copied().unwrap_or(0.0);
    out.iter_mut().flatten().for_each(|v| *v -= median);
    out
}

fn means(cells: &[Option<f64>], n: usize) -> Vec<Option<f64>> {
    (0..n)
        .map(|i| {
            let known: Vec<f64> = (0..n)
                .filter_map(|j| cells[i.min(j) * n + i.max(j)])
                .collect();
            (!known.is_empty()).then(|| known.iter().sum::<f64>() / known.len() as f64)
        })
        .collect()
}

const COLUMNS: usize = 9;

struct Row {
    x: [f64; COLUMNS],
    y: f64,
    last: f64,
    three: f64,
    spread: f64,
    pair: u32,
}

/// What was known of a pair at the end of `session`, and its agreement in the next; `None` where a session of the
/// last three is not covered.
fn row(a: &Agreement, session: i32, i: usize, j: usize) -> Option<Row> {
    let (y1, y2, y3) = (
        a.get(session, i, j)?,
        a.get(session - 1, i, j)?,
        a.get(session - 2, i, j)?,
    );
    let before: Vec<f64> = (3..8).filter_map(|l| a.get(session - l, i, j)).collect();
    let three = (y1 + y2 + y3) / 3.0;
    let long = if before.is_empty() {
        three
    } else {
        before.iter().sum::<f64>() / before.len() as f64
    };
    let own = |k| Some([a.own(session, k)?, a.own(session - 1, k)?]);
    let (oi, oj) = (own(i)?, own(j)?);
    let now = oi[0] + oj[0];
    let past = oi[1] + oj[1];
    let spread = ((y1 - three).powi(2) + (y2 - three).powi(2) + (y3 - three).powi(2)) / 3.0;
    Some(Row {
        x: [1.0, y1, y2, y3, long, now, past, oi[0] * oj[0], y1 * y1],
        y: a.get(session + 1, i, j)?,
        last: y1,
        three,
        spread: spread.sqrt(),
        pair: u32::try_from(i * a.n + j).unwrap_or(0),
    })
}

/// Least squares with a slight ridge.
fn least_squares(rows: &[&Row]) -> Option<[f64; COLUMNS]> {
    let mut a = Square::zeros(COLUMNS);
    let mut b = vec![0.0; COLUMNS];
    for r in rows {
        for (i, x) in r.x.iter().enumerate() {
            b[i] += x * r.y;
            for (j, other) in r.x.iter().enumerate() {
                a.add(i, j, x * other);
            }
        }
    }
    for i in 0..COLUMNS {
        a.add(i, i, 1e-6);
    }
    a.solve(&b)?.try_into().ok()
}

/// The continuous ranked probability score of a normal forecast (Gneiting and Raftery 2007, JASA 102, eq. 21).
///
/// ```
/// use comity_data::backtest::agreement::crps_normal;
/// // At its own centre a standard normal scores √(2/π)·... = 0.23370.
/// assert!((crps_normal(0.0, 1.0, 0.0) - 0.233_695).abs() < 1e-5);
/// ```
#[must_use]
pub fn crps_normal(mean: f64, sd: f64, y: f64) -> f64 {
    let z = (y - mean) / sd;
    let density = (-0.5 * z * z).exp() / (2.0 * std::f64::consts::PI).sqrt();
    sd * (z * (2.0 * cumulative(z) - 1.0) + 2.0 * density - 1.0 / std::f64::consts::PI.sqrt())
}

/// The standard normal distribution function (Zelen and Severo 1964, formula 26.2.17; error below 7.5·10⁻⁸).
fn cumulative(z: f64) -> f64 {
    let t = 1.0 / (1.0 + 0.231_641_9 * z.abs());
    let series = t
        * (0.319_381_530
            + t * (-0.356_563_782
                + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
    let tail = series * (-0.5 * z * z).exp() / (2.0 * std::f64::consts::PI).sqrt();
    if z > 0.0 { 1.0 - tail } else { tail }
}

/// The scores of family D.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Report {
    /// Items.
    pub items: usize,
    /// Root mean square error of the model.
    pub rmse: f64,
    /// Of persistence.
    pub rmse_persistence: f64,
    /// Of the mean of three sessions: the honest baseline.
    pub rmse_three: f64,
    /// Continuous ranked probability score of the model.
    pub crps: f64,
    /// Skill in squared error over the mean of three sessions.
    pub over_three: Skill,
    /// Share of outcomes inside the 80 % interval.
    pub inside_80: f64,
}

/// Runs and scores family D: sessions `from` to `to` are forecast, each from those before; intervals by pair.
///
/// # Errors
///
/// If the fit fails.
pub fn run(
    calls: &Table<RollCall>,
    votes: &Table<Vote>,
    from: i32,
    to: i32,
    draws: u64,
) -> Result<Report, DataError> {
    let a = Agreement::new(calls, votes);
    let since = from - 15;
    let sessions: Vec<Vec<Row>> = (since..to)
        .into_par_iter()
        .map(|s| {
            (0..a.n)
                .flat_map(|i| (i + 1..a.n).map(move |j| (i, j)))
                .filter_map(|(i, j)| row(&a, s, i, j))
                .collect()
        })
        .collect();
    let at = |s: i32| usize::try_from(s - since).unwrap_or(0);
    let (mut mine, mut last, mut three, mut pair) = (vec![], vec![], vec![], vec![]);
    let (mut crps, mut inside) = (0.0, 0usize);
    for session in from - 1..to {
        // The last ten sessions train: the relation of one session to the next drifts.
        let training: Vec<&Row> = sessions[at(session - 10)..at(session)]
            .iter()
            .flatten()
            .collect();
        let b = least_squares(&training)
            .ok_or_else(|| DataError::Fit("sessions without shared roll calls".into()))?;
        let forecast = |r: &Row| r.x.iter().zip(&b).map(|(x, b)| x * b).sum::<f64>();
        // Spread of the error by fifths of the pair's own past spread.
        let mut past: Vec<f64> = training.iter().map(|r| r.spread).collect();
        past.sort_by(f64::total_cmp);
        let cuts: Vec<f64> = (1..5).map(|k| past[k * past.len() / 5]).collect();
        let fifth = |r: &Row| cuts.iter().filter(|c| r.spread > **c).count();
        let mut errors = [(1e-9, 1.0); 5];
        for r in &training {
            let cell = &mut errors[fifth(r)];
            *cell = (cell.0 + (r.y - forecast(r)).powi(2), cell.1 + 1.0);
        }
        for r in &sessions[at(session)] {
            let (mean, error) = (forecast(r), errors[fifth(r)]);
            let sd = (error.0 / error.1).sqrt();
            mine.push((r.y - mean).powi(2));
            last.push((r.y - r.last).powi(2));
            three.push((r.y - r.three).powi(2));
            pair.push(r.pair);
            crps += crps_normal(mean, sd, r.y);
            // 1.2816 standard deviations on either side hold 80 %.
            inside += usize::from((r.y - mean).abs() < 1.281_551_6 * sd);
        }
    }
    let root = |v: &[f64]| (v.iter().sum::<f64>() / v.len() as f64).sqrt();
    let items = mine.len();
    Ok(Report {
        items,
        rmse: root(&mine),
        rmse_persistence: root(&last),
        rmse_three: root(&three),
        crps: crps / items as f64,
        over_three: skill(&mine, &three, &pair, draws),
        inside_80: inside as f64 / items as f64,
    })
}
