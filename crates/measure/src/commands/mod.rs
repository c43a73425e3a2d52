//! The commands as functions of tables that were read elsewhere: arguments, a table, a place to write to.
//!
//! `comity similarity` is [`similarity`], `agreement` is [`agreement`], `ideal-points fit` and `show` are
//! [`ideal_points_fit`] and [`ideal_points_show`], `closest` is [`closest`].

mod agreement;
mod closest;
mod ideal_points;
mod output;
mod picture;
mod similarity;

pub use agreement::{AgreementArgs, VoteTables, agreement};
pub use closest::{ChannelTable, ClosestArgs, ClosestTables, closest};
pub use ideal_points::{
    IdealRow, IdealShowArgs, ideal_points_fit, ideal_points_rows, ideal_points_show,
};
pub use output::Format;
pub use picture::intervals;
pub use similarity::{AllianceTables, SimilarityArgs, similarity};

use crate::Unknown;
use thiserror::Error;

/// Why a command ended without a result.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum CommandError {
    /// Nothing can be computed, with the reason.
    #[error(transparent)]
    Unknown(#[from] Unknown),
    /// The result cannot be written.
    #[error("failed to write the result")]
    Write(#[from] std::io::Error),
    /// The result cannot be turned into JSON.
    #[error("failed to write the result as JSON")]
    Json(#[from] serde_json::Error),
}
