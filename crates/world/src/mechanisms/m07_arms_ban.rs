//! M07 The arms ban as a legal and reputational cost.

use super::{Card, Mechanism, Network, Side, Term};

/// Arms sanctions on the recipient.
const RECIPIENT: Term = Term {
    coefficient: "supply.sanctioned_recipient",
    network: Network::Supply,
    side: Side::Recipient,
    live: false,
    z: |v| v.recipient.sanctioned,
};

/// Arms sanctions on the supplier.
const SUPPLIER: Term = Term {
    coefficient: "supply.sanctioned_supplier",
    network: Network::Supply,
    side: Side::Supplier,
    live: false,
    z: |v| v.supplier.sanctioned,
};

/// The mechanism.
pub(super) const MECHANISM: Mechanism = Mechanism {
    card: Card {
        id: "M07",
        name: "the arms ban as a cost",
        equation: "η += b_r·(recipient sanctioned − z̄) + b_s·(supplier sanctioned − z̄)",
        reads: "arms sanctions of the US, the EU and the UN",
        writes: "η of supply, each side its own",
        off: "the typical pair",
        parameters: &["supply.sanctioned_recipient", "supply.sanctioned_supplier"],
    },
    terms: &[RECIPIENT, SUPPLIER],
};
