//! The record as it was known on a day.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use crate::actor::Actor;
use crate::day::Day;
use crate::ids::{OriginId, SourceId, StatementId};
use crate::proposition::Proposition;
use crate::record::Record;
use crate::source::{Origin, Source};
use crate::statement::{Statement, StatementKind};

/// What was known on a day.
///
/// A view owns its statements: nothing that became known later can be reached from it. Propositions keep
/// only the evidence whose statement was known.
#[derive(Debug, Clone)]
pub struct View {
    day: Day,
    statements: Vec<Statement>,
    places: BTreeMap<StatementId, usize>,
    actors: Vec<Actor>,
    sources: Vec<Source>,
    origins: Vec<Origin>,
    propositions: Vec<Proposition>,
}

impl Record {
    /// The record as known at the end of a day.
    #[must_use]
    pub fn as_of(&self, day: Day) -> View {
        self.view(day, |_| true)
    }

    /// The same without everything that comes from one origin: what would we believe if it were wrong?
    #[must_use]
    pub fn as_of_without(&self, day: Day, origin: &OriginId) -> View {
        self.view(day, |s| s.origin != *origin)
    }

    fn view(&self, day: Day, keep: impl Fn(&Statement) -> bool) -> View {
        let statements: Vec<Statement> =
            self.statements().iter().filter(|s| s.known <= day && keep(s)).map(|s| Statement { place: None, ..s.clone() }).collect();
        let places: BTreeMap<StatementId, usize> = statements.iter().enumerate().map(|(k, s)| (s.id.clone(), k)).collect();
        let used: BTreeSet<&SourceId> = statements.iter().map(|s| &s.source).collect();
        let heard: BTreeSet<&OriginId> = statements.iter().map(|s| &s.origin).collect();
        let sources: Vec<Source> = self.sources().iter().filter(|s| used.contains(&s.id)).cloned().collect();
        let origins = self.origins().iter().filter(|o| heard.contains(&o.id)).cloned().collect();
        let known = |p: &Proposition| Proposition {
            evidence: p.evidence.iter().filter(|e| places.contains_key(&e.statement)).cloned().collect(),
            contradicts: p.contradicts.iter().filter(|s| places.contains_key(*s)).cloned().collect(),
            ..p.clone()
        };
        let propositions = self.propositions().iter().map(known).collect();
        View { day, actors: self.actors().to_vec(), sources, origins, propositions, statements, places }
    }
}

impl View {
    /// The day.
    #[must_use]
    pub fn day(&self) -> Day {
        self.day
    }

    /// The statements, in the order of the dossier.
    pub fn statements(&self) -> impl Iterator<Item = &Statement> {
        self.statements.iter()
    }

    /// How many statements.
    #[must_use]
    pub fn len(&self) -> usize {
        self.statements.len()
    }

    /// Whether nothing was known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.statements.is_empty()
    }

    /// A statement by its id.
    #[must_use]
    pub fn statement(&self, id: &str) -> Option<&Statement> {
        self.places.get(id).map(|&k| &self.statements[k])
    }

    /// The actors.
    #[must_use]
    pub fn actors(&self) -> &[Actor] {
        &self.actors
    }

    /// An actor by its id.
    #[must_use]
    pub fn actor(&self, id: &str) -> Option<&Actor> {
        self.actors.iter().find(|a| a.id.as_str() == id)
    }

    /// A source that has a statement here.
    #[must_use]
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.sources.iter().find(|s| s.id == *id)
    }

    /// Sources that have a statement here.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// Origins that have a statement here.
    #[must_use]
    pub fn origins(&self) -> &[Origin] {
        &self.origins
    }

    /// An origin that has a statement here.
    #[must_use]
    pub fn origin(&self, id: &OriginId) -> Option<&Origin> {
        self.origins.iter().find(|o| o.id == *id)
    }

    /// What is contested, with the evidence known on the day.
    pub fn propositions(&self) -> impl Iterator<Item = &Proposition> {
        self.propositions.iter()
    }

    /// A proposition by its id.
    #[must_use]
    pub fn proposition(&self, id: &str) -> Option<&Proposition> {
        self.propositions.iter().find(|p| p.id.as_str() == id)
    }

    /// Rules, with the statement that holds each.
    pub fn rules(&self) -> impl Iterator<Item = (&crate::kinds::Rule, &Statement)> {
        self.statements.iter().filter_map(|s| match &s.kind {
            StatementKind::Rule(Some(rule)) => Some((rule, s)),
            _ => None,
        })
    }

    /// A hash of exactly what the view holds: statements known later do not enter it.
    #[must_use]
    pub fn hash(&self) -> String {
        let mut hasher = Sha256::new();
        hasher.update(self.day.to_string());
        for s in &self.statements {
            hasher.update(format!("{s:?}\n"));
        }
        for p in &self.propositions {
            hasher.update(format!("{p:?}\n"));
        }
        for s in &self.sources {
            hasher.update(format!("{s:?}\n"));
        }
        hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}
