//! M06 Sanctioned states trade with each other.

use super::{Card, Mechanism, Network, Side, Term};

/// Both sides under arms sanctions: the interaction of the two main effects of M07.
const BOTH: Term = Term {
    coefficient: "supply.sanctioned_both",
    network: Network::Supply,
    side: Side::Pair,
    live: false,
    z: |v| Some(v.supplier.sanctioned? * v.recipient.sanctioned?),
};

/// The mechanism.
pub(super) const MECHANISM: Mechanism = Mechanism {
    card: Card {
        id: "M06",
        name: "sanctioned states trade with each other",
        equation: "η += b·(supplier sanctioned × recipient sanctioned − z̄)",
        reads: "arms sanctions of the US, the EU and the UN",
        writes: "η of supply, in halves",
        off: "the typical pair",
        parameters: &["supply.sanctioned_both"],
    },
    terms: &[BOTH],
};
