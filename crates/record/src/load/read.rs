//! Reading one value: what is legal, and what is said where it is not.

use std::str::FromStr;

use crate::day::{Day, DayError};
use crate::diagnostic::{Code, Diagnostic};
use crate::load::date_fix::date_problem;
use crate::load::fields::{Fields, Item, Value};
use crate::load::sink::Sink;
use crate::partial_date::PartialDate;
use crate::suggest::nearest;
use crate::text::Mark;
use crate::unit::{Unit, UnitError};
use crate::words::UnknownWord;

impl Sink {
    /// Reports keys outside `legal`.
    pub(crate) fn only(&mut self, fields: &Fields, what: &str, legal: &[&str]) {
        for (key, mark) in fields.keys() {
            if !legal.contains(&key) {
                let expected = format!("a key of {what}: {}", legal.join(", "));
                let near = nearest(key, legal.iter().copied());
                self.push(Diagnostic::at(Code::Key, mark, format!("`{key}`"), expected).near(near));
            }
        }
    }

    /// Reports a key that must be there.
    pub(crate) fn missing(&mut self, fields: &Fields, key: &str, what: &str) {
        let name = if fields.is_row { "cell" } else { "key" };
        self.push(Diagnostic::at(
            Code::Missing,
            &fields.mark,
            format!("no {name} `{key}`"),
            what,
        ));
    }

    fn wrong_type(&mut self, key: &str, item: &Item, expected: &str) {
        let found = format!("{} for `{key}`", item.value.kind());
        self.push(Diagnostic::at(Code::Type, &item.mark, found, expected));
    }

    /// A text. An empty cell of a table is none; in TOML, where a key can be left out, an empty text is told.
    pub(crate) fn text<'f>(
        &mut self,
        fields: &'f Fields,
        key: &str,
    ) -> Option<(&'f str, &'f Mark)> {
        let item = fields.get(key)?;
        match &item.value {
            Value::Text(text) if text.trim().is_empty() => {
                if !fields.is_row {
                    let found = format!("an empty text for `{key}`");
                    self.push(Diagnostic::at(
                        Code::Missing,
                        &item.mark,
                        found,
                        "a text, or no such key",
                    ));
                }
                None
            }
            Value::Text(text) => Some((text, &item.mark)),
            _ => {
                self.wrong_type(key, item, "a text in quotes");
                None
            }
        }
    }

    pub(crate) fn owned(&mut self, fields: &Fields, key: &str) -> Option<String> {
        self.text(fields, key).map(|(text, _)| text.to_owned())
    }

    /// A text that must be there.
    pub(crate) fn need(&mut self, fields: &Fields, key: &str, what: &str) -> Option<String> {
        let found = self.owned(fields, key);
        // What is there and cannot be used has been told.
        if found.is_none() && (fields.is_row || !fields.has(key)) {
            self.missing(fields, key, what);
        }
        found
    }

    /// A finite number.
    pub(crate) fn number(&mut self, fields: &Fields, key: &str) -> Option<f64> {
        let item = fields.get(key)?;
        let number = match &item.value {
            Value::Number(number) => *number,
            Value::Text(text) if fields.is_row && text.trim().is_empty() => return None,
            Value::Text(text) if fields.is_row => match text.trim().replace('_', "").parse::<f64>()
            {
                Ok(number) => number,
                Err(_) => {
                    let expected = "a number with a point, without blanks or units";
                    self.push(Diagnostic::at(
                        Code::Number,
                        &item.mark,
                        format!("`{text}`"),
                        expected,
                    ));
                    return None;
                }
            },
            _ => {
                self.wrong_type(key, item, "a number without quotes");
                return None;
            }
        };
        if number.is_finite() {
            return Some(number);
        }
        self.push(Diagnostic::at(
            Code::Number,
            &item.mark,
            format!("no finite number for `{key}`"),
            "a finite number",
        ));
        None
    }

    pub(crate) fn need_number(&mut self, fields: &Fields, key: &str, what: &str) -> Option<f64> {
        if !fields.has(key) {
            self.missing(fields, key, what);
        }
        self.number(fields, key)
    }

    /// A whole number from `low` to `high`.
    pub(crate) fn whole(&mut self, fields: &Fields, key: &str, low: i32, high: i32) -> Option<i32> {
        let number = self.number(fields, key)?;
        if number.fract() == 0.0 && number >= f64::from(low) && number <= f64::from(high) {
            return Some(number as i32);
        }
        let expected = format!("a whole number from {low} to {high}");
        self.push(Diagnostic::at(
            Code::Number,
            fields.mark_of(key),
            format!("{number} for `{key}`"),
            expected,
        ));
        None
    }

    pub(crate) fn flag(&mut self, fields: &Fields, key: &str) -> bool {
        match fields.get(key).map(|item| (item, &item.value)) {
            None => false,
            Some((_, Value::Flag(flag))) => *flag,
            Some((item, _)) => {
                self.wrong_type(key, item, "true or false");
                false
            }
        }
    }

    /// The texts of a list.
    pub(crate) fn texts<'f>(&mut self, fields: &'f Fields, key: &str) -> Vec<(&'f str, &'f Mark)> {
        let Some(item) = fields.get(key) else {
            return Vec::new();
        };
        let Value::List(items) = &item.value else {
            self.wrong_type(key, item, "a list of texts, such as [\"a\", \"b\"]");
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in items {
            match &item.value {
                Value::Text(text) => texts.push((text.as_str(), &item.mark)),
                _ => self.wrong_type(key, item, "a text in quotes"),
            }
        }
        texts
    }

    /// The tables of a list of tables (`[[key]]`).
    pub(crate) fn tables<'f>(&mut self, fields: &'f Fields, key: &str) -> Vec<&'f Fields> {
        let Some(item) = fields.get(key) else {
            return Vec::new();
        };
        let Value::List(items) = &item.value else {
            self.wrong_type(key, item, &format!("tables headed [[{key}]]"));
            return Vec::new();
        };
        self.owner(format!("[[{key}]]"));
        let mut tables = Vec::new();
        for item in items {
            match &item.value {
                Value::Table(fields) => tables.push(fields),
                _ => self.wrong_type(key, item, "a table"),
            }
        }
        tables
    }

    pub(crate) fn sub<'f>(&mut self, fields: &'f Fields, key: &str) -> Option<&'f Fields> {
        let item = fields.get(key)?;
        if let Value::Table(table) = &item.value {
            return Some(table);
        }
        self.wrong_type(
            key,
            item,
            "a table, such as { kind = \"fixed\", value = 1 }",
        );
        None
    }

    /// A word of a closed list. Digits may be written as numbers.
    pub(crate) fn word<T: FromStr<Err = UnknownWord>>(
        &mut self,
        fields: &Fields,
        key: &str,
    ) -> Option<T> {
        let item = fields.get(key)?;
        let text = match &item.value {
            Value::Number(number) if number.fract() == 0.0 => number.to_string(),
            _ => self.text(fields, key)?.0.to_owned(),
        };
        match text.parse() {
            Ok(word) => Some(word),
            Err(UnknownWord { found, legal }) => {
                let near = nearest(&found, legal.iter().copied());
                let expected = format!("one of {}", legal.join(", "));
                self.push(
                    Diagnostic::at(Code::Word, &item.mark, format!("`{found}`"), expected)
                        .near(near),
                );
                None
            }
        }
    }

    pub(crate) fn need_word<T: FromStr<Err = UnknownWord>>(
        &mut self,
        fields: &Fields,
        key: &str,
        legal: &[&str],
    ) -> Option<T> {
        if !fields.has(key) || (fields.is_row && self.text(fields, key).is_none()) {
            self.missing(fields, key, &format!("one of {}", legal.join(", ")));
            return None;
        }
        self.word(fields, key)
    }

    /// A date, as well as it is known.
    pub(crate) fn date(&mut self, fields: &Fields, key: &str) -> Option<PartialDate> {
        let (text, mark) = self.text(fields, key)?;
        match text.parse() {
            Ok(date) => Some(date),
            Err(error) => {
                self.push(date_problem(&error, text, mark));
                None
            }
        }
    }

    /// One day.
    pub(crate) fn day(&mut self, fields: &Fields, key: &str) -> Option<Day> {
        let (text, mark) = self.text(fields, key)?;
        match text.parse() {
            Ok(day) => Some(day),
            Err(error) => {
                let code = if error == DayError::Impossible {
                    Code::ImpossibleDate
                } else {
                    Code::Date
                };
                let expected = "a day of the calendar, written 2023-09-13";
                self.push(Diagnostic::at(code, mark, format!("`{text}`"), expected));
                None
            }
        }
    }

    /// A unit.
    pub(crate) fn unit(&mut self, fields: &Fields, key: &str) -> Option<Unit> {
        let (text, mark) = self.text(fields, key)?;
        match text.parse() {
            Ok(unit) => Some(unit),
            Err(error) => {
                let near = if let UnitError::Unknown { near, .. } = error {
                    near
                } else {
                    None
                };
                let expected = format!(
                    "one of {}, or a quotient such as t/week",
                    Unit::SYMBOLS.join(", ")
                );
                self.push(
                    Diagnostic::at(Code::Unit, mark, format!("`{text}`"), expected).near(near),
                );
                None
            }
        }
    }

    /// A share from 0 to 1.
    pub(crate) fn share(&mut self, fields: &Fields, key: &str) -> Option<f64> {
        let number = self.number(fields, key)?;
        if (0.0..=1.0).contains(&number) {
            return Some(number);
        }
        let found = format!("{number} for `{key}`");
        self.push(Diagnostic::at(
            Code::Number,
            fields.mark_of(key),
            found,
            "a number from 0 to 1",
        ));
        None
    }
}
