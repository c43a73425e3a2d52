//! The record: everything that somebody says, and who says it.

use std::collections::BTreeMap;

use crate::actor::Actor;
use crate::ids::{ActorId, OriginId, SourceId, StatementId};
use crate::proposition::Proposition;
use crate::source::{Origin, Source};
use crate::statement::Statement;

/// Statements, sources, origins, actors and propositions, each in the order of the files.
///
/// A record has no day: what the public knew on one is a [`View`](crate::View) of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Record {
    statements: Vec<Statement>,
    sources: Vec<Source>,
    origins: Vec<Origin>,
    actors: Vec<Actor>,
    propositions: Vec<Proposition>,
    // Places in the vectors above, so that looking up by id does not depend on how many there are.
    statement_by_id: BTreeMap<StatementId, usize>,
    source_by_id: BTreeMap<SourceId, usize>,
    origin_by_id: BTreeMap<OriginId, usize>,
    actor_by_id: BTreeMap<ActorId, usize>,
}

impl Record {
    pub(crate) fn new(
        statements: Vec<Statement>,
        sources: Vec<Source>,
        origins: Vec<Origin>,
        actors: Vec<Actor>,
        propositions: Vec<Proposition>,
    ) -> Self {
        Self {
            statement_by_id: statements
                .iter()
                .enumerate()
                .map(|(at, s)| (s.id.clone(), at))
                .collect(),
            source_by_id: sources
                .iter()
                .enumerate()
                .map(|(at, s)| (s.id.clone(), at))
                .collect(),
            origin_by_id: origins
                .iter()
                .enumerate()
                .map(|(at, o)| (o.id.clone(), at))
                .collect(),
            actor_by_id: actors
                .iter()
                .enumerate()
                .map(|(at, a)| (a.id.clone(), at))
                .collect(),
            statements,
            sources,
            origins,
            actors,
            propositions,
        }
    }

    /// Every statement and claim: files in alphabetical order, each from top to bottom.
    #[must_use]
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// The statement with this id.
    #[must_use]
    pub fn statement(&self, id: &str) -> Option<&Statement> {
        self.statements.get(*self.statement_by_id.get(id)?)
    }

    /// Every source.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The source with this id.
    #[must_use]
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.sources.get(*self.source_by_id.get(id)?)
    }

    /// Every origin: those that are written down, then those of the sources that name none.
    #[must_use]
    pub fn origins(&self) -> &[Origin] {
        &self.origins
    }

    /// The origin with this id.
    #[must_use]
    pub fn origin(&self, id: &OriginId) -> Option<&Origin> {
        self.origins.get(*self.origin_by_id.get(id)?)
    }

    /// Every actor, those that are only mentioned too.
    #[must_use]
    pub fn actors(&self) -> &[Actor] {
        &self.actors
    }

    /// The actor with this id.
    #[must_use]
    pub fn actor(&self, id: &str) -> Option<&Actor> {
        self.actors.get(*self.actor_by_id.get(id)?)
    }

    /// Everything that is contested.
    #[must_use]
    pub fn propositions(&self) -> &[Proposition] {
        &self.propositions
    }
}
