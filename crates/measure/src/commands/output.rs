//! One writer for all commands: a table to read, CSV, or JSON lines.

use super::CommandError;
use serde_json::{Map, Value};
use std::io::Write;

/// How a result is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// Columns in line, four decimals.
    #[default]
    Table,
    /// Comma-separated values, full precision.
    Csv,
    /// One JSON object a line, full precision.
    Json,
}

/// A cell of a result.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    Text(String),
    Whole(i64),
    Number(f64),
    /// Empty in CSV, null in JSON.
    None,
}

impl From<Option<f64>> for Cell {
    fn from(value: Option<f64>) -> Self {
        value.map_or(Self::None, Self::Number)
    }
}

impl Cell {
    fn plain(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Whole(n) => n.to_string(),
            Self::Number(x) => format!("{x:.4}"),
            Self::None => "–".to_owned(),
        }
    }

    fn csv(&self) -> String {
        match self {
            Self::Text(text) if text.contains([',', '"', '\n']) => {
                format!("\"{}\"", text.replace('"', "\"\""))
            }
            Self::Text(text) => text.clone(),
            Self::Whole(n) => n.to_string(),
            Self::Number(x) => x.to_string(),
            Self::None => String::new(),
        }
    }

    fn json(&self) -> Value {
        match self {
            Self::Text(text) => Value::from(text.as_str()),
            Self::Whole(n) => Value::from(*n),
            Self::Number(x) => Value::from(*x),
            Self::None => Value::Null,
        }
    }
}

/// Writes rows under their column names.
pub(crate) fn write(
    out: &mut dyn Write,
    format: Format,
    columns: &[&str],
    rows: &[Vec<Cell>],
) -> Result<(), CommandError> {
    match format {
        Format::Table => {
            let plain: Vec<Vec<String>> = rows
                .iter()
                .map(|row| row.iter().map(Cell::plain).collect())
                .collect();
            let widths: Vec<usize> = columns
                .iter()
                .enumerate()
                .map(|(at, name)| {
                    plain
                        .iter()
                        .map(|row| row[at].chars().count())
                        .max()
                        .unwrap_or(0)
                        .max(name.chars().count())
                })
                .collect();
            let line = |cells: Vec<&str>, numeric: &dyn Fn(usize) -> bool| -> String {
                let padded = cells
                    .iter()
                    .zip(&widths)
                    .enumerate()
                    .map(|(at, (cell, width))| {
                        if numeric(at) {
                            format!("{cell:>width$}")
                        } else {
                            format!("{cell:<width$}")
                        }
                    });
                padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
            };
            let numeric = |at: usize| {
                rows.first()
                    .is_none_or(|row| !matches!(row[at], Cell::Text(_)))
            };
            writeln!(out, "{}", line(columns.to_vec(), &numeric))?;
            for row in &plain {
                writeln!(
                    out,
                    "{}",
                    line(row.iter().map(String::as_str).collect(), &numeric)
                )?;
            }
        }
        Format::Csv => {
            writeln!(out, "{}", columns.join(","))?;
            for row in rows {
                writeln!(
                    out,
                    "{}",
                    row.iter().map(Cell::csv).collect::<Vec<_>>().join(",")
                )?;
            }
        }
        Format::Json => {
            for row in rows {
                let object: Map<String, Value> = columns
                    .iter()
                    .zip(row)
                    .map(|(name, cell)| ((*name).to_owned(), cell.json()))
                    .collect();
                serde_json::to_writer(&mut *out, &object)?;
                writeln!(out)?;
            }
        }
    }
    Ok(())
}
