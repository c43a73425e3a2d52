//! Reads, fits, prints, with the time of each step: the side-by-side with the yardstick in `benches`.
use std::path::PathBuf;
use std::time::Instant;

use comity_data::{DataError, Grid, Library, Model, fit_history, table};

fn main() -> Result<(), DataError> {
    let folder = std::env::args()
        .nth(1)
        .map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from);
    let start = Instant::now();
    let library = Library::read(&folder)?;
    let read = start.elapsed();
    let grid = Grid::new(&library);
    #[expect(clippy::print_stdout, reason = "an example prints")]
    {
        println!(
            "read {:.2} s, built {:.2} s: {} states",
            read.as_secs_f64(),
            start.elapsed().as_secs_f64(),
            grid.n()
        );
        for name in ["active suppliers", "all suppliers", "joint"] {
            let step = Instant::now();
            let Some(model) = Model::named(name) else {
                continue;
            };
            print!("{}", table(&fit_history(&grid, &model)?));
            println!("  {:.2} s", step.elapsed().as_secs_f64());
        }
        println!("wall time {:.2} s", start.elapsed().as_secs_f64());
    }
    Ok(())
}
