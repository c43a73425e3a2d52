//! Family A: a new arms tie within two years.
//!
//! At each origin T the model is fitted again on the origins whose outcomes were released, with covariates as they
//! were released at each of them, and asks the world's own hazard code ([`crate::onset`]). What was unknown counts
//! as the typical pair, as it does in the world. Item: a pair without a delivery in T − 4..T, suppliers with a
//! client in those years; the outcome comes from the register years T + 1 and T + 2.

use std::collections::BTreeMap;

use comity_world::key::Key;
use rayon::prelude::*;

use crate::coverage::Carry;
use crate::dataset::SIPRI;
use crate::error::DataError;
use crate::estimates::RIDGE;
use crate::fit::{Fit, Sample, fit};
use crate::grid::Grid;
use crate::hazard::{Column, EtaClasses, calibrate, onset, world_columns};
use crate::panel::{HORIZON, Item, Suppliers, at_risk, outcome};
use crate::score::{
    Reliability, Skill, auc, brier, calibration_error, calibration_slope, log_loss, reliability,
    skill,
};
use crate::snapshot::{CarriedFrom, Lags, Snapshot};

/// How the backtest runs.
#[derive(Debug, Clone)]
pub struct Settings {
    /// First origin.
    pub from: i32,
    /// Last origin.
    pub to: i32,
    /// Years between origins; windows of two years overlap below 2.
    pub step: i32,
    /// First origin of the fits.
    pub since: i32,
    /// Which suppliers.
    pub suppliers: Suppliers,
    /// When data count as known.
    pub lags: Lags,
    /// How far a covariate is carried beyond its coverage; carried ones are listed.
    pub carry: Carry,
    /// Covariates.
    pub columns: Vec<Column>,
    /// Whether covariate vectors are shuffled across the pairs of a year: skill must vanish.
    pub shuffle: bool,
    /// Resamples of the bootstrap.
    pub draws: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            from: 1995,
            to: 2019,
            step: 2,
            since: 1980,
            suppliers: Suppliers::Active,
            lags: Lags::Stated,
            carry: Carry::Years(10),
            columns: world_columns(),
            shuffle: false,
            draws: 1000,
        }
    }
}

/// The rows of one origin; unknown covariates are kept as such.
struct Origin {
    year: i32,
    items: Vec<Item>,
    z: Vec<Option<f64>>,
    /// `None` where the register has not covered the window.
    events: Vec<Option<bool>>,
    clients: Vec<f64>,
    past: Vec<bool>,
    carried: Vec<CarriedFrom>,
}

fn origin(grid: &Grid, year: i32, settings: &Settings) -> Origin {
    let snapshot = Snapshot::new(grid, year, settings.lags, settings.carry);
    let items = at_risk(grid, year, settings.suppliers);
    let seen = |i: &Item| {
        if settings.shuffle {
            shuffled(&items, year, *i)
        } else {
            *i
        }
    };
    let width = settings.columns.len();
    let mut z = Vec::with_capacity(items.len() * width);
    let (mut clients, mut past) = (Vec::new(), Vec::new());
    for item in &items {
        let at = seen(item);
        z.extend(
            settings
                .columns
                .iter()
                .map(|c| c.z(&snapshot, at.supplier, at.recipient)),
        );
        let view = snapshot.view(at.supplier, at.recipient, 0.0);
        clients.push(view.supplier.clients.unwrap_or(0.0));
        past.push(view.pair.supplied == Some(1.0));
    }
    let events = items.iter().map(|&i| outcome(grid, i)).collect();
    Origin {
        year,
        z,
        events,
        clients,
        past,
        carried: snapshot.carried,
        items,
    }
}

/// The item whose covariates this one gets when they are shuffled within the year.
fn shuffled(items: &[Item], year: i32, item: Item) -> Item {
    let key = Key::new(7).and(u64::try_from(year).unwrap_or(0));
    let place = key
        .and(item.supplier as u64)
        .and(item.recipient as u64)
        .uniform();
    items[crate::score::position(place, items.len())]
}

/// A forecast and the baselines beside it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Forecast {
    /// What is forecast.
    pub item: Item,
    /// The model, through the world's code.
    pub model: f64,
    /// The rate of the training rows.
    pub constant: f64,
    /// That of rows with or without past supply.
    pub past: f64,
    /// That of past supply crossed with the fifth of the supplier's activity.
    pub crossed: f64,
}

/// What was fitted at an origin.
#[derive(Debug, Clone)]
pub struct Origins {
    /// T.
    pub year: i32,
    /// Rows of the fit.
    pub rows: usize,
    /// Events of the fit.
    pub events: usize,
    /// h0, events a year.
    pub h0: f64,
    /// The fit.
    pub fit: Fit,
    /// Items forecast.
    pub items: usize,
    /// Covariates carried into the forecast.
    pub carried: Vec<CarriedFrom>,
}

/// Forecasts of all origins, before any outcome is looked at.
#[derive(Debug, Clone, Default)]
pub struct Run {
    /// Fits.
    pub origins: Vec<Origins>,
    /// Forecasts.
    pub forecasts: Vec<Forecast>,
}

/// Runs the forecasts.
///
/// # Errors
///
/// If a fit fails, such as where no training origin has released outcomes.
pub fn run(grid: &Grid, settings: &Settings) -> Result<Run, DataError> {
    let last = settings.to;
    let origins: Vec<Origin> = (settings.since..=last)
        .into_par_iter()
        .map(|year| origin(grid, year, settings))
        .collect();
    let mut out = Run::default();
    let mut year = settings.from;
    while year <= settings.to {
        let (fitted, forecasts) = at(&origins, year, settings)?;
        out.origins.push(fitted);
        out.forecasts.extend(forecasts);
        year += settings.step;
    }
    Ok(out)
}

/// The last training origin whose outcomes were released at T.
fn last_training(year: i32, lags: Lags) -> i32 {
    let lag = match lags {
        Lags::Stated => i32::try_from(SIPRI.lag.div_ceil(12)).unwrap_or(1),
        Lags::None => 0,
    };
    year - lag - HORIZON
}

fn at(
    origins: &[Origin],
    year: i32,
    settings: &Settings,
) -> Result<(Origins, Vec<Forecast>), DataError> {
    let training: Vec<&Origin> = origins
        .iter()
        .filter(|o| o.year <= last_training(year, settings.lags))
        .collect();
    let width = settings.columns.len();
    let mut sample = Sample {
        columns: width,
        ..Sample::default()
    };
    for origin in &training {
        for (z, event) in origin.z.chunks_exact(width).zip(&origin.events) {
            if let (Some(event), true) = (event, z.iter().all(Option::is_some)) {
                sample.z.extend(z.iter().flatten());
                sample.event.push(*event);
            }
        }
    }
    let fit = fit(&sample, RIDGE, &[])?;
    // Every row of the class counts for the base rate; what is unknown counts as the typical pair.
    let eta = |z: &[Option<f64>]| -> f64 {
        z.iter()
            .zip(&fit.coefficients)
            .zip(&fit.means)
            .map(|((z, b), mean)| z.map_or(0.0, |z| b * (z - mean)))
            .sum()
    };
    let rows: usize = training.iter().map(|o| o.items.len()).sum();
    let events = training
        .iter()
        .flat_map(|o| &o.events)
        .filter(|e| **e == Some(true))
        .count();
    let rate = events as f64 / rows as f64;
    let horizon = f64::from(HORIZON);
    let classes = EtaClasses::new(
        training
            .iter()
            .flat_map(|o| o.z.chunks_exact(width).map(eta)),
    );
    let h0 = calibrate(&classes, rate, |h0, eta| onset(h0, eta, horizon))?;
    let base = Baselines::new(&training);
    let now = origins
        .iter()
        .find(|o| o.year == year)
        .ok_or_else(|| DataError::Request(format!("no origin {year}")))?;
    let forecasts = now
        .items
        .par_iter()
        .zip(now.z.par_chunks_exact(width))
        .enumerate()
        .map(|(k, (&item, z))| Forecast {
            item,
            model: onset(h0, eta(z), horizon),
            constant: rate,
            past: base.past[usize::from(now.past[k])],
            crossed: base.crossed[usize::from(now.past[k])][base.fifth(now.clients[k])],
        })
        .collect();
    let fitted = Origins {
        year,
        rows: sample.rows(),
        events: sample.events(),
        h0,
        fit,
        items: now.items.len(),
        carried: now.carried.clone(),
    };
    Ok((fitted, forecasts))
}

/// Rates of the classes of a forecaster without a model.
struct Baselines {
    cuts: [f64; 4],
    past: [f64; 2],
    crossed: [[f64; 5]; 2],
}

impl Baselines {
    fn new(training: &[&Origin]) -> Self {
        let mut clients: Vec<f64> = training
            .iter()
            .flat_map(|o| o.clients.iter().copied())
            .collect();
        clients.sort_by(f64::total_cmp);
        let cut = |k: usize| clients.get(k * clients.len() / 5).copied().unwrap_or(0.0);
        let mut out = Self {
            cuts: [cut(1), cut(2), cut(3), cut(4)],
            past: [0.0; 2],
            crossed: [[0.0; 5]; 2],
        };
        let mut counts = [[(0.0, 0.0); 5]; 2];
        for origin in training {
            for k in 0..origin.items.len() {
                let cell = &mut counts[usize::from(origin.past[k])][out.fifth(origin.clients[k])];
                cell.0 += f64::from(u8::from(origin.events[k] == Some(true)));
                cell.1 += 1.0;
            }
        }
        for (past, fifths) in counts.iter().enumerate() {
            let sum = fifths
                .iter()
                .fold((0.0, 0.0), |t, c| (t.0 + c.0, t.1 + c.1));
            out.past[past] = (sum.0 + 0.5) / (sum.1 + 1.0);
            for (fifth, c) in fifths.iter().enumerate() {
                // Half an event more: an empty class must not forecast zero.
                out.crossed[past][fifth] = (c.0 + 0.5) / (c.1 + 1.0);
            }
        }
        out
    }

    fn fifth(&self, clients: f64) -> usize {
        self.cuts.iter().filter(|&&c| clients > c).count()
    }
}

/// An item that the model got most wrong.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Worst {
    /// Origin.
    pub year: i32,
    /// Supplier.
    pub supplier: String,
    /// Recipient.
    pub recipient: String,
    /// Forecast.
    pub forecast: f64,
    /// What came.
    pub event: bool,
}

/// The scores of a run.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Report {
    /// Items with a known outcome.
    pub items: usize,
    /// Events among them.
    pub events: usize,
    /// Mean log loss of the model.
    pub log_loss: f64,
    /// Mean Brier loss of the model.
    pub brier: f64,
    /// Chance that an item with the event has the higher forecast.
    pub auc: f64,
    /// Log skill over the constant.
    pub over_constant: Skill,
    /// Log skill over past supply.
    pub over_past: Skill,
    /// Log skill over past supply crossed with activity: the honest baseline.
    pub over_crossed: Skill,
    /// Brier skill over the honest baseline.
    pub brier_over_crossed: Skill,
    /// Calibration slope.
    pub slope: f64,
    /// Mean |forecast − observed| over tenths.
    pub calibration_error: f64,
    /// Forecast and observed by tenths of the forecast.
    pub reliability: Vec<Reliability>,
    /// Log skill over the honest baseline by origin.
    pub by_origin: Vec<(i32, usize, f64)>,
    /// The twenty largest losses.
    pub worst: Vec<Worst>,
}

/// Scores a run against what came.
///
/// # Errors
///
/// If there is nothing to score.
pub fn score(grid: &Grid, run: &Run, draws: u64) -> Result<Report, DataError> {
    let scored: Vec<(Forecast, bool)> = run
        .forecasts
        .iter()
        .filter_map(|f| outcome(grid, f.item).map(|e| (*f, e)))
        .collect();
    let event: Vec<bool> = scored.iter().map(|s| s.1).collect();
    let p: Vec<f64> = scored.iter().map(|s| s.0.model).collect();
    let losses = |of: &dyn Fn(&Forecast) -> f64, loss: &dyn Fn(f64, bool) -> f64| -> Vec<f64> {
        scored.iter().map(|(f, e)| loss(of(f), *e)).collect()
    };
    let mut numbers = BTreeMap::new();
    let cluster: Vec<u32> = scored
        .iter()
        .map(|(f, _)| {
            let next = u32::try_from(numbers.len()).unwrap_or(0);
            *numbers.entry(f.item.pair()).or_insert(next)
        })
        .collect();
    let model = losses(&|f| f.model, &log_loss);
    let crossed = losses(&|f| f.crossed, &log_loss);
    let model_brier = losses(&|f| f.model, &brier);
    let table = reliability(&p, &event, 10);
    let mean = |v: &[f64]| v.iter().sum::<f64>() / v.len() as f64;
    let mut worst: Vec<usize> = (0..scored.len()).collect();
    worst.sort_by(|&a, &b| model[b].total_cmp(&model[a]).then(a.cmp(&b)));
    let by_origin = run
        .origins
        .iter()
        .map(|o| {
            let mine: Vec<usize> = (0..scored.len())
                .filter(|&k| scored[k].0.item.year == o.year)
                .collect();
            let sum = |v: &[f64]| mine.iter().map(|&k| v[k]).sum::<f64>();
            (o.year, mine.len(), 1.0 - sum(&model) / sum(&crossed))
        })
        .collect();
    Ok(Report {
        items: scored.len(),
        events: event.iter().filter(|&&e| e).count(),
        log_loss: mean(&model),
        brier: mean(&model_brier),
        auc: auc(&p, &event),
        over_constant: skill(&model, &losses(&|f| f.constant, &log_loss), &cluster, draws),
        over_past: skill(&model, &losses(&|f| f.past, &log_loss), &cluster, draws),
        over_crossed: skill(&model, &crossed, &cluster, draws),
        brier_over_crossed: skill(
            &model_brier,
            &losses(&|f| f.crossed, &brier),
            &cluster,
            draws,
        ),
        slope: calibration_slope(&p, &event)?,
        calibration_error: calibration_error(&table),
        reliability: table,
        by_origin,
        worst: worst
            .into_iter()
            .take(20)
            .map(|k| Worst {
                year: scored[k].0.item.year,
                supplier: grid.names[scored[k].0.item.supplier].clone(),
                recipient: grid.names[scored[k].0.item.recipient].clone(),
                forecast: p[k],
                event: event[k],
            })
            .collect(),
    })
}
