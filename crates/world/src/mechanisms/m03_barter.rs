//! M03 Barter: munitions for food, energy and credit.

use super::{Card, Mechanism};
use crate::deal::{Deal, Table};

/// The mechanism.
pub(super) const MECHANISM: Mechanism = Mechanism {
    card: Card {
        id: "M03",
        name: "barter of munitions for food, energy and credit",
        equation: "max ln U_buyer + ln U_seller; buyer p·D/κ·(e^{−κU/D} − e^{−κ(U+m)/D}) − paid; seller Σ π·price·gap·(1 − e^{−κx/gap}) + δ·credit − c·m",
        reads: "use and wanted use of the buyer, what the seller lacks",
        writes: "the deal: units a week, return goods, credit",
        off: "cash only, at a fixed price",
        parameters: &[
            "*.worth",
            "deal.kappa",
            "deal.delta",
            "deal.cash_price",
            "*.cost",
            "*.gap",
            "*.price",
            "*.taste",
        ],
    },
    terms: &[],
};

/// What the two agree on: the Nash bargain, or with the mechanism off a sale at `cash_price`.
#[must_use]
pub fn bargain(table: &Table<'_>, cash_price: f64, on: bool) -> Option<Deal> {
    if on {
        table.nash()
    } else {
        table.cash(cash_price)
    }
}
