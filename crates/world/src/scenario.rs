//! Everything that a run needs, by index, and nothing else.
//!
//! Actors, goods and parameters are numbers here; their names are kept for reports only. Weeks are counted
//! from the as-of day; a negative week lies before it.

use std::sync::Arc;

use crate::key::{Key, Stream};
use crate::mechanisms::{Switches, TERMS};
use crate::rule::Rule;

/// Index of a parameter.
pub type Slot = usize;

/// How one parameter is drawn.
pub type Draw = Arc<dyn Fn(&mut Stream) -> f64 + Send + Sync>;

/// What a parameter rests on: the groups of the variance split.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Statements known on the day.
    Fact,
    /// Fitted on data.
    Estimate,
    /// A ratio set by a written rule.
    Rule,
    /// A level nobody has stated.
    Assumption,
    /// Which event falls where; not a parameter.
    Chance,
}

/// One parameter.
#[derive(Clone)]
pub struct Parameter {
    /// Its id in the dossier.
    pub id: String,
    /// What keys its draws; does not change when actors are renamed.
    pub key: u64,
    /// What it rests on.
    pub group: Group,
    /// How it is drawn.
    pub draw: Draw,
}

impl std::fmt::Debug for Parameter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Parameter")
            .field("id", &self.id)
            .field("group", &self.group)
            .finish_non_exhaustive()
    }
}

/// A coefficient of η: its draw and the mean of its covariate over the estimation class.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coefficient {
    /// Log hazard ratio for one unit of z.
    pub slot: Slot,
    /// z̄.
    pub mean: f64,
}

/// What is known of an ordered pair (supplier → recipient) at the start. `None` is unknown: the pair
/// then counts as the typical pair in that covariate.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct PairFacts {
    /// Distance of the capitals, km.
    pub distance: Option<f64>,
    /// Whether the two are rivals, 0 or 1.
    pub rivalry: Option<f64>,
    /// Whether a pact of any kind is in force, 0 or 1.
    pub pact: Option<f64>,
    /// Whether a pact has lapsed and none is in force, 0 or 1.
    pub lapsed_pact: Option<f64>,
    /// Whether the supplier has supplied the recipient before, 0 or 1.
    pub supplied: Option<f64>,
    /// Whether the two share a rival, 0 or 1.
    pub shared_rival: Option<f64>,
    /// Share of the supplier's trade that goes to rivals of the recipient, 0 to 1.
    pub rival_trade: Option<f64>,
    /// Whether the pair is contiguous or holds a major power: the class of the treaty rate.
    pub near: bool,
    /// Whether a tie runs on the day by the register (a delivery within the last five years). It carries none of
    /// the good whose stocks are followed.
    pub running: bool,
}

/// What is known of an actor at the start.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ActorFacts {
    /// Clients of the last five years, count.
    pub clients: Option<f64>,
    /// Suppliers of the last five years, count.
    pub suppliers: Option<f64>,
    /// Whether the US, the EU or the UN sanction its arms trade, 0 or 1.
    pub sanctioned: Option<f64>,
    /// Share of world capabilities (CINC), 0 to 1.
    pub capability: Option<f64>,
}

/// Supply of arms: the hazards of talks and ties.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Supply {
    /// Index of the good that it carries.
    pub good: usize,
    /// h0 of the average pair, events a year.
    pub rate: Slot,
    /// Factor on h0 for goods that the register does not cover.
    pub scope: Option<Slot>,
    /// Success of talks, events a year.
    pub success: Slot,
    /// Chance that talks of the average pair succeed, q.
    pub q: Slot,
    /// Ending of a tie, events a year.
    pub end: Slot,
    /// The largest flow ever claimed for the deniable channel, units a week.
    pub deniable_cap: Option<Slot>,
}

/// Treaties: one event with marks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Treaty {
    /// Any clause, contiguous or major-power pairs, events a year.
    pub rate_near: Slot,
    /// Any clause, other pairs, events a year.
    pub rate_far: Slot,
    /// Share of treaties with a consultation clause.
    pub consultation: Slot,
    /// Share of treaties with a non-aggression clause.
    pub non_aggression: Slot,
    /// Share of treaties with a defence clause.
    pub defence: Slot,
}

/// Visits of the leader of `from` to `to`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Visit {
    /// Whose leader.
    pub from: usize,
    /// Where to.
    pub to: usize,
    /// Own rate, events a year.
    pub rate: Slot,
    /// Week (≤ 0) of the last visit that `from` received from the leader of `to`.
    pub received: Option<f64>,
}

/// The account of an actor at war.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct War {
    /// Who.
    pub actor: usize,
    /// Stock before the war, units.
    pub prewar: Slot,
    /// Fired since, units.
    pub fired: Slot,
    /// Made since, units.
    pub made: Slot,
    /// Use of the last half year, units a day.
    pub use_recent: Slot,
    /// Highest yearly mean of use on record, units a day.
    pub use_peak: Slot,
    /// Where between the two the wanted use lies, 0 to 1.
    pub wanted_share: Slot,
    /// Output, units a year.
    pub output: Slot,
    /// Where output tends to, units a year.
    pub output_target: Slot,
    /// Time constant of output, months.
    pub output_lag: Slot,
    /// Old stock refurbished, units a year.
    pub refurbish: Slot,
}

/// The account of an actor that holds a good.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hoard {
    /// Who.
    pub actor: usize,
    /// Stock, units.
    pub stock: Slot,
    /// Part of the stock that it keeps.
    pub reserve_share: Slot,
    /// Output, units a year.
    pub output: Slot,
    /// Cost of a unit, USD.
    pub cost: Slot,
}

/// What a holder may want in return.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Need {
    /// Who.
    pub actor: usize,
    /// Index of the good.
    pub good: usize,
    /// What is missing, units a year.
    pub gap: Slot,
    /// Price, USD a unit.
    pub price: Slot,
    /// π: worth of the first unit over the price.
    pub taste: Slot,
}

/// What a deal needs beyond the accounts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bargain {
    /// Worth of the first unit to the buyer, USD.
    pub worth: Slot,
    /// κ.
    pub kappa: Slot,
    /// δ, worth of a dollar of credit to the seller.
    pub credit: Slot,
    /// Price of a unit where only cash is allowed, USD.
    pub cash_price: Slot,
    /// Mass of a unit, kg.
    pub unit_mass: Slot,
}

/// A stage of a corridor: a product of parameters over a product of parameters, tonnes a week.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// Name.
    pub name: String,
    /// Factors.
    pub times: Vec<Slot>,
    /// Divisors.
    pub per: Vec<Slot>,
    /// A constant factor, such as 7 days a week.
    pub factor: f64,
}

/// A corridor between two actors, both ways.
#[derive(Debug, Clone, PartialEq)]
pub struct Corridor {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Its ends.
    pub ends: [usize; 2],
    /// Stages in series.
    pub stages: Vec<Stage>,
    /// Fraction of the time it works.
    pub up: Option<Slot>,
    /// Its share of the traffic before overflow.
    pub share: Option<Slot>,
    /// Tonnes a vehicle, where vehicles can be counted.
    pub vehicle_load: Option<Slot>,
}

/// A council vote on the calendar.
#[derive(Debug, Clone, PartialEq)]
pub struct Vote {
    /// Name.
    pub name: String,
    /// Week.
    pub week: f64,
    /// The follower.
    pub follower: usize,
    /// The party that the rules bind; the follower has a stake while this actor supplies it.
    pub party: usize,
    /// Other permanent members.
    pub others: u32,
    /// Elected members.
    pub elected: u32,
    /// Yes votes needed.
    pub needed: u32,
    /// Probability that the leader says No.
    pub leader_no: Slot,
    /// Agreement of follower and leader on contested texts.
    pub agreement: Slot,
    /// The follower's own No without a stake.
    pub own_no: Slot,
    /// The follower's own No with a stake.
    pub stake_no: Slot,
    /// Each other permanent member's No.
    pub other_no: Slot,
    /// Each elected member's Yes.
    pub elected_yes: Slot,
}

/// What a publication counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Containers on the way, cumulative.
    Containers,
    /// Vehicles in the yard of a corridor at once (index of the corridor).
    Vehicles(usize),
    /// Units of a return good (index of the good), cumulative in the watch's window.
    Returned(usize),
}

/// What the public may get to see.
#[derive(Debug, Clone, PartialEq)]
pub struct Publication {
    /// Id.
    pub id: String,
    /// What it counts.
    pub counts: Counted,
    /// Who sees it and may disclose it.
    pub sides: Vec<usize>,
    /// Part of the whole that is seen.
    pub share_seen: Slot,
    /// Chance that a side discloses.
    pub disclose: Slot,
    /// From the crossing to the statement, days.
    pub lag: Slot,
}

/// Slots that turn rounds and tonnes into what is seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// Payload of a container, t.
    pub payload: Slot,
    /// Part of the payload that is filled.
    pub fill: Slot,
    /// Days of traffic that stand in the yard at once.
    pub yard_days: Slot,
    /// Vehicles that stand there anyway.
    pub yard_base: Slot,
}

/// Talks known on the day may already have succeeded: the chance is that of a success within the time
/// that a disclosure takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unseen {
    /// Days that a disclosure takes.
    pub window: Slot,
    /// Units shipped before the day where the tie had begun.
    pub shipped: Slot,
}

/// A threshold that a question asks about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Watch {
    /// Index of the publication.
    pub publication: usize,
    /// Threshold.
    pub at_least: f64,
    /// Counting starts in this week.
    pub since: f64,
    /// Counting ends in this week.
    pub until: f64,
}

/// How a proposition enters a trajectory.
#[derive(Debug, Clone, PartialEq)]
pub enum Sets {
    /// A past delivery: sets the record and the deniable rung as reached, never a running tie.
    SuppliedBefore,
    /// Talks are under way.
    Talks,
    /// A current flow of so many units a week (a parameter), where stated.
    Tie(Option<Slot>),
}

/// An uncertain starting fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Start {
    /// The proposition's id, for reports and keys.
    pub proposition: String,
    /// Its credence on the day, 0 to 1.
    pub credence: f64,
    /// What it sets.
    pub sets: Sets,
    /// Supplier.
    pub from: usize,
    /// Recipient.
    pub to: usize,
}

/// Everything that a run needs.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// Names of the actors.
    pub actors: Vec<String>,
    /// Names of the goods.
    pub goods: Vec<String>,
    /// Length, weeks.
    pub weeks: f64,
    /// Step, weeks: 1, or a whole fraction of it.
    pub step: f64,
    /// Parameters, drawn afresh for every trajectory.
    pub parameters: Vec<Parameter>,
    /// Coefficients in the order of [`TERMS`]; `None` where the dossier has no number for one.
    pub coefficients: Vec<Option<Coefficient>>,
    /// Pair facts, `from · n + to`.
    pub pairs: Vec<PairFacts>,
    /// Actor facts.
    pub facts: Vec<ActorFacts>,
    /// The supply network.
    pub supply: Supply,
    /// The treaty network.
    pub treaty: Option<Treaty>,
    /// Visits.
    pub visits: Vec<Visit>,
    /// Ratio of the rate of a return visit.
    pub visit_return: Option<Slot>,
    /// The account of the actor at war.
    pub war: Option<War>,
    /// Accounts of holders.
    pub hoards: Vec<Hoard>,
    /// What holders want.
    pub needs: Vec<Need>,
    /// What a deal needs.
    pub bargain: Option<Bargain>,
    /// Flows of a good that run anyway: good, from, to, units a month.
    pub base_flows: Vec<(usize, usize, usize, Slot)>,
    /// Corridors.
    pub corridors: Vec<Corridor>,
    /// Rules.
    pub rules: Vec<Rule>,
    /// Votes on the calendar.
    pub votes: Vec<Vote>,
    /// Publications.
    pub publications: Vec<Publication>,
    /// What turns flows into what is seen.
    pub seen: Option<Seen>,
    /// What may have begun before the day without being known yet.
    pub unseen: Option<Unseen>,
    /// Thresholds that questions ask about.
    pub watches: Vec<Watch>,
    /// Starting facts.
    pub starts: Vec<Start>,
    /// The pair whose flow is recorded in detail: supplier, recipient.
    pub focus: (usize, usize),
    /// Weeks at which integrated hazards are recorded, ascending.
    pub marks: Vec<f64>,
    /// Mechanisms that are on.
    pub on: Switches,
}

/// A value of every parameter for one trajectory.
#[derive(Debug, Clone, PartialEq)]
pub struct Draws {
    /// By slot.
    pub values: Vec<f64>,
    /// Starting draws rejected because stock = pre-war − fired + made came out at or below zero.
    pub rejected: u32,
}

impl std::ops::Index<Slot> for Draws {
    type Output = f64;
    fn index(&self, slot: Slot) -> &f64 {
        &self.values[slot]
    }
}

/// How often a starting stock is drawn again before the draw is given up as the smallest positive stock.
pub const MOST_REJECTIONS: u32 = 1000;

/// The streams of a run: one key for each group, so that the variance split can redraw one group alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Streams {
    /// Keys of facts, estimates, rules, assumptions, chance.
    keys: [Key; 5],
}

impl Streams {
    /// All groups from one seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            keys: [Key::new(seed); 5],
        }
    }

    /// The same, with one group drawn from another seed.
    #[must_use]
    pub fn redraw(mut self, group: Group, seed: u64) -> Self {
        self.keys[group as usize] = Key::new(seed);
        self
    }

    /// The key of a group in a trajectory.
    #[must_use]
    pub fn key(&self, group: Group, trajectory: u64) -> Key {
        self.keys[group as usize].and(trajectory)
    }
}

impl Scenario {
    /// How many actors.
    #[must_use]
    pub fn n(&self) -> usize {
        self.actors.len()
    }

    /// Index of an ordered pair.
    #[must_use]
    pub fn pair(&self, from: usize, to: usize) -> usize {
        from * self.n() + to
    }

    /// All ordered pairs of different actors.
    pub fn ordered_pairs(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let n = self.n();
        (0..n).flat_map(move |i| (0..n).filter(move |&j| j != i).map(move |j| (i, j)))
    }

    fn draw_one(&self, slot: Slot, streams: &Streams, trajectory: u64, attempt: u64) -> f64 {
        let p = &self.parameters[slot];
        (p.draw)(
            &mut streams
                .key(p.group, trajectory)
                .and(p.key)
                .and(attempt)
                .stream(),
        )
    }

    /// Draws every parameter of one trajectory.
    #[must_use]
    pub fn draw(&self, streams: &Streams, trajectory: u64) -> Draws {
        let values = (0..self.parameters.len())
            .map(|slot| self.draw_one(slot, streams, trajectory, 0))
            .collect();
        let mut draws = Draws {
            values,
            rejected: 0,
        };
        if let Some(war) = &self.war {
            // S is drawn given S > 0: the three parts are drawn again until they leave something.
            while draws[war.prewar] - draws[war.fired] + draws[war.made] <= 0.0
                && draws.rejected < MOST_REJECTIONS
            {
                draws.rejected += 1;
                for slot in [war.prewar, war.fired, war.made] {
                    draws.values[slot] =
                        self.draw_one(slot, streams, trajectory, u64::from(draws.rejected));
                }
            }
        }
        draws
    }

    /// The coefficient of a term, where the dossier has a number for it.
    #[must_use]
    pub fn coefficient(&self, term: usize) -> Option<Coefficient> {
        debug_assert_eq!(self.coefficients.len(), TERMS.len());
        self.coefficients[term]
    }

    /// Capacities of the stages of a corridor, tonnes a week, and the fraction of time it is up.
    #[must_use]
    pub fn stages(&self, corridor: usize, draws: &Draws) -> (Vec<f64>, f64) {
        let c = &self.corridors[corridor];
        let product = |slots: &[Slot]| slots.iter().map(|&s| draws[s]).product::<f64>();
        let stages = c
            .stages
            .iter()
            .map(|s| s.factor * product(&s.times) / product(&s.per))
            .collect();
        (stages, c.up.map_or(1.0, |s| draws[s]))
    }
}
