//! Units of measurement and their dimensions, checked at run time.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::suggest::nearest;

/// Why a unit is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnitError {
    /// Not in the list of units.
    #[error("`{found}` is not a unit{}", near.map(|n| format!(" (did you mean `{n}`?)")).unwrap_or_default())]
    Unknown {
        /// The part of the text that is not a unit.
        found: String,
        /// The unit that looks most like it.
        near: Option<&'static str>,
    },
    /// Two units that measure different things.
    #[error("`{from}` and `{to}` do not measure the same thing")]
    Dimension {
        /// The unit at hand.
        from: String,
        /// The unit asked for.
        to: String,
    },
}

/// What a unit measures: powers of mass, rounds, volume, money, length and time.
///
/// Counts and shares have no dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Dimension {
    mass: i8,
    rounds: i8,
    volume: i8,
    money: i8,
    length: i8,
    time: i8,
}

impl Dimension {
    /// Counts, shares, ratios.
    pub const NONE: Self = Self {
        mass: 0,
        rounds: 0,
        volume: 0,
        money: 0,
        length: 0,
        time: 0,
    };
    const MASS: Self = Self {
        mass: 1,
        ..Self::NONE
    };
    const ROUNDS: Self = Self {
        rounds: 1,
        ..Self::NONE
    };
    const VOLUME: Self = Self {
        volume: 1,
        ..Self::NONE
    };
    const MONEY: Self = Self {
        money: 1,
        ..Self::NONE
    };
    const LENGTH: Self = Self {
        length: 1,
        ..Self::NONE
    };
    const TIME: Self = Self {
        time: 1,
        ..Self::NONE
    };

    fn combine(self, other: Self, sign: i8) -> Self {
        let add = |a: i8, b: i8| a.saturating_add(b.saturating_mul(sign));
        Self {
            mass: add(self.mass, other.mass),
            rounds: add(self.rounds, other.rounds),
            volume: add(self.volume, other.volume),
            money: add(self.money, other.money),
            length: add(self.length, other.length),
            time: add(self.time, other.time),
        }
    }
}

/// Symbol, dimension, and how many of the base unit it is. Base units: kg, round, bbl, USD, km, day.
const TABLE: &[(&str, Dimension, f64)] = &[
    ("kg", Dimension::MASS, 1.0),
    ("t", Dimension::MASS, 1e3),
    ("kt", Dimension::MASS, 1e6),
    ("Mt", Dimension::MASS, 1e9),
    ("round", Dimension::ROUNDS, 1.0),
    ("Mround", Dimension::ROUNDS, 1e6),
    ("bbl", Dimension::VOLUME, 1.0),
    ("USD", Dimension::MONEY, 1.0),
    ("MUSD", Dimension::MONEY, 1e6),
    ("count", Dimension::NONE, 1.0),
    ("share", Dimension::NONE, 1.0),
    ("1", Dimension::NONE, 1.0),
    ("km", Dimension::LENGTH, 1.0),
    ("day", Dimension::TIME, 1.0),
    ("week", Dimension::TIME, 7.0),
    ("month", Dimension::TIME, 365.25 / 12.0),
    ("year", Dimension::TIME, 365.25),
];

/// A unit: one of the symbols in [`Unit::SYMBOLS`], or a quotient of them (`round/day`).
///
/// A month is 365.25/12 days.
///
/// ```
/// use comity_record::Unit;
/// let weekly: Unit = "t/week".parse()?;
/// let yearly: Unit = "kt/year".parse()?;
/// assert!((weekly.factor_to(&yearly)? - 365.25 / 7.0 / 1000.0).abs() < 1e-12);
/// assert!(weekly.factor_to(&"round/week".parse()?).is_err());
/// # Ok::<(), comity_record::UnitError>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct Unit {
    text: String,
    dimension: Dimension,
    scale: f64,
}

impl Unit {
    /// The symbols that quotients are made of.
    pub const SYMBOLS: &'static [&'static str] = &[
        "kg", "t", "kt", "Mt", "round", "Mround", "bbl", "USD", "MUSD", "count", "share", "1",
        "km", "day", "week", "month", "year",
    ];

    /// The unit of counts.
    #[must_use]
    pub fn count() -> Self {
        Self {
            text: "count".to_owned(),
            dimension: Dimension::NONE,
            scale: 1.0,
        }
    }

    /// What it measures.
    #[must_use]
    pub fn dimension(&self) -> Dimension {
        self.dimension
    }

    /// How many of the base units (kg, round, bbl, USD, km, day) one of it is.
    #[must_use]
    pub fn scale(&self) -> f64 {
        self.scale
    }

    /// The number by which an amount in this unit is multiplied to get the amount in `other`.
    ///
    /// # Errors
    ///
    /// [`UnitError::Dimension`] where the two measure different things.
    pub fn factor_to(&self, other: &Self) -> Result<f64, UnitError> {
        if self.dimension == other.dimension {
            Ok(self.scale / other.scale)
        } else {
            Err(UnitError::Dimension {
                from: self.text.clone(),
                to: other.text.clone(),
            })
        }
    }

    /// The unit of a product (`sign` 1) or quotient (`sign` −1) of amounts.
    pub(crate) fn combine(&self, other: &Self, sign: i8) -> Self {
        let dimension = self.dimension.combine(other.dimension, sign);
        let (mark, scale) = if sign > 0 {
            ('·', self.scale * other.scale)
        } else {
            ('/', self.scale / other.scale)
        };
        Self {
            text: format!("{}{mark}{}", self.text, other.text),
            dimension,
            scale,
        }
    }
}

impl FromStr for Unit {
    type Err = UnitError;

    fn from_str(text: &str) -> Result<Self, UnitError> {
        let mut unit: Option<(Dimension, f64)> = None;
        for symbol in text.split('/') {
            let Some(&(_, dimension, scale)) = TABLE.iter().find(|(known, ..)| *known == symbol)
            else {
                return Err(UnitError::Unknown {
                    found: symbol.to_owned(),
                    near: nearest(symbol, Self::SYMBOLS.iter().copied()),
                });
            };
            unit = Some(match unit {
                None => (dimension, scale),
                Some((sofar, factor)) => (sofar.combine(dimension, -1), factor / scale),
            });
        }
        // `split` yields at least one part.
        let (dimension, scale) = unit.unwrap_or((Dimension::NONE, 1.0));
        Ok(Self {
            text: text.to_owned(),
            dimension,
            scale,
        })
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl fmt::Debug for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Serialize for Unit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Unit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
