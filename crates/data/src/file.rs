//! Reading a delimited text file, plain or gzip, row by row, with errors that name file, line and column.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use csv::{ByteRecord, ReaderBuilder};
use flate2::read::MultiGzDecoder;

use crate::error::DataError;
use crate::state::State;

/// How the text of a file is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    Utf8,
    /// ISO 8859-1.
    Latin1,
}

/// The layout of an official file.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    /// The columns that are read, in the order in which [`Row`] numbers them.
    pub columns: &'static [&'static str],
    /// Encoding.
    pub encoding: Encoding,
    /// Whether lines of prose come before the header.
    pub preamble: bool,
}

impl Layout {
    /// A UTF-8 file whose first line is the header.
    #[must_use]
    pub const fn plain(columns: &'static [&'static str]) -> Self {
        Self {
            columns,
            encoding: Encoding::Utf8,
            preamble: false,
        }
    }
}

/// Opens a file, unpacking gzip by its first two bytes.
fn open(path: &Path) -> Result<Box<dyn Read>, DataError> {
    let fail = |source| DataError::Open {
        file: path.to_owned(),
        source,
    };
    let mut start = Vec::new();
    File::open(path)
        .map_err(fail)?
        .take(2)
        .read_to_end(&mut start)
        .map_err(fail)?;
    let file = BufReader::with_capacity(1 << 16, File::open(path).map_err(fail)?);
    Ok(if start == [0x1f, 0x8b] {
        Box::new(BufReader::with_capacity(1 << 16, MultiGzDecoder::new(file)))
    } else {
        Box::new(file)
    })
}

fn read_error(path: &Path, line: u64, error: &csv::Error) -> DataError {
    let what = match error.kind() {
        csv::ErrorKind::Io(e) => e.to_string(),
        csv::ErrorKind::UnequalLengths {
            expected_len,
            len,
            pos,
        } => {
            let line = pos.as_ref().map_or(line, csv::Position::line);
            let what = format!("{len} fields where the header has {expected_len}");
            return DataError::Read {
                file: path.to_owned(),
                line,
                what,
            };
        }
        _ => error.to_string(),
    };
    DataError::Read {
        file: path.to_owned(),
        line,
        what,
    }
}

/// The header of a file: the first line, or with `preamble` the first line of more than five fields.
///
/// # Errors
///
/// If the file cannot be opened or read.
pub fn header(path: &Path, preamble: bool) -> Result<Vec<String>, DataError> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(open(path)?);
    let record = seek_header(&mut reader, path, preamble)?;
    Ok(record
        .iter()
        .map(|b| {
            String::from_utf8_lossy(b)
                .trim_start_matches('\u{feff}')
                .to_owned()
        })
        .collect())
}

fn seek_header(
    reader: &mut csv::Reader<Box<dyn Read>>,
    path: &Path,
    preamble: bool,
) -> Result<ByteRecord, DataError> {
    let mut record = ByteRecord::new();
    for line in 1..=40 {
        let more = reader
            .read_byte_record(&mut record)
            .map_err(|e| read_error(path, line, &e))?;
        if !more || !preamble || record.len() > 10 {
            break;
        }
    }
    Ok(record)
}

/// The rows of a file, one at a time: memory does not grow with the file.
pub struct Rows {
    reader: csv::Reader<Box<dyn Read>>,
    record: ByteRecord,
    places: Vec<usize>,
    width: usize,
    layout: Layout,
    file: PathBuf,
}

impl Rows {
    /// Opens a file and finds the columns of its layout.
    ///
    /// # Errors
    ///
    /// If the file cannot be opened, or a column is missing.
    pub fn open(path: &Path, layout: Layout) -> Result<Self, DataError> {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(1 << 16)
            .from_reader(open(path)?);
        let head = seek_header(&mut reader, path, layout.preamble)?;
        let found: Vec<String> = head
            .iter()
            .map(|b| {
                String::from_utf8_lossy(b)
                    .trim_start_matches('\u{feff}')
                    .to_owned()
            })
            .collect();
        let place = |&column: &&'static str| {
            found
                .iter()
                .position(|f| f == column)
                .ok_or_else(|| DataError::Column {
                    file: path.to_owned(),
                    column,
                    found: found.clone(),
                })
        };
        let places = layout.columns.iter().map(place).collect::<Result<_, _>>()?;
        Ok(Self {
            reader,
            record: ByteRecord::new(),
            places,
            width: head.len(),
            layout,
            file: path.to_owned(),
        })
    }

    /// The next row.
    ///
    /// # Errors
    ///
    /// If the bytes stop early or a row has another number of fields than the header.
    // Rows lend their buffer, which `Iterator` cannot express.
    #[expect(clippy::should_implement_trait, reason = "rows lend their buffer")]
    pub fn next(&mut self) -> Result<Option<Row<'_>>, DataError> {
        let line = self.reader.position().line();
        let more = self
            .reader
            .read_byte_record(&mut self.record)
            .map_err(|e| read_error(&self.file, line, &e))?;
        if !more {
            return Ok(None);
        }
        if self.record.len() != self.width {
            let what = format!(
                "{} fields where the header has {}",
                self.record.len(),
                self.width
            );
            return Err(DataError::Read {
                file: self.file.clone(),
                line,
                what,
            });
        }
        Ok(Some(Row { rows: self }))
    }
}

/// One row; cells are numbered by the layout.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    rows: &'a Rows,
}

impl Row<'_> {
    /// The line of the row in its file, from 1.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.rows.record.position().map_or(0, csv::Position::line)
    }

    /// The file.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.rows.file
    }

    fn bytes(&self, cell: usize) -> &[u8] {
        let bytes = self
            .rows
            .record
            .get(self.rows.places[cell])
            .unwrap_or_default();
        bytes.trim_ascii()
    }

    /// An error about a cell.
    #[must_use]
    pub fn wrong(&self, cell: usize, expected: &'static str) -> DataError {
        DataError::Cell {
            file: self.rows.file.clone(),
            line: self.line(),
            column: self.rows.layout.columns[cell],
            found: String::from_utf8_lossy(self.bytes(cell)).into_owned(),
            expected,
        }
    }

    /// Text, decoded.
    ///
    /// # Errors
    ///
    /// If the bytes are not in the encoding of the layout.
    pub fn text(&self, cell: usize) -> Result<String, DataError> {
        let bytes = self.bytes(cell);
        match self.rows.layout.encoding {
            Encoding::Latin1 => Ok(bytes.iter().map(|&b| char::from(b)).collect()),
            Encoding::Utf8 => std::str::from_utf8(bytes)
                .map(str::to_owned)
                .map_err(|_| self.wrong(cell, "UTF-8 text (the bytes look like Latin-1)")),
        }
    }

    /// Plain ASCII text without a copy; empty where it is not UTF-8.
    #[must_use]
    pub fn raw(&self, cell: usize) -> &str {
        std::str::from_utf8(self.bytes(cell)).unwrap_or_default()
    }

    /// A whole number. Numbers written with a decimal point (`3.0`) count as whole.
    ///
    /// # Errors
    ///
    /// If the cell holds none.
    pub fn whole(&self, cell: usize) -> Result<i32, DataError> {
        self.whole_or_none(cell)?
            .ok_or_else(|| self.wrong(cell, "a whole number"))
    }

    /// A whole number, or `None` where the cell is empty or `NA`.
    ///
    /// # Errors
    ///
    /// If the cell holds something else.
    pub fn whole_or_none(&self, cell: usize) -> Result<Option<i32>, DataError> {
        let text = self.raw(cell);
        if text.is_empty() || text == "NA" {
            return Ok(None);
        }
        if let Ok(value) = text.parse() {
            return Ok(Some(value));
        }
        match text.strip_suffix(".0").and_then(|t| t.parse().ok()) {
            Some(value) => Ok(Some(value)),
            None => Err(self.wrong(cell, "a whole number")),
        }
    }

    /// A number, or `None` where the cell is empty or `NA`.
    ///
    /// # Errors
    ///
    /// If the cell holds something else.
    pub fn number_or_none(&self, cell: usize) -> Result<Option<f64>, DataError> {
        let text = self.raw(cell);
        if text.is_empty() || text == "NA" {
            return Ok(None);
        }
        match text.parse::<f64>() {
            Ok(value) if value.is_finite() => Ok(Some(value)),
            _ => Err(self.wrong(cell, "a number")),
        }
    }

    /// A number that the file writes as a negative code where it is missing.
    ///
    /// # Errors
    ///
    /// If the cell holds no number.
    pub fn number_or_code(&self, cell: usize) -> Result<Option<f64>, DataError> {
        Ok(self.number_or_none(cell)?.filter(|&v| v >= 0.0))
    }

    /// A state by its Correlates of War number.
    ///
    /// # Errors
    ///
    /// If the cell holds no such number.
    pub fn state(&self, cell: usize) -> Result<State, DataError> {
        let code = self.whole(cell)?;
        State::new(code)
            .ok_or_else(|| self.wrong(cell, "a Correlates of War state number from 2 to 9999"))
    }

    /// A year.
    ///
    /// # Errors
    ///
    /// If the cell holds no whole number from 1400 to 2100.
    pub fn year(&self, cell: usize) -> Result<i32, DataError> {
        let year = self.whole(cell)?;
        if (1400..=2100).contains(&year) {
            Ok(year)
        } else {
            Err(self.wrong(cell, "a year from 1400 to 2100"))
        }
    }

    /// 0 or 1.
    ///
    /// # Errors
    ///
    /// If the cell holds something else.
    pub fn flag(&self, cell: usize) -> Result<bool, DataError> {
        match self.raw(cell) {
            "0" | "0.0" => Ok(false),
            "1" | "1.0" => Ok(true),
            _ => Err(self.wrong(cell, "0 or 1")),
        }
    }
}
