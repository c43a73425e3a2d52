//! Runs family A under several settings and prints the scores.
use std::path::PathBuf;
use std::time::Instant;

use comity_data::backtest::supply::{Settings, run, score};
use comity_data::{Column, DataError, Grid, Lags, Library, Suppliers, world_columns};

fn main() -> Result<(), DataError> {
    let folder = std::env::args()
        .nth(1)
        .map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from);
    let start = Instant::now();
    let grid = Grid::new(&Library::read(&folder)?);
    let more: Vec<Column> = world_columns()
        .into_iter()
        .chain([Column::TradeShare, Column::JointCapability])
        .collect();
    let base = Settings::default();
    let trials = [
        ("stated lags", base.clone()),
        (
            "no lags",
            Settings {
                lags: Lags::None,
                ..base.clone()
            },
        ),
        (
            "stated lags, since 1990 only",
            Settings {
                since: 1989,
                ..base.clone()
            },
        ),
        (
            "stated lags, trade share and capability",
            Settings {
                columns: more.clone(),
                ..base.clone()
            },
        ),
        (
            "no lags, trade share and capability",
            Settings {
                columns: more,
                lags: Lags::None,
                ..base.clone()
            },
        ),
        (
            "any supplier ever",
            Settings {
                suppliers: Suppliers::Ever,
                ..base.clone()
            },
        ),
        (
            "shuffled",
            Settings {
                shuffle: true,
                ..base
            },
        ),
    ];
    for (name, settings) in trials {
        let step = Instant::now();
        let run = run(&grid, &settings)?;
        let s = score(&grid, &run, settings.draws)?;
        #[expect(clippy::print_stdout, reason = "an example prints")]
        {
            println!(
                "{name}: {} items, {} yes, AUC {:.3}, log skill {:.4} / {:.4} / {:.4} ({:.4} to {:.4}), Brier {:.4}, slope {:.3}, ECE {:.5}, top {:.4} obs {:.4}; {:.2} s",
                s.items,
                s.events,
                s.auc,
                s.over_constant.skill,
                s.over_past.skill,
                s.over_crossed.skill,
                s.over_crossed.low,
                s.over_crossed.high,
                s.brier_over_crossed.skill,
                s.slope,
                s.calibration_error,
                s.reliability[9].forecast,
                s.reliability[9].observed,
                step.elapsed().as_secs_f64()
            );
            println!(
                "   {:?}",
                s.by_origin
                    .iter()
                    .map(|b| (b.0, b.1, (b.2 * 1e4).round() / 1e4))
                    .collect::<Vec<_>>()
            );
        }
    }
    #[expect(clippy::print_stdout, reason = "an example prints")]
    {
        println!("wall time {:.2} s", start.elapsed().as_secs_f64());
    }
    Ok(())
}
