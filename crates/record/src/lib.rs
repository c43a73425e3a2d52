//! Statements, sources, grades, dates, quantities; what was known on a day; credence.
//!
//! A [`Dossier`] is loaded from the [`Files`] of a folder. Everything in it is checked: whatever is wrong
//! comes back as [`Problems`], all of them at once, each with file, line, column, what was found and what
//! was expected. Its [`Record`] holds what is said and by whom; [`Record::as_of`] gives the [`View`] of what
//! was known on a day, from which nothing later can be reached; [`View::credence`] climbs the [`Ladder`] from
//! a prior to a result, one rung an origin.

mod actor;
mod claim;
mod conflict;
mod credence;
mod day;
mod depends;
mod diagnostic;
mod diff;
mod distribution;
mod dossier;
mod fusion;
mod fusions;
mod ids;
mod kinds;
mod ladder;
mod load;
mod normal;
mod outcome;
mod package;
mod parameter;
mod partial_date;
mod proposition;
mod quantity;
mod question;
mod record;
mod render;
mod source;
mod statement;
mod suggest;
mod summary;
mod text;
mod unit;
mod view;
mod words;
mod world;

pub use actor::Actor;
pub use claim::Claim;
pub use conflict::{Conflict, Since};
pub use credence::{CredenceSettings, absence_ratio, assertion_ratio};
pub use day::{Day, DayError};
pub use depends::Dependent;
pub use diagnostic::{Code, Diagnostic, Problems, Related, Severity};
pub use diff::{Diff, FusedMove, diff};
pub use distribution::{Distribution, DistributionError};
pub use dossier::{Change, Document, Dossier, Meta, Sentence};
pub use fusion::{Fused, FusionError, ORIGIN_CORRELATION, Rival, Shared, fuse, fuse_shared};
pub use fusions::{Fusion, Rivals, Witness};
pub use ids::{
    ActorId, ConflictId, CorridorId, CouncilVoteId, FusionId, GoodId, IdError, Key, MechanismId,
    OriginId, ParameterId, PropositionId, PublicationId, QuestionId, SentenceId, SourceId, StageId,
    StatementId,
};
pub use kinds::{
    Cap, Direction, Effect, Event, Level, Period, Rule, Tie, TieKind, TieState, Vote, VoteChoice,
};
pub use ladder::{Ladder, Rung, Spread, likelihood_word};
pub use load::{Files, FolderError, Loaded, SCHEMA_FILES, json_schema, load_outcomes, read_folder};
pub use outcome::Outcome;
pub use package::PackageError;
pub use parameter::{Parameter, Provenance};
pub use partial_date::{Certainty, DateError, PartialDate};
pub use proposition::{Contradiction, Evidence, Proposition, Reading};
pub use quantity::{Amount, Quantity};
pub use question::{BaseRate, BaseUnit, Criterion, Question};
pub use record::Record;
pub use source::{Grade, Origin, Source};
pub use statement::{KindWord, Place, Statement, StatementKind};
pub use suggest::nearest;
pub use summary::Summary;
pub use unit::{Dimension, Unit, UnitError};
pub use view::View;
pub use words::{Credibility, Firmness, Rank, ReadMark, Sure, UnknownWord};
pub use world::{
    Account, AccountRole, Corridor, CouncilVote, Good, Need, Publication, Stage, Start, Vehicle,
    World,
};
