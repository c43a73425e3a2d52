//! Many trajectories, in parallel, in an order that does not depend on the threads.

use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use crate::scenario::{Scenario, Streams};
use crate::trace::Trajectory;
use crate::trajectory::trajectory;

/// How many trajectories, and from which streams.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Number of trajectories.
    pub runs: usize,
    /// Streams of all groups.
    pub streams: Streams,
}

/// Progress and interruption of long work.
pub trait Progress: Sync {
    /// So many more trajectories are done.
    fn done(&self, trajectories: usize);
    /// Whether to stop at the next block.
    fn stop(&self) -> bool;
}

impl Progress for AtomicBool {
    fn done(&self, _: usize) {}
    fn stop(&self) -> bool {
        self.load(Ordering::Relaxed)
    }
}

/// No progress, no interruption.
#[derive(Debug, Clone, Copy, Default)]
pub struct Quiet;

impl Progress for Quiet {
    fn done(&self, _: usize) {}
    fn stop(&self) -> bool {
        false
    }
}

/// Trajectories between two looks at the stop sign.
const BLOCK: usize = 256;

/// Runs trajectories 0, 1, 2 … and hands each to `judge`; gives the judgements in order.
///
/// When stopped it gives those of a whole number of blocks: a valid, smaller ensemble. The result is the
/// same for any number of threads.
pub fn run<R: Send>(
    scenario: &Scenario,
    settings: &Settings,
    judge: impl Fn(&Trajectory) -> R + Sync,
    progress: &dyn Progress,
) -> Vec<R> {
    let mut judged = Vec::with_capacity(settings.runs);
    while judged.len() < settings.runs && !progress.stop() {
        let from = judged.len();
        let to = (from + BLOCK).min(settings.runs);
        let block: Vec<R> = (from..to)
            .into_par_iter()
            .map(|k| judge(&trajectory(scenario, &settings.streams, k as u64)))
            .collect();
        progress.done(block.len());
        judged.extend(block);
    }
    judged
}
