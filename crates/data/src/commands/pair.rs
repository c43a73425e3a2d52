//! `comity history pair`: the forecaster's view of one ordered pair.

use std::io::Write;
use std::path::PathBuf;

use comity_record::Day;
use rayon::prelude::*;

use crate::coverage::{Carry, last_released};
use crate::dataset::SIPRI;
use crate::error::DataError;
use crate::estimates::RIDGE;
use crate::fit::fit;
use crate::grid::Grid;
use crate::hazard::{EtaClasses, calibrate, onset, world_columns};
use crate::library::Library;
use crate::panel::{HORIZON, Suppliers, covered};
use crate::snapshot::{Lags, MEMORY, Snapshot};

/// `comity history pair RUS PRK --as-of 2014-01-01`.
#[derive(Debug, Clone)]
pub struct Pair {
    /// The data folder.
    pub folder: PathBuf,
    /// The supplier's letters.
    pub supplier: String,
    /// The recipient's letters.
    pub recipient: String,
    /// The day.
    pub as_of: Day,
}

/// How far a covariate is carried beyond its coverage, years; carried ones are named.
const CARRY: i32 = 10;

impl Pair {
    /// Prints base rate, covariates with their contributions, hazard, and the ten most similar pair-years with what
    /// became of them.
    ///
    /// # Errors
    ///
    /// If a file is missing, a state is not known, or history before the day is too short to fit.
    pub fn run(&self, out: &mut dyn Write) -> Result<(), DataError> {
        let grid = Grid::new(&Library::read(&self.folder)?.as_of(self.as_of));
        let find = |letters: &str| {
            grid.by_letters(letters).ok_or_else(|| {
                DataError::Request(format!("no state has the letters `{letters}` since 1950"))
            })
        };
        let (s, r) = (find(&self.supplier)?, find(&self.recipient)?);
        // The origin is the last year that was over on the day.
        let year = last_released(self.as_of, 0);
        let register = last_released(self.as_of, SIPRI.lag).min(SIPRI.coverage.last);
        let columns = world_columns();
        let snapshots: Vec<Snapshot> = (1980..=register - HORIZON)
            .into_par_iter()
            .map(|t| Snapshot::new(&grid, t, Lags::Stated, Carry::Never))
            .collect();
        let panel = covered(&grid, &snapshots, Suppliers::Ever, &columns);
        let fit = fit(&panel.sample, RIDGE, &[])?;
        let rows = panel.sample.rows();
        let rate = panel.sample.events() as f64 / rows as f64;
        let horizon = f64::from(HORIZON);
        let classes = EtaClasses::new((0..rows).map(|k| fit.eta(panel.sample.row(k))));
        let h0 = calibrate(&classes, rate, |h0, eta| onset(h0, eta, horizon))?;

        writeln!(
            out,
            "{} to {}, as of {}",
            grid.names[s], grid.names[r], self.as_of
        )?;
        writeln!(
            out,
            "class: any supplier ever, no delivery in {MEMORY} years; a delivery within {HORIZON}: {} in {rows} \
            pair-years to {} = {:.5}",
            panel.sample.events(),
            register - HORIZON,
            rate
        )?;
        if (register - MEMORY + 1..=register).any(|y| grid.delivered.get(y, s, r) == Some(true)) {
            writeln!(
                out,
                "not in the class: the register holds a delivery in the last {MEMORY} years"
            )?;
        }
        let now = Snapshot::new(&grid, year, Lags::Stated, Carry::Years(CARRY));
        writeln!(
            out,
            "\n{:<30}{:>10}{:>10}{:>12}{:>14}",
            "covariate", "z", "mean", "coefficient", "contribution"
        )?;
        let (mut eta, mut z) = (0.0, Vec::new());
        for (k, column) in columns.iter().enumerate() {
            let (mean, b) = (fit.means[k], fit.coefficients[k]);
            let value = column.z(&now, s, r);
            let part = value.map_or(0.0, |v| b * (v - mean));
            eta += part;
            z.push(value.unwrap_or(mean));
            let shown = value.map_or_else(|| "unknown".to_owned(), |v| format!("{v:.3}"));
            writeln!(
                out,
                "{:<30}{shown:>10}{mean:>10.3}{b:>12.3}{part:>14.3}",
                column.id()
            )?;
        }
        for c in &now.carried {
            writeln!(
                out,
                "carried: {} of {} stands for {}",
                c.dataset, c.from, c.to
            )?;
        }
        writeln!(
            out,
            "\nh0 {h0:.6} a year, eta {eta:+.3}, hazard {:.6} a year, chance within {HORIZON} years {:.5} \
            (class {rate:.5})",
            h0 * eta.exp(),
            onset(h0, eta, horizon)
        )?;

        // Similar: near in what the covariates contribute, so that what does not matter does not count.
        let distance = |k: usize| -> f64 {
            let row = panel.sample.row(k);
            row.iter()
                .zip(&z)
                .zip(&fit.coefficients)
                .map(|((a, b), c)| (c * (a - b)).powi(2))
                .sum()
        };
        let mut order: Vec<(f64, usize)> = (0..rows)
            .into_par_iter()
            .map(|k| (distance(k), k))
            .collect();
        order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        writeln!(out, "\nthe ten most similar pair-years (one a pair)")?;
        let mut pairs: Vec<(usize, usize)> = vec![(s, r)];
        for (d, k) in order {
            let item = panel.items[k];
            let pair = (item.supplier, item.recipient);
            if pairs.contains(&pair) {
                continue;
            }
            pairs.push(pair);
            let came = if panel.sample.event[k] {
                "a delivery followed"
            } else {
                "nothing followed"
            };
            writeln!(
                out,
                "  {} {} to {}: distance {:.3}, {came}",
                item.year,
                grid.names[pair.0],
                grid.names[pair.1],
                d.sqrt()
            )?;
            if pairs.len() > 10 {
                break;
            }
        }
        Ok(())
    }
}
