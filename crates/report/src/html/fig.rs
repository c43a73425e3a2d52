//! Numbers as HTML: every one is an element that carries the ids of what it rests on.

use std::fmt::Write;

use comity_assess::answer::{Figure, Rank, Ref};

use crate::number;
use crate::sentence::{Piece, Sentence};

/// Text for HTML content and quoted attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// The anchor of a reference: the id itself where it is plain, other characters as `~hex~`.
///
/// Different ids have different anchors, and none is that of a section, which has no colon.
pub(crate) fn anchor(id: &Ref) -> String {
    let mut out = String::with_capacity(id.0.len());
    for c in id.0.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, ':' | '.' | '_' | '-') {
            out.push(c);
        } else {
            out.push('~');
            let _ = write!(out, "{:x}", u32::from(c));
            out.push('~');
        }
    }
    if out.contains(':') {
        out
    } else {
        format!("ref:{out}")
    }
}

/// The value of a `data-from` attribute: anchors, separated by spaces.
pub(crate) fn anchors(from: &[Ref]) -> String {
    from.iter().map(anchor).collect::<Vec<_>>().join(" ")
}

/// A number that leads to its first source.
pub(crate) fn linked(inner: &str, from: &[Ref]) -> String {
    let first = from.first().map(anchor).unwrap_or_default();
    format!(
        r##"<a class="fig" href="#{first}" data-from="{}">{inner}</a>"##,
        anchors(from)
    )
}

/// Value and interval.
pub(crate) fn full(figure: &Figure) -> String {
    linked(
        &with_range(&number::value(figure), &number::interval(figure)),
        &figure.from,
    )
}

/// Value and interval without the unit, which stands above them.
pub(crate) fn bare(figure: &Figure) -> String {
    linked(
        &with_range(&number::bare(figure), &number::interval(figure)),
        &figure.from,
    )
}

/// Value alone, for a cell beside that of its interval.
pub(crate) fn value(figure: &Figure) -> String {
    linked(&escape(&number::value(figure)), &figure.from)
}

/// The interval alone; not a link, because the value beside it is one.
pub(crate) fn range(figure: &Figure) -> String {
    format!(
        r#"<span class="fig range" data-from="{}">{}</span>"#,
        anchors(&figure.from),
        escape(&number::interval(figure))
    )
}

/// Links to all of what a number rests on, the first few of them by id.
pub(crate) fn sources(from: &[Ref]) -> String {
    const SHOWN: usize = 4;
    let link = |id: &Ref| format!(r##"<a href="#{}">{}</a>"##, anchor(id), escape(&id.0));
    let mut out = from
        .iter()
        .take(SHOWN)
        .map(link)
        .collect::<Vec<_>>()
        .join(", ");
    if let Some(more) = from.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        let _ = write!(
            out,
            r#" and <span class="fig" data-from="{}">{more} more</span>"#,
            anchors(&from[SHOWN..])
        );
    }
    out
}

/// A difference with its interval.
pub(crate) fn difference(figure: &Figure) -> String {
    let text = number::difference(figure);
    let (value, range) = text
        .split_once(" (")
        .map_or((text.as_str(), ""), |(value, range)| (value, range));
    let range = if range.is_empty() {
        String::new()
    } else {
        format!("({range}")
    };
    linked(&with_range(value, &range), &figure.from)
}

/// A rank with its range.
pub(crate) fn rank(rank: &Rank) -> String {
    let text = number::rank(rank);
    let (value, range) = text.split_once(' ').unwrap_or((&text, ""));
    linked(&with_range(value, range), &rank.from)
}

/// A rank with its range, without the number of those ranked.
pub(crate) fn place(rank: &Rank) -> String {
    let range = format!("({}–{})", rank.low, rank.high);
    linked(&with_range(&rank.rank.to_string(), &range), &rank.from)
}

/// A sentence with its numbers linked.
pub(crate) fn sentence(sentence: &Sentence) -> String {
    sentence
        .pieces()
        .iter()
        .map(|piece| match piece {
            Piece::Words(text) => escape(text),
            Piece::Number { text, from } => match text.split_once(" (") {
                Some((value, range)) => linked(&with_range(value, &format!("({range}")), from),
                None => linked(&escape(text), from),
            },
        })
        .collect()
}

fn with_range(value: &str, range: &str) -> String {
    if range.is_empty() {
        escape(value)
    } else {
        format!(
            r#"{} <span class="range">{}</span>"#,
            escape(value),
            escape(range)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_plain_and_distinct() {
        assert_eq!(
            anchor(&Ref("statement:c5-2016".into())),
            "statement:c5-2016"
        );
        assert_eq!(
            anchor(&Ref("statement:a b\"".into())),
            "statement:a~20~b~22~"
        );
        assert_eq!(anchor(&Ref("channels".into())), "ref:channels");
    }

    #[test]
    fn a_number_carries_all_its_sources() {
        let figure = Figure {
            value: 0.61,
            low: Some(0.44),
            high: Some(0.76),
            unit: "probability".into(),
            from: vec![Ref("run:main".into()), Ref("parameter:x".into())],
        };
        assert_eq!(
            full(&figure).replace('\u{a0}', " "),
            r##"<a class="fig" href="#run:main" data-from="run:main parameter:x">61 % <span class="range">(44–76 %)</span></a>"##
        );
    }
}
