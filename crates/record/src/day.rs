//! A calendar day.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Why a text is not a day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DayError {
    /// Not of the form `2023-09-13`.
    #[error("a day is written `2023-09-13`")]
    Shape,
    /// The form is right, but the calendar has no such day.
    #[error("there is no such day in the calendar")]
    Impossible,
}

/// One day of the Gregorian calendar, without time of day or zone.
///
/// Day arithmetic saturates at the ends of the calendar (years −9999 and 9999), so that it never
/// fails.
///
/// ```
/// use comity_record::Day;
/// let start: Day = "2023-09-13".parse()?;
/// assert_eq!(start.plus_days(840).to_string(), "2025-12-31");
/// assert_eq!(Day::new(2025, 12, 31)?.days_since(start), 840);
/// # Ok::<(), comity_record::DayError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

impl Day {
    /// The first day that can be written.
    pub const MIN: Self = Self(Date::MIN);
    /// The last day that can be written.
    pub const MAX: Self = Self(Date::MAX);

    /// A day by its numbers.
    ///
    /// # Errors
    ///
    /// [`DayError::Impossible`] where the calendar has no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Result<Self, DayError> {
        Date::new(year, month, day)
            .map(Self)
            .map_err(|_| DayError::Impossible)
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day_of_month(self) -> i8 {
        self.0.day()
    }

    /// The day as a date of the `jiff` crate.
    #[must_use]
    pub fn date(self) -> Date {
        self.0
    }

    /// This many days later (earlier if negative).
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        // No span of days longer than the calendar is of use, and `jiff` refuses to build one.
        self.plus(days.clamp(-7_300_000, 7_300_000).days())
    }

    /// This many months later; the 31st becomes the last day of a shorter month.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        self.plus(months.clamp(-230_000, 230_000).months())
    }

    /// This many years later; 29 February becomes the 28th where it must.
    #[must_use]
    pub fn plus_years(self, years: i32) -> Self {
        self.plus(years.clamp(-19_000, 19_000).years())
    }

    fn plus(self, span: Span) -> Self {
        Self(self.0.saturating_add(span))
    }

    /// Days from `earlier` to this day; negative if `earlier` is later.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.duration_since(earlier.0).as_hours() / 24
    }

    /// Years of 365.25 days from `earlier` to this day.
    #[must_use]
    pub fn years_since(self, earlier: Self) -> f64 {
        self.days_since(earlier) as f64 / 365.25
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

impl FromStr for Day {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        let bytes = text.as_bytes();
        let digits = |range: std::ops::Range<usize>| -> Option<i16> {
            let part = bytes.get(range)?;
            part.iter()
                .all(u8::is_ascii_digit)
                .then(|| part.iter().fold(0, |n, b| n * 10 + i16::from(b - b'0')))
        };
        if bytes.len() != 10 || bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
            return Err(DayError::Shape);
        }
        match (digits(0..4), digits(5..7), digits(8..10)) {
            (Some(year), Some(month), Some(day)) => {
                // Two digits always fit.
                Self::new(year, month as i8, day as i8)
            }
            _ => Err(DayError::Shape),
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0.to_string())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .map_err(|error| serde::de::Error::custom(format!("`{text}`: {error}")))
    }
}
