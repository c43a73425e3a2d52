//! Actors who join and leave.

use crate::error::{Error, Result};

/// When each actor is present, on the time scale `[1, M]` of the waves.
#[derive(Debug, Clone)]
pub struct Presence {
    intervals: Vec<Vec<(f64, f64)>>,
    absent_receivers: bool,
}

impl Presence {
    /// Intervals of presence, one list per actor.
    ///
    /// # Errors
    /// If an interval is empty, or two of one actor overlap or are out of order.
    pub fn new(intervals: Vec<Vec<(f64, f64)>>) -> Result<Self> {
        for (i, list) in intervals.iter().enumerate() {
            let mut end = f64::NEG_INFINITY;
            for &(from, to) in list {
                if !(from < to && from > end) {
                    return Err(Error::Value {
                        name: "presence".into(),
                        what: format!(
                            "actor {}: the interval from {from} to {to} is empty or out of order",
                            i + 1
                        ),
                    });
                }
                end = to;
            }
        }
        Ok(Self {
            intervals,
            absent_receivers: false,
        })
    }

    /// Lets absent actors be chosen as receivers, as RSiena 1.6.5 does: only for comparison with its numbers.
    #[must_use]
    pub const fn with_absent_receivers(mut self) -> Self {
        self.absent_receivers = true;
        self
    }

    pub(crate) const fn absent_receivers(&self) -> bool {
        self.absent_receivers
    }

    /// Number of actors.
    #[must_use]
    pub fn actors(&self) -> usize {
        self.intervals.len()
    }

    /// Whether the actor is present just after time `t`.
    pub(crate) fn present(&self, actor: usize, t: f64) -> bool {
        self.intervals[actor]
            .iter()
            .any(|&(from, to)| from <= t && t < to)
    }

    /// Joins (`true`) and leaves (`false`) strictly inside the period from wave `m` to `m + 1` (`m` from 0), in time order;
    /// times are shares of the period.
    pub(crate) fn events(&self, m: usize) -> Vec<(f64, usize, bool)> {
        let start = (m + 1) as f64;
        let mut events = Vec::new();
        for (actor, list) in self.intervals.iter().enumerate() {
            for &(from, to) in list {
                for (time, join) in [(from - start, true), (to - start, false)] {
                    if time > 0.0 && time < 1.0 {
                        events.push((time, actor, join));
                    }
                }
            }
        }
        events.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        events
    }
}
