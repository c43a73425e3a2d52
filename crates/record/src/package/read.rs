//! A package read back: its tables written as the files of a dossier, which the ordinary loader reads and checks.

use std::fmt::Write as _;

use serde_json::Value;

use super::tables::{Kind, TABLES, Table};
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::load::{Files, load_record};
use crate::record::Record;

impl Record {
    /// The record of a data package that [`Record::package`] wrote, or that was written like it.
    ///
    /// # Errors
    ///
    /// [`Problems`] names every cell that cannot be read, and everything that is wrong with what it says.
    pub fn from_package(files: &Files) -> Result<Self, Problems> {
        let mut problems = Vec::new();
        let mut dossier = Files::new();
        for table in TABLES {
            let name = format!("{}.csv", table.name);
            let Some(bytes) = files.get(&name) else {
                let found = "no such file";
                let expected = "a table of the package";
                problems.push(Diagnostic::file(Code::MissingFile, &name, found, expected));
                continue;
            };
            if table.name == "actors" {
                dossier.insert("actors.csv".to_owned(), bytes.clone());
                continue;
            }
            let text = toml(table, &name, bytes, &mut problems);
            let file = match table.name {
                "origins" | "sources" => "sources.toml".to_owned(),
                "statements" => "statements/all.toml".to_owned(),
                other => format!("{other}.toml"),
            };
            dossier
                .entry(file)
                .or_default()
                .extend_from_slice(text.as_bytes());
        }
        if problems.is_empty() {
            load_record(&dossier)
        } else {
            Err(Problems::new(problems))
        }
    }
}

/// The rows of a table as `[[tables]]`.
fn toml(table: &Table, file: &str, bytes: &[u8], problems: &mut Vec<Diagnostic>) -> String {
    let head = table.name.strip_suffix('s').unwrap_or(table.name);
    let mut out = String::new();
    let mut wrong = |row: usize, column: &str, found: &str| {
        let found = format!("{found} in row {row}, column `{column}`");
        problems.push(Diagnostic::file(
            Code::Type,
            file,
            found,
            "a cell as the package has them",
        ));
    };
    let mut reader = csv::Reader::from_reader(bytes);
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(error) => {
            wrong(0, "", &error.to_string());
            return out;
        }
    };
    for (k, row) in reader.records().enumerate() {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                wrong(k + 1, "", &error.to_string());
                continue;
            }
        };
        let _ = writeln!(out, "[[{head}]]");
        for (name, cell) in header.iter().zip(row.iter()) {
            if cell.is_empty() {
                continue;
            }
            // A column of no table goes on as text: the loader names it.
            let kind = table
                .fields
                .iter()
                .find(|(field, _)| *field == name)
                .map_or(Kind::Text, |(_, kind)| *kind);
            let value = match kind {
                Kind::Text => Ok(Value::String(cell.to_owned())),
                _ => serde_json::from_str(cell),
            };
            match value {
                Ok(value) => {
                    let _ = writeln!(out, "{} = {}", quoted(name), inline(&value));
                }
                Err(_) => wrong(k + 1, name, "no value"),
            }
        }
    }
    out
}

/// A text as TOML has it; JSON escapes are TOML escapes, except that TOML also wants DEL escaped.
fn quoted(text: &str) -> String {
    Value::String(text.to_owned())
        .to_string()
        .replace('\u{7f}', "\\u007f")
}

/// A JSON value within a line of TOML.
fn inline(value: &Value) -> String {
    match value {
        Value::Null => "\"\"".to_owned(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::String(text) => quoted(text),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(inline).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(fields) => {
            let fields: Vec<String> = fields
                .iter()
                .filter(|(_, value)| !value.is_null())
                .map(|(key, value)| format!("{} = {}", quoted(key), inline(value)))
                .collect();
            format!("{{ {} }}", fields.join(", "))
        }
    }
}
