//! Forecasts through the world's own hazard code.
//!
//! Covariates are the world's terms ([`TERMS`]: each one's z of a pair), η is b·(z − z̄) as in its `contribution`,
//! rates are [`Rates::new`] and the chance of an onset is [`onset_probability`], the closed form against which the
//! simulation of talks and ties is tested. q is integrated over its Beta(2, 2) prior.

use comity_world::hazard::WEEKS_A_YEAR;
use comity_world::link::{Rates, onset_probability};
use comity_world::mechanisms::{Network, TERMS};

use crate::dataset::{ATOP_MEMBERS, CAPITALS, Dataset, GSDB, MIDB, NMC, RIVALRIES, SIPRI, TRADE};
use crate::error::DataError;
use crate::snapshot::Snapshot;

/// Success of talks, events a year: the clock of the register (second-hand orders of new pairs).
pub const SUCCESS: f64 = 1.55;

/// Nodes and weights of the Gauss rule for Beta(2, 2) on (0, 1), exact to the fifth power.
const Q: [(f64, f64); 3] = [
    (0.172_673_164_646_011_4, 7.0 / 30.0),
    (0.5, 16.0 / 30.0),
    (0.827_326_835_353_988_6, 7.0 / 30.0),
];

/// A covariate of supply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// A term of the world, by index in [`TERMS`].
    World(usize),
    /// Share of the recipient's trade with the supplier. The world has no such term yet.
    TradeShare,
    /// Log of the capability shares of both together.
    JointCapability,
}

impl Column {
    /// The id of its coefficient.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::World(k) => TERMS[k].term.coefficient,
            Self::TradeShare => "supply.trade_share",
            Self::JointCapability => "supply.joint_capability",
        }
    }

    /// Its unit, and the dataset that its coverage is that of.
    #[must_use]
    pub fn about(self) -> (&'static str, &'static Dataset) {
        match self.id() {
            "supply.clients" | "supply.suppliers" => ("ln(1 + states in 5 years)", &SIPRI),
            "supply.past" => ("0 or 1", &SIPRI),
            "supply.distance" => ("ln km", &CAPITALS),
            "supply.rivalry" | "supply.shared_rival" => ("0 or 1", &RIVALRIES),
            "supply.war" => ("0 or 1", &MIDB),
            "supply.pact" | "supply.lapsed_pact" => ("0 or 1", &ATOP_MEMBERS),
            "supply.rival_trade" | "supply.trade_share" => ("share of trade", &TRADE),
            "supply.joint_capability" | "supply.capability" => {
                ("share of world capabilities, log where joint", &NMC)
            }
            _ => ("0 or 1", &GSDB),
        }
    }

    /// Its value for a pair; `None` is unknown.
    #[must_use]
    pub fn z(self, snapshot: &Snapshot, supplier: usize, recipient: usize) -> Option<f64> {
        match self {
            Self::World(k) if TERMS[k].term.coefficient == "supply.war" => {
                snapshot.war(recipient)?;
                (TERMS[k].term.z)(snapshot.view(supplier, recipient, 0.0))
            }
            Self::World(k) => (TERMS[k].term.z)(snapshot.view(supplier, recipient, 0.0)),
            Self::TradeShare => snapshot.trade_share(supplier, recipient),
            Self::JointCapability => {
                let view = snapshot.view(supplier, recipient, 0.0);
                Some(
                    (view.supplier.capability? + view.recipient.capability?)
                        .max(1e-6)
                        .ln(),
                )
            }
        }
    }
}

/// The world's supply terms, without the supplier's own capability (told from zero only beside no counts).
#[must_use]
pub fn world_columns() -> Vec<Column> {
    (0..TERMS.len())
        .filter(|&k| {
            TERMS[k].term.network == Network::Supply
                && TERMS[k].term.coefficient != "supply.capability"
        })
        .map(Column::World)
        .collect()
}

/// The chance that a pair that has no tie gets one within `years`, by the world's closed form.
#[must_use]
pub fn onset(h0: f64, eta: f64, years: f64) -> f64 {
    Q.iter()
        .map(|&(q, weight)| {
            // The rate at which a tie ends does not enter the onset.
            weight
                * onset_probability(
                    &Rates::new(h0, eta, q, SUCCESS, 0.2),
                    false,
                    years * WEEKS_A_YEAR,
                )
        })
        .sum()
}

/// η in narrow classes: how many rows, and their mean η.
///
/// The mean of a smooth function over rows is taken class by class at the class mean; with classes of .002 the
/// relative error is below 10⁻⁶.
#[derive(Debug, Clone)]
pub struct EtaClasses(Vec<(f64, f64)>);

/// Width of a class of η.
const WIDTH: f64 = 0.002;

impl EtaClasses {
    /// Classes of the η of rows.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the classes"
    )]
    pub fn new(eta: impl Iterator<Item = f64>) -> Self {
        const HALF: f64 = 40.0;
        let mut classes = vec![(0.0, 0.0); (2.0 * HALF / WIDTH) as usize + 1];
        for eta in eta {
            let class = &mut classes[((eta.clamp(-HALF, HALF) + HALF) / WIDTH) as usize];
            class.0 += 1.0;
            class.1 += eta;
        }
        Self(
            classes
                .into_iter()
                .filter(|c| c.0 > 0.0)
                .map(|(n, sum)| (n, sum / n))
                .collect(),
        )
    }

    /// The mean of a function of η over the rows.
    pub fn mean(&self, f: impl Fn(f64) -> f64) -> f64 {
        let rows: f64 = self.0.iter().map(|c| c.0).sum();
        self.0.iter().map(|&(n, eta)| n * f(eta)).sum::<f64>() / rows
    }
}

/// h0, events a year, such that the mean of `chance(h0, η)` over the rows is `target`.
///
/// # Errors
///
/// If no h0 between 10⁻⁹ and 20 a year gives it.
pub fn calibrate(
    classes: &EtaClasses,
    target: f64,
    chance: impl Fn(f64, f64) -> f64,
) -> Result<f64, DataError> {
    let miss = |log: f64| classes.mean(|eta| chance(log.exp(), eta)) - target;
    let (mut low, mut high) = (1e-9f64.ln(), 20f64.ln());
    if miss(low) > 0.0 || miss(high) < 0.0 {
        return Err(DataError::Fit(format!(
            "no base rate gives a mean chance of {target}"
        )));
    }
    // Regula falsi (Illinois) on the logarithm.
    let (mut at_low, mut at_high) = (miss(low), miss(high));
    for _ in 0..200 {
        let middle = (low * at_high - high * at_low) / (at_high - at_low);
        let at = miss(middle);
        if at.abs() < 1e-12 * target.max(1e-9) || (high - low).abs() < 1e-13 {
            return Ok(middle.exp());
        }
        if at.signum() == at_high.signum() {
            at_low *= 0.5;
        } else {
            low = high;
            at_low = at_high;
        }
        high = middle;
        at_high = at;
    }
    Ok(high.exp())
}

/// The plain hazard: 1 − exp(−years · h0 · exp(η)).
#[must_use]
pub fn plain(h0: f64, eta: f64, years: f64) -> f64 {
    -(-years * h0 * eta.exp()).exp_m1()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_for_q_is_exact_for_moments_of_beta_2_2() {
        // E q = 1/2, E q² = 3/10, E q³ = 1/5, E q⁴ = 1/7, E q⁵ = 3/28.
        for (power, exact) in [
            (0, 1.0),
            (1, 0.5),
            (2, 0.3),
            (3, 0.2),
            (4, 1.0 / 7.0),
            (5, 3.0 / 28.0),
        ] {
            let sum: f64 = Q.iter().map(|(q, w)| w * q.powi(power)).sum();
            assert!((sum - exact).abs() < 1e-14, "{power}: {sum}");
        }
    }

    #[test]
    fn calibration_gives_the_target_back() {
        let eta = || (0..5000).map(|k| f64::from(k % 700) * 0.01 - 3.5);
        let classes = EtaClasses::new(eta());
        let h0 = calibrate(&classes, 0.013, |h0, eta| onset(h0, eta, 2.0)).unwrap();
        let mean = eta().map(|e| onset(h0, e, 2.0)).sum::<f64>() / 5000.0;
        assert!((mean - 0.013).abs() < 1e-7, "{mean}");
    }

    #[test]
    fn every_supply_term_of_the_world_is_a_column() {
        let ids: Vec<&str> = world_columns().iter().map(|c| c.id()).collect();
        assert_eq!(ids.len(), 13);
        assert_eq!(
            ids.iter().filter(|id| id.contains("sanctioned")).count(),
            3,
            "the rest of `about` is GSDB"
        );
        assert!(ids.contains(&"supply.past") && ids.contains(&"supply.sanctioned_both"));
    }
}
