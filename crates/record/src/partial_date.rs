//! A date as well as it is known: EDTF levels 0 and 1.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::day::Day;

/// Why a text is not a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Not a form that the format knows.
    #[error("`{0}` is not a date")]
    Shape(String),
    /// The form is right, but the calendar has no such day.
    #[error("`{0}` does not exist in the calendar")]
    Impossible(String),
    /// An interval whose end lies before its start.
    #[error("the interval `{0}` ends before it starts")]
    Backwards(String),
    /// An interval with neither start nor end.
    #[error("`{0}` has neither a start nor an end")]
    Empty(String),
}

/// How sure a comparison of partly known dates is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// It does not hold, whatever the unknown part is.
    No,
    /// It holds for some values of the unknown part.
    Possible,
    /// It holds for all of them.
    Definite,
}

/// How precisely a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Precision {
    Century,
    Decade,
    Year,
    Month,
    Day,
}

/// One end of an interval, or a date that is no interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Point {
    earliest: Day,
    latest: Day,
    precision: Precision,
    qualified: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    At(Point),
    /// `..`: no start, or still so.
    Open,
    /// Nothing written: not known.
    Unknown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    Single(Point),
    Interval(End, End),
}

/// A date as well as it is known, after the Extended Date/Time Format, levels 0 and 1.
///
/// Forms: `2023-09-13`, `2023-09`, `2023`; `?` uncertain, `~` approximate, `%` both at the end;
/// unspecified digits `2022-11-XX`, `2022-XX-XX`, `2022-XX`, `199X`, `19XX`; intervals of these with
/// `/`, an end being `..` (open) or empty (unknown). Times, seasons and years beyond four digits are
/// not read.
///
/// The bounds are those of the date *as written*. In comparisons an uncertain or approximate date
/// reaches one unit of its own precision further on both sides: `2000~` may be 1999 or 2001, and is
/// definitely before 2005.
///
/// ```
/// use comity_record::{Certainty, Day, PartialDate};
/// let visit: PartialDate = "2022-11-18/2022-11-19".parse()?;
/// let war: PartialDate = "2022-02-24/..".parse()?;
/// let border: PartialDate = "2020-01".parse()?;
/// assert_eq!(border.latest().to_string(), "2020-01-31");
/// assert_eq!(border.before(&visit), Certainty::Definite);
/// let day = Day::new(2023, 9, 13)?;
/// assert_eq!(war.covers(day), Certainty::Definite);
/// assert_eq!(border.covers(Day::new(2020, 1, 3)?), Certainty::Possible);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartialDate {
    shape: Shape,
    text: String,
}

impl PartialDate {
    /// The first day it can be; [`Day::MIN`] where there is no start or it is unknown.
    #[must_use]
    pub fn earliest(&self) -> Day {
        match self.shape {
            Shape::Single(point) | Shape::Interval(End::At(point), _) => point.earliest,
            Shape::Interval(..) => Day::MIN,
        }
    }

    /// The last day it can be; [`Day::MAX`] where there is no end or it is unknown.
    #[must_use]
    pub fn latest(&self) -> Day {
        match self.shape {
            Shape::Single(point) | Shape::Interval(_, End::At(point)) => point.latest,
            Shape::Interval(..) => Day::MAX,
        }
    }

    /// Whether it is written as an interval.
    #[must_use]
    pub fn is_interval(&self) -> bool {
        matches!(self.shape, Shape::Interval(..))
    }

    /// Whether it is an interval that has not ended (`2009-06-12/..`).
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.shape, Shape::Interval(_, End::Open))
    }

    /// Whether it is written as uncertain or approximate.
    #[must_use]
    pub fn is_qualified(&self) -> bool {
        match self.shape {
            Shape::Single(point) => point.qualified,
            Shape::Interval(start, end) => [start, end]
                .iter()
                .any(|end| matches!(end, End::At(p) if p.qualified)),
        }
    }

    /// The day, where it is one exact day.
    #[must_use]
    pub fn exact(&self) -> Option<Day> {
        match self.shape {
            Shape::Single(p) if p.precision == Precision::Day && !p.qualified => Some(p.earliest),
            _ => None,
        }
    }

    /// Whether all of it lies before all of `other`.
    #[must_use]
    pub fn before(&self, other: &Self) -> Certainty {
        let (_, own_end) = self.ends();
        let (other_start, _) = other.ends();
        if own_end.1 < other_start.0 {
            Certainty::Definite
        } else if own_end.0 < other_start.1 {
            Certainty::Possible
        } else {
            Certainty::No
        }
    }

    /// Whether all of it lies after all of `other`.
    #[must_use]
    pub fn after(&self, other: &Self) -> Certainty {
        other.before(self)
    }

    /// Whether it was so on `day`. A date that is no interval is one unknown day within its bounds.
    #[must_use]
    pub fn covers(&self, day: Day) -> Certainty {
        let (start, end) = self.ends();
        if day < start.0 || day > end.1 {
            return Certainty::No;
        }
        let definite = match self.shape {
            Shape::Single(_) => start.0 == end.1,
            Shape::Interval(..) => start.1 <= day && day <= end.0,
        };
        if definite {
            Certainty::Definite
        } else {
            Certainty::Possible
        }
    }

    /// Whether the two have a day in common.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> Certainty {
        match self.before(other).max(self.after(other)) {
            Certainty::Definite => Certainty::No,
            Certainty::Possible => Certainty::Possible,
            Certainty::No => Certainty::Definite,
        }
    }

    /// Earliest and latest day of the start, earliest and latest day of the end, as comparisons see
    /// them.
    fn ends(&self) -> ((Day, Day), (Day, Day)) {
        let reach = |end: End, open: Day| match end {
            End::At(point) => point.reach(),
            End::Open => (open, open),
            End::Unknown => (Day::MIN, Day::MAX),
        };
        match self.shape {
            Shape::Single(point) => (point.reach(), point.reach()),
            Shape::Interval(start, end) => {
                let (start, end) = (reach(start, Day::MIN), reach(end, Day::MAX));
                // An unknown end is not before the start, and the other way round.
                ((start.0, start.1.min(end.1)), (end.0.max(start.0), end.1))
            }
        }
    }
}

impl Point {
    fn reach(&self) -> (Day, Day) {
        if !self.qualified {
            return (self.earliest, self.latest);
        }
        let step = |day: Day, sign: i32| match self.precision {
            Precision::Day => day.plus_days(i64::from(sign)),
            Precision::Month => day.plus_months(sign),
            Precision::Year => day.plus_years(sign),
            Precision::Decade => day.plus_years(10 * sign),
            Precision::Century => day.plus_years(100 * sign),
        };
        (step(self.earliest, -1), step(self.latest, 1))
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let shape = match text.split_once('/') {
            None => Shape::Single(point(text)?),
            Some((start, end)) => {
                let (from, to) = (self::end(start)?, self::end(end)?);
                match (from, to) {
                    (End::At(a), End::At(b)) if b.latest < a.earliest => {
                        return Err(DateError::Backwards(text.to_owned()));
                    }
                    (End::At(_), _) | (_, End::At(_)) => Shape::Interval(from, to),
                    _ => return Err(DateError::Empty(text.to_owned())),
                }
            }
        };
        Ok(Self {
            shape,
            text: text.to_owned(),
        })
    }
}

fn end(text: &str) -> Result<End, DateError> {
    match text {
        ".." => Ok(End::Open),
        "" => Ok(End::Unknown),
        _ => point(text).map(End::At),
    }
}

fn point(text: &str) -> Result<Point, DateError> {
    let shape = || DateError::Shape(text.to_owned());
    let impossible = || DateError::Impossible(text.to_owned());
    let plain = text.strip_suffix(['?', '~', '%']).unwrap_or(text);
    let qualified = plain.len() != text.len();
    let mut parts = plain.split('-');
    let year = parts.next().ok_or_else(shape)?;
    let rest = (parts.next(), parts.next(), parts.next());

    let digits = year.bytes().take_while(u8::is_ascii_digit).count();
    let unspecified = year.bytes().skip(digits).all(|b| b == b'X');
    if year.len() != 4 || digits < 2 || !unspecified {
        return Err(shape());
    }
    let low: i16 = year.replace('X', "0").parse().map_err(|_| shape())?;
    let high: i16 = year.replace('X', "9").parse().map_err(|_| shape())?;

    // Two digits, or `XX` for the whole range.
    let two = |part: &str, last: i8| match part.as_bytes() {
        b"XX" => Ok(None),
        [a, b] if a.is_ascii_digit() && b.is_ascii_digit() => {
            let number = (a - b'0') as i8 * 10 + (b - b'0') as i8;
            if (1..=last).contains(&number) {
                Ok(Some(number))
            } else {
                Err(impossible())
            }
        }
        _ => Err(shape()),
    };
    let years = |precision| -> Result<Point, DateError> {
        Ok(Point {
            earliest: Day::new(low, 1, 1).map_err(|_| impossible())?,
            latest: Day::new(high, 12, 31).map_err(|_| impossible())?,
            precision,
            qualified,
        })
    };
    let month = |month: i8| -> Result<Point, DateError> {
        let first = Day::new(low, month, 1).map_err(|_| impossible())?;
        let latest = first.date().last_of_month().into();
        Ok(Point {
            earliest: first,
            latest,
            precision: Precision::Month,
            qualified,
        })
    };

    match rest {
        (None, None, None) => years(match digits {
            4 => Precision::Year,
            3 => Precision::Decade,
            _ => Precision::Century,
        }),
        // Months and days within an unspecified year belong to level 2.
        _ if digits < 4 => Err(shape()),
        (Some(m), None, None) => match two(m, 12)? {
            None => years(Precision::Year),
            Some(m) => month(m),
        },
        (Some(m), Some(d), None) => match (two(m, 12)?, two(d, 31)?) {
            (None, None) => years(Precision::Year),
            (None, Some(_)) => Err(shape()),
            (Some(m), None) => month(m),
            (Some(m), Some(d)) => {
                let day = Day::new(low, m, d).map_err(|_| impossible())?;
                Ok(Point {
                    earliest: day,
                    latest: day,
                    precision: Precision::Day,
                    qualified,
                })
            }
        },
        _ => Err(shape()),
    }
}

impl From<Day> for PartialDate {
    fn from(day: Day) -> Self {
        let point = Point {
            earliest: day,
            latest: day,
            precision: Precision::Day,
            qualified: false,
        };
        Self {
            shape: Shape::Single(point),
            text: day.to_string(),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl fmt::Debug for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
