//! M14 Transport capacity.

use super::{Card, Mechanism};

/// The mechanism.
pub(super) const MECHANISM: Mechanism = Mechanism {
    card: Card {
        id: "M14",
        name: "transport capacity limits transfers",
        equation: "capacity = min over stages (track, gauge change, wagons, berths, ships·load/cycle) · up-fraction",
        reads: "stages of each corridor",
        writes: "tonnes a week that can be shipped",
        off: "no limit",
        parameters: &["corridor.*"],
    },
    terms: &[],
};

/// What a corridor lets through, tonnes a week.
#[must_use]
pub fn limit(capacity: f64, on: bool) -> f64 {
    if on { capacity } else { f64::INFINITY }
}
