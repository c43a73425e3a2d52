//! What to say of a text that is not a date.

use crate::diagnostic::{Code, Diagnostic};
use crate::partial_date::DateError;
use crate::text::Mark;

/// The problem of a text that is not a date, with a way out where there is an obvious one.
pub(crate) fn date_problem(error: &DateError, text: &str, mark: &Mark) -> Diagnostic {
    let code = match error {
        DateError::Impossible(_) => Code::ImpossibleDate,
        DateError::Shape(_) | DateError::Backwards(_) | DateError::Empty(_) => Code::Date,
    };
    let expected = match error {
        DateError::Impossible(_) => "a day that the calendar has",
        DateError::Backwards(_) => "an interval that ends after it starts",
        DateError::Empty(_) => "an interval with a start or an end",
        DateError::Shape(_) => "a date such as 2023-09-13, 2023-09, 2023~, 19XX or 2009-06-12/..",
    };
    let diagnostic = Diagnostic::at(code, mark, format!("`{text}`"), expected);
    match rewritten(text) {
        Some(date) => diagnostic.hint(format!("year first: `{date}`?")),
        None => diagnostic,
    }
}

/// `13.09.2023` and `13/9/2023` with the year first. Only where no other reading is possible.
fn rewritten(text: &str) -> Option<String> {
    let parts: Vec<u32> = text
        .split(['.', '/', '-'])
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    match parts[..] {
        [day @ 13..=31, month @ 1..=12, year @ 1000..=9999] => {
            Some(format!("{year}-{month:02}-{day:02}"))
        }
        [year @ 1000..=9999, month @ 1..=12, day @ 1..=31] if text.len() < 10 => {
            Some(format!("{year}-{month:02}-{day:02}"))
        }
        _ => None,
    }
}
