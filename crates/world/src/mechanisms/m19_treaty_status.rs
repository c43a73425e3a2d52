//! M19 Treaty status: an existing pact goes with supply, and "ally" is defined by clauses.

use super::{Card, Mechanism, Network, Side, Term};

/// A pact in force, by the record or by a treaty of this trajectory.
const PACT: Term = Term {
    coefficient: "supply.pact",
    network: Network::Supply,
    side: Side::Pair,
    live: true,
    z: |v| if v.treaty { Some(1.0) } else { v.pair.pact },
};

/// The mechanism.
pub(super) const MECHANISM: Mechanism = Mechanism {
    card: Card {
        id: "M19",
        name: "treaty status",
        equation: "η += b·(pact in force − z̄)",
        reads: "pacts in force, treaties of the trajectory",
        writes: "η of supply, in halves; the answer's definition of ally",
        off: "the typical pair",
        parameters: &["supply.pact"],
    },
    terms: &[PACT],
};
