//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// What comity answers, and how sure the ground is.
#[derive(Debug, Parser)]
#[command(
    name = "comity",
    version,
    about = "How states align: what was known on a day, run forward, answered with probabilities beside base rates",
    after_help = "Without a DOSSIER the built-in case rus-prk-2023 is used. `comity new DIR` writes a small one to start from.\n\n\
                  Exit codes:\n  0  done\n  1  the dossier has problems\n  2  wrong usage\n  3  a file cannot be read or written\n  4  interrupted: the answer rests on the runs done so far"
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Threads to use; all cores where absent. The bytes do not depend on it
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
    /// Colour: auto colours a terminal only and honours NO_COLOR
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto)]
    pub(crate) color: Colour,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Answer the dossier's question: channels, needs, limits, law, evidence, probabilities, drivers
    Assess(Assess),
    /// Two answers side by side on the same draws: as it is, and with --set or --off
    Compare(Compare),
    /// Find every mistake of a dossier, and count what it holds
    Check(Check),
    /// What was known on a day, and how contested propositions stand
    Evidence(Evidence),
    /// The mechanisms: equation, what each reads and writes, parameters with provenance
    Mechanisms(Mechanisms),
    /// The article sentence by sentence: claim or mechanism, and what the engine says of it now
    Article(Article),
    /// One statement, source, proposition, parameter, question or conflict, with all that depends on it
    Show(Show),
    /// What became known between two days, or what two dossiers have different, and what it moved
    Diff(Diff),
    /// The reference datasets: list, show, cite, add
    #[command(subcommand)]
    Data(crate::commands::history::Data),
    /// The panel of new arms ties as CSV
    Panel(crate::commands::history::Panel),
    /// What history says: fit the hazards, backtest them, look at a pair
    #[command(subcommand)]
    History(crate::commands::history::History),
    /// Write the record as CSV tables with a datapackage.json, BibTeX of the sources, GraphML of the ties
    Export(Export),
    /// JSON Schema of a dossier's TOML files, for the completion of an editor
    Schema(Schema),
    /// Actor-oriented models of networks: fit, simulate, gof, effects
    #[cfg(feature = "saom")]
    #[command(subcommand)]
    Saom(crate::commands::saom::Saom),
    /// Write a small commented dossier to start from
    New(New),
}

#[derive(Debug, Args)]
pub(crate) struct Source {
    /// Folder of a dossier; the built-in case where absent
    #[arg(value_name = "DOSSIER")]
    pub(crate) dossier: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct When {
    /// Answer as of this day (YYYY-MM-DD); the dossier's own day where absent
    #[arg(long, value_name = "DAY")]
    pub(crate) as_of: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Change {
    /// Switch a mechanism off (repeat or separate by commas), such as --off M14
    #[arg(long, value_name = "MECHANISM", value_delimiter = ',')]
    pub(crate) off: Vec<String>,
    /// Set a parameter, in its own unit, such as --set corridor.rail.trains_per_week=0.5
    #[arg(long = "set", value_name = "PARAMETER=VALUE")]
    pub(crate) set: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Draws {
    /// Trajectories; 10,000 for assess, 2,000 for compare and article where absent
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000_000))]
    pub(crate) runs: Option<u32>,
    /// Seed of all streams
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub(crate) seed: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// 80 columns for the terminal.
    Text,
    /// The whole answer, for programs.
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct Assess {
    #[command(flatten)]
    pub(crate) source: Source,
    #[command(flatten)]
    pub(crate) when: When,
    #[command(flatten)]
    pub(crate) change: Change,
    #[command(flatten)]
    pub(crate) draws: Draws,
    /// Paired runs for each switch and each part of the variance split; 0 leaves drivers out
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pub(crate) paired: u32,
    /// Also write a report; the ending says which: .html, .json or .txt
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// All nine parts in the terminal, not only the screenful
    #[arg(long)]
    pub(crate) full: bool,
    /// What goes to standard output
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

#[derive(Debug, Args)]
pub(crate) struct Compare {
    #[command(flatten)]
    pub(crate) source: Source,
    #[command(flatten)]
    pub(crate) when: When,
    #[command(flatten)]
    pub(crate) change: Change,
    #[command(flatten)]
    pub(crate) draws: Draws,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) source: Source,
}

#[derive(Debug, Args)]
pub(crate) struct Evidence {
    #[command(flatten)]
    pub(crate) source: Source,
    #[command(flatten)]
    pub(crate) when: When,
    /// Only this proposition, conflict, fused quantity or statement
    #[arg(long, value_name = "ID")]
    pub(crate) about: Option<String>,
    /// As if nothing came from this origin
    #[arg(long, value_name = "ORIGIN")]
    pub(crate) without_origin: Option<String>,
    /// Disagreements between statements: what sort, what to take from them, why
    #[arg(long, conflicts_with_all = ["about", "origins"])]
    pub(crate) conflicts: bool,
    /// What each origin is worth: what moves when it is left out
    #[arg(long, conflicts_with_all = ["about", "without_origin"])]
    pub(crate) origins: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Mechanisms {
    #[command(flatten)]
    pub(crate) source: Source,
}

#[derive(Debug, Args)]
pub(crate) struct Article {
    #[command(flatten)]
    pub(crate) source: Source,
    #[command(flatten)]
    pub(crate) when: When,
    #[command(flatten)]
    pub(crate) draws: Draws,
}

#[derive(Debug, Args)]
pub(crate) struct New {
    /// Folder to make; it must not exist yet, or be empty
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Show {
    /// The id
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    #[command(flatten)]
    pub(crate) source: Source,
}

#[derive(Debug, Args)]
pub(crate) struct Diff {
    /// One dossier for two of its days, or two dossiers, each on its own day; the built-in case where absent
    #[arg(value_name = "DOSSIER", num_args = 0..=2)]
    pub(crate) dossiers: Vec<PathBuf>,
    /// The earlier day; the dossier's own where absent
    #[arg(long, value_name = "DAY")]
    pub(crate) from: Option<String>,
    /// The later day
    #[arg(long, value_name = "DAY")]
    pub(crate) to: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// Folder to make; it must not exist yet, or be empty
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[command(flatten)]
    pub(crate) source: Source,
}

#[derive(Debug, Args)]
pub(crate) struct Schema {
    /// Which file, such as propositions.toml; all of them where absent
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<String>,
}
