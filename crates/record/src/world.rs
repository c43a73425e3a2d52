//! The world of a model, as `world.toml` describes it: names and who does what, no numbers.

use serde::Serialize;

use crate::day::Day;
use crate::ids::{
    ActorId, CorridorId, CouncilVoteId, GoodId, ParameterId, PropositionId, PublicationId, StageId,
    StatementId,
};
use crate::unit::Unit;
use crate::words::words;

words! {
    /// What an account says of its actor.
    pub enum AccountRole {
        /// Uses the good up in a war, and makes it.
        AtWar = "at war",
        /// Holds a stock of it, and makes it.
        Holder = "holder",
    }
}

/// Who takes part, what is traded, how it moves, who votes, and what the public gets to see.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct World {
    /// The actors of the model.
    pub actors: Vec<ActorId>,
    /// The last day that the model reaches.
    pub horizon: Day,
    /// What is traded.
    pub goods: Vec<Good>,
    /// Who uses up and makes what.
    pub accounts: Vec<Account>,
    /// What a supplier may want in return.
    pub needs: Vec<Need>,
    /// The ways on which goods move.
    pub corridors: Vec<Corridor>,
    /// Council votes on the calendar.
    pub votes: Vec<CouncilVote>,
    /// What the public gets to see.
    pub publications: Vec<Publication>,
    /// How propositions enter a trajectory.
    pub starts: Vec<Start>,
}

/// Something that is traded.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Good {
    /// Its id.
    pub id: GoodId,
    /// What it is counted in.
    pub unit: Unit,
    /// Whether the supply network carries it.
    pub arms: bool,
}

/// An actor that uses up a good and makes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Account {
    /// The actor.
    pub actor: ActorId,
    /// The good.
    pub good: GoodId,
    /// As what.
    pub role: AccountRole,
}

impl Account {
    /// Whether the actor uses the good up in a war.
    #[must_use]
    pub fn is_at_war(&self) -> bool {
        self.role == AccountRole::AtWar
    }
}

/// What a supplier may want in return.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Need {
    /// The supplier.
    pub actor: ActorId,
    /// What it wants.
    pub good: GoodId,
}

/// A way on which goods move: stages in series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Corridor {
    /// Its id.
    pub id: CorridorId,
    /// Its name.
    pub name: String,
    /// The two actors that it joins.
    pub ends: [ActorId; 2],
    /// What goods move in.
    pub vehicle: Option<Vehicle>,
    /// The fraction of the time in which it works; `None`: all of it.
    pub up: Option<ParameterId>,
    /// Its stages. The narrowest limits the flow.
    pub stages: Vec<Stage>,
}

/// What goods move in, for counts of it that get published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Vehicle {
    /// Its name (`railcar`).
    pub name: String,
    /// How much one carries.
    pub load: ParameterId,
}

/// A stage of a corridor: its capacity is the product of `times` over the product of `per`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stage {
    /// Its id, unique in its corridor.
    pub id: StageId,
    /// Factors.
    pub times: Vec<ParameterId>,
    /// Divisors.
    pub per: Vec<ParameterId>,
}

/// A council vote on the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CouncilVote {
    /// Its id.
    pub id: CouncilVoteId,
    /// What is voted on.
    pub name: String,
    /// When.
    pub day: Day,
    /// The patron.
    pub leader: ActorId,
    /// The permanent member that may follow it.
    pub follower: ActorId,
    /// Whom the rules bind.
    pub party: ActorId,
    /// Other permanent members.
    pub others: u32,
    /// Elected members.
    pub elected: u32,
    /// Votes in favour that it takes.
    pub needed: u32,
}

impl CouncilVote {
    /// How many vote: leader, follower, other permanent and elected members.
    #[must_use]
    pub fn members(&self) -> u32 {
        self.others.saturating_add(self.elected).saturating_add(2)
    }
}

/// Something that the public gets to see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Publication {
    /// Its id.
    pub id: PublicationId,
    /// What is counted: one of [`Publication::SUBJECTS`].
    pub of: String,
    /// Who publishes it.
    pub sides: Vec<ActorId>,
    /// From whom the goods come.
    pub from: ActorId,
    /// To whom they go.
    pub to: ActorId,
}

impl Publication {
    /// What can be counted.
    pub const SUBJECTS: &'static [&'static str] = &["containers", "railcars", "fuel"];
}

/// How a proposition enters a trajectory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Start {
    /// The proposition.
    pub proposition: PropositionId,
    /// What is so at the start if it is true: one of [`Start::SETS`].
    pub sets: String,
    /// From whom.
    pub from: ActorId,
    /// To whom.
    pub to: ActorId,
    /// The level statement that bounds the flow.
    pub size: Option<StatementId>,
}

impl Start {
    /// What a proposition can set.
    pub const SETS: &'static [&'static str] = &["supplied before", "talks", "tie"];
}
