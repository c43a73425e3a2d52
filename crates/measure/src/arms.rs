//! Arms: who supplies whom, in trend-indicator values over a window of years.
//!
//! Deliveries and orders are never added: deliveries make shares and concentration, orders are an
//! intention. Both are lumpy, hence windows of five years. SIPRI counts major weapons only: no row means
//! no *recorded* transfer, while shells, small arms and covert deals are outside its scope. Names ending
//! in `*` are not states and must stay out of state totals.

use crate::{Concentration, Measured, Unknown, concentration};

/// What a recipient received from one supplier in the window.
#[derive(Debug, Clone, PartialEq)]
pub struct Delivery {
    /// Who supplied.
    pub supplier: String,
    /// Trend-indicator value, million.
    pub value: f64,
    /// Whether the year of delivery is an estimate.
    pub estimated: bool,
}

/// A recipient's supply over a window.
#[derive(Debug, Clone, PartialEq)]
pub struct ArmsSupply {
    /// Suppliers with their sums, largest first; equal sums by name.
    pub suppliers: Vec<(String, f64)>,
    /// The sum over all suppliers.
    pub total: f64,
    /// The part of the total whose year of delivery is an estimate.
    pub estimated: f64,
}

impl ArmsSupply {
    /// Sums deliveries by supplier.
    ///
    /// ```
    /// use comity_measure::{ArmsSupply, Delivery};
    /// let row = |supplier: &str, value| Delivery { supplier: supplier.into(), value, estimated: false };
    /// let supply = ArmsSupply::new(&[row("Russia", 30.0), row("France", 10.0), row("Russia", 40.0)]);
    /// assert_eq!(supply.share("Russia")?, 0.875);
    /// assert_eq!(supply.share("China")?, 0.0); // none recorded, within a recorded total
    /// # Ok::<(), comity_measure::Unknown>(())
    /// ```
    #[must_use]
    pub fn new(deliveries: &[Delivery]) -> Self {
        let mut sums = std::collections::BTreeMap::<&str, f64>::new();
        for delivery in deliveries {
            *sums.entry(&delivery.supplier).or_default() += delivery.value;
        }
        let mut suppliers: Vec<(String, f64)> = sums
            .into_iter()
            .map(|(name, sum)| (name.to_owned(), sum))
            .collect();
        suppliers.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Self {
            total: suppliers.iter().map(|(_, sum)| sum).sum(),
            estimated: deliveries
                .iter()
                .filter(|d| d.estimated)
                .map(|d| d.value)
                .sum(),
            suppliers,
        }
    }

    /// What was received from a supplier; 0 if no transfer is recorded.
    #[must_use]
    pub fn from(&self, supplier: &str) -> f64 {
        self.suppliers
            .iter()
            .find(|(name, _)| name == supplier)
            .map_or(0.0, |(_, sum)| *sum)
    }

    /// A supplier's share.
    ///
    /// # Errors
    /// [`Unknown::MissingInput`] if nothing at all is recorded: a share of nothing has no value.
    pub fn share(&self, supplier: &str) -> Measured {
        if self.total <= 0.0 {
            return Err(Unknown::MissingInput(
                "no transfer of major weapons is recorded in the window",
            ));
        }
        Ok(self.from(supplier) / self.total)
    }

    /// How concentrated the supply is.
    ///
    /// # Errors
    /// [`Unknown::MissingInput`] if nothing at all is recorded.
    pub fn concentration(&self) -> Measured<Concentration> {
        let flows: Vec<Option<f64>> = self.suppliers.iter().map(|(_, sum)| Some(*sum)).collect();
        concentration(&flows, None)
    }
}
