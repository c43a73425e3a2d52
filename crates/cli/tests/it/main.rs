//! The `comity` command as its users run it.

mod answers;
mod changes;
mod dossiers;
mod record;
mod scramble;
mod wrong_use;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use comity_record::Files;

/// Runs the command; standard error is no terminal, so there is no progress bar.
fn comity(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_comity"))
        .args(args)
        .output()
        .expect("the command runs")
}

/// Standard output of a run that must succeed.
fn says(args: &[&str]) -> String {
    let output = comity(args);
    assert!(
        output.status.success(),
        "{args:?}: {}\n{}",
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Exit code and standard error.
fn fails(args: &[&str]) -> (i32, String) {
    let output = comity(args);
    (
        output.status.code().expect("an exit code"),
        String::from_utf8(output.stderr).expect("UTF-8"),
    )
}

/// The answer as JSON, with few runs.
fn answer(dossier: Option<&Path>, more: &[&str]) -> serde_json::Value {
    let mut args = vec!["assess"];
    let path = dossier.map(|d| d.to_string_lossy().into_owned());
    args.extend(path.as_deref());
    args.extend(["--format", "json"]);
    args.extend(more);
    serde_json::from_str(&says(&args)).expect("JSON")
}

/// The built-in dossier as a folder of this repository.
fn built_in() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dossiers/rus-prk-2023")
}

/// A folder of its own, removed when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("comity-test-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        Self(path)
    }

    fn with(name: &str, files: &Files) -> Self {
        let folder = Self::new(name);
        for (file, contents) in files {
            let path = folder.0.join(file);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            std::fs::write(path, contents).expect("written");
        }
        folder
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The text files of the built-in dossier, outcomes included.
fn built_in_files() -> Files {
    fn walk(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
        for entry in std::fs::read_dir(folder).expect("readable") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(root, &path, files);
            } else {
                let name = path
                    .strip_prefix(root)
                    .expect("inside")
                    .to_string_lossy()
                    .into_owned();
                files.insert(name, std::fs::read(&path).expect("readable"));
            }
        }
    }
    let root = built_in();
    let mut files = BTreeMap::new();
    walk(&root, &root, &mut files);
    files
}
