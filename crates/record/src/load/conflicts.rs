//! Reading `conflicts.toml`.

use crate::conflict::{Conflict, Since};
use crate::diagnostic::{Code, Diagnostic};
use crate::ids::ConflictId;
use crate::load::Loader;
use crate::load::fields::Fields;
use crate::load::sink::{Sink, Space};
use crate::proposition::Contradiction;

pub(crate) const KEYS: &[&str] = &[
    "id",
    "topic",
    "statements",
    "label",
    "resolution",
    "why",
    "proposition",
    "since",
];

impl Loader<'_> {
    pub(crate) fn conflicts(&mut self) -> Vec<Conflict> {
        let Some(fields) = self.toml("conflicts.toml", &[Space::Conflict]) else {
            return Vec::new();
        };
        self.sink.only(&fields, "conflicts.toml", &["conflict"]);
        let tables = self.sink.tables(&fields, "conflict");
        tables
            .into_iter()
            .filter_map(|table| conflict(table, &mut self.sink))
            .collect()
    }
}

fn conflict(table: &Fields, sink: &mut Sink) -> Option<Conflict> {
    sink.only(table, "a conflict", KEYS);
    let id: Option<ConflictId> = sink.own_id(Space::Conflict, table);
    let topic = sink.need(table, "topic", "what it is about, in a few words");
    let statements = sink.cite_all(Space::Statement, table, "statements");
    if statements.is_empty() {
        // A list whose ids are bad has been told.
        let empty = sink.texts(table, "statements").is_empty();
        if empty {
            sink.push(Diagnostic::at(
                Code::Missing,
                table.mark_of("statements"),
                "no statement in `statements`",
                "the statements that disagree, such as [\"C27\", \"C42\"]",
            ));
        }
    }
    let label = sink.need_word(table, "label", Contradiction::WORDS);
    let resolution = sink.need(table, "resolution", "what to take from it, in a sentence");
    let why = sink.need(table, "why", "why, in a sentence");
    let proposition = sink.cite(Space::Proposition, table, "proposition");
    let since = sink
        .tables(table, "since")
        .into_iter()
        .filter_map(|table| {
            sink.only(
                table,
                "what became known since (`since`)",
                &["statement", "text"],
            );
            let statement = sink.need_cite(Space::Statement, table, "statement");
            let text = sink.need(table, "text", "what it adds, in a sentence");
            Some(Since {
                statement: statement?,
                text: text?,
            })
        })
        .collect();
    Some(Conflict {
        id: id?,
        topic: topic?,
        statements,
        label: label?,
        resolution: resolution?,
        why: why?,
        proposition,
        since,
    })
}
