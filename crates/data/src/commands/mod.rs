//! What the commands `comity data …`, `comity panel` and `comity history …` do: arguments in, text out.
//!
//! Nothing here reads the clock, the environment or the command line.

mod backtest;
mod datasets;
mod fit;
mod pair;
mod panel;

pub use backtest::{Backtest, Family};
pub use datasets::{Show, add, cite, list, show};
pub use fit::FitHistory;
pub use pair::Pair;
pub use panel::WritePanel;

use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::dataset::{
    ATOP_MEMBERS, ATOP_TREATIES, CAPITALS, CODES, CONTIGUITY, Dataset, GSDB, MAJORS, MIDB, NMC,
    RIVALRIES, SIPRI, STATES, TRADE,
};
use crate::error::DataError;

/// The files that the estimates rest on.
const INPUTS: [&Dataset; 13] = [
    &STATES,
    &MAJORS,
    &CODES,
    &ATOP_MEMBERS,
    &ATOP_TREATIES,
    &CONTIGUITY,
    &SIPRI,
    &MIDB,
    &RIVALRIES,
    &GSDB,
    &TRADE,
    &NMC,
    &CAPITALS,
];

/// The path below the data folder and the SHA-256 of each input.
fn hashes(folder: &Path) -> Result<Vec<(String, String)>, DataError> {
    let hash = |dataset: &&Dataset| {
        let file = dataset.file(folder);
        let bytes = std::fs::read(&file).map_err(|source| DataError::Open { file, source })?;
        let digest: String = Sha256::digest(&bytes)
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect();
        Ok((dataset.path.to_owned(), digest))
    };
    INPUTS.iter().map(hash).collect()
}

/// Writes a text file.
fn write_file(path: &PathBuf, text: &str) -> Result<(), DataError> {
    std::fs::write(path, text).map_err(|source| DataError::Open {
        file: path.clone(),
        source,
    })
}
