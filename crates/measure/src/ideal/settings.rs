//! What a fit of ideal points may be asked for.

use std::ops::ControlFlow;

/// Settings of a fit. The defaults are those of the specification's recommended model.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Pull towards 0 in proportion to the votes of a state-session; makes the published shrinkage explicit.
    pub omega: f64,
    /// The side that counts as positive, and that which counts as negative: fixes the sign.
    pub orientation: (u16, u16),
    /// Where states start, if not at 0.
    pub start: Vec<(u16, f64)>,
    /// Sweeps of the mode at most.
    pub mode_sweeps: usize,
    /// The mode is reached when no position moves by more in a sweep.
    pub tolerance: f64,
    /// Chains of draws, each with a stream of its own.
    pub chains: usize,
    /// Sweeps of each chain, those dropped included.
    pub sweeps: usize,
    /// Sweeps dropped at the start of each chain.
    pub dropped: usize,
    /// Seed of all draws.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            omega: 0.02,
            orientation: (2, 365),
            start: vec![
                (2, 3.0),
                (20, 3.0),
                (200, 3.0),
                (666, 3.0),
                (365, -2.0),
                (265, -2.0),
            ],
            mode_sweeps: 100,
            tolerance: 1e-3,
            chains: 2,
            sweeps: 500,
            dropped: 100,
            seed: 1,
        }
    }
}

/// How far a fit has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// A sweep of the mode is done.
    Mode {
        /// Sweeps done.
        sweep: usize,
    },
    /// A sweep of a chain is done.
    Chain {
        /// Which chain, from 0.
        chain: usize,
        /// Sweeps done.
        sweep: usize,
    },
}

/// Is told of every sweep, possibly from several threads, and may break off the fit.
pub type Watch<'a> = &'a (dyn Fn(Progress) -> ControlFlow<()> + Sync);

/// Lets a fit run to its end.
///
/// # Errors
/// Never breaks.
pub fn unwatched(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}
