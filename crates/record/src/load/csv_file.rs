//! Reading a CSV file into rows of named cells, each with its place.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::load::fields::{Fields, Item, Value};
use crate::load::sink::Sink;
use crate::suggest::nearest;
use crate::text::{Mark, Text};

/// The rows of a table with the columns `legal`, of which `required` must be there.
///
/// A wrong column is reported and left out; a row with a wrong number of cells is reported and left out.
pub(crate) fn rows(
    text: &Arc<Text>,
    legal: &[&str],
    required: &[&str],
    sink: &mut Sink,
) -> Vec<Fields> {
    let content = text.content();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .trim(csv::Trim::All)
        .from_reader(content.as_bytes());
    let mut header: Option<Vec<Option<String>>> = None;
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let at = error
                    .position()
                    .map_or(0, |position| position.byte() as usize);
                sink.push(Diagnostic::at(
                    Code::Syntax,
                    &Mark::new(text, at..at),
                    error.to_string(),
                    "a row of a table",
                ));
                break;
            }
        };
        let from = record
            .position()
            .map_or(0, |position| position.byte() as usize);
        let layout = Layout::of(content, from);
        if let Some(quote) = layout.open_quote {
            let mark = Mark::new(text, quote..quote + 1);
            let diagnostic = Diagnostic::at(
                Code::Truncated,
                &mark,
                "a quote that is never closed",
                "a closing quote",
            );
            sink.push(diagnostic.hint("a quote inside a quoted cell is written twice"));
        }
        let marks: Vec<Mark> = layout
            .cells
            .iter()
            .map(|cell| Mark::new(text, cell.clone()))
            .collect();
        let whole = Mark::new(text, layout.row.clone());
        match &header {
            None => header = Some(columns(&record, &marks, &whole, legal, required, sink)),
            Some(header) => {
                if record.len() == header.len() {
                    let cells = header.iter().zip(record.iter()).enumerate().filter_map(
                        |(k, (name, cell))| {
                            let name = name.as_ref().filter(|_| !cell.is_empty())?;
                            let mark = marks.get(k).unwrap_or(&whole).clone();
                            Some((
                                name.clone(),
                                Item {
                                    value: Value::Text(cell.to_owned()),
                                    mark,
                                },
                            ))
                        },
                    );
                    rows.push(Fields::row(cells, whole.clone()));
                } else if layout.open_quote.is_none() {
                    sink.push(width(record.len(), header.len(), &whole, &layout, content));
                }
            }
        }
    }
    if header.is_none() {
        let expected = format!("a header row with columns among {}", legal.join(", "));
        sink.push(Diagnostic::file(
            Code::Column,
            text.name(),
            "no row at all",
            expected,
        ));
    }
    rows
}

fn columns(
    record: &csv::StringRecord,
    marks: &[Mark],
    whole: &Mark,
    legal: &[&str],
    required: &[&str],
    sink: &mut Sink,
) -> Vec<Option<String>> {
    let mut columns: Vec<Option<String>> = Vec::new();
    for (k, name) in record.iter().enumerate() {
        let mark = marks.get(k).unwrap_or(whole);
        let known = legal.contains(&name);
        if !known {
            let expected = format!("one of the columns {}", legal.join(", "));
            let near = nearest(name, legal.iter().copied());
            sink.push(Diagnostic::at(Code::Column, mark, format!("`{name}`"), expected).near(near));
        } else if columns.iter().flatten().any(|earlier| earlier == name) {
            sink.push(Diagnostic::at(
                Code::Column,
                mark,
                format!("`{name}` again"),
                "each column once",
            ));
        }
        columns.push(known.then(|| name.to_owned()));
    }
    for name in required
        .iter()
        .filter(|name| !record.iter().any(|column| column == **name))
    {
        let expected = format!("the columns {}", required.join(", "));
        sink.push(Diagnostic::at(
            Code::Column,
            whole,
            format!("no column `{name}`"),
            expected,
        ));
    }
    columns
}

fn width(
    found: usize,
    expected: usize,
    whole: &Mark,
    layout: &Layout,
    content: &str,
) -> Diagnostic {
    let count = |n: usize| {
        if n == 1 {
            "1 cell".to_owned()
        } else {
            format!("{n} cells")
        }
    };
    if found < expected && layout.row.end >= content.len() {
        return Diagnostic::at(
            Code::Truncated,
            whole,
            count(found),
            format!("{} as in the header", count(expected)),
        )
        .hint("the file ends in the middle of this row");
    }
    let diagnostic = Diagnostic::at(
        Code::Row,
        whole,
        count(found),
        format!("{} as in the header", count(expected)),
    );
    if found > expected {
        diagnostic.hint("a cell that holds a comma is written in quotes")
    } else {
        diagnostic.hint("an empty cell still needs its comma")
    }
}

/// Where the cells of a row are; the `csv` crate tells where a row starts, but not where a cell does.
struct Layout {
    cells: Vec<Range<usize>>,
    row: Range<usize>,
    open_quote: Option<usize>,
}

impl Layout {
    fn of(content: &str, from: usize) -> Self {
        let bytes = content.as_bytes();
        let mut at = skip_blank(bytes, from);
        let start = at;
        let mut layout = Self {
            cells: Vec::new(),
            row: start..start,
            open_quote: None,
        };
        loop {
            let cell = at;
            if bytes.get(at) == Some(&b'"') {
                match past_quote(bytes, at) {
                    Some(past) => at = past,
                    None => {
                        layout.open_quote = Some(cell);
                        at = bytes.len();
                    }
                }
            }
            while bytes
                .get(at)
                .is_some_and(|b| !matches!(b, b',' | b'\n' | b'\r'))
            {
                at += 1;
            }
            let end = at.min(bytes.len());
            layout.cells.push(trimmed(content, cell..end));
            if bytes.get(at) != Some(&b',') {
                layout.row.end = end;
                return layout;
            }
            at += 1;
        }
    }
}

/// The byte after the quote that closes the one at `at`; a doubled quote stands for itself.
fn past_quote(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += 1;
        match (bytes.get(at)?, bytes.get(at + 1)) {
            (b'"', Some(b'"')) => at += 1,
            (b'"', _) => return Some(at + 1),
            _ => {}
        }
    }
}

/// Past empty lines and comment lines, which the reader skips without moving a row's start.
fn skip_blank(bytes: &[u8], mut at: usize) -> usize {
    loop {
        match bytes.get(at) {
            Some(b'\n' | b'\r') => at += 1,
            Some(b'#') => {
                while bytes.get(at).is_some_and(|b| *b != b'\n') {
                    at += 1;
                }
            }
            _ => return at,
        }
    }
}

fn trimmed(content: &str, cell: Range<usize>) -> Range<usize> {
    let Some(text) = content.get(cell.clone()) else {
        return cell;
    };
    let start = cell.start + (text.len() - text.trim_start().len());
    start..(start + text.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(text: &str) -> Vec<&str> {
        Layout::of(text, 0)
            .cells
            .into_iter()
            .map(|cell| &text[cell])
            .collect()
    }

    #[test]
    fn cells_are_found_past_comments_and_quotes() {
        assert_eq!(
            layout("# note\n\na, b ,\"c, \"\"d\"\"\",\ne"),
            ["a", "b", "\"c, \"\"d\"\"\"", ""]
        );
        assert_eq!(layout("\"\",x\r\n"), ["\"\"", "x"]);
    }

    #[test]
    fn a_quote_that_stays_open_is_noticed() {
        assert_eq!(Layout::of("a,\"b,c\nd,e", 0).open_quote, Some(2));
        assert_eq!(Layout::of("a,\"b\"\"", 0).open_quote, Some(2));
        assert_eq!(Layout::of("a,\"b\"", 0).open_quote, None);
    }
}
