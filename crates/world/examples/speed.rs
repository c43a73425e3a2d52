//! Runs a second of a full world: `cargo run --release --example speed -- [runs]`.
#![expect(clippy::print_stdout, reason = "printing is what it is for")]

use std::time::Instant;

use comity_world::ensemble::Quiet;
use comity_world::scenario::Streams;
use comity_world::{Settings, run};

#[path = "../tests/world/build.rs"]
#[expect(dead_code, reason = "the tests use the rest")]
mod build;

fn main() {
    let runs = std::env::args()
        .nth(1)
        .and_then(|text| text.parse().ok())
        .unwrap_or(10_000);
    let settings = Settings {
        runs,
        streams: Streams::new(1),
    };
    let one = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .expect("a thread can be started");
    for actors in [8, 13] {
        let scenario = build::full(actors);
        let start = Instant::now();
        // A sum over everything that moves: equal before and after a change that should not change results.
        let sums = one.install(|| {
            run(
                &scenario,
                &settings,
                |t| {
                    let ties: f64 = t.ties.iter().map(|c| c.week).sum();
                    let flow = t.time.shipped + t.balance.held + t.weekly.cover.iter().sum::<f64>();
                    (ties, flow)
                },
                &Quiet,
            )
        });
        let seconds = start.elapsed().as_secs_f64();
        let (ties, flow) = sums
            .iter()
            .fold((0.0, 0.0), |(a, b), (x, y)| (a + x, b + y));
        println!(
            "{actors} actors, {} weeks, {runs} runs: {seconds:.2} s on one thread, {:.0} runs a second (ties {ties:e}, flows {flow:e})",
            scenario.weeks,
            runs as f64 / seconds
        );
    }
}
