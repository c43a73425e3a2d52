//! M05 A common adversary.

use super::{Card, Mechanism, Network, Side, Term};

/// A rival that both share, in supply.
const SUPPLY: Term = Term {
    coefficient: "supply.shared_rival",
    network: Network::Supply,
    side: Side::Pair,
    live: false,
    z: |v| v.pair.shared_rival,
};

/// A rival that both share, in treaties.
const TREATY: Term = Term {
    coefficient: "treaty.shared_rival",
    network: Network::Treaty,
    side: Side::Pair,
    live: false,
    z: |v| v.pair.shared_rival,
};

/// The mechanism.
pub(super) const MECHANISM: Mechanism = Mechanism {
    card: Card {
        id: "M05",
        name: "a common adversary",
        equation: "η += b·(shared rival − z̄)",
        reads: "rivalries",
        writes: "η of supply and of treaties, in halves",
        off: "the typical pair",
        parameters: &["supply.shared_rival", "treaty.shared_rival"],
    },
    terms: &[SUPPLY, TREATY],
};
