//! M08 Following a patron's vote.

use super::{Card, Mechanism};
use crate::council;

/// The mechanism.
pub(super) const MECHANISM: Mechanism = Mechanism {
    card: Card {
        id: "M08",
        name: "following a patron's vote",
        equation: "copies with φ = 2a/(1 + a), else votes by its own stake",
        reads: "agreement on contested Council texts; whether the party supplies the follower",
        writes: "the vote of the follower; adoption",
        off: "φ = 0",
        parameters: &[
            "council.follower_agreement",
            "council.leader_no",
            "council.follower_own_no",
            "council.follower_stake",
            "council.other_no",
            "council.elected_yes",
        ],
    },
    terms: &[],
};

/// The probability that the follower copies its patron.
#[must_use]
pub fn copies(agreement: f64, on: bool) -> f64 {
    if on { council::copies(agreement) } else { 0.0 }
}
