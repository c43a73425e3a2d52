//! The official files of the reference datasets, and what history says.
//!
//! *Readers* turn an official file into a [`Table`] of typed rows that knows its source, its [`Coverage`] and its
//! release lag; beyond coverage a value is [`Known::Unknown`], never zero. *Panels* put them together by year and
//! ordered pair; *fits* give hazards and ratios; the *backtest* asks the world's own hazard code what it would have
//! said of years that it had not seen.

pub mod backtest;
mod cholesky;
mod cite;
pub mod commands;
pub mod counts;
mod coverage;
mod dataset;
mod error;
mod estimates;
mod file;
mod fit;
mod grid;
mod hazard;
mod library;
mod names;
mod panel;
pub mod readers;
mod score;
mod snapshot;
mod state;
mod table;
pub mod treaty_ratios;

pub use cholesky::Square;
pub use cite::{CITATIONS, bibtex};
pub use coverage::{Carry, Coverage, Known, last_released};
pub use dataset::*;
pub use error::DataError;
pub use estimates::{Estimates, Model, RIDGE, estimate, fit_history, table, toml};
pub use file::{Encoding, Layout, Row, Rows, header};
pub use fit::{Fit, Sample, fit};
pub use grid::{CLOSE, Cube, FIRST, Grid, LAST, Plane};
pub use hazard::{Column, EtaClasses, SUCCESS, calibrate, onset, plain, world_columns};
pub use library::Library;
pub use names::{Names, Party, Unmatched};
pub use panel::{HORIZON, Item, Panel, Suppliers, at_risk, covered, outcome};
pub use readers::capitals::great_circle;
pub use score::{
    Reliability, Skill, auc, brier, calibration_error, calibration_slope, log_loss, reliability,
    skill,
};
pub use snapshot::{CarriedFrom, Lags, MEMORY, Snapshot};
pub use state::{Membership, State, read_majors, read_states};
pub use table::{Dated, Table};
