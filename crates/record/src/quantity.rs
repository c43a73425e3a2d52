//! Amounts with units, and amounts that nobody knows.

use std::fmt;

use serde::Serialize;

use crate::unit::{Unit, UnitError};

/// A number with its unit.
///
/// ```
/// use comity_record::{Quantity, Unit};
/// let fired = Quantity::new(20_000.0, "round/day".parse()?);
/// let yearly = fired.convert_to(&"Mround/year".parse()?)?;
/// assert!((yearly.amount - 7.305).abs() < 1e-9);
/// let weight = fired.times(&Quantity::new(46.0, "kg/round".parse()?));
/// assert_eq!(weight.convert_to(&"t/day".parse()?)?.amount, 920.0);
/// assert!(fired.convert_to(&"t/day".parse()?).is_err());
/// # Ok::<(), comity_record::UnitError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Quantity {
    /// How many of the unit.
    pub amount: f64,
    /// The unit.
    pub unit: Unit,
}

impl Quantity {
    /// `amount` of `unit`.
    #[must_use]
    pub fn new(amount: f64, unit: Unit) -> Self {
        Self { amount, unit }
    }

    /// The same quantity in another unit.
    ///
    /// # Errors
    ///
    /// [`UnitError::Dimension`] where the units measure different things.
    pub fn convert_to(&self, unit: &Unit) -> Result<Self, UnitError> {
        Ok(Self {
            amount: self.amount * self.unit.factor_to(unit)?,
            unit: unit.clone(),
        })
    }

    /// The sum, in the unit of the first.
    ///
    /// # Errors
    ///
    /// [`UnitError::Dimension`] where the units measure different things.
    pub fn plus(&self, other: &Self) -> Result<Self, UnitError> {
        Ok(Self {
            amount: self.amount + other.convert_to(&self.unit)?.amount,
            unit: self.unit.clone(),
        })
    }

    /// The product.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        Self {
            amount: self.amount * other.amount,
            unit: self.unit.combine(&other.unit, 1),
        }
    }

    /// The quotient; infinite or not a number where `other` is zero.
    #[must_use]
    pub fn per(&self, other: &Self) -> Self {
        Self {
            amount: self.amount / other.amount,
            unit: self.unit.combine(&other.unit, -1),
        }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.unit)
    }
}

/// What a level statement says of its quantity: a value, a range, both, or that it is unknown.
///
/// Unknown is a value of its own. It never becomes zero.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Amount {
    /// Nobody has said how much.
    Unknown,
    /// One number.
    Value(f64),
    /// Somewhere between two numbers, `low <= high`.
    Range {
        /// Least.
        low: f64,
        /// Most.
        high: f64,
    },
    /// A best number within a range, `low <= value <= high`.
    Between {
        /// Least.
        low: f64,
        /// Best.
        value: f64,
        /// Most.
        high: f64,
    },
}

impl Amount {
    /// The best single number: the value, or the middle of the range (geometric where both ends are
    /// positive).
    #[must_use]
    pub fn best(self) -> Option<f64> {
        match self {
            Self::Unknown => None,
            Self::Value(value) | Self::Between { value, .. } => Some(value),
            Self::Range { low, high } if low > 0.0 => Some((low * high).sqrt()),
            Self::Range { low, high } => Some((low + high) / 2.0),
        }
    }

    /// Least and most; equal for one number.
    #[must_use]
    pub fn range(self) -> Option<(f64, f64)> {
        match self {
            Self::Unknown => None,
            Self::Value(value) => Some((value, value)),
            Self::Range { low, high } | Self::Between { low, high, .. } => Some((low, high)),
        }
    }

    /// Whether nobody has said how much.
    #[must_use]
    pub fn is_unknown(self) -> bool {
        matches!(self, Self::Unknown)
    }

    /// Every number multiplied by `factor`, which must be positive.
    #[must_use]
    pub fn scaled(self, factor: f64) -> Self {
        match self {
            Self::Unknown => Self::Unknown,
            Self::Value(value) => Self::Value(value * factor),
            Self::Range { low, high } => Self::Range {
                low: low * factor,
                high: high * factor,
            },
            Self::Between { low, value, high } => Self::Between {
                low: low * factor,
                value: value * factor,
                high: high * factor,
            },
        }
    }
}
