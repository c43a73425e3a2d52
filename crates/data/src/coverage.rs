//! What a dataset covers, and values that know whether they were covered.

use comity_record::Day;

/// A value with its standing: seen, carried from an earlier year, or unknown.
///
/// Unknown is never zero: the field's classic bug is the silent "no tie" after the last covered year.
///
/// ```
/// use comity_data::Known;
/// let carried = Known::Carried { value: 2.0, from: 2014 };
/// assert_eq!(carried.value(), Some(&2.0));
/// assert_eq!(Known::<f64>::Unknown.value(), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known<T> {
    /// The dataset covers the year.
    Seen(T),
    /// Beyond coverage; the value of an earlier year, taken over because the caller asked for it.
    Carried {
        /// The value.
        value: T,
        /// The year it is from.
        from: i32,
    },
    /// Not covered.
    Unknown,
}

impl<T> Known<T> {
    /// The value, seen or carried.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Seen(value) | Self::Carried { value, .. } => Some(value),
            Self::Unknown => None,
        }
    }

    /// The same standing for a value made from this one.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Known<U> {
        match self {
            Self::Seen(value) => Known::Seen(f(value)),
            Self::Carried { value, from } => Known::Carried {
                value: f(value),
                from,
            },
            Self::Unknown => Known::Unknown,
        }
    }
}

/// Whether a value may be carried beyond the last covered year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carry {
    /// Never: beyond coverage is unknown.
    Never,
    /// At most so many years, marked.
    Years(i32),
}

/// The years a dataset covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// First year.
    pub first: i32,
    /// Last year.
    pub last: i32,
}

impl Coverage {
    /// Which year of the dataset answers for `year`, and with what standing.
    ///
    /// ```
    /// use comity_data::{Carry, Coverage, Known};
    /// let trade = Coverage { first: 1870, last: 2014 };
    /// assert_eq!(trade.answers(2010, Carry::Never), Known::Seen(2010));
    /// assert_eq!(trade.answers(2015, Carry::Never), Known::Unknown);
    /// assert_eq!(trade.answers(2015, Carry::Years(3)), Known::Carried { value: 2014, from: 2014 });
    /// assert_eq!(trade.answers(2018, Carry::Years(3)), Known::Unknown);
    /// assert_eq!(trade.answers(1869, Carry::Years(3)), Known::Unknown);
    /// ```
    #[must_use]
    pub fn answers(self, year: i32, carry: Carry) -> Known<i32> {
        if year < self.first {
            return Known::Unknown;
        }
        if year <= self.last {
            return Known::Seen(year);
        }
        match carry {
            Carry::Years(most) if year - self.last <= most => Known::Carried {
                value: self.last,
                from: self.last,
            },
            _ => Known::Unknown,
        }
    }

    /// The coverage of what was released by `day`, for data of year `y` released `lag` months after its end.
    #[must_use]
    pub fn as_of(self, day: Day, lag: u32) -> Self {
        Self {
            first: self.first,
            last: self.last.min(last_released(day, lag)),
        }
    }
}

/// The last year whose data were released by `day` with a lag of so many months after the year's end.
///
/// ```
/// use comity_data::last_released;
/// let day = comity_record::Day::new(2014, 1, 1)?;
/// assert_eq!(last_released(day, 0), 2013);
/// assert_eq!(last_released(day, 6), 2012);
/// assert_eq!(last_released(day, 12), 2012);
/// assert_eq!(last_released(day, 36), 2010);
/// # Ok::<(), comity_record::DayError>(())
/// ```
#[must_use]
pub fn last_released(day: Day, lag: u32) -> i32 {
    let shifted = day.plus_months(-i32::try_from(lag).unwrap_or(i32::MAX));
    i32::from(shifted.year()) - 1
}
