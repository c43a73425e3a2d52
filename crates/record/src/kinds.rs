//! What a statement of each kind says.

use serde::Serialize;

use crate::ids::{ActorId, GoodId, Key};
use crate::quantity::{Amount, Quantity};
use crate::unit::Unit;
use crate::words::words;

words! {
    /// What relates two actors.
    pub enum TieKind {
        /// A pact to defend one another.
        Defence = "defence",
        /// A pact to attack together.
        Offence = "offence",
        /// A pact to stay neutral.
        Neutrality = "neutrality",
        /// A pact not to attack one another.
        NonAggression = "non-aggression",
        /// A pact to consult.
        Consultation = "consultation",
        /// Rivals.
        Rivalry = "rivalry",
        /// One supplies arms to the other.
        ArmsSupply = "arms-supply",
        /// One withholds arms from the other by law.
        ArmsSanctions = "arms-sanctions",
        /// Economic agreement.
        Economic = "economic",
        /// Diplomatic relations.
        Relations = "relations",
        /// One recognises the other, or what the other claims.
        Recognition = "recognition",
    }

    /// Whether a tie is there.
    pub enum TieState {
        /// It is.
        On = "on",
        /// It is not.
        Off = "off",
        /// It was, and ended.
        Lapsed = "lapsed",
    }

    /// How an actor voted.
    pub enum VoteChoice {
        /// For.
        Yes = "yes",
        /// Against.
        No = "no",
        /// Abstained.
        Abstain = "abstain",
        /// Not there.
        Absent = "absent",
        /// Against, with the power to stop it.
        Veto = "veto",
    }

    /// Which way goods go, seen from the party that a rule binds.
    pub enum Direction {
        /// Out of the party.
        Export = "export",
        /// Into the party.
        Import = "import",
        /// Either way.
        Both = "both",
    }

    /// What a rule does to a transaction.
    pub enum Effect {
        /// Forbids it.
        Prohibited = "prohibited",
        /// Allows it where another rule forbids it.
        Exemption = "exemption",
        /// Allows it up to an amount.
        Cap = "cap",
    }

    /// The time over which a cap is counted.
    pub enum Period {
        /// A calendar day.
        Day = "day",
        /// A calendar week.
        Week = "week",
        /// A calendar month.
        Month = "month",
        /// A calendar year.
        Year = "year",
    }
}

/// A relation between two actors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tie {
    /// Who holds it; for a tie without direction, either.
    pub from: ActorId,
    /// Towards whom.
    pub to: ActorId,
    /// What relates them.
    pub tie: TieKind,
    /// Whether it is there.
    pub state: TieState,
}

/// A quantity.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Level {
    /// Whose; `None` for a level of no actor.
    pub of: Option<ActorId>,
    /// Towards whom; `None` for a level of one actor.
    pub to: Option<ActorId>,
    /// What is counted, as a key.
    pub quantity: Key,
    /// What exactly is counted. Two definitions are two quantities.
    pub definition: Option<String>,
    /// How much, in `unit`.
    pub amount: Amount,
    /// The unit; `None` only where the amount is unknown.
    pub unit: Option<Unit>,
}

impl Level {
    /// The amount in another unit; [`Amount::Unknown`] stays unknown.
    ///
    /// # Errors
    ///
    /// [`UnitError`](crate::UnitError) where the units measure different things.
    pub fn amount_in(&self, unit: &Unit) -> Result<Amount, crate::UnitError> {
        match &self.unit {
            None => Ok(Amount::Unknown),
            Some(own) => Ok(self.amount.scaled(own.factor_to(unit)?)),
        }
    }
}

/// A vote in a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Vote {
    /// The body (`UNSC`).
    pub body: String,
    /// What was voted on.
    pub item: String,
    /// Who voted.
    pub actor: ActorId,
    /// How.
    pub vote: VoteChoice,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Event {
    /// What happened, as a key: `visit`, `treaty`, `test` and the like.
    pub event: Key,
    /// Who did it.
    pub from: Option<ActorId>,
    /// To or with whom.
    pub to: Option<ActorId>,
}

/// A rule of law.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rule {
    /// Who made it (`UNSC 1874`).
    pub authority: String,
    /// Which paragraph.
    pub paragraph: String,
    /// Whom it binds others in dealing with.
    pub party: ActorId,
    /// Which way, seen from the party.
    pub direction: Direction,
    /// Which goods.
    pub goods: Vec<GoodId>,
    /// What it does.
    pub effect: Effect,
    /// The amount allowed; there if and only if the effect is a cap.
    pub cap: Option<Cap>,
}

/// An amount that a rule allows in a period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cap {
    /// How much.
    pub amount: Quantity,
    /// In which time.
    pub per: Period,
}
