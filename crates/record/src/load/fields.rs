//! Rows and tables in one shape: named values, each with its place.
//!
//! CSV rows and TOML tables are read into the same [`Fields`], so that a statement is checked by the same code
//! wherever it stands, and so that one wrong value does not hide the next.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use crate::text::{Mark, Text};

/// A value of a file.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    Text(String),
    Number(f64),
    Flag(bool),
    List(Vec<Item>),
    Table(Fields),
}

impl Value {
    /// What it is, in words.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "a text",
            Self::Number(_) => "a number",
            Self::Flag(_) => "true or false",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}

/// A value with its place.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) value: Value,
    pub(crate) mark: Mark,
}

/// Named values: a row of a CSV file or a table of a TOML file.
#[derive(Debug, Clone)]
pub(crate) struct Fields {
    entries: BTreeMap<String, (Mark, Item)>,
    /// The whole of it, for what is missing.
    pub(crate) mark: Mark,
    /// A row of a CSV file, in which numbers are written as text and an empty cell is nothing.
    pub(crate) is_row: bool,
}

impl Fields {
    pub(crate) fn row(cells: impl IntoIterator<Item = (String, Item)>, mark: Mark) -> Self {
        let entries = cells
            .into_iter()
            .map(|(name, item)| (name, (item.mark.clone(), item)))
            .collect();
        Self {
            entries,
            mark,
            is_row: true,
        }
    }

    pub(crate) fn table(table: &DeTable<'_>, text: &Arc<Text>, span: Range<usize>) -> Self {
        let entries = table
            .iter()
            .map(|(key, value)| {
                let mark = Mark::new(text, key.span());
                (
                    key.get_ref().to_string(),
                    (mark, item(value.get_ref(), text, value.span())),
                )
            })
            .collect();
        Self {
            entries,
            mark: Mark::new(text, span),
            is_row: false,
        }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Item> {
        self.entries.get(key).map(|(_, item)| item)
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// The place of a value, or of the whole where there is none.
    pub(crate) fn mark_of(&self, key: &str) -> &Mark {
        self.get(key).map_or(&self.mark, |item| &item.mark)
    }

    /// Keys with the place of the key itself.
    pub(crate) fn keys(&self) -> impl Iterator<Item = (&str, &Mark)> {
        self.entries
            .iter()
            .map(|(key, (mark, _))| (key.as_str(), mark))
    }
}

fn item(value: &DeValue<'_>, text: &Arc<Text>, span: Range<usize>) -> Item {
    let mark = Mark::new(text, span.clone());
    let value = match value {
        DeValue::String(s) => Value::Text(s.to_string()),
        // A date without quotes is read as if it had them.
        DeValue::Datetime(date) => Value::Text(date.to_string()),
        DeValue::Integer(i) => {
            Value::Number(i64::from_str_radix(i.as_str(), i.radix()).map_or(f64::NAN, |i| i as f64))
        }
        DeValue::Float(x) => Value::Number(x.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(b) => Value::Flag(*b),
        DeValue::Array(items) => Value::List(
            items
                .iter()
                .map(|one| item(one.get_ref(), text, one.span()))
                .collect(),
        ),
        DeValue::Table(table) => Value::Table(Fields::table(table, text, span)),
    };
    Item { value, mark }
}
