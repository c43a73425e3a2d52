//! M01 Stock depletion makes demand for a supplier.

use super::{Card, Mechanism, Network, Side, Term};

/// A recipient at war, `z = 2·need`: half the wanted use unmet is the average war of the estimation sample.
const WAR: Term = Term {
    coefficient: "supply.war",
    network: Network::Supply,
    side: Side::Recipient,
    live: true,
    z: |v| Some(2.0 * v.need),
};

/// The mechanism.
pub(super) const MECHANISM: Mechanism = Mechanism {
    card: Card {
        id: "M01",
        name: "stock depletion makes demand for a supplier",
        equation: "η += b·(2·need − z̄), need = 1 − U/D, U = D·min(1, S/(D·τ))",
        reads: "stock and wanted use of the actor at war",
        writes: "η of supply and of talks, recipient's side",
        off: "need at the mean of the estimation sample",
        parameters: &[
            "supply.war",
            "*.prewar",
            "*.fired",
            "*.made",
            "*.use_recent",
            "*.use_peak",
        ],
    },
    terms: &[WAR],
};
