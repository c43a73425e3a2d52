//! Reading actors, sources and origins.

use std::collections::BTreeSet;

use crate::actor::Actor;
use crate::diagnostic::{Code, Diagnostic};
use crate::ids::{OriginId, SourceId};
use crate::load::Loader;
use crate::load::fields::Fields;
use crate::load::sink::{Sink, Space};
use crate::source::{Grade, Origin, Source};

const ACTOR: &[&str] = &["id", "name", "iso3", "cow", "gw", "from", "to", "note"];
pub(crate) const SOURCE: &[&str] = &[
    "id",
    "name",
    "publisher",
    "published",
    "address",
    "grade",
    "origin",
    "interest",
];

impl Loader<'_> {
    pub(crate) fn actors(&mut self) -> Vec<Actor> {
        let rows = self.csv("actors.csv", Space::Actor, ACTOR, &["id", "name"]);
        let actors: Vec<Actor> = rows
            .iter()
            .filter_map(|row| actor(row, &mut self.sink))
            .collect();
        self.actors = actors
            .iter()
            .map(|actor| (actor.id.clone(), actor.clone()))
            .collect();
        actors
    }

    pub(crate) fn sources(&mut self) -> (Vec<Source>, Vec<Origin>) {
        let Some(fields) = self.toml("sources.toml", &[Space::Source, Space::Origin]) else {
            return (Vec::new(), Vec::new());
        };
        self.sink
            .only(&fields, "sources.toml", &["source", "origin"]);
        let mut origins = Vec::new();
        for table in self.sink.tables(&fields, "origin") {
            self.sink.only(table, "an origin", &["id", "name"]);
            let id: Option<OriginId> = self.sink.own_id(Space::Origin, table);
            let name = self.sink.need(table, "name", "the name of the origin");
            origins.extend(id.zip(name).map(|(id, name)| Origin { id, name }));
        }
        let mut sources = Vec::new();
        for table in self.sink.tables(&fields, "source") {
            sources.extend(source(table, &mut self.sink));
        }
        // A source that names no origin is one.
        let mut known: BTreeSet<OriginId> =
            origins.iter().map(|origin| origin.id.clone()).collect();
        for source in &sources {
            if source.origin.as_str() == source.id.as_str() && known.insert(source.origin.clone()) {
                origins.push(Origin {
                    id: source.origin.clone(),
                    name: source.name.clone(),
                });
            }
        }
        self.sources = sources
            .iter()
            .map(|source| (source.id.clone(), source.clone()))
            .collect();
        (sources, origins)
    }
}

fn actor(row: &Fields, sink: &mut Sink) -> Option<Actor> {
    let id = sink.own_id(Space::Actor, row);
    let name = sink.need(row, "name", "the name of the actor");
    let iso3 = sink.text(row, "iso3").and_then(|(text, mark)| {
        let fits = text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase());
        if !fits {
            sink.push(Diagnostic::at(
                Code::Word,
                mark,
                format!("`{text}`"),
                "an ISO 3166-1 code of three capitals",
            ));
        }
        fits.then(|| text.to_owned())
    });
    let (from, to) = (
        sink.whole(row, "from", -9999, 9999),
        sink.whole(row, "to", -9999, 9999),
    );
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        let found = format!("the years {from} to {to}");
        sink.push(Diagnostic::at(
            Code::Number,
            row.mark_of("to"),
            found,
            "a last year that is not before the first",
        ));
    }
    Some(Actor {
        iso3,
        cow: sink.whole(row, "cow", 1, 9999).map(|number| number as u16),
        gw: sink.whole(row, "gw", 1, 9999).map(|number| number as u16),
        from: from.map(|year| year as i16),
        to: to.map(|year| year as i16),
        note: sink.owned(row, "note"),
        id: id?,
        name: name?,
    })
}

fn source(table: &Fields, sink: &mut Sink) -> Option<Source> {
    sink.only(table, "a source", SOURCE);
    let id: Option<SourceId> = sink.own_id(Space::Source, table);
    let name = sink.need(table, "name", "the name of the source");
    let grade = sink.need_word::<Grade>(table, "grade", Grade::WORDS);
    let origin: Option<OriginId> = match (table.has("origin"), &id) {
        (true, _) => sink.cite(Space::Origin, table, "origin"),
        (false, Some(id)) => {
            sink.define_silently(Space::Origin, id.as_str(), table.mark_of("id"));
            id.as_str().parse().ok()
        }
        (false, None) => None,
    };
    Some(Source {
        publisher: sink.owned(table, "publisher"),
        published: sink.date(table, "published"),
        address: sink.owned(table, "address"),
        interest: sink.cite_all(Space::Actor, table, "interest"),
        id: id?,
        name: name?,
        grade: grade?,
        origin: origin?,
    })
}
