//! The yardsticks of the book, chapter *Measures*: run one part with
//! `cargo bench -p comity-measure -- alliances|votes|mode|draws|held-out|coverage|closeness`.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench prints its figures and fails by panicking"
)]

mod closeness;
#[path = "../tests/it/files.rs"]
#[expect(dead_code, reason = "shared with the tests, which use more of it")]
mod files;
#[path = "../tests/it/history.rs"]
#[expect(dead_code, reason = "shared with the tests, which use more of it")]
mod history;
mod ideal;
mod tables;

use std::time::Instant;

fn main() {
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    let wants = |part: &str| wanted.is_empty() || wanted.iter().any(|word| word == part);
    if wants("alliances") {
        tables::alliances();
    }
    if wants("votes") {
        tables::votes();
    }
    if wants("mode") {
        ideal::mode();
    }
    if wants("draws") {
        ideal::draws();
    }
    if wants("held-out") {
        ideal::held_out();
    }
    if wants("coverage") {
        ideal::coverage();
    }
    if wants("closeness") {
        closeness::closeness();
    }
}

/// Runs a task and prints its time on the clock and on the processor.
fn timed<T>(what: &str, task: impl FnOnce() -> T) -> T {
    let (start, cpu) = (Instant::now(), cpu_seconds());
    let value = task();
    let wall = start.elapsed().as_secs_f64();
    match (cpu, cpu_seconds()) {
        (Some(before), Some(after)) => {
            println!("{what}: {wall:.2} s wall, {:.2} s CPU", after - before);
        }
        _ => println!("{what}: {wall:.2} s wall"),
    }
    value
}

/// CPU seconds of the process so far, in hundredths, where the system tells.
fn cpu_seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let after_name = stat.rsplit_once(')')?.1;
    let ticks: u64 = after_name
        .split_whitespace()
        .skip(11)
        .take(2)
        .filter_map(|t| t.parse::<u64>().ok())
        .sum();
    Some(ticks as f64 / 100.0)
}
