//! The record as it was known on a day.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::actor::Actor;
use crate::conflict::Conflict;
use crate::day::Day;
use crate::fusions::Fusion;
use crate::ids::{OriginId, SourceId, StatementId};
use crate::kinds::{Event, Level, Rule, Tie, Vote};
use crate::proposition::Proposition;
use crate::record::Record;
use crate::source::{Origin, Source};
use crate::statement::{Statement, StatementKind};

/// What was known on a day.
///
/// A view owns its statements: nothing that became known later can be reached from it. Sources and origins are
/// those that have a statement here; propositions keep only the evidence whose statement was known, and statements
/// only the reasons; the place of a statement in its file is gone, as it tells what stands before it.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    content: Content,
    /// Readings of the statements, which no answer rests on: not part of the hash.
    conflicts: Vec<Conflict>,
    fusions: Vec<Fusion>,
    places: BTreeMap<StatementId, usize>,
}

/// Exactly what a view holds: what its hash is taken of.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Content {
    day: Day,
    actors: Vec<Actor>,
    origins: Vec<Origin>,
    sources: Vec<Source>,
    statements: Vec<Statement>,
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
        self.view(day, |statement| statement.origin != *origin)
    }

    fn view(&self, day: Day, keep: impl Fn(&Statement) -> bool) -> View {
        let known: Vec<&Statement> = self
            .statements()
            .iter()
            .filter(|s| (s.known <= day || cfg!(feature = "planted-leak")) && keep(s))
            .collect();
        let places: BTreeMap<StatementId, usize> = known
            .iter()
            .enumerate()
            .map(|(place, s)| (s.id.clone(), place))
            .collect();
        let is_known = |id: &StatementId| places.contains_key(id);
        let cited: BTreeSet<&SourceId> = known.iter().map(|s| &s.source).collect();
        let heard: BTreeSet<&OriginId> = known.iter().map(|s| &s.origin).collect();
        let content = Content {
            day,
            actors: self.actors().to_vec(),
            origins: self
                .origins()
                .iter()
                .filter(|origin| heard.contains(&origin.id))
                .cloned()
                .collect(),
            sources: self
                .sources()
                .iter()
                .filter(|source| cited.contains(&source.id))
                .cloned()
                .collect(),
            statements: known
                .iter()
                .map(|&s| Statement {
                    place: None,
                    because: s
                        .because
                        .iter()
                        .filter(|id| is_known(id))
                        .cloned()
                        .collect(),
                    ..s.clone()
                })
                .collect(),
            propositions: self
                .propositions()
                .iter()
                .filter(|p| p.known.is_none_or(|known| known <= day))
                .map(|p| Proposition {
                    evidence: p
                        .evidence
                        .iter()
                        .filter(|e| is_known(&e.statement))
                        .cloned()
                        .collect(),
                    contradicts: p
                        .contradicts
                        .iter()
                        .filter(|id| is_known(id))
                        .cloned()
                        .collect(),
                    ..p.clone()
                })
                .collect(),
        };
        let conflicts = self
            .conflicts()
            .iter()
            .filter(|conflict| conflict.statements.iter().all(is_known))
            .map(|conflict| Conflict {
                since: conflict
                    .since
                    .iter()
                    .filter(|since| is_known(&since.statement))
                    .cloned()
                    .collect(),
                proposition: conflict
                    .proposition
                    .clone()
                    .filter(|id| content.propositions.iter().any(|p| p.id == *id)),
                ..conflict.clone()
            })
            .collect();
        let fusions = self
            .fusions()
            .iter()
            .filter_map(|fusion| fusion.cut(is_known))
            .collect();
        View {
            content,
            conflicts,
            fusions,
            places,
        }
    }
}

impl View {
    /// The day.
    #[must_use]
    pub fn day(&self) -> Day {
        self.content.day
    }

    /// The statements, in the order of the dossier.
    pub fn statements(&self) -> impl Iterator<Item = &Statement> {
        self.content.statements.iter()
    }

    /// How many statements.
    #[must_use]
    pub fn len(&self) -> usize {
        self.content.statements.len()
    }

    /// Whether nothing was known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.content.statements.is_empty()
    }

    /// A statement by its id.
    #[must_use]
    pub fn statement(&self, id: &str) -> Option<&Statement> {
        self.content.statements.get(*self.places.get(id)?)
    }

    /// The actors.
    #[must_use]
    pub fn actors(&self) -> &[Actor] {
        &self.content.actors
    }

    /// An actor by its id.
    #[must_use]
    pub fn actor(&self, id: &str) -> Option<&Actor> {
        self.content
            .actors
            .iter()
            .find(|actor| actor.id.as_str() == id)
    }

    /// A source that has a statement here.
    #[must_use]
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.content.sources.iter().find(|source| source.id == *id)
    }

    /// Sources that have a statement here.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.content.sources
    }

    /// Origins that have a statement here.
    #[must_use]
    pub fn origins(&self) -> &[Origin] {
        &self.content.origins
    }

    /// An origin that has a statement here.
    #[must_use]
    pub fn origin(&self, id: &OriginId) -> Option<&Origin> {
        self.content.origins.iter().find(|origin| origin.id == *id)
    }

    /// What is contested, with the evidence known on the day.
    pub fn propositions(&self) -> impl Iterator<Item = &Proposition> {
        self.content.propositions.iter()
    }

    /// A proposition by its id.
    #[must_use]
    pub fn proposition(&self, id: &str) -> Option<&Proposition> {
        self.content
            .propositions
            .iter()
            .find(|proposition| proposition.id.as_str() == id)
    }

    /// Disagreements all of whose statements were known, with what had become known since.
    pub fn conflicts(&self) -> impl Iterator<Item = &Conflict> {
        self.conflicts.iter()
    }

    /// A disagreement by its id.
    #[must_use]
    pub fn conflict(&self, id: &str) -> Option<&Conflict> {
        self.conflicts.iter().find(|c| c.id.as_str() == id)
    }

    /// Quantities of which at least one rival estimate was known.
    pub fn fusions(&self) -> impl Iterator<Item = &Fusion> {
        self.fusions.iter()
    }

    /// A quantity of rival estimates by its id.
    #[must_use]
    pub fn fusion(&self, id: &str) -> Option<&Fusion> {
        self.fusions.iter().find(|f| f.id.as_str() == id)
    }

    /// Levels of a quantity of one actor, towards another or none; no actor at all is `None` twice.
    ///
    /// A level that nobody knows is among them, with [`Amount::Unknown`](crate::Amount::Unknown).
    pub fn levels<'v>(
        &'v self,
        quantity: &'v str,
        of: Option<&'v str>,
        to: Option<&'v str>,
    ) -> impl Iterator<Item = (&'v Level, &'v Statement)> {
        self.content
            .statements
            .iter()
            .filter_map(move |statement| match &statement.kind {
                StatementKind::Level(Some(level)) => {
                    let same = level.quantity.as_str() == quantity
                        && level.of.as_ref().map(AsRef::as_ref) == of
                        && level.to.as_ref().map(AsRef::as_ref) == to;
                    same.then_some((level, statement))
                }
                _ => None,
            })
    }

    /// Ties between two actors, whichever of them is named first.
    pub fn ties<'v>(
        &'v self,
        one: &'v str,
        other: &'v str,
    ) -> impl Iterator<Item = (&'v Tie, &'v Statement)> {
        self.content
            .statements
            .iter()
            .filter_map(move |statement| match &statement.kind {
                StatementKind::Tie(Some(tie)) => {
                    let pair = (tie.from.as_str(), tie.to.as_str());
                    (pair == (one, other) || pair == (other, one)).then_some((tie, statement))
                }
                _ => None,
            })
    }

    /// Votes on an item.
    pub fn votes<'v>(&'v self, item: &'v str) -> impl Iterator<Item = (&'v Vote, &'v Statement)> {
        self.content
            .statements
            .iter()
            .filter_map(move |statement| match &statement.kind {
                StatementKind::Vote(Some(vote)) if vote.item == item => Some((vote, statement)),
                _ => None,
            })
    }

    /// Events of a kind, such as `visit`.
    pub fn events<'v>(
        &'v self,
        event: &'v str,
    ) -> impl Iterator<Item = (&'v Event, &'v Statement)> {
        self.content
            .statements
            .iter()
            .filter_map(move |statement| match &statement.kind {
                StatementKind::Event(Some(found)) if found.event.as_str() == event => {
                    Some((found, statement))
                }
                _ => None,
            })
    }

    /// Rules, with the statement that holds each.
    pub fn rules(&self) -> impl Iterator<Item = (&Rule, &Statement)> {
        self.content
            .statements
            .iter()
            .filter_map(|statement| match &statement.kind {
                StatementKind::Rule(Some(rule)) => Some((rule, statement)),
                _ => None,
            })
    }

    /// SHA-256, in hexadecimal, of exactly what the view holds, as JSON: statements known later do not enter it.
    #[must_use]
    pub fn hash(&self) -> String {
        // Plain data with text keys always has a JSON form; the error would have to be in this crate.
        let bytes = serde_json::to_vec(&self.content).unwrap_or_default();
        crate::load::hex(&Sha256::digest(bytes))
    }
}
