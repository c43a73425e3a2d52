//! Fitting the supply hazard, and the estimates file.

use std::fmt::Write as _;

use crate::cholesky::Square;
use crate::coverage::Carry;
use crate::error::DataError;
use crate::fit::{Fit, fit};
use crate::grid::Grid;
use crate::hazard::{Column, EtaClasses, calibrate, plain, world_columns};
use crate::panel::{Panel, Suppliers, covered};
use crate::snapshot::{Lags, Snapshot};

/// The ridge on standardised covariates: a normal prior of standard deviation 1 on each.
pub const RIDGE: f64 = 1.0;

/// A model of the supply hazard.
#[derive(Debug, Clone)]
pub struct Model {
    /// Its name.
    pub name: &'static str,
    /// Covariates.
    pub columns: Vec<Column>,
    /// First and last origin.
    pub origins: (i32, i32),
    /// Which suppliers.
    pub suppliers: Suppliers,
}

impl Model {
    /// The model of the estimates file: one sample for all covariates, so that h0 belongs to all of them.
    #[must_use]
    pub fn joint() -> Self {
        let mut columns = world_columns();
        columns.push(Column::TradeShare);
        Self {
            name: "joint",
            columns,
            origins: (1991, 2014),
            suppliers: Suppliers::Ever,
        }
    }

    /// A model by name: `joint`, `all suppliers`, `active suppliers`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let core: Vec<Column> = world_columns()
            .into_iter()
            .filter(|c| !c.id().contains("sanctioned") && c.id() != "supply.rival_trade")
            .chain([Column::JointCapability])
            .collect();
        let origins = (1980, 2014);
        match name {
            "joint" => Some(Self::joint()),
            "all suppliers" => Some(Self {
                name: "all suppliers",
                columns: core,
                origins,
                suppliers: Suppliers::Ever,
            }),
            "active suppliers" => Some(Self {
                name: "active suppliers",
                columns: core,
                origins,
                suppliers: Suppliers::Active,
            }),
            _ => None,
        }
    }
}

/// A fitted model of supply.
#[derive(Debug, Clone)]
pub struct Estimates {
    /// The model.
    pub model: Model,
    /// The fit; covariances by pair, by supplier, by recipient, by ordered pair.
    pub fit: Fit,
    /// Base rate of the average pair, events a year.
    pub h0: f64,
    /// Plain rate, events a year.
    pub r: f64,
    /// Rows of the class.
    pub class: usize,
    /// Rows used.
    pub rows: usize,
    /// Events.
    pub events: usize,
    /// Unordered pairs.
    pub pairs: usize,
    /// Standard errors by pair.
    pub by_pair: Vec<f64>,
    /// Standard errors by supplier and recipient, at least those by pair.
    pub by_state: Vec<f64>,
}

/// Numbers clusters from 0 in the order of their keys, which are below a million (pairs of indices below a thousand).
fn number(keys: impl Iterator<Item = u32> + Clone) -> (Vec<u32>, usize) {
    let mut place = vec![u32::MAX; 1_000_000];
    for key in keys.clone() {
        place[key as usize] = 0;
    }
    let mut count = 0;
    for cell in place.iter_mut().filter(|c| **c == 0) {
        *cell = count;
        count += 1;
    }
    (
        keys.map(|key| place[key as usize]).collect(),
        count as usize,
    )
}

/// Fits a model on a panel.
///
/// # Errors
///
/// If the fit fails.
pub fn estimate(model: &Model, panel: &Panel) -> Result<Estimates, DataError> {
    let items = &panel.items;
    let index = |k: usize| u32::try_from(k).unwrap_or(u32::MAX);
    let (pair, pairs) = number(items.iter().map(|i| i.pair()));
    let (supplier, _) = number(items.iter().map(|i| index(i.supplier)));
    let (recipient, _) = number(items.iter().map(|i| index(i.recipient)));
    let (ordered, _) = number(items.iter().map(|i| index(i.supplier * 1000 + i.recipient)));
    let fit = fit(
        &panel.sample,
        RIDGE,
        &[&pair, &supplier, &recipient, &ordered],
    )?;
    let rows = panel.sample.rows();
    let target = panel.sample.events() as f64 / rows as f64;
    let classes = EtaClasses::new((0..rows).map(|k| fit.eta(panel.sample.row(k))));
    let horizon = f64::from(crate::panel::HORIZON);
    let h0 = calibrate(&classes, target, |h0, eta| plain(h0, eta, horizon))?;
    let by_pair = fit.errors(0);
    let by_state = two_way(&fit.covariances)
        .into_iter()
        .zip(&by_pair)
        .map(|(w, p)| w.max(*p))
        .collect();
    Ok(Estimates {
        model: model.clone(),
        h0,
        r: target / horizon,
        class: panel.class,
        rows,
        events: panel.sample.events(),
        pairs,
        by_pair,
        by_state,
        fit,
    })
}

fn two_way(covariances: &[Square]) -> Vec<f64> {
    let n = covariances[0].n;
    (0..n)
        .map(|k| {
            let variance =
                covariances[1].at(k, k) + covariances[2].at(k, k) - covariances[3].at(k, k);
            variance.max(0.0).sqrt()
        })
        .collect()
}

/// Fits a model on history, each year counting as known at its end.
///
/// # Errors
///
/// If the fit fails.
pub fn fit_history(grid: &Grid, model: &Model) -> Result<Estimates, DataError> {
    use rayon::prelude::*;
    let snapshots: Vec<Snapshot> = (model.origins.0..=model.origins.1)
        .into_par_iter()
        .map(|t| Snapshot::new(grid, t, Lags::None, Carry::Never))
        .collect();
    estimate(
        model,
        &covered(grid, &snapshots, model.suppliers, &model.columns),
    )
}

/// What the estimates say as a table.
#[must_use]
pub fn table(e: &Estimates) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "{}: origins {}-{}, {} rows of {} ({} not covered), {} events, {} pairs; h0 {:.6} a year, r {:.6}, r/h0 {:.2}",
        e.model.name,
        e.model.origins.0,
        e.model.origins.1,
        e.rows,
        e.class,
        e.class - e.rows,
        e.events,
        e.pairs,
        e.h0,
        e.r,
        e.r / e.h0,
    );
    let _ = writeln!(
        out,
        "  {:<28}{:>12}{:>8}{:>10}{:>9}{:>8}",
        "covariate", "coefficient", "se", "by state", "mean z", "ratio"
    );
    for (k, column) in e.model.columns.iter().enumerate() {
        let b = e.fit.coefficients[k];
        let _ = writeln!(
            out,
            "  {:<28}{b:>12.3}{:>8.3}{:>10.3}{:>9.3}{:>8.2}",
            column.id(),
            e.by_pair[k],
            e.by_state[k],
            e.fit.means[k],
            b.exp(),
        );
    }
    out
}

/// The estimates as a parameter file of a dossier. `inputs` are file and SHA-256 of what was read; `day` is the day
/// of the fit. Standard errors are twice those by pair: shells, food and fuel are outside the register.
#[must_use]
pub fn toml(e: &Estimates, inputs: &[(String, String)], day: &str) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "# The hazard of a new arms tie, fitted on history: `comity history fit`."
    );
    let _ = writeln!(
        out,
        "# Origins {}-{}: {} pair-years ({} more not covered), {} events, {} pairs. Complementary log-log; ridge {RIDGE} on\n\
         # standardised covariates; errors clustered on the unordered pair and doubled. Inputs (SHA-256):",
        e.model.origins.0,
        e.model.origins.1,
        e.rows,
        e.class - e.rows,
        e.events,
        e.pairs,
    );
    for (file, hash) in inputs {
        let _ = writeln!(out, "#   {hash}  {file}");
    }
    let shape = e.events.min(10);
    let _ = writeln!(
        out,
        "\n[[parameter]]\nid = \"supply.rate\"\nunit = \"count/year\"\ndist = {{ kind = \"gamma\", shape = {shape}, rate = {:.0} }}\n\
         why = \"{} events in {} pair-years, two-year window: h0 {:.6} a year for the pair of average covariates (plain rate {:.5}).\"\n\
         set = \"{day}\"",
        shape as f64 / e.h0,
        e.events,
        e.rows,
        e.h0,
        e.r,
    );
    for (k, column) in e.model.columns.iter().enumerate() {
        let (b, se) = (e.fit.coefficients[k], 2.0 * e.by_pair[k]);
        let _ = writeln!(
            out,
            "\n[[parameter]]\nid = \"{}\"\nunit = \"1\"\ndist = {{ kind = \"normal\", mean = {b:.3}, se = {se:.3} }}\nmean = {:.4}\nse = {se:.3}\n\
             why = \"{} pair-years, {} events; fitted error {:.3} by pair ({:.3} by state), doubled.\"\nset = \"{day}\"",
            column.id(),
            e.fit.means[k],
            e.rows,
            e.events,
            e.by_pair[k],
            e.by_state[k],
        );
    }
    let _ = writeln!(
        out,
        "\n# Covariance of the coefficients by pair, in the order above, not doubled:"
    );
    for i in 0..e.fit.coefficients.len() {
        let row: Vec<String> = (0..=i)
            .map(|j| format!("{:.3e}", e.fit.covariances[0].at(i, j)))
            .collect();
        let _ = writeln!(out, "#   {}", row.join(" "));
    }
    out
}
