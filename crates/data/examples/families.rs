//! Runs families B to E and prints the scores.
use std::path::PathBuf;
use std::time::Instant;

use comity_data::backtest::{agreement, cooperation, partner, treaties};
use comity_data::readers::{icews, votes_assembly};
use comity_data::{DataError, Grid, ICEWS_DYADS, Library, UNGA_CALLS, UNGA_VOTES};

fn main() -> Result<(), DataError> {
    let folder = std::env::args().nth(1).map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from);
    let library = Library::read(&folder)?;
    let grid = Grid::new(&library);
    let say = |text: String, start: Instant| {
        #[expect(clippy::print_stdout, reason = "an example prints")]
        {
            println!("{text}\n  {:.2} s", start.elapsed().as_secs_f64());
        }
    };
    let start = Instant::now();
    say(format!("B {:#?}", partner::run(&grid, 1995, 2011, 500)?), start);
    let start = Instant::now();
    let events = icews::read_dyad_years(&ICEWS_DYADS.file(&folder), &library.names)?;
    say(format!("C {:#?}", cooperation::run(&events, 2009, 2014, 500)?), start);
    let start = Instant::now();
    let calls = votes_assembly::read_calls(&UNGA_CALLS.file(&folder))?;
    let votes = votes_assembly::read_votes(&UNGA_VOTES.file(&folder), &calls)?;
    say(format!("D {:#?}", agreement::run(&calls, &votes, 55, 74, 500)?), start);
    let start = Instant::now();
    say(format!("E {:#?}", treaties::run(&library, &grid, 3, 1993, 2011, 500)), start);
    Ok(())
}
