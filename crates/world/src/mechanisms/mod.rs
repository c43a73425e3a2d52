//! The mechanisms: one file, one switch each.
//!
//! A mechanism acts in one of two ways. Either it owns covariates of η ([`Term`]); *off* then means the
//! typical pair (z ≡ z̄). Or it is a step of the process and its file holds a function that takes `on`;
//! what *off* means stands on its [`Card`].

mod controls;
pub mod m01_depletion;
pub mod m03_barter;
mod m05_common_adversary;
mod m06_sanctioned_trade;
mod m07_arms_ban;
pub mod m08_patron_vote;
mod m12_third_party;
pub mod m14_transport;
mod m18_past_partnership;
mod m19_treaty_status;
pub mod m22_disclosure;
pub mod m23_deniable_first;

use std::sync::LazyLock;

use crate::scenario::{ActorFacts, PairFacts, Scenario};

/// What `comity mechanisms` prints of a mechanism.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Card {
    /// Such as `M14`.
    pub id: &'static str,
    /// In words.
    pub name: &'static str,
    /// The equation.
    pub equation: &'static str,
    /// What it reads.
    pub reads: &'static str,
    /// What it writes.
    pub writes: &'static str,
    /// What off means.
    pub off: &'static str,
    /// Ids of its parameters; `*` stands for an actor or a corridor.
    pub parameters: &'static [&'static str],
}

/// A mechanism.
#[derive(Debug, Clone, Copy)]
pub struct Mechanism {
    /// What it is.
    pub card: Card,
    /// The covariates that it owns.
    pub terms: &'static [Term],
}

/// Index of a mechanism in [`MECHANISMS`].
pub type MechanismId = usize;

/// All mechanisms, in the order of their ids.
pub static MECHANISMS: [Mechanism; 12] = [
    m01_depletion::MECHANISM,
    m03_barter::MECHANISM,
    m05_common_adversary::MECHANISM,
    m06_sanctioned_trade::MECHANISM,
    m07_arms_ban::MECHANISM,
    m08_patron_vote::MECHANISM,
    m12_third_party::MECHANISM,
    m14_transport::MECHANISM,
    m18_past_partnership::MECHANISM,
    m19_treaty_status::MECHANISM,
    m22_disclosure::MECHANISM,
    m23_deniable_first::MECHANISM,
];

/// The index of a mechanism by its id, such as `M14`.
#[must_use]
pub fn find(id: &str) -> Option<MechanismId> {
    MECHANISMS.iter().position(|m| m.card.id == id)
}

/// Which mechanisms are on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Switches([bool; MECHANISMS.len()]);

impl Switches {
    /// All on.
    #[must_use]
    pub const fn all() -> Self {
        Self([true; MECHANISMS.len()])
    }

    /// The same with one off.
    #[must_use]
    pub const fn without(mut self, mechanism: MechanismId) -> Self {
        self.0[mechanism] = false;
        self
    }

    /// Whether the mechanism with this id is on.
    #[must_use]
    pub fn on(&self, id: &str) -> bool {
        find(id).is_none_or(|k| self.0[k])
    }

    /// Whether one is on, by index.
    #[must_use]
    pub const fn get(&self, mechanism: MechanismId) -> bool {
        self.0[mechanism]
    }
}

/// Which network a covariate belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Network {
    /// Supply of arms, ordered pairs.
    Supply,
    /// Treaties, unordered pairs.
    Treaty,
}

/// Whose will a covariate speaks for: a covariate of one side alone, or of the pair in halves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The supplier's.
    Supplier,
    /// The recipient's.
    Recipient,
    /// Both, in halves.
    Pair,
}

/// What changes while a trajectory runs and enters covariates.
#[derive(Debug, Clone, PartialEq)]
pub struct Live {
    /// The part of its wanted use that each actor goes without, 0 to 1.
    pub need: Vec<f64>,
    /// Whether the first of an ordered pair has supplied the second in this trajectory or by a proposition.
    pub supplied: Vec<bool>,
    /// Whether a treaty came into being in this trajectory, ordered pairs.
    pub treaty: Vec<bool>,
}

/// What a covariate sees of a pair.
#[derive(Debug, Clone, Copy)]
pub struct PairView<'a> {
    /// Facts of the pair.
    pub pair: &'a PairFacts,
    /// Facts of the supplier.
    pub supplier: &'a ActorFacts,
    /// Facts of the recipient.
    pub recipient: &'a ActorFacts,
    /// Whether a treaty came into being.
    pub treaty: bool,
    /// Whether the supplier has supplied the recipient.
    pub supplied: bool,
    /// The recipient's need.
    pub need: f64,
}

/// A covariate of η with its coefficient.
#[derive(Debug, Clone, Copy)]
pub struct Term {
    /// The parameter that holds the coefficient (log hazard ratio for one unit of z, with z̄).
    pub coefficient: &'static str,
    /// The network.
    pub network: Network,
    /// Whose will.
    pub side: Side,
    /// Whether it can change while a trajectory runs.
    pub live: bool,
    /// z; `None` is unknown and counts as z̄.
    pub z: fn(PairView<'_>) -> Option<f64>,
}

/// A term and the mechanism that owns it; controls have no owner.
#[derive(Debug, Clone, Copy)]
pub struct OwnedTerm {
    /// Who switches it.
    pub owner: Option<MechanismId>,
    /// The term.
    pub term: Term,
}

/// All terms: the controls, then those of the mechanisms in order.
pub static TERMS: LazyLock<Vec<OwnedTerm>> = LazyLock::new(|| {
    let controls = controls::ALL
        .iter()
        .map(|&term| OwnedTerm { owner: None, term });
    let owned = MECHANISMS.iter().enumerate().flat_map(|(k, m)| {
        m.terms.iter().map(move |&term| OwnedTerm {
            owner: Some(k),
            term,
        })
    });
    controls.chain(owned).collect()
});

/// What a term sees of an ordered pair.
#[must_use]
pub fn view<'a>(scenario: &'a Scenario, live: &Live, from: usize, to: usize) -> PairView<'a> {
    let k = scenario.pair(from, to);
    PairView {
        pair: &scenario.pairs[k],
        supplier: &scenario.facts[from],
        recipient: &scenario.facts[to],
        treaty: live.treaty[k],
        supplied: live.supplied[k],
        need: live.need[to],
    }
}

/// What one term adds to η of a pair: `b·(z − z̄)`, or 0 where it is off, unknown or without a number.
#[must_use]
pub fn contribution(
    scenario: &Scenario,
    draws: &crate::scenario::Draws,
    term: usize,
    seen: PairView<'_>,
) -> f64 {
    let OwnedTerm { owner, term: t } = TERMS[term];
    let on = owner.is_none_or(|k| scenario.on.get(k));
    match (on, scenario.coefficient(term), (t.z)(seen)) {
        (true, Some(c), Some(z)) => draws[c.slot] * (z - c.mean),
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_is_on_the_card_of_its_mechanism() {
        for mechanism in &MECHANISMS {
            for term in mechanism.terms {
                assert!(
                    mechanism.card.parameters.contains(&term.coefficient),
                    "{} of {}",
                    term.coefficient,
                    mechanism.card.id
                );
            }
        }
    }

    #[test]
    fn ids_are_sorted_and_unique() {
        assert!(MECHANISMS.windows(2).all(|w| w[0].card.id < w[1].card.id));
    }
}
