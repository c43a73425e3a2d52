//! Where problems, definitions and references gather while files are read.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::diagnostic::{Code, Diagnostic};
use crate::suggest::nearest;
use crate::text::Mark;

/// The kinds of things that have ids of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Space {
    /// Rows of `actors.csv`.
    Actor,
    /// `[[source]]`.
    Source,
    /// `[[origin]]`, and each source that names none.
    Origin,
    /// Statements and claims.
    Statement,
    /// `[[proposition]]`.
    Proposition,
    /// `[[conflict]]`.
    Conflict,
    /// `[[fusion]]`.
    Fusion,
    /// `[[parameter]]`.
    Parameter,
    /// `[[question]]`.
    Question,
    /// `[[good]]`.
    Good,
    /// `[[corridor]]`.
    Corridor,
    /// `[[vote]]`.
    CouncilVote,
    /// `[[publication]]`.
    Publication,
    /// `[[sentence]]`.
    Sentence,
    /// Rows of `outcomes.csv`, which bear the id of their question.
    Outcome,
}

impl fmt::Display for Space {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Actor => "actor",
            Self::Source => "source",
            Self::Origin => "origin",
            Self::Statement => "statement",
            Self::Proposition => "proposition",
            Self::Conflict => "conflict",
            Self::Fusion => "fusion",
            Self::Parameter => "parameter",
            Self::Question => "question",
            Self::Good => "good",
            Self::Corridor => "corridor",
            Self::CouncilVote => "vote",
            Self::Publication => "publication",
            Self::Sentence => "sentence",
            Self::Outcome => "outcome",
        })
    }
}

impl Space {
    /// Where such ids are given out.
    fn home(self) -> &'static str {
        match self {
            Self::Actor => "actors.csv",
            Self::Source | Self::Origin => "sources.toml",
            Self::Statement => "statements/",
            Self::Proposition => "propositions.toml",
            Self::Conflict => "conflicts.toml",
            Self::Fusion => "fusions.toml",
            Self::Parameter => "facts.toml, estimates.toml or assumptions.toml",
            Self::Question => "questions.toml",
            Self::Good | Self::Corridor | Self::CouncilVote | Self::Publication => "world.toml",
            Self::Sentence => "article.toml",
            Self::Outcome => "outcomes.csv",
        }
    }
}

/// Something that cites a statement.
#[derive(Debug, Clone)]
pub(crate) struct Citation {
    /// What cites it, such as "parameter `a.b`".
    pub(crate) owner: String,
    pub(crate) statement: String,
    pub(crate) mark: Mark,
}

/// What gathers while files are read.
#[derive(Debug, Default)]
pub(crate) struct Sink {
    diagnostics: Vec<Diagnostic>,
    defined: BTreeMap<(Space, String), Mark>,
    referred: Vec<(Space, String, Mark)>,
    /// What is being read, such as "parameter `a.b`".
    owner: String,
    cited: Vec<Citation>,
    /// Spaces of which a file could not be read: an id not found there may well be in it.
    broken: BTreeSet<Space>,
}

impl Sink {
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// How many rows could not be read: ids may be missing that were in them.
    pub(crate) fn lost_rows(&self) -> usize {
        let lost = [Code::Row, Code::Truncated, Code::Syntax];
        self.diagnostics
            .iter()
            .filter(|d| lost.contains(&d.code))
            .count()
    }

    /// The problems, each once: a value that is read for two purposes may have been told twice.
    pub(crate) fn into_diagnostics(self) -> Vec<Diagnostic> {
        let mut told = BTreeSet::new();
        let mut diagnostics = self.diagnostics;
        diagnostics.retain(|d| told.insert((d.place.clone(), d.code, d.message())));
        diagnostics
    }

    /// Names what is read from here on.
    pub(crate) fn owner(&mut self, owner: String) {
        self.owner = owner;
    }

    /// Citations of statements by what the model is made of: parameters, questions, the world.
    pub(crate) fn take_citations(&mut self) -> Vec<Citation> {
        std::mem::take(&mut self.cited)
    }

    pub(crate) fn broken(&mut self, spaces: &[Space]) {
        self.broken.extend(spaces);
    }

    /// Notes that an id is given out, and whether it was free.
    pub(crate) fn define(&mut self, space: Space, id: &str, mark: &Mark) -> bool {
        match self.defined.get(&(space, id.to_owned())) {
            None => {
                self.defined.insert((space, id.to_owned()), mark.clone());
                true
            }
            Some(first) => {
                let diagnostic = Diagnostic::at(
                    Code::Duplicate,
                    mark,
                    format!("`{id}` for a second {space}"),
                    "an id that is used once",
                );
                let diagnostic =
                    diagnostic.also(first, format!("the first {space} `{id}` is here"));
                self.push(diagnostic);
                false
            }
        }
    }

    /// Notes an origin that a source makes by naming none.
    pub(crate) fn define_silently(&mut self, space: Space, id: &str, mark: &Mark) {
        self.defined
            .entry((space, id.to_owned()))
            .or_insert_with(|| mark.clone());
    }

    /// Notes that an id is cited.
    pub(crate) fn refer(&mut self, space: Space, id: &str, mark: &Mark) {
        if space == Space::Statement {
            self.cited.push(Citation {
                owner: self.owner.clone(),
                statement: id.to_owned(),
                mark: mark.clone(),
            });
        }
        self.referred.push((space, id.to_owned(), mark.clone()));
    }

    /// Where an id was given out.
    pub(crate) fn definition(&self, space: Space, id: &str) -> Option<&Mark> {
        self.defined.get(&(space, id.to_owned()))
    }

    /// Reports every id that is cited and nowhere given out.
    pub(crate) fn resolve(&mut self) {
        let referred = std::mem::take(&mut self.referred);
        for (space, id, mark) in referred {
            if self.broken.contains(&space) || self.defined.contains_key(&(space, id.clone())) {
                continue;
            }
            let known = self
                .defined
                .keys()
                .filter(|(other, _)| *other == space)
                .map(|(_, id)| id.as_str());
            let near = nearest(&id, known).map(str::to_owned);
            let code = if space == Space::Actor {
                Code::UnknownActor
            } else {
                Code::Undefined
            };
            let expected = format!("the id of {} {space} in {}", article(space), space.home());
            let diagnostic =
                Diagnostic::at(code, &mark, format!("`{id}`"), expected).near(near.as_deref());
            self.push(diagnostic);
        }
    }
}

fn article(space: Space) -> &'static str {
    if matches!(space, Space::Actor | Space::Origin | Space::Outcome) {
        "an"
    } else {
        "a"
    }
}
