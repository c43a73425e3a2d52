//! The history commands without the command line around them:
//! `cargo run --release -p comity-data --example history -- DATA backtest A`, `… pair RUS PRK 2014-01-01`,
//! `… fit joint FILE`, `… list`, `… show sipri RUS PRK`, `… panel FILE`.
use std::io::stdout;
use std::path::PathBuf;
use std::time::Instant;

use comity_data::commands::{Backtest, FitHistory, Pair, Show, WritePanel, list, show};
use comity_data::{Carry, DataError, Lags, Suppliers};
use comity_record::Day;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let start = Instant::now();
    let (folder, out) = (
        PathBuf::from(args.first().unwrap_or(&"../shared/data")),
        &mut stdout().lock(),
    );
    match args.get(1..).unwrap_or_default() {
        ["backtest", family, rest @ ..] => Backtest {
            folder,
            family: family.parse()?,
            from: None,
            to: None,
            shuffle: rest.contains(&"shuffle"),
            draws: 1000,
            json: None,
        }
        .run(out)?,
        ["pair", supplier, recipient, day] => Pair {
            folder,
            supplier: (*supplier).into(),
            recipient: (*recipient).into(),
            as_of: day.parse()?,
        }
        .run(out)?,
        ["fit", model, rest @ ..] => FitHistory {
            folder,
            model: (*model).into(),
            as_of: rest.get(1).map(|d| d.parse()).transpose()?,
            file: rest.first().map(PathBuf::from),
            today: Day::new(2026, 11, 25)?,
        }
        .run(out)?,
        ["panel", file] => WritePanel {
            folder,
            origins: (1991, 2019),
            suppliers: Suppliers::Active,
            lags: Lags::Stated,
            carry: Carry::Never,
            file: (*file).into(),
        }
        .run(out)?,
        ["show", dataset, rest @ ..] => {
            let pair = rest
                .first()
                .zip(rest.get(1))
                .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()));
            show(
                &Show {
                    folder,
                    dataset: (*dataset).into(),
                    pair,
                },
                out,
            )?;
        }
        ["list"] => list(&folder, out)?,
        _ => {
            return Err(
                DataError::Request("backtest, pair, fit, panel, show or list".into()).into(),
            );
        }
    }
    #[expect(clippy::print_stderr, reason = "an example prints")]
    {
        eprintln!("{:.2} s", start.elapsed().as_secs_f64());
    }
    Ok(())
}
