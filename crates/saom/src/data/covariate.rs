//! Explanatory variables of actors and of pairs.

use crate::error::{Error, Result};

/// A covariate of actors: one column if constant, one column per period if changing.
#[derive(Debug, Clone)]
pub struct ActorCovariate {
    pub(crate) name: String,
    pub(crate) columns: Vec<Vec<Option<f64>>>,
    pub(crate) centred: bool,
}

impl ActorCovariate {
    /// A covariate that does not change.
    #[must_use]
    pub fn constant(name: &str, values: Vec<Option<f64>>) -> Self {
        Self {
            name: name.into(),
            columns: vec![values],
            centred: true,
        }
    }

    /// A covariate with one column of values per period.
    #[must_use]
    pub fn changing(name: &str, columns: Vec<Vec<Option<f64>>>) -> Self {
        Self {
            name: name.into(),
            columns,
            centred: true,
        }
    }

    /// Leaves the values as they are (the mean is not subtracted).
    #[must_use]
    pub fn uncentred(mut self) -> Self {
        self.centred = false;
        self
    }

    pub(crate) fn column(&self, period: usize) -> &[Option<f64>] {
        &self.columns[if self.columns.len() == 1 { 0 } else { period }]
    }

    pub(crate) fn check(&self, actors: usize, periods: usize) -> Result<()> {
        check_columns(&self.name, &self.columns, actors, periods, "actors")
    }
}

/// A covariate of ordered pairs: `actors x actors` cells, one matrix if constant, one per period if changing.
#[derive(Debug, Clone)]
pub struct DyadicCovariate {
    pub(crate) name: String,
    pub(crate) columns: Vec<Vec<Option<f64>>>,
    pub(crate) centred: bool,
}

impl DyadicCovariate {
    /// A covariate that does not change.
    #[must_use]
    pub fn constant(name: &str, cells: Vec<Option<f64>>) -> Self {
        Self {
            name: name.into(),
            columns: vec![cells],
            centred: true,
        }
    }

    /// A covariate with one matrix per period.
    #[must_use]
    pub fn changing(name: &str, columns: Vec<Vec<Option<f64>>>) -> Self {
        Self {
            name: name.into(),
            columns,
            centred: true,
        }
    }

    /// Leaves the values as they are (the mean is not subtracted).
    #[must_use]
    pub fn uncentred(mut self) -> Self {
        self.centred = false;
        self
    }

    pub(crate) fn column(&self, period: usize) -> &[Option<f64>] {
        &self.columns[if self.columns.len() == 1 { 0 } else { period }]
    }

    pub(crate) fn check(&self, actors: usize, periods: usize) -> Result<()> {
        check_columns(&self.name, &self.columns, actors * actors, periods, "cells")
    }
}

fn check_columns(
    name: &str,
    columns: &[Vec<Option<f64>>],
    length: usize,
    periods: usize,
    unit: &'static str,
) -> Result<()> {
    if columns.len() != 1 && columns.len() != periods {
        return Err(Error::Shape {
            name: name.into(),
            what: "a changing covariate (one column for each period)".into(),
            found: columns.len(),
            expected: periods,
            unit: "columns",
        });
    }
    for (c, column) in columns.iter().enumerate() {
        if column.len() != length {
            return Err(Error::Shape {
                name: name.into(),
                what: format!("column {}", c + 1),
                found: column.len(),
                expected: length,
                unit,
            });
        }
        if column.iter().flatten().any(|v| !v.is_finite()) {
            return Err(Error::Value {
                name: name.into(),
                what: format!("column {} has an infinite value", c + 1),
            });
        }
    }
    if columns.iter().flatten().all(Option::is_none) {
        return Err(Error::Value {
            name: name.into(),
            what: "no value is known".into(),
        });
    }
    Ok(())
}
