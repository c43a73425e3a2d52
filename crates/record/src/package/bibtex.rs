//! The sources as a BibTeX file.

use std::fmt::Write as _;

use crate::record::Record;

/// One `@misc` a source.
pub(super) fn bibliography(record: &Record) -> String {
    let mut out = String::new();
    for source in record.sources() {
        let _ = writeln!(out, "@misc{{{},", source.id);
        let mut field = |key: &str, value: &str| {
            let _ = writeln!(out, "  {key} = {{{}}},", escaped(value));
        };
        field("title", &source.name);
        if let Some(publisher) = &source.publisher {
            field("author", &format!("{{{publisher}}}"));
        }
        if let Some(published) = &source.published {
            let first = published.earliest();
            if first != crate::day::Day::MIN {
                field("year", &first.year().to_string());
            }
            field("date", &published.to_string());
        }
        if let Some(address) = &source.address {
            field("howpublished", address);
        }
        let note = format!("grade {}, origin {}", source.grade, source.origin);
        field("note", &note);
        let _ = writeln!(out, "}}\n");
    }
    out
}

/// What TeX would take for a command, escaped; braces stay, since they keep names whole.
fn escaped(text: &str) -> String {
    let balanced = text.matches('{').count() == text.matches('}').count();
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(c);
            }
            '\\' => out.push_str("\\textbackslash "),
            '{' | '}' if !balanced => {}
            _ => out.push(c),
        }
    }
    out
}
