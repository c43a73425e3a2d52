//! Controls of the supply hazard: always in, never switched.

use super::{Network, Side, Term};

/// `ln(1 + clients)` of the supplier.
const CLIENTS: Term = Term {
    coefficient: "supply.clients",
    network: Network::Supply,
    side: Side::Supplier,
    live: false,
    z: |v| v.supplier.clients.map(f64::ln_1p),
};

/// `ln(1 + suppliers)` of the recipient.
const SUPPLIERS: Term = Term {
    coefficient: "supply.suppliers",
    network: Network::Supply,
    side: Side::Recipient,
    live: false,
    z: |v| v.recipient.suppliers.map(f64::ln_1p),
};

/// `ln(km)` between the capitals.
const DISTANCE: Term = Term {
    coefficient: "supply.distance",
    network: Network::Supply,
    side: Side::Pair,
    live: false,
    z: |v| v.pair.distance.map(|km| km.max(1.0).ln()),
};

/// Rivalry of the pair.
const RIVALRY: Term = Term {
    coefficient: "supply.rivalry",
    network: Network::Supply,
    side: Side::Pair,
    live: false,
    z: |v| v.pair.rivalry,
};

/// Share of world capabilities of the supplier.
const CAPABILITY: Term = Term {
    coefficient: "supply.capability",
    network: Network::Supply,
    side: Side::Supplier,
    live: false,
    z: |v| v.supplier.capability,
};

/// All of them.
pub(super) const ALL: [Term; 5] = [CLIENTS, SUPPLIERS, DISTANCE, RIVALRY, CAPABILITY];
