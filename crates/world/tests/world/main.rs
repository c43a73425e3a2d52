//! The process in small worlds of invented actors: against closed forms, against itself with another step, other
//! threads or other names, and against a second way of writing it down.
//!
//! Statistical comparisons state their false-alarm rate. All seeds are fixed, so a test that passes passes
//! always; the rate says how surprising a failure after a harmless change (another key, another order) would be.

mod build;
mod choice_form;
mod closed_forms;
mod conservation;
mod keyed_draws;
mod mechanisms;
mod spread;
mod steps;
mod threads_and_names;

use comity_world::ensemble::Quiet;
use comity_world::scenario::Streams;
use comity_world::{Scenario, Settings, Trajectory, run};

/// Judges the first trajectories of seed 7.
fn judged<R: Send>(
    scenario: &Scenario,
    runs: usize,
    judge: impl Fn(&Trajectory) -> R + Sync,
) -> Vec<R> {
    let settings = Settings {
        runs,
        streams: Streams::new(7),
    };
    run(scenario, &settings, judge, &Quiet)
}

/// Mean and its standard error.
fn mean_and_error(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (n - 1.0);
    (mean, (variance / n).sqrt())
}

/// Asserts that two numbers differ by at most a relative rounding error.
#[track_caller]
fn assert_close(left: f64, right: f64, relative: f64) {
    assert!(
        (left - right).abs() <= relative * left.abs().max(right.abs()).max(f64::MIN_POSITIVE),
        "{left} is not {right}"
    );
}

/// Standard errors beyond which a comparison fails: two-sided false-alarm rate 6·10⁻⁵.
const FAR: f64 = 4.0;
