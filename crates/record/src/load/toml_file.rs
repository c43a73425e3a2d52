//! Reading a TOML file, and bytes into text.

use std::sync::Arc;

use toml::de::DeTable;

use crate::diagnostic::{Code, Diagnostic};
use crate::load::fields::Fields;
use crate::load::sink::Sink;
use crate::text::{Mark, Text};

/// Syntax errors named per file: one unclosed quote can make hundreds.
const MOST: usize = 10;

/// The bytes of a file as text; `None`, with a problem, where they are not UTF-8.
pub(crate) fn decode(name: &str, bytes: &[u8], sink: &mut Sink) -> Option<Arc<Text>> {
    // A byte order mark is no part of the text.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(content) => Some(Text::new(name, content.to_owned())),
        Err(error) => {
            let good = error.valid_up_to();
            let text = Text::new(name, String::from_utf8_lossy(bytes).into_owned());
            let bad: String = bytes
                .iter()
                .skip(good)
                .take(error.error_len().unwrap_or(1))
                .map(|b| format!("{b:02x} "))
                .collect();
            // The lossy text is the same up to here, and then has the three-byte replacement character.
            let mark = Mark::new(&text, good..good + 3);
            let found = format!("byte {} at offset {good}", bad.trim_end());
            sink.push(Diagnostic::at(
                Code::Encoding,
                &mark,
                found,
                "text in UTF-8",
            ));
            None
        }
    }
}

/// The top table of a TOML file; `None`, with problems, where the syntax is wrong.
pub(crate) fn parse(text: &Arc<Text>, sink: &mut Sink) -> Option<Fields> {
    let (table, errors) = DeTable::parse_recoverable(text.content());
    if errors.is_empty() {
        return Some(Fields::table(table.get_ref(), text, 0..0));
    }
    let end = text.content().trim_end().len();
    for error in errors.iter().take(MOST) {
        let span = error.span().unwrap_or(0..0);
        let mark = Mark::new(text, span.clone());
        sink.push(if span.start >= end {
            Diagnostic::at(
                Code::Truncated,
                &mark,
                format!("the end of the file ({})", error.message()),
                "the rest",
            )
        } else {
            Diagnostic::at(Code::Syntax, &mark, error.message(), "")
        });
    }
    None
}
