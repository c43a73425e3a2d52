//! The record: everything that somebody says, and who says it.

use std::collections::BTreeMap;

use crate::actor::Actor;
use crate::conflict::Conflict;
use crate::fusions::Fusion;
use crate::ids::{ActorId, OriginId, SourceId, StatementId};
use crate::proposition::Proposition;
use crate::source::{Origin, Source};
use crate::statement::Statement;

/// What a record is made of, in the order of the files.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Parts {
    pub(crate) statements: Vec<Statement>,
    pub(crate) sources: Vec<Source>,
    pub(crate) origins: Vec<Origin>,
    pub(crate) actors: Vec<Actor>,
    pub(crate) propositions: Vec<Proposition>,
    pub(crate) conflicts: Vec<Conflict>,
    pub(crate) fusions: Vec<Fusion>,
}

/// Statements, sources, origins, actors, propositions and what is made of them, each in the order of the files.
///
/// A record has no day: what the public knew on one is a [`View`](crate::View) of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Record {
    parts: Parts,
    // Places in the vectors of the parts, so that looking up by id does not depend on how many there are.
    statement_by_id: BTreeMap<StatementId, usize>,
    source_by_id: BTreeMap<SourceId, usize>,
    origin_by_id: BTreeMap<OriginId, usize>,
    actor_by_id: BTreeMap<ActorId, usize>,
}

impl Record {
    pub(crate) fn new(parts: Parts) -> Self {
        fn places<T, I: Ord>(things: &[T], id: impl Fn(&T) -> I) -> BTreeMap<I, usize> {
            things
                .iter()
                .enumerate()
                .map(|(at, thing)| (id(thing), at))
                .collect()
        }
        Self {
            statement_by_id: places(&parts.statements, |s| s.id.clone()),
            source_by_id: places(&parts.sources, |s| s.id.clone()),
            origin_by_id: places(&parts.origins, |o| o.id.clone()),
            actor_by_id: places(&parts.actors, |a| a.id.clone()),
            parts,
        }
    }

    /// Every statement and claim: files in alphabetical order, each from top to bottom.
    #[must_use]
    pub fn statements(&self) -> &[Statement] {
        &self.parts.statements
    }

    /// The statement with this id.
    #[must_use]
    pub fn statement(&self, id: &str) -> Option<&Statement> {
        self.parts.statements.get(*self.statement_by_id.get(id)?)
    }

    /// Every source.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.parts.sources
    }

    /// The source with this id.
    #[must_use]
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.parts.sources.get(*self.source_by_id.get(id)?)
    }

    /// Every origin: those that are written down, then those of the sources that name none.
    #[must_use]
    pub fn origins(&self) -> &[Origin] {
        &self.parts.origins
    }

    /// The origin with this id.
    #[must_use]
    pub fn origin(&self, id: &OriginId) -> Option<&Origin> {
        self.parts.origins.get(*self.origin_by_id.get(id)?)
    }

    /// Every actor, those that are only mentioned too.
    #[must_use]
    pub fn actors(&self) -> &[Actor] {
        &self.parts.actors
    }

    /// The actor with this id.
    #[must_use]
    pub fn actor(&self, id: &str) -> Option<&Actor> {
        self.parts.actors.get(*self.actor_by_id.get(id)?)
    }

    /// Everything that is contested.
    #[must_use]
    pub fn propositions(&self) -> &[Proposition] {
        &self.parts.propositions
    }
    /// Every disagreement that somebody has weighed.
    #[must_use]
    pub fn conflicts(&self) -> &[Conflict] {
        &self.parts.conflicts
    }

    /// Every quantity of which rival estimates are fused.
    #[must_use]
    pub fn fusions(&self) -> &[Fusion] {
        &self.parts.fusions
    }
}
