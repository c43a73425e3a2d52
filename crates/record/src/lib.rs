//! Statements, sources, grades, dates, quantities; what was known on a day; credence.
//!
//! A [`Dossier`] is loaded from the [`Files`] of a folder. Everything in it is checked: whatever is
//! wrong comes back as [`Problems`], all of them at once, each with file, line and column.

mod actor;
mod claim;
mod day;
mod distribution;
mod dossier;
mod ids;
mod kinds;
mod normal;
mod outcome;
mod parameter;
mod partial_date;
mod proposition;
mod quantity;
mod question;
mod record;
mod source;
mod statement;
mod suggest;
mod tables;
mod unit;
mod words;
mod world;

pub use actor::Actor;
pub use claim::Claim;
pub use day::{Day, DayError};
pub use distribution::{Distribution, DistributionError};
pub use dossier::{Change, Document, Dossier, Meta, Sentence};
pub use ids::{
    ActorId, CorridorId, CouncilVoteId, GoodId, IdError, Key, MechanismId, OriginId, ParameterId, PropositionId,
    PublicationId, QuestionId, SentenceId, SourceId, StageId, StatementId,
};
pub use kinds::{
    Cap, Direction, Effect, Event, Level, Period, Rule, Tie, TieKind, TieState, Vote, VoteChoice,
};
pub use outcome::Outcome;
pub use parameter::{Parameter, Provenance};
pub use partial_date::{Certainty, DateError, PartialDate};
pub use proposition::{Contradiction, Evidence, Proposition, Reading};
pub use quantity::{Amount, Quantity};
pub use question::{BaseRate, BaseUnit, Criterion, Question};
pub use record::Record;
pub use source::{Grade, Origin, Source};
pub use statement::{KindWord, Place, Statement, StatementKind};
pub use unit::{Dimension, Unit, UnitError};
pub use words::{Credibility, Firmness, Rank, ReadMark, Sure, UnknownWord};
pub use world::{
    Account, AccountRole, Corridor, CouncilVote, Good, Need, Publication, Stage, Start, Vehicle, World,
};
