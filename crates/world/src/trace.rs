//! What a trajectory leaves behind: events, series, balances.

use crate::council::Outcome;
use crate::deal::Deal;
use crate::link::{Change, Rung};
use crate::scenario::Draws;

/// A change of a link.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TieChange {
    /// When, weeks.
    pub week: f64,
    /// Supplier.
    pub from: usize,
    /// Recipient.
    pub to: usize,
    /// What.
    pub change: Change,
    /// The rung afterwards.
    pub rung: Rung,
}

/// A treaty.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TreatyEvent {
    /// When, weeks.
    pub week: f64,
    /// One party.
    pub a: usize,
    /// The other.
    pub b: usize,
    /// It has a consultation clause.
    pub consultation: bool,
    /// It has a non-aggression clause.
    pub non_aggression: bool,
    /// It has a defence clause.
    pub defence: bool,
}

/// A visit of a leader.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct VisitEvent {
    /// When, weeks.
    pub week: f64,
    /// Index in [`Scenario::visits`](crate::scenario::Scenario::visits).
    pub visit: usize,
}

/// Integrated hazards up to a mark.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Mark {
    /// Of a treaty with a defence clause, by ordered-pair index (a < b).
    pub defence: Vec<f64>,
    /// Of the first visit, by index in [`Scenario::visits`](crate::scenario::Scenario::visits).
    pub visits: Vec<f64>,
}

/// Time and tonnes of the focus flow.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FlowTime {
    /// Weeks without a tie.
    pub no_tie: f64,
    /// Weeks with a tie and no deal.
    pub no_deal: f64,
    /// Weeks in which the deal was the limit.
    pub deal: f64,
    /// Weeks in which what the supplier parts with was the limit.
    pub stock: f64,
    /// Weeks in which the corridors were the limit.
    pub corridor: f64,
    /// Weeks in which each corridor was full.
    pub full: Vec<f64>,
    /// Tonnes that deals wanted moved.
    pub wanted: f64,
    /// Tonnes shipped.
    pub shipped: f64,
}

impl FlowTime {
    /// Weeks in which something was shipped.
    #[must_use]
    pub fn shipping(&self) -> f64 {
        self.deal + self.stock + self.corridor
    }
}

/// The good of the supply network, over the whole trajectory: nothing is lost.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Balance {
    /// In all accounts at the start.
    pub initial: f64,
    /// Made by all accounts.
    pub produced: f64,
    /// Brought in by suppliers without an account.
    pub from_unknown: f64,
    /// Used up.
    pub used: f64,
    /// In all accounts at the end.
    pub held: f64,
}

impl Balance {
    /// What is missing, units; zero up to rounding.
    #[must_use]
    pub fn missing(&self) -> f64 {
        self.initial + self.produced + self.from_unknown - self.used - self.held
    }
}

/// Series by week, from week 0 to the last whole week.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Weekly {
    /// Cover of the actor at war, months.
    pub cover: Vec<f64>,
    /// Its stock, units.
    pub stock: Vec<f64>,
    /// The part of its wanted use that it goes without.
    pub need: Vec<f64>,
    /// Units delivered to it since the start, by supplier (where known).
    pub delivered: Vec<Vec<f64>>,
    /// Tonnes carried by each corridor since the start, for the focus flow.
    pub carried: Vec<Vec<f64>>,
    /// Units of each good returned to the focus supplier since the start.
    pub returned: Vec<Vec<f64>>,
}

/// The focus pair's table on the first day, whether or not a tie lets them bargain.
#[derive(Debug, Clone, PartialEq)]
pub struct Opening {
    /// What they would agree on.
    pub deal: Option<Deal>,
    /// Goods of the deal's returns.
    pub goods: Vec<usize>,
    /// Stock of the actor at war, units.
    pub stock: f64,
    /// Its use, units a week.
    pub used: f64,
    /// Its wanted use, units a week.
    pub wanted: f64,
    /// Its output, units a week.
    pub output: f64,
    /// The most that the supplier parts with, units a week.
    pub parts_with: f64,
    /// Capacity of each corridor, tonnes a week (infinite where transport is off).
    pub capacity: Vec<f64>,
    /// Mass of a unit, t.
    pub unit_mass: f64,
}

/// One trajectory.
#[derive(Debug, Clone, PartialEq)]
pub struct Trajectory {
    /// Its number.
    pub index: u64,
    /// Its parameters.
    pub draws: Draws,
    /// Which starting propositions are true in it.
    pub started: Vec<bool>,
    /// Rungs at the start, ordered pairs.
    pub rungs: Vec<Rung>,
    /// Changes of links, in order of time within a pair.
    pub ties: Vec<TieChange>,
    /// Treaties.
    pub treaties: Vec<TreatyEvent>,
    /// Visits, in order of time within a pair.
    pub visits: Vec<VisitEvent>,
    /// Integrated hazards at the scenario's marks.
    pub marks: Vec<Mark>,
    /// Contributions to η of supply of the focus pair at the start, in the order of the terms.
    pub eta: Vec<f64>,
    /// Outcomes of the votes.
    pub votes: Vec<Outcome>,
    /// First published statement for each watch, weeks.
    pub published: Vec<Option<f64>>,
    /// Series.
    pub weekly: Weekly,
    /// Time and tonnes of the focus flow.
    pub time: FlowTime,
    /// The first day's table.
    pub opening: Option<Opening>,
    /// Conservation.
    pub balance: Balance,
    /// Suppliers that delivered an unknown amount to the actor at war.
    pub unknown: Vec<bool>,
}
