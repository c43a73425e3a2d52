//! Estimation by the method of moments (Snijders 2001; Schweinberger and Snijders 2007), and what is tested afterwards.

mod check;
mod fit;
mod moments;
mod result;
mod step;
mod tests;

pub use fit::{FitSettings, Progress, fit, fit_from};
pub use moments::Moments;
pub use result::{Fit, Rates};
pub use tests::{ScoreTest, WaldTest};
