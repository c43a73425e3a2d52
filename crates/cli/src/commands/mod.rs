//! One file a command.

pub(crate) mod article;
pub(crate) mod assess;
pub(crate) mod check;
mod check_more;
pub(crate) mod compare;
pub(crate) mod diff;
pub(crate) mod evidence;
pub(crate) mod export;
pub(crate) mod history;
pub(crate) mod mechanisms;
pub(crate) mod new;
#[cfg(feature = "saom")]
pub(crate) mod saom;
pub(crate) mod schema;
pub(crate) mod show;
pub(crate) mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::io::IsTerminal as _;
use std::path::Path;

use comity_assess::compile::Settings;
use comity_report::Style;

use crate::args::{Change, Colour};
use crate::failure::Failure;

/// Switches and settings of the command line.
fn settings(change: &Change) -> Result<Settings, Failure> {
    let mut set = BTreeMap::new();
    for text in &change.set {
        let wrong = || {
            Failure::Usage(format!(
                "--set {text}: expected PARAMETER=VALUE, such as corridor.rail.trains_per_week=0.5"
            ))
        };
        let (id, value) = text.split_once('=').ok_or_else(wrong)?;
        let value: f64 = value.trim().parse().map_err(|_| wrong())?;
        if !value.is_finite() {
            return Err(Failure::Usage(format!(
                "--set {text}: expected a finite number"
            )));
        }
        set.insert(id.trim().to_owned(), value);
    }
    Ok(Settings {
        off: change
            .off
            .iter()
            .map(|m| m.trim().to_uppercase())
            .collect::<BTreeSet<_>>(),
        set,
        step: None,
    })
}

/// How text is set on standard output.
fn style(colour: Colour) -> Style {
    let colour = match colour {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => {
            std::io::stdout().is_terminal()
                && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
        }
    };
    Style {
        colour,
        ..Style::default()
    }
}

/// What an assessment could not do, as a failure of the command.
fn failure(error: comity_assess::Error) -> Failure {
    match error {
        comity_assess::Error::Stopped => Failure::Interrupted,
        comity_assess::Error::Later(problems) => Failure::Dossier(problems.to_string()),
        other @ comity_assess::Error::Compile { .. } => Failure::Dossier(format!("error: {other}")),
    }
}

/// Writes a file whole or not at all: to a name beside it first, then renamed.
fn write_whole(path: &Path, contents: &str) -> Result<(), Failure> {
    let wrong = |error| Failure::File {
        path: path.to_owned(),
        error,
    };
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    std::fs::write(&beside, contents).map_err(wrong)?;
    std::fs::rename(&beside, path).map_err(wrong)
}
