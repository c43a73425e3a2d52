//! The dossier a command works on: a folder, or the built-in case.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;

use comity_record::{Day, Dossier, Files};
use include_dir::{Dir, include_dir};

use crate::failure::Failure;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../dossiers/rus-prk-2023");
static TEMPLATE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../dossiers/template");

fn embedded(dir: &Dir<'_>, files: &mut Files) {
    for file in dir.files() {
        files.insert(
            file.path().to_string_lossy().into_owned(),
            file.contents().to_vec(),
        );
    }
    for inner in dir.dirs() {
        embedded(inner, files);
    }
}

/// The files of the dossier that `comity new` writes.
pub(crate) fn template() -> Files {
    let mut files = BTreeMap::new();
    embedded(&TEMPLATE, &mut files);
    files
}

/// The files of a dossier.
pub(crate) fn files(folder: Option<&Path>) -> Result<Files, Failure> {
    match folder {
        Some(path) => comity_record::read_folder(path).map_err(|error| Failure::File {
            path: error.path,
            error: error.source,
        }),
        None => {
            let mut files = BTreeMap::new();
            embedded(&BUILT_IN, &mut files);
            Ok(files)
        }
    }
}

/// Loads a dossier; its warnings go to standard error.
pub(crate) fn load(folder: Option<&Path>) -> Result<Dossier, Failure> {
    let loaded = Dossier::load(&files(folder)?)
        .map_err(|problems| Failure::Dossier(problems.to_string()))?;
    for warning in &loaded.warnings {
        // Nothing is left to do where standard error is gone.
        let _ = writeln!(std::io::stderr(), "{warning}");
    }
    Ok(loaded.dossier)
}

/// The as-of day of the command line.
pub(crate) fn day(text: Option<&str>) -> Result<Option<Day>, Failure> {
    text.map(|t| {
        t.parse::<Day>()
            .map_err(|error| Failure::Usage(format!("--as-of {t}: {error}")))
    })
    .transpose()
}
