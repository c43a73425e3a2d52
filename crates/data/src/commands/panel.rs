//! `comity panel`.

use std::io::Write;
use std::path::PathBuf;

use super::write_file;
use crate::coverage::Carry;
use crate::error::DataError;
use crate::grid::Grid;
use crate::hazard::{Column, world_columns};
use crate::library::Library;
use crate::panel::{Suppliers, at_risk, outcome};
use crate::snapshot::{Lags, Snapshot};

/// `comity panel`: the panel of supply as CSV; an unknown cell is empty.
#[derive(Debug, Clone)]
pub struct WritePanel {
    /// The data folder.
    pub folder: PathBuf,
    /// First and last origin.
    pub origins: (i32, i32),
    /// Which suppliers.
    pub suppliers: Suppliers,
    /// When data count as known.
    pub lags: Lags,
    /// Whether values are carried beyond coverage.
    pub carry: Carry,
    /// Where the CSV goes.
    pub file: PathBuf,
}

impl WritePanel {
    /// Writes the panel and says what was carried and what is unknown.
    ///
    /// # Errors
    ///
    /// If a file is missing or not in its layout, or the panel cannot be written.
    pub fn run(&self, out: &mut dyn Write) -> Result<(), DataError> {
        use std::fmt::Write as _;
        let grid = Grid::new(&Library::read(&self.folder)?);
        let columns: Vec<Column> = world_columns()
            .into_iter()
            .chain([Column::TradeShare, Column::JointCapability])
            .collect();
        let mut text = String::from("origin,supplier,recipient,delivery_within_2_years");
        for column in &columns {
            let _ = write!(text, ",{}", column.id());
        }
        text.push('\n');
        let mut unknown = vec![0u64; columns.len()];
        let (mut rows, mut carried) = (0u64, Vec::new());
        for year in self.origins.0..=self.origins.1 {
            let snapshot = Snapshot::new(&grid, year, self.lags, self.carry);
            for item in at_risk(&grid, year, self.suppliers) {
                let event = outcome(&grid, item).map_or("", |e| if e { "1" } else { "0" });
                let _ = write!(
                    text,
                    "{year},{},{},{event}",
                    grid.letters[item.supplier], grid.letters[item.recipient]
                );
                for (k, column) in columns.iter().enumerate() {
                    match column.z(&snapshot, item.supplier, item.recipient) {
                        Some(z) => {
                            let _ = write!(text, ",{z}");
                        }
                        None => {
                            text.push(',');
                            unknown[k] += 1;
                        }
                    }
                }
                text.push('\n');
                rows += 1;
            }
            carried.extend(snapshot.carried);
        }
        write_file(&self.file, &text)?;
        writeln!(out, "{rows} rows to {}", self.file.display())?;
        for (column, n) in columns.iter().zip(unknown) {
            let (unit, dataset) = column.about();
            writeln!(
                out,
                "  {:<28}{unit:<46}{} {} ({}-{}), unknown in {n}",
                column.id(),
                dataset.id,
                dataset.version,
                dataset.coverage.first,
                dataset.coverage.last
            )?;
        }
        for c in carried {
            writeln!(
                out,
                "  carried: {} of {} stands for {}",
                c.dataset, c.from, c.to
            )?;
        }
        Ok(())
    }
}
