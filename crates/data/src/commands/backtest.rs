//! `comity history backtest`.

use std::io::Write;
use std::path::PathBuf;
use std::str::FromStr;

use super::write_file;
use crate::backtest::{agreement, cooperation, partner, supply, treaties};
use crate::dataset::{ATOP_TREATIES, ICEWS_DYADS, UNGA_CALLS, UNGA_VOTES};
use crate::error::DataError;
use crate::grid::Grid;
use crate::library::Library;
use crate::readers::{icews, votes_assembly};
use crate::score::Skill;

/// A family of items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// New arms tie within two years.
    A,
    /// Largest trading partner the same after three years.
    B,
    /// Material cooperation next year.
    C,
    /// Agreement in the General Assembly's next session.
    D,
    /// New bilateral treaty within three years.
    E,
}

impl FromStr for Family {
    type Err = DataError;

    fn from_str(text: &str) -> Result<Self, DataError> {
        match text {
            "A" | "a" => Ok(Self::A),
            "B" | "b" => Ok(Self::B),
            "C" | "c" => Ok(Self::C),
            "D" | "d" => Ok(Self::D),
            "E" | "e" => Ok(Self::E),
            _ => Err(DataError::Request(format!(
                "no family `{text}`; there are A, B, C, D, E"
            ))),
        }
    }
}

/// `comity history backtest`.
#[derive(Debug, Clone)]
pub struct Backtest {
    /// The data folder.
    pub folder: PathBuf,
    /// Which family.
    pub family: Family,
    /// First origin (session for D); the family's own if absent.
    pub from: Option<i32>,
    /// Last origin (session for D); the family's own if absent.
    pub to: Option<i32>,
    /// Whether covariates are shuffled across pairs (family A only): the skill must vanish.
    pub shuffle: bool,
    /// Resamples of the bootstrap.
    pub draws: u64,
    /// Where the scores go as JSON.
    pub json: Option<PathBuf>,
}

fn percent(s: &Skill) -> String {
    format!(
        "{:.1} % ({:.1} to {:.1})",
        100.0 * s.skill,
        100.0 * s.low,
        100.0 * s.high
    )
}

impl Backtest {
    /// Runs the family and prints its scores.
    ///
    /// # Errors
    ///
    /// If a file is missing or not in its layout, or a fit fails.
    pub fn run(&self, out: &mut dyn Write) -> Result<(), DataError> {
        if self.shuffle && self.family != Family::A {
            return Err(DataError::Request("only family A can be shuffled".into()));
        }
        let json = match self.family {
            Family::A => self.supply(out)?,
            Family::B => self.partner(out)?,
            Family::C => self.cooperation(out)?,
            Family::D => self.agreement(out)?,
            Family::E => self.treaties(out)?,
        };
        if let Some(file) = &self.json {
            write_file(file, &json)?;
            writeln!(out, "wrote {}", file.display())?;
        }
        Ok(())
    }

    fn span(&self, from: i32, to: i32) -> (i32, i32) {
        (self.from.unwrap_or(from), self.to.unwrap_or(to))
    }

    fn supply(&self, out: &mut dyn Write) -> Result<String, DataError> {
        let grid = Grid::new(&Library::read(&self.folder)?);
        let (from, to) = self.span(1995, 2019);
        let settings = supply::Settings {
            from,
            to,
            shuffle: self.shuffle,
            draws: self.draws,
            ..supply::Settings::default()
        };
        let run = supply::run(&grid, &settings)?;
        let r = supply::score(&grid, &run, settings.draws)?;
        writeln!(
            out,
            "A: a new arms tie within 2 years, origins {from}-{to} every {} years: {} items, {} yes",
            settings.step, r.items, r.events
        )?;
        writeln!(
            out,
            "log skill over the constant              {}",
            percent(&r.over_constant)
        )?;
        writeln!(
            out,
            "log skill over past supply               {}",
            percent(&r.over_past)
        )?;
        writeln!(
            out,
            "log skill over past supply x activity    {}",
            percent(&r.over_crossed)
        )?;
        writeln!(
            out,
            "Brier skill over past supply x activity  {}",
            percent(&r.brier_over_crossed)
        )?;
        writeln!(
            out,
            "log loss {:.5}, Brier {:.5}, AUC {:.3}, calibration slope {:.3}, calibration error {:.5}",
            r.log_loss, r.brier, r.auc, r.slope, r.calibration_error
        )?;
        writeln!(out, "\ntenth     items  forecast  observed")?;
        for (k, line) in r.reliability.iter().enumerate() {
            writeln!(
                out,
                "{:>5}{:>10}{:>10.5}{:>10.5}",
                k + 1,
                line.items,
                line.forecast,
                line.observed
            )?;
        }
        writeln!(
            out,
            "\norigin    items  log skill over past supply x activity"
        )?;
        for (year, items, skill) in &r.by_origin {
            writeln!(out, "{year:>6}{items:>9}  {:.1} %", 100.0 * skill)?;
        }
        writeln!(out, "\nthe twenty worst")?;
        for w in &r.worst {
            let came = if w.event { "came" } else { "did not come" };
            writeln!(
                out,
                "  {} {} to {}: forecast {:.5}, {came}",
                w.year, w.supplier, w.recipient, w.forecast
            )?;
        }
        if let Some(last) = run.origins.last() {
            for c in &last.carried {
                writeln!(
                    out,
                    "carried at {}: {} of {} stands for {}",
                    last.year, c.dataset, c.from, c.to
                )?;
            }
        }
        to_json(&r)
    }

    fn partner(&self, out: &mut dyn Write) -> Result<String, DataError> {
        let grid = Grid::new(&Library::read(&self.folder)?);
        let (from, to) = self.span(1995, 2011);
        let r = partner::run(&grid, from, to, self.draws)?;
        writeln!(
            out,
            "B: largest trading partner the same after 3 years, {from}-{to}: {} items, {} the same",
            r.items, r.same
        )?;
        writeln!(
            out,
            "Brier skill over the constant     {}",
            percent(&r.over_constant)
        )?;
        writeln!(
            out,
            "Brier skill over its own history  {}",
            percent(&r.over_own)
        )?;
        writeln!(out, "AUC {:.3}, calibration slope {:.3}", r.auc, r.slope)?;
        to_json(&r)
    }

    fn cooperation(&self, out: &mut dyn Write) -> Result<String, DataError> {
        let names = crate::names::Names::read(&crate::dataset::CODES.file(&self.folder))?;
        let table = icews::read_dyad_years(&ICEWS_DYADS.file(&self.folder), &names)?;
        let (from, to) = self.span(2009, 2014);
        let r = cooperation::run(&table, from, to, self.draws)?;
        writeln!(
            out,
            "C: any material cooperation in {from}-{to}: {} items, {} yes",
            r.items, r.events
        )?;
        writeln!(
            out,
            "Brier skill over last year               {}",
            percent(&r.over_last_year)
        )?;
        writeln!(
            out,
            "Brier skill over own three-year rate     {}",
            percent(&r.over_own_rate)
        )?;
        writeln!(out, "AUC {:.3}, calibration slope {:.3}", r.auc, r.slope)?;
        to_json(&r)
    }

    fn agreement(&self, out: &mut dyn Write) -> Result<String, DataError> {
        let calls = votes_assembly::read_calls(&UNGA_CALLS.file(&self.folder))?;
        let votes = votes_assembly::read_votes(&UNGA_VOTES.file(&self.folder), &calls)?;
        let (from, to) = self.span(55, 74);
        let r = agreement::run(&calls, &votes, from, to, self.draws)?;
        writeln!(
            out,
            "D: agreement in the next session, sessions {from}-{to}: {} items",
            r.items
        )?;
        writeln!(
            out,
            "RMSE {:.4}; persistence {:.4}, mean of three sessions {:.4}",
            r.rmse, r.rmse_persistence, r.rmse_three
        )?;
        writeln!(
            out,
            "skill in squared error over three sessions {}",
            percent(&r.over_three)
        )?;
        writeln!(
            out,
            "CRPS {:.4}, inside the 80 % interval {:.1} %",
            r.crps,
            100.0 * r.inside_80
        )?;
        to_json(&r)
    }

    fn treaties(&self, out: &mut dyn Write) -> Result<String, DataError> {
        let library = Library::read(&self.folder)?;
        let (from, to) = self.span(1993, 2011);
        let lag = i32::try_from(ATOP_TREATIES.lag / 12).unwrap_or(3);
        let r = treaties::run(&library, &Grid::new(&library), lag, from, to, self.draws);
        writeln!(
            out,
            "E: a new bilateral treaty within 3 years, origins {from}-{to} every 3 years: {} items, {} yes, {} treaties",
            r.items, r.events, r.treaties
        )?;
        writeln!(
            out,
            "expected {:.0}; log skill of two rates over one {}",
            r.expected,
            percent(&r.over_one_rate)
        )?;
        to_json(&r)
    }
}

fn to_json(report: &impl serde::Serialize) -> Result<String, DataError> {
    serde_json::to_string_pretty(report).map_err(|e| DataError::Write(e.into()))
}
