//! M22 Evidence accumulates and is disclosed.

use super::{Card, Mechanism};

/// The mechanism.
pub(super) const MECHANISM: Mechanism = Mechanism {
    card: Card {
        id: "M22",
        name: "evidence accumulates and is disclosed",
        equation: "statement day = day on which seen share × cumulative flow crosses the threshold + lag, if the side discloses",
        reads: "containers, railcars, fuel on the way",
        writes: "published events",
        off: "nothing is disclosed",
        parameters: &[
            "publication.share_seen",
            "publication.disclose",
            "publication.claim_lag",
            "publication.imagery_lag",
            "publication.yard_days",
            "publication.yard_base",
            "container.payload",
            "container.fill",
            "*.unit_mass",
        ],
    },
    terms: &[],
};

/// Whether a side discloses in this trajectory, given its one uniform draw.
#[must_use]
pub fn discloses(chance: f64, uniform: f64, on: bool) -> bool {
    on && uniform < chance
}
