//! `comity history fit`.

use std::io::Write;
use std::path::PathBuf;

use comity_record::Day;

use super::{hashes, write_file};
use crate::counts;
use crate::dataset::{UNSC_VETOES, UNSC_VOTES};
use crate::error::DataError;
use crate::estimates::{Model, fit_history, table, toml};
use crate::grid::Grid;
use crate::library::Library;
use crate::readers::votes_council;

/// `comity history fit`.
#[derive(Debug, Clone)]
pub struct FitHistory {
    /// The data folder.
    pub folder: PathBuf,
    /// `joint` (the estimates file), `all suppliers` or `active suppliers`.
    pub model: String,
    /// Only what was released by this day.
    pub as_of: Option<Day>,
    /// Where the estimates file goes.
    pub file: Option<PathBuf>,
    /// The day that the file says it was made.
    pub today: Day,
}

impl FitHistory {
    /// Fits the supply hazard, prints the table and writes the estimates file.
    ///
    /// # Errors
    ///
    /// If a file is missing or not in its layout, or the fit fails.
    pub fn run(&self, out: &mut dyn Write) -> Result<(), DataError> {
        let model = Model::named(&self.model).ok_or_else(|| {
            DataError::Request(format!(
                "no model `{}`; there are joint, all suppliers, active suppliers",
                self.model
            ))
        })?;
        let mut library = Library::read(&self.folder)?;
        if let Some(day) = self.as_of {
            library = library.as_of(day);
            writeln!(
                out,
                "as of {day}: the register to {}",
                library.deliveries.coverage.last
            )?;
        }
        let grid = Grid::new(&library);
        let estimates = fit_history(&grid, &model)?;
        write!(out, "{}", table(&estimates))?;
        if self.as_of.is_none() {
            let votes = votes_council::read_votes(&UNSC_VOTES.file(&self.folder))?;
            let drafts = votes_council::read_vetoes(&UNSC_VETOES.file(&self.folder))?;
            counts::print(&library, &grid, &votes, &drafts, out)?;
        }
        if let Some(file) = &self.file {
            let day = self.today.to_string();
            let mut text = toml(&estimates, &hashes(&self.folder)?, &day);
            text.push_str(&counts::toml(&library, &grid, &day));
            write_file(file, &text)?;
            writeln!(out, "wrote {}", file.display())?;
        }
        Ok(())
    }
}
