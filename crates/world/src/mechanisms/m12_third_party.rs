//! M12 Third-party pressure: a supplier with much to lose with the recipient's rivals holds back.

use super::{Card, Mechanism, Network, Side, Term};

/// Share of the supplier's trade that goes to the recipient's rivals.
const RIVAL_TRADE: Term = Term {
    coefficient: "supply.rival_trade",
    network: Network::Supply,
    side: Side::Supplier,
    live: false,
    z: |v| v.pair.rival_trade,
};

/// The mechanism.
pub(super) const MECHANISM: Mechanism = Mechanism {
    card: Card {
        id: "M12",
        name: "third-party pressure",
        equation: "η += b·(supplier's trade share with the recipient's rivals − z̄)",
        reads: "trade and rivalries of the last covered year",
        writes: "η of supply, supplier's side",
        off: "the typical pair",
        parameters: &["supply.rival_trade"],
    },
    terms: &[RIVAL_TRADE],
};
