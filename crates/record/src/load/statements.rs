//! Reading statements, from tables and from prose.

use crate::actor::Actor;
use crate::claim::Claim;
use crate::day::Day;
use crate::diagnostic::{Code, Diagnostic};
use crate::ids::{ActorId, OriginId, SourceId, StatementId};
use crate::load::Loader;
use crate::load::fields::{Fields, Value};
use crate::load::kinds::{COMMON, own_keys};
use crate::load::sink::Space;
use crate::partial_date::{Certainty, PartialDate};
use crate::statement::{KindWord, Statement, StatementKind};
use crate::text::Mark;
use crate::words::Firmness;

/// Keys that only a claim of the document has.
pub(crate) const CLAIM: &[&str] = &[
    "sentence",
    "span",
    "rank",
    "speaker",
    "subject",
    "object",
    "relation",
    "mechanism",
];

/// Columns of a table of statements of one kind.
pub(crate) fn columns(kind: KindWord) -> Vec<&'static str> {
    COMMON
        .iter()
        .chain(own_keys(kind))
        .copied()
        .filter(|key| *key != "because")
        .collect()
}

impl Loader<'_> {
    /// One row or `[[statement]]`; `None` where it cannot be used at all.
    pub(crate) fn statement(
        &mut self,
        fields: &Fields,
        kind: Option<KindWord>,
    ) -> Option<Statement> {
        let id: Option<StatementId> = self.sink.own_id(Space::Statement, fields);
        let kind = match kind {
            Some(kind) => kind,
            None => {
                let kind: KindWord = self.sink.need_word(fields, "kind", KindWord::WORDS)?;
                let keys: Vec<&str> = COMMON
                    .iter()
                    .chain(CLAIM)
                    .chain(own_keys(kind))
                    .chain(&["kind"])
                    .copied()
                    .collect();
                self.sink
                    .only(fields, &format!("a statement of kind {kind}"), &keys);
                kind
            }
        };
        let valid = self.sink.date(fields, "valid");
        let claim = self.claim(fields);
        let payload = self.payload(fields, kind, claim.is_some(), valid.as_ref());
        let published = self.sink.date(fields, "published");
        let source: Option<SourceId> = self.sink.need_cite(Space::Source, fields, "source");
        let known = self.known(fields, published.as_ref(), source.as_ref());
        let firmness = self
            .sink
            .word(fields, "firmness")
            .unwrap_or(Firmness::Asserted);
        let origin: Option<OriginId> = self.sink.cite(Space::Origin, fields, "origin");
        let origin =
            origin.or_else(|| self.sources.get(source.as_ref()?).map(|s| s.origin.clone()));

        // The day of a statement is checked only where it speaks of what has been.
        let of_the_past = claim.is_none()
            && !matches!(
                kind,
                KindWord::Rule | KindWord::Expectation | KindWord::Cause
            )
            && !matches!(
                firmness,
                Firmness::Expected
                    | Firmness::Possible
                    | Firmness::Conditional
                    | Firmness::Predicted
                    | Firmness::Asked
            );
        if let (true, Some(known), Some(valid)) = (of_the_past, known, &valid) {
            self.known_after_valid(fields, known, valid);
        }
        let statement = Statement {
            kind: payload?,
            claim,
            table: self.sink.owned(fields, "table"),
            valid,
            published,
            entered: self.sink.day(fields, "entered"),
            firmness,
            strength: self.sink.share(fields, "strength"),
            credibility: self.sink.word(fields, "credibility"),
            sure: self.sink.word(fields, "sure"),
            read: self.sink.word(fields, "read"),
            text: self.sink.owned(fields, "text"),
            because: self.sink.cite_all(Space::Statement, fields, "because"),
            place: Some(fields.mark_of("id").place()),
            id: id?,
            known: known?,
            source: source?,
            origin: origin?,
        };
        Some(statement)
    }

    /// The day on which the public could know it: as written, or the last day of the publication.
    fn known(
        &mut self,
        fields: &Fields,
        published: Option<&PartialDate>,
        source: Option<&SourceId>,
    ) -> Option<Day> {
        if self.sink.text(fields, "known").is_some() {
            return self.sink.day(fields, "known");
        }
        // A publication that is itself misspelt has been reported.
        if published.is_none() && self.sink.text(fields, "published").is_some() {
            return None;
        }
        let source = source?;
        let of_source = self.sources.get(source).and_then(|s| s.published.as_ref());
        match published.or(of_source).map(PartialDate::latest) {
            Some(day) if day < Day::MAX => Some(day),
            _ if !self.sources.contains_key(source) => None,
            _ => {
                let found =
                    "neither `known` nor `published`, nor a source with a day of publication";
                let expected = "the day on which the public could first know it";
                self.sink.push(Diagnostic::at(
                    Code::Provenance,
                    fields.mark_of("id"),
                    found,
                    expected,
                ));
                None
            }
        }
    }

    fn known_after_valid(&mut self, fields: &Fields, known: Day, valid: &PartialDate) {
        if valid.after(&known.into()) == Certainty::Definite {
            let mark = if fields.has("known") {
                fields.mark_of("known")
            } else {
                fields.mark_of("published")
            };
            let found = format!("a statement of {valid} known on {known}");
            let diagnostic = Diagnostic::at(
                Code::KnownBeforeValid,
                mark,
                found,
                "a day not before it was so",
            );
            self.sink
                .push(diagnostic.hint("only expectations, claims and rules speak of later days"));
        }
    }

    fn claim(&mut self, fields: &Fields) -> Option<Claim> {
        if fields.is_row || !CLAIM.iter().any(|key| fields.has(key)) {
            return None;
        }
        let sentence = self.sink.text(fields, "sentence");
        let sentence = sentence.and_then(|(text, mark)| self.sink.parse_id(text, mark));
        Some(Claim {
            sentence,
            span: self.span(fields),
            rank: self.sink.word(fields, "rank"),
            speaker: self.sink.owned(fields, "speaker"),
            subject: self.sink.owned(fields, "subject"),
            object: self.sink.owned(fields, "object"),
            relation: self.sink.owned(fields, "relation"),
            mechanism: self.sink.ids(fields, "mechanism"),
        })
    }

    /// `span = [start, end)`, within the document.
    fn span(&mut self, fields: &Fields) -> Option<(usize, usize)> {
        let item = fields.get("span")?;
        let mark = &item.mark;
        let numbers: Vec<f64> = match &item.value {
            Value::List(items) => items
                .iter()
                .filter_map(|item| {
                    if let Value::Number(number) = item.value {
                        Some(number)
                    } else {
                        None
                    }
                })
                .collect(),
            _ => Vec::new(),
        };
        let (start, end) = match numbers[..] {
            [start, end]
                if start >= 0.0 && end > start && start.fract() == 0.0 && end.fract() == 0.0 =>
            {
                (start, end)
            }
            _ => {
                let expected =
                    "[start, end) in code points of the document, the end after the start";
                self.sink.push(Diagnostic::at(
                    Code::Span,
                    mark,
                    "not two rising whole numbers",
                    expected,
                ));
                return None;
            }
        };
        match self.characters {
            Some(characters) if end > characters as f64 => {
                let found = format!("an end of {end}");
                let expected =
                    format!("at most {characters}, the characters of the document in dossier.toml");
                self.sink
                    .push(Diagnostic::at(Code::Span, mark, found, expected));
                None
            }
            Some(_) => Some((start as usize, end as usize)),
            None => {
                if self.has_meta {
                    let found = "a span, and no [document] in dossier.toml";
                    self.sink.push(Diagnostic::at(
                        Code::Span,
                        mark,
                        found,
                        "a document to point into",
                    ));
                }
                None
            }
        }
    }

    /// An actor that must exist in the years of `valid`.
    pub(crate) fn actor(
        &mut self,
        fields: &Fields,
        key: &str,
        valid: Option<&PartialDate>,
    ) -> Option<ActorId> {
        let id: ActorId = self.sink.cite(Space::Actor, fields, key)?;
        if let (Some(valid), Some(actor)) = (valid, self.actors.get(&id))
            && !actor.exists_in(valid)
        {
            let mark = fields.mark_of(key);
            let found = format!("`{id}` in {valid}");
            let diagnostic = Diagnostic::at(
                Code::ActorYears,
                mark,
                found,
                format!("a time in {}", years(actor)),
            );
            let diagnostic = match self.sink.definition(Space::Actor, id.as_str()) {
                Some(row) => diagnostic.also(row, "its years are here"),
                None => diagnostic,
            };
            self.sink.push(diagnostic);
        }
        Some(id)
    }

    pub(crate) fn need_actor(
        &mut self,
        fields: &Fields,
        key: &str,
        valid: Option<&PartialDate>,
    ) -> Option<ActorId> {
        if !fields.has(key) {
            self.sink.missing(fields, key, "the id of an actor");
        }
        self.actor(fields, key, valid)
    }

    /// Refuses statements that are reasoned from each other, in a circle.
    pub(crate) fn refuse_cycles(&mut self, statements: &[Statement]) {
        let edges: std::collections::BTreeMap<&StatementId, &[StatementId]> = statements
            .iter()
            .map(|s| (&s.id, s.because.as_slice()))
            .collect();
        for cycle in super::cycles::cycles(&edges) {
            let names: Vec<&str> = cycle.iter().map(|id| id.as_str()).collect();
            let Some(mark) = names
                .first()
                .and_then(|id| self.sink.definition(Space::Statement, id))
            else {
                continue;
            };
            let found = if names.len() == 1 {
                format!("`{}` reasoned from itself", names[0])
            } else {
                format!("a circle: {}", names.join(" because of "))
            };
            let diagnostic =
                Diagnostic::at(Code::Cycle, mark, found, "reasons that come from elsewhere");
            let others: Vec<Mark> = names
                .iter()
                .skip(1)
                .filter_map(|id| self.sink.definition(Space::Statement, id).cloned())
                .collect();
            let diagnostic = others
                .iter()
                .fold(diagnostic, |d, mark| d.also(mark, "part of the circle"));
            self.sink.push(diagnostic);
        }
    }
}

fn years(actor: &Actor) -> String {
    let year = |year: Option<i16>| year.map_or_else(String::new, |y| y.to_string());
    format!(
        "{}–{}, the years of the code in actors.csv",
        year(actor.from),
        year(actor.to)
    )
}

/// The kind that a file's name begins with.
pub(crate) fn kind_of_file(name: &str) -> Option<KindWord> {
    let stem = name.rsplit('/').next().unwrap_or(name);
    [
        ("ties", KindWord::Tie),
        ("levels", KindWord::Level),
        ("votes", KindWord::Vote),
        ("events", KindWord::Event),
    ]
    .into_iter()
    .find(|(word, _)| stem.starts_with(word))
    .map(|(_, kind)| kind)
}

impl Loader<'_> {
    fn payload(
        &mut self,
        fields: &Fields,
        kind: KindWord,
        is_claim: bool,
        valid: Option<&PartialDate>,
    ) -> Option<StatementKind> {
        // A claim about a tie may leave the tie's keys out, all of them.
        let own = own_keys(kind);
        if is_claim && !own.iter().any(|key| fields.has(key)) {
            return Some(match kind {
                KindWord::Tie => StatementKind::Tie(None),
                KindWord::Level => StatementKind::Level(None),
                KindWord::Vote => StatementKind::Vote(None),
                KindWord::Event => StatementKind::Event(None),
                KindWord::Rule => StatementKind::Rule(None),
                KindWord::Cause => StatementKind::Cause,
                KindWord::Expectation => StatementKind::Expectation,
            });
        }
        Some(match kind {
            KindWord::Tie => StatementKind::Tie(Some(self.tie(fields, valid)?)),
            KindWord::Level => StatementKind::Level(Some(self.level(fields, valid)?)),
            KindWord::Vote => StatementKind::Vote(Some(self.vote(fields, valid)?)),
            KindWord::Event => StatementKind::Event(Some(self.event(fields, valid)?)),
            KindWord::Rule => StatementKind::Rule(Some(self.rule(fields, valid)?)),
            KindWord::Cause => StatementKind::Cause,
            KindWord::Expectation => StatementKind::Expectation,
        })
    }
}
