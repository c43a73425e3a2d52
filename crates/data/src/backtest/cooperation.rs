//! Family C: any material cooperation from one state to another next year.
//!
//! Coded events by directed dyad-year, 152 states. Fitted on the years up to 2008 (outcomes 2005 to 2008), scored on
//! outcomes 2009 to 2014 with each forecast made at the end of the year before; the fit is made again at each origin.
//! A complementary log-log on the logs of the counts of the last three years: material cooperation both ways, verbal
//! cooperation, conflict.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::error::DataError;
use crate::estimates::RIDGE;
use crate::fit::{Sample, fit};
use crate::readers::icews::DyadYear;
use crate::score::{Reliability, Skill, auc, brier, calibration_slope, reliability, skill};
use crate::table::Table;

const FIRST: i32 = 2002;

/// Counts by directed pair and year.
struct Counts {
    n: usize,
    years: usize,
    cells: Vec<[f64; 4]>,
    present: Vec<bool>,
}

impl Counts {
    fn new(table: &Table<DyadYear>) -> Self {
        let mut index = BTreeMap::new();
        for row in &table.rows {
            index.entry(row.from).or_insert(0);
            index.entry(row.to).or_insert(0);
        }
        for (k, place) in index.values_mut().enumerate() {
            *place = k;
        }
        let n = index.len();
        let years = usize::try_from(table.coverage.last - FIRST + 1).unwrap_or(0);
        let mut out = Self {
            n,
            years,
            cells: vec![[0.0; 4]; n * n * years],
            present: vec![false; n * n * years],
        };
        for row in &table.rows {
            let year = usize::try_from(row.year - FIRST).unwrap_or(0);
            let place = (index[&row.from] * n + index[&row.to]) * years + year;
            out.cells[place] = [
                row.material_cooperation,
                row.verbal_cooperation,
                row.verbal_conflict,
                row.material_conflict,
            ]
            .map(f64::from);
            out.present[place] = true;
        }
        out
    }

    fn get(&self, from: usize, to: usize, year: i32) -> Option<[f64; 4]> {
        let year = usize::try_from(year - FIRST)
            .ok()
            .filter(|&y| y < self.years)?;
        let place = (from * self.n + to) * self.years + year;
        self.present[place].then(|| self.cells[place])
    }
}

/// How many covariates.
const COLUMNS: usize = 17;

/// Covariates at the end of `year`; `None` where a year is not covered.
fn covariates(
    counts: &Counts,
    activity: &[[f64; 2]],
    from: usize,
    to: usize,
    year: i32,
) -> Option<[f64; COLUMNS]> {
    let mut z = [0.0; COLUMNS];
    for lag in 0..3u8 {
        let there = counts.get(from, to, year - i32::from(lag))?;
        let back = counts.get(to, from, year - i32::from(lag))?;
        let k = usize::from(lag) * 3;
        z[k] = there[0].ln_1p();
        z[k + 1] = back[0].ln_1p();
        z[k + 2] = (there[1] + back[1]).ln_1p();
    }
    let (there, back) = (counts.get(from, to, year)?, counts.get(to, from, year)?);
    z[9] = (there[2] + back[2] + there[3] + back[3]).ln_1p();
    z[10] = activity[from][0];
    z[11] = activity[to][1];
    z[12] =
        f64::from(u8::from((0..3).all(|l| {
            counts.get(from, to, year - l).is_some_and(|c| c[0] > 0.0)
        })));
    let sum = |kind: usize| {
        (0..3)
            .filter_map(|l| {
                Some(counts.get(from, to, year - l)?[kind] + counts.get(to, from, year - l)?[kind])
            })
            .sum::<f64>()
    };
    let contact = sum(0) + sum(1) + sum(2) + sum(3);
    // No contact at all is another state of affairs than little of it.
    z[13] = f64::from(u8::from(contact == 0.0));
    z[14] = contact.ln_1p();
    z[15] = sum(0).ln_1p();
    z[16] = f64::from(u8::from(sum(0) == 0.0));
    Some(z)
}

/// Log of material cooperation given and received in the last three years, by state.
fn activity(counts: &Counts, year: i32) -> Vec<[f64; 2]> {
    let sum = |pairs: &dyn Fn(usize) -> (usize, usize)| -> f64 {
        (0..counts.n)
            .flat_map(|k| (0..3).map(move |l| (k, l)))
            .filter_map(|(k, l)| counts.get(pairs(k).0, pairs(k).1, year - l))
            .map(|c| c[0])
            .sum::<f64>()
            .ln_1p()
    };
    (0..counts.n)
        .map(|i| [sum(&|k| (i, k)), sum(&|k| (k, i))])
        .collect()
}

/// The scores of family C.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Report {
    /// Items.
    pub items: usize,
    /// With cooperation.
    pub events: usize,
    /// Brier skill over whether there was any in the last year.
    pub over_last_year: Skill,
    /// Brier skill over the pair's own rate of the last three years (as a class): the honest baseline.
    pub over_own_rate: Skill,
    /// Chance that an item with the event has the higher forecast.
    pub auc: f64,
    /// Calibration slope.
    pub slope: f64,
    /// Forecast and observed by tenths.
    pub reliability: Vec<Reliability>,
}

/// Runs and scores family C for outcomes of `from` to `to`; intervals by unordered pair.
///
/// # Errors
///
/// If a fit fails.
pub fn run(table: &Table<DyadYear>, from: i32, to: i32, draws: u64) -> Result<Report, DataError> {
    let counts = Counts::new(table);
    let pairs: Vec<(usize, usize)> = (0..counts.n)
        .flat_map(|i| (0..counts.n).map(move |j| (i, j)))
        .filter(|(i, j)| i != j)
        .collect();
    let years: Vec<(i32, Vec<Row>)> = (FIRST + 2..to)
        .into_par_iter()
        .map(|year| {
            let activity = activity(&counts, year);
            let rows = pairs
                .iter()
                .filter_map(|&(i, j)| {
                    let z = covariates(&counts, &activity, i, j, year)?;
                    let event = counts.get(i, j, year + 1)?[0] > 0.0;
                    let past = (0..3)
                        .filter(|l| counts.get(i, j, year - l).is_some_and(|c| c[0] > 0.0))
                        .count();
                    let cluster = u32::try_from(i.min(j) * counts.n + i.max(j)).unwrap_or(0);
                    Some(Row {
                        z,
                        event,
                        past,
                        last: z[0] > 0.0,
                        cluster,
                    })
                })
                .collect();
            (year, rows)
        })
        .collect();
    let (mut p, mut last, mut own, mut event, mut cluster) =
        (vec![], vec![], vec![], vec![], vec![]);
    for year in from - 1..to {
        // Outcomes of `year` are known at its end: origins before it train.
        let training: Vec<&Row> = years
            .iter()
            .filter(|y| y.0 < year)
            .flat_map(|y| &y.1)
            .collect();
        let mut sample = Sample {
            columns: COLUMNS,
            ..Sample::default()
        };
        let (mut by_last, mut by_past) = ([(0.5, 1.0); 2], [(0.5, 1.0); 4]);
        for r in &training {
            sample.z.extend(r.z);
            sample.event.push(r.event);
            for cell in [&mut by_last[usize::from(r.last)], &mut by_past[r.past]] {
                *cell = (cell.0 + f64::from(u8::from(r.event)), cell.1 + 1.0);
            }
        }
        let fit = fit(&sample, RIDGE, &[])?;
        let at = |r: &Row| {
            r.z.iter()
                .zip(&fit.coefficients)
                .map(|(z, b)| z * b)
                .sum::<f64>()
                + fit.constant
        };
        for r in years.iter().filter(|y| y.0 == year).flat_map(|y| &y.1) {
            p.push(-(-at(r).exp()).exp_m1());
            last.push(by_last[usize::from(r.last)].0 / by_last[usize::from(r.last)].1);
            own.push(by_past[r.past].0 / by_past[r.past].1);
            event.push(r.event);
            cluster.push(r.cluster);
        }
    }
    let losses =
        |p: &[f64]| -> Vec<f64> { p.iter().zip(&event).map(|(p, e)| brier(*p, *e)).collect() };
    let mine = losses(&p);
    Ok(Report {
        items: event.len(),
        events: event.iter().filter(|&&e| e).count(),
        over_last_year: skill(&mine, &losses(&last), &cluster, draws),
        over_own_rate: skill(&mine, &losses(&own), &cluster, draws),
        auc: auc(&p, &event),
        slope: calibration_slope(&p, &event)?,
        reliability: reliability(&p, &event, 10),
    })
}

/// One pair in one year.
struct Row {
    z: [f64; COLUMNS],
    event: bool,
    past: usize,
    last: bool,
    cluster: u32,
}
