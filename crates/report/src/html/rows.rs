//! Charts made of rows: a label, marks on a shared scale, the number as text.

mod outcome;
mod why;

use comity_assess::answer::Figure;
use minijinja::Value;
use serde::Serialize;

use super::fig;
use super::track::{Scale, Track, axis};

pub(crate) use outcome::{closest, placebos, questions, variance};
pub(crate) use why::{exchanges, members, rank_track, shares, side, stages, waterfall, wills};

/// A chart for the `rows` macro of the templates.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Chart {
    /// What it shows, for a screen reader.
    alt: String,
    rows: Vec<Row>,
    /// The axis as SVG.
    axis: Value,
}

/// One row: label and second line as text, marks and numbers as HTML.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Row {
    label: String,
    sub: Value,
    /// `pair` for the headline's own pair, `group` for a heading between rows, else empty.
    class: &'static str,
    svg: Value,
    number: Value,
}

fn safe(html: String) -> Value {
    Value::from_safe_string(html)
}

fn text(words: &str) -> Value {
    safe(fig::escape(words))
}

fn row(label: impl Into<String>, track: &Track, number: &Figure) -> Row {
    Row {
        label: label.into(),
        sub: Value::from(""),
        class: "",
        svg: safe(track.svg()),
        number: safe(fig::full(number)),
    }
}

impl Row {
    fn with_sub(self, sub: Value) -> Self {
        Self { sub, ..self }
    }

    fn with_class(self, class: &'static str) -> Self {
        Self { class, ..self }
    }

    fn heading(label: &str) -> Self {
        Self {
            label: label.to_owned(),
            sub: Value::from(""),
            class: "group",
            svg: Value::from(""),
            number: Value::from(""),
        }
    }
}

fn chart(alt: impl Into<String>, rows: Vec<Row>, scale: Scale, unit: &str) -> Chart {
    Chart {
        alt: alt.into(),
        rows,
        axis: safe(axis(scale, unit)),
    }
}
