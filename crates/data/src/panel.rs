//! Panels of ordered pairs supplier → recipient.
//!
//! A row is an origin t and a pair of members of the state system in t, of which the supplier has delivered major
//! arms to some state, and nothing to the recipient in t − 4..t. The event is a delivery within two years after t.

use rayon::prelude::*;

use crate::fit::Sample;
use crate::grid::{FIRST, Grid};
use crate::hazard::Column;
use crate::snapshot::{MEMORY, Snapshot};

/// Years within which the event must fall.
pub const HORIZON: i32 = 2;

/// Which suppliers a panel holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suppliers {
    /// Any state that has delivered to some state since the register begins.
    Ever,
    /// States with a client in the past five years.
    Active,
}

/// An origin and an ordered pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// The origin: the end of this year.
    pub year: i32,
    /// Index of the supplier.
    pub supplier: usize,
    /// Index of the recipient.
    pub recipient: usize,
}

impl Item {
    /// A number for the unordered pair.
    #[must_use]
    pub fn pair(self) -> u32 {
        let (a, b) = (
            self.supplier.min(self.recipient),
            self.supplier.max(self.recipient),
        );
        u32::try_from(a * 1000 + b).unwrap_or(u32::MAX)
    }
}

/// The pairs at risk at an origin.
#[must_use]
pub fn at_risk(grid: &Grid, year: i32, suppliers: Suppliers) -> Vec<Item> {
    let n = grid.n();
    let since = match suppliers {
        Suppliers::Ever => FIRST,
        Suppliers::Active => year - MEMORY + 1,
    };
    let delivered = |y, s, r| grid.delivered.get(y, s, r) == Some(true);
    let member = |k| grid.member.get(year, k) == Some(true);
    let mut out = Vec::new();
    for supplier in (0..n).filter(|&s| member(s)) {
        if !(since..=year).any(|y| (0..n).any(|r| delivered(y, supplier, r))) {
            continue;
        }
        for recipient in (0..n).filter(|&r| r != supplier && member(r)) {
            if !(year - MEMORY + 1..=year).any(|y| delivered(y, supplier, recipient)) {
                out.push(Item {
                    year,
                    supplier,
                    recipient,
                });
            }
        }
    }
    out
}

/// Whether the event came within the horizon; `None` where the register does not cover it.
#[must_use]
pub fn outcome(grid: &Grid, item: Item) -> Option<bool> {
    let years = item.year + 1..=item.year + HORIZON;
    if *years.end() > grid.delivered.coverage.last {
        return None;
    }
    years
        .map(|y| grid.delivered.get(y, item.supplier, item.recipient))
        .try_fold(false, |any, delivered| delivered.map(|d| any || d))
}

/// A panel with covariates.
#[derive(Debug, Clone, Default)]
pub struct Panel {
    /// Rows.
    pub items: Vec<Item>,
    /// Covariates and events of the rows.
    pub sample: Sample,
    /// Rows of the class, with those left out.
    pub class: usize,
}

/// The rows of which every covariate and the outcome are known. Snapshots give the origins.
#[must_use]
pub fn covered(
    grid: &Grid,
    snapshots: &[Snapshot],
    suppliers: Suppliers,
    columns: &[Column],
) -> Panel {
    let parts: Vec<Panel> = snapshots
        .par_iter()
        .map(|snapshot| {
            let items = at_risk(grid, snapshot.year, suppliers);
            let mut part = Panel {
                class: items.len(),
                ..Panel::default()
            };
            let mut row = Vec::with_capacity(columns.len());
            for item in items {
                row.clear();
                row.extend(
                    columns
                        .iter()
                        .map_while(|c| c.z(snapshot, item.supplier, item.recipient)),
                );
                if let (true, Some(event)) = (row.len() == columns.len(), outcome(grid, item)) {
                    part.items.push(item);
                    part.sample.z.extend_from_slice(&row);
                    part.sample.event.push(event);
                }
            }
            part
        })
        .collect();
    let mut out = Panel::default();
    out.sample.columns = columns.len();
    for part in parts {
        out.class += part.class;
        out.items.extend(part.items);
        out.sample.z.extend(part.sample.z);
        out.sample.event.extend(part.sample.event);
    }
    out
}
