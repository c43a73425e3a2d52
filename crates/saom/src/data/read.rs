//! Readers for the plain tables in which network data are kept.

use super::Tie;
use crate::error::{Error, Result};

/// Rows of fields of a comma-separated text without header; `NA` and an empty field are `None`.
fn rows(text: &str, file: &str, header: bool) -> Result<Vec<Vec<Option<String>>>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(header)
        .flexible(true)
        .trim(csv::Trim::All)
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| Error::Value {
            name: file.into(),
            what: e.to_string(),
        })?;
        rows.push(
            record
                .iter()
                .map(|f| (!f.is_empty() && f != "NA").then(|| f.to_owned()))
                .collect(),
        );
    }
    Ok(rows)
}

fn parse<T: std::str::FromStr>(
    field: Option<&str>,
    file: &str,
    (line, column): (usize, usize),
    expected: &'static str,
) -> Result<Option<T>> {
    let Some(text) = field else { return Ok(None) };
    match text.parse() {
        Ok(value) => Ok(Some(value)),
        Err(_) => Err(Error::Cell {
            file: file.into(),
            line: line + 1,
            column: column + 1,
            found: text.into(),
            expected,
        }),
    }
}

/// A table of numbers without header; `NA` is unknown. Rows as they stand.
///
/// # Errors
/// If a cell is not a number; `file` is used in the message.
pub fn numbers(text: &str, file: &str) -> Result<Vec<Vec<Option<f64>>>> {
    let mut table = Vec::new();
    for (line, row) in rows(text, file, false)?.iter().enumerate() {
        let mut values = Vec::with_capacity(row.len());
        for (column, field) in row.iter().enumerate() {
            values.push(parse::<f64>(
                field.as_deref(),
                file,
                (line, column),
                "a number or NA",
            )?);
        }
        table.push(values);
    }
    Ok(table)
}

/// A square matrix of numbers, cell by cell.
///
/// # Errors
/// If it is not square or a cell is not a number.
pub fn matrix(text: &str, file: &str) -> Result<(usize, Vec<Option<f64>>)> {
    let table = numbers(text, file)?;
    let size = table.len();
    for (line, row) in table.iter().enumerate() {
        if row.len() != size {
            return Err(Error::Shape {
                name: file.into(),
                what: format!("line {}", line + 1),
                found: row.len(),
                expected: size,
                unit: "fields",
            });
        }
    }
    Ok((size, table.into_iter().flatten().collect()))
}

/// An adjacency matrix with the codes 0, 1, 10 (no tie possible), 11 (tie certain) and NA.
///
/// # Errors
/// If it is not square or a cell has another code.
pub fn adjacency(text: &str, file: &str) -> Result<(usize, Vec<Tie>)> {
    let (size, cells) = matrix(text, file)?;
    let mut ties = Vec::with_capacity(cells.len());
    for (k, cell) in cells.iter().enumerate() {
        let code = cell.map(|v| {
            if v.fract() == 0.0 && (0.0..=11.0).contains(&v) {
                v as u8
            } else {
                u8::MAX
            }
        });
        ties.push(Tie::from_code(code).ok_or_else(|| Error::Cell {
            file: file.into(),
            line: k / size + 1,
            column: k % size + 1,
            found: cell.map_or_else(String::new, |v| v.to_string()),
            expected: "0, 1, 10, 11 or NA",
        })?);
    }
    Ok((size, ties))
}

/// Columns of a table with a header, by name.
///
/// # Errors
/// If the header lacks a column or a cell is not a number.
pub fn columns(text: &str, file: &str, names: &[&str]) -> Result<Vec<Vec<Option<f64>>>> {
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let header = reader
        .headers()
        .map_err(|e| Error::Value {
            name: file.into(),
            what: e.to_string(),
        })?
        .clone();
    let mut places = Vec::new();
    for name in names {
        places.push(
            header
                .iter()
                .position(|h| h == *name)
                .ok_or_else(|| Error::UnknownName {
                    kind: "column",
                    name: (*name).into(),
                    known: header.iter().collect::<Vec<_>>().join(", "),
                })?,
        );
    }
    let mut result = vec![Vec::new(); names.len()];
    for (line, row) in rows(text, file, true)?.iter().enumerate() {
        for (list, &place) in result.iter_mut().zip(&places) {
            let field = row.get(place).and_then(Option::as_deref);
            list.push(parse::<f64>(
                field,
                file,
                (line + 1, place),
                "a number or NA",
            )?);
        }
    }
    Ok(result)
}

/// An edge list with the columns `wave` (from 1; absent means one wave), `i`, `j` (from 1). Pairs not listed are absent.
///
/// # Errors
/// If an actor or wave is outside `1..=actors`, `1..=waves`, or `i = j`.
pub fn edges(
    text: &str,
    file: &str,
    actors: usize,
    waves: usize,
    mutual: bool,
) -> Result<Vec<Vec<Tie>>> {
    let dated = text
        .lines()
        .next()
        .is_some_and(|h| h.split(',').any(|f| f.trim() == "wave"));
    let table = columns(
        text,
        file,
        if dated {
            &["i", "j", "wave"]
        } else {
            &["i", "j"]
        },
    )?;
    let mut result = vec![vec![Tie::Absent; actors * actors]; waves];
    let lines = table[0].len();
    for line in 0..lines {
        let field = |column: usize| {
            table
                .get(column)
                .and_then(|c| c.get(line))
                .copied()
                .flatten()
        };
        let whole = |column: usize, limit: usize| -> Result<usize> {
            match field(column) {
                Some(v) if v.fract() == 0.0 && v >= 1.0 && v <= limit as f64 => Ok(v as usize - 1),
                other => Err(Error::Cell {
                    file: file.into(),
                    line: line + 2,
                    column: column + 1,
                    found: other.map_or_else(|| "NA".into(), |v| v.to_string()),
                    expected: "an index from 1 to the number of actors (waves)",
                }),
            }
        };
        let (i, j) = (whole(0, actors)?, whole(1, actors)?);
        let wave = if dated { whole(2, waves)? } else { 0 };
        if i == j {
            return Err(Error::Value {
                name: file.into(),
                what: format!("line {}: a tie from {} to itself", line + 2, i + 1),
            });
        }
        result[wave][i * actors + j] = Tie::Present;
        if mutual {
            result[wave][j * actors + i] = Tie::Present;
        }
    }
    Ok(result)
}
