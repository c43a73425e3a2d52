//! The statements at hand while what cites them is read.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::ids::StatementId;
use crate::load::fields::Fields;
use crate::load::sink::Sink;
use crate::statement::{Statement, StatementKind};

/// The statements of a dossier by their ids.
pub(crate) struct Known<'a> {
    by_id: BTreeMap<&'a str, &'a Statement>,
}

impl<'a> Known<'a> {
    pub(crate) fn new(statements: &'a [Statement]) -> Self {
        Self {
            by_id: statements.iter().map(|s| (s.id.as_str(), s)).collect(),
        }
    }

    pub(crate) fn statement(&self, id: &StatementId) -> Option<&'a Statement> {
        self.by_id.get(id.as_str()).copied()
    }

    /// Reports a statement that says nothing of an amount where one is needed.
    pub(crate) fn must_be_level(&self, fields: &Fields, key: &str, sink: &mut Sink) {
        let Some((id, mark)) = sink.text(fields, key) else {
            return;
        };
        let Some(statement) = self.by_id.get(id) else {
            return;
        };
        if !matches!(statement.kind, StatementKind::Level(Some(_))) {
            let found = format!("`{id}`, a statement of kind {}", statement.kind.word());
            sink.push(Diagnostic::at(
                Code::Type,
                mark,
                found,
                "a level, which says how much",
            ));
        }
    }
}
