//! What can be wrong with a file of data: file, line, column, what was found, what was expected.

use std::path::PathBuf;

/// Why data cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// The file cannot be opened.
    #[error("failed to open {}: {source}", file.display())]
    Open {
        /// The file.
        file: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The bytes stop or make no sense, such as in a truncated archive.
    #[error("{}:{line}: failed to read on: {what}", file.display())]
    Read {
        /// The file.
        file: PathBuf,
        /// The last line read.
        line: u64,
        /// Why.
        what: String,
    },
    /// A column of the official layout is missing.
    #[error("{}: no column `{column}`; found {}{}", file.display(), found.join(", "),
        if found.len() == 1 { " (one column only: is the delimiter right?)" } else { "" })]
    Column {
        /// The file.
        file: PathBuf,
        /// The column sought.
        column: &'static str,
        /// The columns there.
        found: Vec<String>,
    },
    /// A cell does not hold what its column should.
    #[error("{}:{line}: column `{column}`: found `{found}`, expected {expected}", file.display())]
    Cell {
        /// The file.
        file: PathBuf,
        /// The line.
        line: u64,
        /// The column.
        column: &'static str,
        /// What stands there.
        found: String,
        /// What should.
        expected: &'static str,
    },
    /// Two rows claim the same place.
    #[error("{}:{line}: {key} stands already in line {first}", file.display())]
    Duplicate {
        /// The file.
        file: PathBuf,
        /// The second line.
        line: u64,
        /// What both are about.
        key: String,
        /// The first line.
        first: u64,
    },
    /// Names that the table of names does not know in their year.
    #[error("{}: names that no state or listed organisation bears in the year: {}", file.display(), names.join(", "))]
    Names {
        /// The file.
        file: PathBuf,
        /// Each name with its first year.
        names: Vec<String>,
    },
    /// A row about a state in a year in which it was not one.
    #[error("{}:{line}: state {state} was not in the state system in {year}", file.display())]
    OutsideYears {
        /// The file.
        file: PathBuf,
        /// The line.
        line: u64,
        /// The state's code.
        state: u16,
        /// The year.
        year: i32,
    },
    /// No dataset has this layout.
    #[error("{}: no known dataset has the columns {}", file.display(), found.join(", "))]
    Unrecognised {
        /// The file.
        file: PathBuf,
        /// The columns there.
        found: Vec<String>,
    },
    /// A fit that cannot be made.
    #[error("failed to fit: {0}")]
    Fit(String),
    /// A request that makes no sense, such as a state that is not in the list.
    #[error("{0}")]
    Request(String),
    /// Output cannot be written.
    #[error("failed to write: {0}")]
    Write(#[from] std::io::Error),
}
