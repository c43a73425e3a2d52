//! `comity saom`: stochastic actor-oriented models.

use std::cell::Cell;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::{Subcommand, ValueEnum};
use comity_saom::command::{self, EffectsArgs, FitArgs, Format, GofArgs, SimulateArgs};
use comity_saom::{Error, Progress};
use indicatif::ProgressBar;

use crate::failure::Failure;

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Output {
    /// A table for the terminal.
    Text,
    /// JSON.
    Json,
    /// Comma-separated values.
    Csv,
}

impl From<Output> for Format {
    fn from(output: Output) -> Self {
        match output {
            Output::Text => Self::Text,
            Output::Json => Self::Json,
            Output::Csv => Self::Csv,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Saom {
    /// Estimate the model of a file by the method of moments; Ctrl-C gives the estimate so far
    Fit {
        /// The model file (TOML)
        model: PathBuf,
        /// Seed, if not that of the model file
        #[arg(long)]
        seed: Option<u64>,
        /// Start from the JSON of an earlier fit
        #[arg(long, value_name = "FILE")]
        warm: Option<PathBuf>,
        #[arg(long, value_enum, default_value_t = Output::Text)]
        format: Output,
    },
    /// Simulate the model of a file
    Simulate {
        /// The model file (TOML)
        model: PathBuf,
        /// Parameters: the JSON of a fit; those of the model file where absent
        #[arg(long, value_name = "FILE")]
        estimates: Option<PathBuf>,
        /// Simulations
        #[arg(long, default_value_t = 1000)]
        count: usize,
        /// Seed
        #[arg(long, default_value_t = 1)]
        seed: u64,
        #[arg(long, value_enum, default_value_t = Output::Text)]
        format: Output,
    },
    /// Compare degrees, distances and triples with simulations of the fitted model
    Gof {
        /// The model file (TOML)
        model: PathBuf,
        /// Parameters: the JSON of a fit; fitted first where absent
        #[arg(long, value_name = "FILE")]
        estimates: Option<PathBuf>,
        /// Simulations
        #[arg(long, default_value_t = 1000)]
        count: usize,
        /// Seed
        #[arg(long, default_value_t = 1)]
        seed: u64,
        #[arg(long, value_enum, default_value_t = Output::Text)]
        format: Output,
    },
    /// All effects with their formulas
    Effects {
        #[arg(long, value_enum, default_value_t = Output::Text)]
        format: Output,
    },
}

fn failed(error: Error) -> Failure {
    match error {
        Error::Io { file, source } => Failure::File {
            path: PathBuf::from(file),
            error: source,
        },
        other => Failure::Dossier(format!("error: {other}")),
    }
}

pub(crate) fn run(saom: &Saom) -> Result<(), Failure> {
    let stop = Arc::new(AtomicBool::new(false));
    let wish = Arc::clone(&stop);
    // Where a handler is set already Ctrl-C ends the program as usual.
    let _ = ctrlc::set_handler(move || wish.store(true, Ordering::Relaxed));
    let spinner = ProgressBar::new_spinner();
    let stopped = Cell::new(false);
    let mut progress = |p: &Progress<'_>| {
        spinner.set_message(format!(
            "{} · {} simulations · convergence ratio {:.3}",
            p.phase, p.simulations, p.overall
        ));
        spinner.tick();
        stopped.set(stop.load(Ordering::Relaxed));
        !stopped.get()
    };
    let mut text = Vec::new();
    let done = match saom {
        Saom::Fit {
            model,
            seed,
            warm,
            format,
        } => {
            let args = FitArgs {
                model: model.clone(),
                seed: *seed,
                format: (*format).into(),
                warm: warm.clone(),
            };
            command::fit(&args, &mut text, &mut progress).map(|_| ())
        }
        Saom::Simulate {
            model,
            estimates,
            count,
            seed,
            format,
        } => {
            let args = SimulateArgs {
                model: model.clone(),
                estimates: estimates.clone(),
                count: *count,
                seed: *seed,
                format: (*format).into(),
            };
            command::simulate(&args, &mut text)
        }
        Saom::Gof {
            model,
            estimates,
            count,
            seed,
            format,
        } => {
            let args = GofArgs {
                model: model.clone(),
                estimates: estimates.clone(),
                count: *count,
                seed: *seed,
                format: (*format).into(),
            };
            command::gof(&args, &mut text, &mut progress)
        }
        Saom::Effects { format } => command::effects(
            &EffectsArgs {
                format: (*format).into(),
            },
            &mut text,
        ),
    };
    spinner.finish_and_clear();
    done.map_err(failed)?;
    std::io::Write::write_all(&mut std::io::stdout().lock(), &text)?;
    if stopped.get() {
        Err(Failure::Interrupted)
    } else {
        Ok(())
    }
}
