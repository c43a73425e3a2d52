//! Text in 80 columns.

use std::io::Write;

use comity_record::{Amount, Statement, StatementKind};

/// A word cut to a width, with a mark where something is missing.
pub(crate) fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        text.to_owned()
    } else {
        text.chars().take(width - 1).chain(['…']).collect()
    }
}

/// Text in lines of at most 80 characters, hanging under its first word.
pub(crate) fn wrapped(out: &mut impl Write, head: &str, text: &str) -> std::io::Result<()> {
    let indent = head.chars().count();
    let mut line = head.to_owned();
    let mut empty = true;
    for word in text.split_whitespace() {
        if !empty && line.chars().count() + 1 + word.chars().count() > 80 {
            writeln!(out, "{line}")?;
            line = " ".repeat(indent);
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    writeln!(out, "{line}")
}

/// A number with its thousands apart and no more digits than it deserves.
pub(crate) fn number(x: f64) -> String {
    if x.abs() >= 1e6 {
        format!("{:.1} million", x / 1e6)
    } else if x.abs() >= 1000.0 {
        let whole = format!("{x:.0}");
        let digits = whole.trim_start_matches('-');
        let mut out = String::new();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                out.push(',');
            }
            out.push(digit);
        }
        if x < 0.0 { format!("-{out}") } else { out }
    } else if x.abs() >= 10.0 {
        format!("{x:.0}")
    } else {
        format!("{x:.2}")
    }
}

/// A probability in words and in hundredths.
pub(crate) fn chance(p: f64) -> String {
    format!("{} {:.0} %", comity_record::likelihood_word(p), 100.0 * p)
}

/// What a level states, with its unit.
pub(crate) fn says(statement: &Statement) -> Option<String> {
    let StatementKind::Level(Some(level)) = &statement.kind else {
        return None;
    };
    let unit = match level.unit.as_ref()?.to_string() {
        plain if plain == "1" => String::new(),
        unit => format!(" {unit}"),
    };
    Some(match level.amount {
        Amount::Unknown => return None,
        Amount::Value(x) => format!("{}{unit}", number(x)),
        Amount::Range { low, high } | Amount::Between { low, high, .. } => {
            format!("{} to {}{unit}", number(low), number(high))
        }
    })
}
