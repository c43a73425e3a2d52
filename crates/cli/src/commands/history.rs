//! `comity data`, `comity panel` and `comity history`: the reference datasets, and what they say of hazards.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use comity_data::commands::{self, Backtest, Family, FitHistory, Pair, Show, WritePanel};
use comity_data::{Carry, DataError, Lags, Suppliers};
use comity_record::Day;

use crate::failure::Failure;

#[derive(Debug, Args)]
pub(crate) struct Folder {
    /// Folder of the datasets; else COMITY_DATA, else `comity` in the platform's data folder
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

impl Folder {
    fn path(&self) -> Result<PathBuf, Failure> {
        let from = |name: &str| {
            std::env::var_os(name)
                .filter(|v| !v.is_empty())
                .map(PathBuf::from)
        };
        self.data
            .clone()
            .or_else(|| from("COMITY_DATA"))
            .or_else(|| from("XDG_DATA_HOME").map(|d| d.join("comity")))
            .or_else(|| from("HOME").map(|h| h.join(".local/share/comity")))
            .ok_or_else(|| {
                Failure::Usage(
                    "no folder of datasets: name one with --data or COMITY_DATA".to_owned(),
                )
            })
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Data {
    /// The datasets: version, coverage, release lag, and which are there
    List(Folder),
    /// What a dataset is, and its rows of a pair
    Show {
        /// Such as atop
        dataset: String,
        /// Two states, such as RUS-PRK
        #[arg(long, value_name = "A-B")]
        pair: Option<String>,
        #[command(flatten)]
        folder: Folder,
    },
    /// Citations as BibTeX
    Cite {
        /// One dataset; all where absent
        dataset: Option<String>,
    },
    /// Recognise an official file by its layout, check it, and keep it in the data folder
    Add {
        /// The file
        file: PathBuf,
        #[command(flatten)]
        folder: Folder,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Class {
    /// Any state that has ever delivered.
    Ever,
    /// States with a client in the past five years.
    Active,
}

#[derive(Debug, Args)]
pub(crate) struct Panel {
    /// Where the CSV goes
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// First origin
    #[arg(long, value_name = "YEAR", default_value_t = 1991)]
    from: i32,
    /// Last origin
    #[arg(long, value_name = "YEAR", default_value_t = 2014)]
    to: i32,
    /// Which suppliers
    #[arg(long, value_enum, default_value_t = Class::Ever)]
    suppliers: Class,
    /// Carry values at most so many years beyond coverage, marked; never where absent
    #[arg(long, value_name = "YEARS")]
    carry: Option<i32>,
    #[command(flatten)]
    folder: Folder,
}

#[derive(Debug, Subcommand)]
pub(crate) enum History {
    /// Fit the hazards and write an estimates file
    Fit {
        /// joint (the estimates file), "all suppliers" or "active suppliers"
        #[arg(long, default_value = "joint")]
        model: String,
        /// Only what was released by this day
        #[arg(long, value_name = "DAY")]
        as_of: Option<String>,
        /// Where the estimates file goes
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// The day that the file says it was made
        #[arg(long, value_name = "DAY", requires = "out")]
        made: Option<String>,
        #[command(flatten)]
        folder: Folder,
    },
    /// Forecast history from what was released before each origin, and score it
    Backtest {
        /// A new arms tie · B largest trade partner · C cooperation · D agreement · E treaties
        #[arg(long, default_value = "A")]
        family: String,
        /// First origin (session for D)
        #[arg(long, value_name = "YEAR")]
        from: Option<i32>,
        /// Last origin (session for D)
        #[arg(long, value_name = "YEAR")]
        to: Option<i32>,
        /// Shuffle covariates across pairs (family A): the skill must vanish
        #[arg(long)]
        shuffle: bool,
        /// Resamples of the bootstrap
        #[arg(long, value_name = "N", default_value_t = 200)]
        draws: u64,
        /// Also write the scores as JSON
        #[arg(long, value_name = "FILE")]
        json: Option<PathBuf>,
        #[command(flatten)]
        folder: Folder,
    },
    /// Base rate, covariates and hazard of a pair on a day, and the most similar pair-years
    Pair {
        /// Supplier, such as RUS
        supplier: String,
        /// Recipient, such as PRK
        recipient: String,
        /// The day
        #[arg(long, value_name = "DAY")]
        as_of: String,
        #[command(flatten)]
        folder: Folder,
    },
}

fn failed(error: DataError) -> Failure {
    match error {
        DataError::Open { file, source } => Failure::File {
            path: file,
            error: source,
        },
        DataError::Request(text) => Failure::Usage(text),
        other => Failure::Dossier(format!("error: {other}")),
    }
}

fn day(text: &str) -> Result<Day, Failure> {
    text.parse()
        .map_err(|error| Failure::Usage(format!("{text}: {error}")))
}

pub(crate) fn data(command: &Data) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match command {
        Data::List(folder) => commands::list(&folder.path()?, &mut out),
        Data::Cite { dataset } => commands::cite(dataset.as_deref(), &mut out),
        Data::Add { file, folder } => commands::add(file, &folder.path()?, &mut out),
        Data::Show {
            dataset,
            pair,
            folder,
        } => {
            let pair = match pair.as_deref().map(|p| (p, p.split_once('-'))) {
                None => None,
                Some((_, Some((a, b)))) => Some((a.to_owned(), b.to_owned())),
                Some((text, None)) => {
                    return Err(Failure::Usage(format!(
                        "--pair {text}: expected two states, such as RUS-PRK"
                    )));
                }
            };
            commands::show(
                &Show {
                    folder: folder.path()?,
                    dataset: dataset.clone(),
                    pair,
                },
                &mut out,
            )
        }
    }
    .map_err(failed)
}

pub(crate) fn panel(args: &Panel) -> Result<(), Failure> {
    let panel = WritePanel {
        folder: args.folder.path()?,
        origins: (args.from, args.to),
        suppliers: match args.suppliers {
            Class::Ever => Suppliers::Ever,
            Class::Active => Suppliers::Active,
        },
        lags: Lags::None,
        carry: args.carry.map_or(Carry::Never, Carry::Years),
        file: args.out.clone(),
    };
    panel.run(&mut std::io::stdout().lock()).map_err(failed)
}

pub(crate) fn history(command: &History) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match command {
        History::Fit {
            model,
            as_of,
            out: file,
            made,
            folder,
        } => {
            let as_of = as_of.as_deref().map(day).transpose()?;
            let today = match (made.as_deref().map(day).transpose()?, as_of) {
                (Some(made), _) => made,
                (None, Some(day)) => day,
                // No clock enters a file: without --made the file carries the last day of the data.
                (None, None) => day("2022-12-31")?,
            };
            FitHistory {
                folder: folder.path()?,
                model: model.clone(),
                as_of,
                file: file.clone(),
                today,
            }
            .run(&mut out)
        }
        History::Backtest {
            family,
            from,
            to,
            shuffle,
            draws,
            json,
            folder,
        } => Backtest {
            folder: folder.path()?,
            family: family.parse::<Family>().map_err(failed)?,
            from: *from,
            to: *to,
            shuffle: *shuffle,
            draws: *draws,
            json: json.clone(),
        }
        .run(&mut out),
        History::Pair {
            supplier,
            recipient,
            as_of,
            folder,
        } => Pair {
            folder: folder.path()?,
            supplier: supplier.clone(),
            recipient: recipient.clone(),
            as_of: day(as_of)?,
        }
        .run(&mut out),
    }
    .map_err(failed)
}
