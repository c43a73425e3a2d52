//! A small reader of the reference files, for tests and benches only.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of the datasets, beside the checkout.
pub(crate) fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data")
}

/// The rows of a file, `None` (with a note) when it is not there.
pub(crate) fn read(name: &str) -> Option<Rows> {
    let path = data().join(name);
    let bytes = if name.ends_with(".gz") {
        Command::new("gzip")
            .arg("-dc")
            .arg(&path)
            .output()
            .ok()
            .filter(|out| out.status.success())?
            .stdout
    } else {
        std::fs::read(&path).unwrap_or_default()
    };
    if bytes.is_empty() {
        println!("skipped: {name} is not beside the checkout");
        return None;
    }
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(bytes.as_slice());
    let head: Vec<String> = reader.byte_headers().ok()?.iter().map(text).collect();
    let rows = reader
        .byte_records()
        .map(|row| row.unwrap().iter().map(text).collect())
        .collect();
    Some(Rows { head, rows })
}

fn text(field: &[u8]) -> String {
    field.iter().map(|&byte| byte as char).collect()
}

/// A table read from a file.
pub(crate) struct Rows {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Rows {
    pub(crate) fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|cells| Row {
            head: &self.head,
            cells,
        })
    }

    pub(crate) fn columns(&self) -> &[String] {
        &self.head
    }

    /// One column, parsed; the place is looked up once.
    pub(crate) fn column<T: std::str::FromStr>(&self, name: &str) -> Vec<Option<T>> {
        let at = self.head.iter().position(|column| column == name).unwrap();
        self.rows
            .iter()
            .map(|cells| cells[at].parse().ok())
            .collect()
    }
}

/// One row of a table.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    head: &'a [String],
    cells: &'a [String],
}

impl<'a> Row<'a> {
    pub(crate) fn text(&self, name: &str) -> &'a str {
        let at = self.head.iter().position(|column| column == name);
        &self.cells[at.unwrap_or_else(|| panic!("no column `{name}`"))]
    }

    pub(crate) fn number(&self, name: &str) -> Option<f64> {
        self.text(name).parse().ok()
    }

    pub(crate) fn whole<T: std::str::FromStr>(&self, name: &str) -> T {
        self.text(name)
            .parse()
            .unwrap_or_else(|_| panic!("`{}` in column `{name}`", self.text(name)))
    }
}

/// Asserts that a measure has the expected value, or no value where the file is empty.
pub(crate) fn same(found: &comity_measure::Measured, expected: &str, what: &str) {
    match (found, expected.parse::<f64>()) {
        (Ok(found), Ok(expected)) => {
            let tolerance = 1e-9 * expected.abs().max(1.0);
            assert!(
                (found - expected).abs() <= tolerance,
                "{what}: {found} is not {expected}"
            );
        }
        (Err(_), Err(_)) => {}
        (found, _) => panic!("{what}: {found:?}, expected `{expected}`"),
    }
}
