//! The record as a data package: CSV tables with a `datapackage.json`, a bibliography, a graph of the ties.
//!
//! The tables hold the whole record, so that reading them back gives the same one; bibliography and graph are for other programs.

mod bibtex;
mod graphml;
mod read;
mod tables;

use serde_json::{Value, json};

use crate::dossier::Meta;
use crate::load::Files;
use crate::record::Record;
use tables::{Kind, TABLES, Table, rows};

/// Why a record cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// A table cannot be written as CSV.
    #[error("table `{0}` cannot be written")]
    Csv(&'static str, #[source] csv::Error),
}

impl Record {
    /// The files of a data package: `datapackage.json`, the CSV tables, `sources.bib` and `ties.graphml`.
    ///
    /// # Errors
    ///
    /// [`PackageError`] names the table that cannot be written.
    pub fn package(&self, meta: &Meta) -> Result<Files, PackageError> {
        let mut files = Files::new();
        for table in TABLES {
            let bytes = write(table, &rows(self, table.name))
                .map_err(|error| PackageError::Csv(table.name, error))?;
            files.insert(format!("{}.csv", table.name), bytes);
        }
        let description = serde_json::to_vec_pretty(&describe(meta)).unwrap_or_default();
        files.insert("datapackage.json".to_owned(), description);
        files.insert(
            "sources.bib".to_owned(),
            bibtex::bibliography(self).into_bytes(),
        );
        files.insert("ties.graphml".to_owned(), graphml::graph(self).into_bytes());
        Ok(files)
    }
}

fn write(table: &Table, rows: &[Vec<Value>]) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(table.fields.iter().map(|(name, _)| name))?;
    for row in rows {
        writer.write_record(row.iter().map(cell))?;
    }
    writer
        .into_inner()
        .map_err(|error| csv::Error::from(error.into_error()))
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) if items.is_empty() => String::new(),
        other => other.to_string(),
    }
}

/// The description that Frictionless programs read.
fn describe(meta: &Meta) -> Value {
    let resources: Vec<Value> = TABLES
        .iter()
        .map(|table| {
            let fields: Vec<Value> = table
                .fields
                .iter()
                .map(|(name, kind)| {
                    let mut field = json!({ "name": name, "type": kind.word() });
                    if *name == "id" {
                        field["constraints"] = json!({ "required": true, "unique": true });
                    }
                    field
                })
                .collect();
            let keys: Vec<Value> = table
                .keys
                .iter()
                .map(|(field, other)| {
                    json!({ "fields": field, "reference": { "resource": other, "fields": "id" } })
                })
                .collect();
            let mut schema = json!({ "fields": fields, "primaryKey": "id", "missingValues": [""] });
            if !keys.is_empty() {
                schema["foreignKeys"] = Value::Array(keys);
            }
            json!({
                "name": table.name,
                "path": format!("{}.csv", table.name),
                "profile": "tabular-data-resource",
                "encoding": "utf-8",
                "schema": schema,
            })
        })
        .collect();
    json!({
        "profile": "tabular-data-package",
        "name": meta.id.to_lowercase(),
        "title": meta.title,
        "resources": resources,
    })
}

impl Kind {
    /// The word of the Table Schema.
    fn word(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Number => "number",
            Self::Whole => "integer",
            Self::List => "array",
            Self::Object => "object",
        }
    }
}
