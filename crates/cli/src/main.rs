//! The `comity` command.

mod args;
mod commands;
mod dossier;
mod failure;
mod progress;

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;

use args::{Cli, Command};
use failure::Failure;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(&cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if let Some(message) = failure.message() {
                // Nothing is left to do where even standard error is gone.
                let _ = writeln!(std::io::stderr(), "{message}");
            }
            ExitCode::from(failure.code())
        }
    }
}

fn run(cli: &Cli) -> Result<(), Failure> {
    if let Some(threads) = cli.threads {
        rayon::ThreadPoolBuilder::new()
            .num_threads(usize::from(threads))
            .build_global()
            .map_err(|error| Failure::Usage(format!("--threads {threads}: {error}")))?;
    }
    match &cli.command {
        Command::Assess(args) => commands::assess::run(args, cli.color),
        Command::Compare(args) => commands::compare::run(args, cli.color),
        Command::Check(args) => commands::check::run(args),
        Command::Evidence(args) => commands::evidence::run(args),
        Command::Mechanisms(args) => commands::mechanisms::run(args),
        Command::Article(args) => commands::article::run(args),
        Command::Show(args) => commands::show::run(args),
        Command::Diff(args) => commands::diff::run(args),
        Command::Data(args) => commands::history::data(args),
        Command::Panel(args) => commands::history::panel(args),
        Command::History(args) => commands::history::history(args),
        Command::Export(args) => commands::export::run(args),
        Command::Schema(args) => commands::schema::run(args),
        #[cfg(feature = "saom")]
        Command::Saom(args) => commands::saom::run(args),
        Command::New(args) => commands::new::run(args),
    }
}
