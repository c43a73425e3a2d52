//! M23 A deniable first channel before supply from state to state.

use super::{Card, Mechanism};
use crate::rung::Rung;

/// The mechanism.
pub(super) const MECHANISM: Mechanism = Mechanism {
    card: Card {
        id: "M23",
        name: "a deniable first channel",
        equation: "none → deniable → state; the deniable flow is capped at the largest flow ever claimed for it",
        reads: "rules that forbid the transfer, the rung reached before",
        writes: "the rung of a tie",
        off: "the first deal is a state deal",
        parameters: &["deniable.cap"],
    },
    terms: &[],
};

/// The rung that successful talks lead to: where a rule forbids the transfer the deniable channel comes first.
#[must_use]
pub fn rung_after(reached: Rung, prohibited: bool, on: bool) -> Rung {
    if on && prohibited && reached == Rung::None {
        Rung::Deniable
    } else {
        Rung::State
    }
}
