//! A table of typed rows with the dataset it is from, cut at what was released by a day.

use comity_record::Day;

use crate::coverage::{Coverage, last_released};
use crate::dataset::Dataset;

/// A row that can be cut at a last visible year.
pub trait Dated: Sized {
    /// The row as it could be known from data of years up to `last`: `None` where it began later, with later
    /// ends and changes hidden.
    fn known(&self, last: i32) -> Option<Self>;
}

/// Rows of one dataset.
#[derive(Debug, Clone)]
pub struct Table<R> {
    /// Where the rows are from.
    pub dataset: &'static Dataset,
    /// What is covered: that of the dataset, or less after [`Table::as_of`].
    pub coverage: Coverage,
    /// The rows, in the order of the file.
    pub rows: Vec<R>,
}

impl<R: Dated> Table<R> {
    /// A table of all rows of a dataset.
    #[must_use]
    pub fn new(dataset: &'static Dataset, rows: Vec<R>) -> Self {
        Self {
            dataset,
            coverage: dataset.coverage,
            rows,
        }
    }

    /// The table as released by `day`: rows of later years are gone, ends after the last visible year are open.
    ///
    /// All files are today's vintages, so what was revised since is not undone: pseudo-as-of.
    #[must_use]
    pub fn as_of(&self, day: Day) -> Self {
        self.until(last_released(day, self.dataset.lag))
    }

    /// The table as it could be known from data of years up to `last`.
    #[must_use]
    pub fn until(&self, last: i32) -> Self {
        let coverage = Coverage {
            first: self.coverage.first,
            last: self.coverage.last.min(last),
        };
        let rows = self
            .rows
            .iter()
            .filter_map(|r| r.known(coverage.last))
            .collect();
        Self {
            dataset: self.dataset,
            coverage,
            rows,
        }
    }
}
