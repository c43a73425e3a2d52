//! How a number is written: digits that its interval supports, thousands separators, units in words.
//!
//! Numbers are joined to their units by a no-break space (U+00A0), so that no line ends between them.

use comity_assess::answer::{Figure, Rank, Ref};

/// What stands in place of a number that nobody knows.
pub(crate) const UNKNOWN: &str = "unknown";

/// The no-break space between a number and its unit.
const GLUE: char = '\u{a0}';

/// Whether the unit is a fraction of one that readers want in per cent.
pub(crate) fn is_fraction(unit: &str) -> bool {
    matches!(unit, "probability" | "share")
}

/// A probability or share in per cent: one decimal below 10 %, never a bare 0 or 100 for a probability.
///
/// `share` is written exactly where it is 0 or 1, because a share may be a count.
fn percent_digits(value: f64, unit: &str) -> String {
    let percent = 100.0 * value;
    let exact = unit == "share" && (percent == 0.0 || percent == 100.0);
    if exact {
        return format!("{percent:.0}");
    }
    match percent {
        p if p < 0.1 => format!("<{GLUE}0.1"),
        p if p < 9.95 => format!("{p:.1}"),
        p if p > 99.9 => format!(">{GLUE}99.9"),
        p if p >= 99.0 => format!("{p:.1}"),
        p => format!("{p:.0}"),
    }
}

/// A count with thousands separators.
pub(crate) fn count(value: usize) -> String {
    separated(&value.to_string())
}

/// A singular or plural noun behind its count: `1 run`, `10,000 runs`.
pub(crate) fn counted(value: usize, noun: &str) -> String {
    let plural = if value == 1 { "" } else { "s" };
    format!("{}{GLUE}{noun}{plural}", count(value))
}

/// The central value with its unit.
///
/// Digits follow the interval (two digits of its width), else three significant digits.
pub(crate) fn value(figure: &Figure) -> String {
    if !figure.value.is_finite() {
        return UNKNOWN.to_owned();
    }
    if is_fraction(&figure.unit) {
        return format!("{}{GLUE}%", percent_digits(figure.value, &figure.unit));
    }
    let (scale, word) = magnitude(figure);
    let digits = digits(figure, figure.value, scale);
    let singular = digits == "1" && word.is_empty();
    let unit = unit_words(&figure.unit, singular);
    [digits.as_str(), word, unit.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(&GLUE.to_string())
}

/// The value without its unit, for table columns whose heading names the unit.
pub(crate) fn bare(figure: &Figure) -> String {
    if is_fraction(&figure.unit) || !figure.value.is_finite() {
        return value(figure);
    }
    let (scale, word) = magnitude(figure);
    let digits = digits(figure, figure.value, scale);
    if word.is_empty() {
        digits
    } else {
        format!("{digits}{GLUE}{word}")
    }
}

/// The 80 % interval in parentheses, such as `(4.7–8.3)`; without one, the class of the number.
pub(crate) fn interval(figure: &Figure) -> String {
    match bounds(figure) {
        // Both ends beyond the last digit that is written: saying it once is enough.
        Some((low, high))
            if high.strip_suffix('%').map(str::trim_end) == Some(&low) && low.contains(GLUE) =>
        {
            format!("({high})")
        }
        Some((low, high)) if low.starts_with('−') => format!("({low} to {high})"),
        Some((low, high)) => format!("({low}–{high})"),
        None => format!("({})", class(&figure.from)),
    }
}

/// Value with its interval where it has one: for places where the class follows in words.
pub(crate) fn value_and_range(figure: &Figure) -> String {
    if bounds(figure).is_some() {
        full(figure)
    } else {
        value(figure)
    }
}

/// Value and interval together: `6.3 months (4.7–8.3)`.
pub(crate) fn full(figure: &Figure) -> String {
    format!("{} {}", value(figure), interval(figure))
}

/// The two bounds as text, in the scale of the value; the upper one carries the per cent sign.
fn bounds(figure: &Figure) -> Option<(String, String)> {
    let (low, high) = (figure.low?, figure.high?);
    if !(low.is_finite() && high.is_finite()) {
        return Some((bound_or_unknown(low), bound_or_unknown(high)));
    }
    if is_fraction(&figure.unit) {
        let low = percent_digits(low, &figure.unit);
        return Some((
            low,
            format!("{}{GLUE}%", percent_digits(high, &figure.unit)),
        ));
    }
    let (scale, _) = magnitude(figure);
    Some((digits(figure, low, scale), digits(figure, high, scale)))
}

fn bound_or_unknown(bound: f64) -> String {
    if bound.is_finite() {
        rounded(bound, None)
    } else {
        UNKNOWN.to_owned()
    }
}

/// A difference of two figures: signed, in percentage points for probabilities, with its interval.
pub(crate) fn difference(figure: &Figure) -> String {
    if !figure.value.is_finite() {
        return UNKNOWN.to_owned();
    }
    let interval = match (figure.low, figure.high) {
        (Some(low), Some(high)) => {
            format!(" ({} to {})", signed(low, figure), signed(high, figure))
        }
        _ => format!(" ({})", class(&figure.from)),
    };
    format!("{}{interval}", difference_value(figure))
}

/// The central value of a difference: signed, with its unit.
pub(crate) fn difference_value(figure: &Figure) -> String {
    if !figure.value.is_finite() {
        return UNKNOWN.to_owned();
    }
    let digits = signed(figure.value, figure);
    let unit = if is_fraction(&figure.unit) {
        "pp".to_owned()
    } else {
        unit_words(&figure.unit, false)
    };
    if unit.is_empty() {
        digits
    } else {
        format!("{digits}{GLUE}{unit}")
    }
}

/// The central value of a difference: signed, without its unit.
pub(crate) fn signed_digits(figure: &Figure) -> String {
    if figure.value.is_finite() {
        signed(figure.value, figure)
    } else {
        UNKNOWN.to_owned()
    }
}

fn signed(value: f64, figure: &Figure) -> String {
    let digits = if is_fraction(&figure.unit) {
        let points = 100.0 * value.abs();
        if points < 9.95 {
            format!("{points:.1}")
        } else {
            format!("{points:.0}")
        }
    } else {
        rounded(value.abs(), width(figure))
    };
    let zero = digits.chars().all(|c| matches!(c, '0' | '.'));
    match (zero, value > 0.0) {
        (true, _) => digits,
        (false, true) => format!("+{digits}"),
        (false, false) => format!("−{digits}"),
    }
}

/// `1st (1st–3rd) of 7` in short form: `1 of 7 (1–3)`.
pub(crate) fn rank(rank: &Rank) -> String {
    format!(
        "{}{GLUE}of{GLUE}{} ({}–{})",
        rank.rank, rank.of, rank.low, rank.high
    )
}

/// What kind of thing a number without an interval is, told from what it rests on.
pub(crate) fn class(from: &[Ref]) -> &'static str {
    match from
        .first()
        .and_then(|r| r.0.split_once(':'))
        .map(|(kind, _)| kind)
    {
        Some("statement" | "origin") => "as stated",
        Some("parameter") => "as set",
        Some("proposition") => "as judged",
        Some("run" | "answer") => "counted",
        _ => "no interval",
    }
}

/// A plain number with at most three significant digits, for axes.
pub(crate) fn tick(value: f64, unit: &str) -> String {
    if is_fraction(unit) {
        return format!("{}{GLUE}%", trimmed(100.0 * value));
    }
    if value == 0.0 {
        return "0".to_owned();
    }
    match value.abs() {
        v if v >= 1e9 => format!("{}{GLUE}bn", trimmed(value / 1e9)),
        v if v >= 1e6 => format!("{}{GLUE}m", trimmed(value / 1e6)),
        _ => trimmed(value),
    }
}

fn trimmed(value: f64) -> String {
    let text = rounded(value, None);
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

/// A unit as a reader says it: `t/week` is `t a week`, `month` is `months`.
pub(crate) fn unit_words(unit: &str, singular: bool) -> String {
    let plural = |word: &str| {
        let abbreviation = word.chars().count() <= 3 || word.ends_with('s') || !word.is_ascii();
        if singular || abbreviation {
            word.to_owned()
        } else {
            format!("{word}s")
        }
    };
    match unit {
        "" | "1" | "count" | "ratio" | "η" | "eta" | "index" => String::new(),
        "probability" | "share" => "%".to_owned(),
        _ => match unit.split_once('/') {
            Some((what, per)) => format!("{}{GLUE}a{GLUE}{per}", plural(what)),
            None => plural(unit),
        },
    }
}

/// Large quantities are written in millions or billions.
fn magnitude(figure: &Figure) -> (f64, &'static str) {
    match figure.value.abs() {
        v if v >= 1e9 => (1e9, "billion"),
        v if v >= 1e6 => (1e6, "million"),
        _ => (1.0, ""),
    }
}

/// The digits of a number that belongs to a figure, in the figure's scale; counts of things keep no decimals.
fn digits(figure: &Figure, value: f64, scale: f64) -> String {
    let numbers = [Some(figure.value), figure.low, figure.high];
    let small = |v: f64| v.fract() == 0.0 && v.abs() < 1000.0;
    let of_things = !unit_words(&figure.unit, false).is_empty();
    if of_things && numbers.into_iter().flatten().all(small) {
        return rounded(value, None);
    }
    rounded(value / scale, width(figure).map(|w| w / scale))
}

fn width(figure: &Figure) -> Option<f64> {
    let width = figure.high? - figure.low?;
    (width.is_finite() && width > 0.0).then_some(width)
}

/// Rounds to two digits of the interval's width, but never to fewer than two significant digits.
fn rounded(value: f64, width: Option<f64>) -> String {
    let own = |digits: i32| magnitude_of(value).map(|m| m - digits + 1);
    let exponent = match width.and_then(magnitude_of) {
        Some(of_width) => (of_width - 1).min(own(2).unwrap_or(of_width - 1)),
        None if value.fract() == 0.0 && value.abs() < 1e6 => 0,
        None => own(3).unwrap_or(0),
    };
    let sign = if value < 0.0 { "−" } else { "" };
    let digits = if exponent >= 0 {
        let quantum = 10f64.powi(exponent);
        format!("{:.0}", (value.abs() / quantum).round() * quantum)
    } else {
        format!(
            "{:.*}",
            usize::try_from(-exponent).unwrap_or(0).min(12),
            value.abs()
        )
    };
    let zero = digits.chars().all(|c| matches!(c, '0' | '.'));
    format!("{}{}", if zero { "" } else { sign }, separated(&digits))
}

/// The exponent of the leading digit; none for zero.
fn magnitude_of(value: f64) -> Option<i32> {
    let exponent = value.abs().log10().floor();
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a finite log10 of an f64 lies within ±324"
    )]
    exponent.is_finite().then_some(exponent as i32)
}

fn separated(digits: &str) -> String {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = String::with_capacity(digits.len() + whole.len() / 3);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(value: f64, low: f64, high: f64, unit: &str) -> Figure {
        Figure {
            value,
            low: Some(low),
            high: Some(high),
            unit: unit.into(),
            from: vec![Ref("run:x".into())],
        }
    }

    fn plain(text: &str) -> String {
        text.replace(GLUE, " ")
    }

    #[test]
    fn digits_follow_the_interval() {
        assert_eq!(
            plain(&full(&figure(12_345.0, 10_234.0, 15_678.0, "t/week"))),
            "12,300 t a week (10,200–15,700)"
        );
        assert_eq!(
            plain(&full(&figure(6.294, 4.71, 8.26, "month"))),
            "6.3 months (4.7–8.3)"
        );
        assert_eq!(
            plain(&full(&figure(0.4123, 0.3961, 0.4317, "index"))),
            "0.412 (0.396–0.432)"
        );
        assert_eq!(
            plain(&full(&figure(5_123_456.0, 3.3e6, 7.1e6, "round"))),
            "5.1 million rounds (3.3–7.1)"
        );
        assert_eq!(
            plain(&full(&figure(14.0, 14.0, 16.0, "meeting"))),
            "14 meetings (14–16)"
        );
        assert_eq!(
            plain(&full(&figure(9.0, 3.0, 30.0, "ratio"))),
            "9.0 (3.0–30)"
        );
        assert_eq!(
            plain(&full(&figure(1.5, 0.01, 100.0, "ratio"))),
            "1.5 (0.010–100)"
        );
    }

    #[test]
    fn percentages_keep_a_decimal_only_where_it_says_something() {
        assert_eq!(
            plain(&full(&figure(0.0712, 0.0394, 0.1671, "probability"))),
            "7.1 % (3.9–17 %)"
        );
        let alone = |p| plain(&value(&figure(p, p, p, "probability")));
        assert_eq!(alone(0.0), "< 0.1 %");
        assert_eq!(alone(0.09996), "10 %");
        assert_eq!(alone(0.9999), "> 99.9 %");
        assert_eq!(alone(0.996), "99.6 %");
        assert_eq!(plain(&value(&figure(0.0, 0.0, 0.0, "share"))), "0 %");
        let rare = figure(1e-5, 1e-6, 1e-4, "probability");
        assert_eq!(plain(&full(&rare)), "< 0.1 % (< 0.1 %)");
    }

    #[test]
    fn unknown_is_never_zero() {
        assert_eq!(value(&figure(f64::NAN, 0.0, 1.0, "probability")), UNKNOWN);
        assert_eq!(value(&figure(f64::INFINITY, 1.0, 2.0, "month")), UNKNOWN);
    }

    #[test]
    fn a_difference_is_signed_and_in_points() {
        assert_eq!(
            plain(&difference(&figure(-0.12, -0.2, 0.01, "probability"))),
            "−12 pp (−20 to +1.0)"
        );
        assert_eq!(
            plain(&difference_value(&figure(0.0001, 0.0, 0.0, "share"))),
            "0.0 pp"
        );
    }

    #[test]
    fn a_number_without_interval_names_its_class() {
        let mut stated = figure(4_000.0, 0.0, 0.0, "t");
        (stated.low, stated.high) = (None, None);
        assert_eq!(plain(&full(&stated)), "4,000 t (counted)");
        stated.from = vec![Ref("statement:a".into())];
        assert_eq!(plain(&full(&stated)), "4,000 t (as stated)");
    }
}
