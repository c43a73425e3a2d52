//! M18 Past partnership lowers the cost of return.

use super::{Card, Mechanism, Network, Side, Term};

/// Has supplied before: by the record, by a proposition, or in this trajectory.
const SUPPLIED: Term = Term {
    coefficient: "supply.past",
    network: Network::Supply,
    side: Side::Pair,
    live: true,
    z: |v| {
        if v.supplied {
            Some(1.0)
        } else {
            v.pair.supplied
        }
    },
};

/// A pact that lapsed, in supply.
const LAPSED_SUPPLY: Term = Term {
    coefficient: "supply.lapsed_pact",
    network: Network::Supply,
    side: Side::Pair,
    live: true,
    z: |v| {
        if v.treaty {
            Some(0.0)
        } else {
            v.pair.lapsed_pact
        }
    },
};

/// A pact that lapsed, in treaties.
const LAPSED_TREATY: Term = Term {
    coefficient: "treaty.lapsed_pact",
    network: Network::Treaty,
    side: Side::Pair,
    live: false,
    z: |v| v.pair.lapsed_pact,
};

/// The mechanism.
pub(super) const MECHANISM: Mechanism = Mechanism {
    card: Card {
        id: "M18",
        name: "past partnership lowers the cost of return",
        equation: "η += b_p·(supplied before − z̄) + b_l·(lapsed pact − z̄)",
        reads: "past deliveries, lapsed pacts",
        writes: "η of supply and of treaties, in halves",
        off: "the typical pair",
        parameters: &["supply.past", "supply.lapsed_pact", "treaty.lapsed_pact"],
    },
    terms: &[SUPPLIED, LAPSED_SUPPLY, LAPSED_TREATY],
};
