//! The files of a folder, read into memory before anything is made of them.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// Files of a dossier: path relative to its folder, with `/`, and bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A file or folder that could not be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read `{}`", path.display())]
pub struct FolderError {
    /// Which.
    pub path: PathBuf,
    /// Why.
    #[source]
    pub source: io::Error,
}

/// Reads the TOML and CSV files of a dossier's folder and of its folder `statements`.
///
/// Other files, and hidden ones, are left alone.
///
/// # Errors
///
/// [`FolderError`] names the file or folder that cannot be read.
pub fn read_folder(folder: &Path) -> Result<Files, FolderError> {
    let mut files = Files::new();
    read_level(folder, "", &mut files)?;
    let statements = folder.join("statements");
    if statements.is_dir() {
        read_level(&statements, "statements/", &mut files)?;
    }
    Ok(files)
}

fn read_level(folder: &Path, prefix: &str, files: &mut Files) -> Result<(), FolderError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| FolderError { path, source }
    };
    for entry in std::fs::read_dir(folder).map_err(failed(folder))? {
        let path = entry.map_err(failed(folder))?.path();
        // A name that is not Unicode cannot be that of a dossier's file.
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        let is_table = name.ends_with(".toml") || name.ends_with(".csv");
        if is_table && !name.starts_with('.') && path.is_file() {
            let bytes = std::fs::read(&path).map_err(failed(&path))?;
            files.insert(format!("{prefix}{name}"), bytes);
        }
    }
    Ok(())
}
