//! Questions about the future, and how the world judges them.

use serde::Serialize;

use crate::day::Day;
use crate::ids::{
    ActorId, CorridorId, CouncilVoteId, GoodId, MechanismId, PublicationId, QuestionId, StatementId,
};
use crate::kinds::TieKind;
use crate::partial_date::PartialDate;
use crate::words::words;

words! {
    /// What the exposure of a base rate is counted in.
    pub enum BaseUnit {
        /// Years: a rate.
        Year = "year",
        /// Months: a rate.
        Month = "month",
        /// Trials: a proportion.
        Trial = "trial",
    }
}

/// A question with a deadline.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// What is asked, as the statement that will be true or false.
    pub text: String,
    /// The last day on which it can come true.
    pub by: Day,
    /// Who will tell.
    pub source: String,
    /// How the world judges it; `None` where it does not.
    pub criterion: Option<Criterion>,
    /// The mechanisms that bear on it.
    pub mechanisms: Vec<MechanismId>,
    /// How often such things happened.
    pub base_rate: BaseRate,
}

/// How often such things happened.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BaseRate {
    /// What counts as such a thing.
    pub class: String,
    /// How many happened.
    pub events: f64,
    /// In how many years, months or trials.
    pub exposure: f64,
    /// What the exposure is counted in.
    pub unit: BaseUnit,
    /// Which years were counted.
    pub years: String,
    /// Where the count comes from.
    pub from: Vec<StatementId>,
}

/// What must happen in a trajectory for a question to come true.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Criterion {
    /// A published count reaches a number.
    Published {
        /// The publication.
        publication: PublicationId,
        /// The number.
        at_least: f64,
    },
    /// More of a published flow goes on one corridor than on another.
    Route {
        /// The publication.
        publication: PublicationId,
        /// The count that has to be published at all.
        at_least: Option<f64>,
        /// The corridor that carries more.
        more: CorridorId,
        /// The corridor that carries less.
        less: CorridorId,
    },
    /// The leader of one actor visits another.
    Visit {
        /// Whose leader.
        from: ActorId,
        /// Whom.
        to: ActorId,
    },
    /// Two actors sign a treaty with a clause.
    Treaty {
        /// The two.
        pair: [ActorId; 2],
        /// The clause.
        clause: TieKind,
    },
    /// A council vote fails by one veto.
    LoneVeto {
        /// The vote.
        vote: CouncilVoteId,
    },
    /// A flow reaches an amount in a window of time.
    Flow {
        /// What flows.
        good: GoodId,
        /// From whom.
        from: ActorId,
        /// To whom.
        to: ActorId,
        /// The amount, in the good's unit.
        at_least: f64,
        /// When.
        window: PartialDate,
    },
}

impl Criterion {
    /// The words for the kinds of criterion.
    pub const WORDS: &'static [&'static str] =
        &["published", "route", "visit", "treaty", "lone-veto", "flow"];

    /// The word that files use for it.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Published { .. } => "published",
            Self::Route { .. } => "route",
            Self::Visit { .. } => "visit",
            Self::Treaty { .. } => "treaty",
            Self::LoneVeto { .. } => "lone-veto",
            Self::Flow { .. } => "flow",
        }
    }
}
