//! Tests against the official files (skipped and counted where they are missing) and against made-up fixtures.

#![expect(clippy::unwrap_used, reason = "a test fails by panic")]

mod bad_files;
mod cells;
mod commands;
mod counts;
mod history;
mod reference;
mod rows;
mod traps;

use std::path::PathBuf;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use comity_data::{Grid, Library};

static SKIPPED: AtomicUsize = AtomicUsize::new(0);

/// The folder with the official files: `COMITY_SHARED`, else `../shared/data` beside the workspace.
fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("COMITY_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    if folder.join("README.md").exists() {
        return Some(folder);
    }
    let count = SKIPPED.fetch_add(1, Ordering::Relaxed) + 1;
    #[expect(clippy::print_stdout, reason = "a skipped test is counted and printed")]
    {
        println!(
            "skipped: no official files in {} ({count} so far)",
            folder.display()
        );
    }
    None
}

static LIBRARY: LazyLock<Option<Library>> =
    LazyLock::new(|| shared().map(|f| Library::read(&f).unwrap()));
static GRID: LazyLock<Option<Grid>> = LazyLock::new(|| LIBRARY.as_ref().map(Grid::new));
