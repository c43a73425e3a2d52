//! What every number of an answer leads to: statements, parameters, propositions, origins, runs.

use std::collections::BTreeMap;

use comity_record::{Dossier, Statement, View};

use crate::answer::{Ref, Reference};

/// Collects the references that an answer uses.
pub(crate) struct References<'a> {
    dossier: &'a Dossier,
    view: &'a View,
    found: BTreeMap<Ref, Reference>,
}

impl<'a> References<'a> {
    pub(crate) fn new(dossier: &'a Dossier, view: &'a View) -> Self {
        Self {
            dossier,
            view,
            found: BTreeMap::new(),
        }
    }

    /// A statement of the view.
    pub(crate) fn statement(&mut self, s: &Statement) -> Ref {
        let id = Ref(format!("statement:{}", s.id));
        if !self.found.contains_key(&id) {
            let source = self.view.source(&s.source);
            let times = [
                s.valid.as_ref().map(|v| format!("valid {v}")),
                s.published.as_ref().map(|p| format!("published {p}")),
                Some(format!("known {}", s.known)),
            ];
            let reference = Reference {
                id: id.clone(),
                title: s.text.clone().unwrap_or_else(|| s.id.to_string()),
                value: crate::words::statement_value(s),
                provenance: source.map_or_else(
                    || s.source.to_string(),
                    |source| {
                        format!(
                            "{} · {}, grade {} · origin {} · {}",
                            source.id, source.name, source.grade, s.origin, s.firmness
                        )
                    },
                ),
                times: times.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            };
            self.found.insert(id.clone(), reference);
        }
        id
    }

    /// A statement by its id, where the view has it.
    pub(crate) fn statement_id(&mut self, id: &str) -> Option<Ref> {
        let s = self.view.statements().find(|s| s.id.as_str() == id)?;
        Some(self.statement(s))
    }

    /// A parameter, and the statements it cites.
    pub(crate) fn parameter(&mut self, id: &str) -> Option<Ref> {
        let p = self
            .dossier
            .parameters
            .iter()
            .find(|p| p.id.as_str() == id)?;
        let key = Ref(format!("parameter:{id}"));
        if !self.found.contains_key(&key) {
            let reference = Reference {
                id: key.clone(),
                title: p.why.clone().unwrap_or_else(|| id.to_owned()),
                value: format!("{} {}", crate::words::distribution(&p.dist), p.unit),
                provenance: match &p.rule {
                    Some(rule) => format!("{id} · {} · {rule}", p.provenance),
                    None => format!("{id} · {}", p.provenance),
                },
                times: p.set.map_or_else(String::new, |d| format!("set {d}")),
            };
            self.found.insert(key.clone(), reference);
            for statement in &p.statements {
                self.statement_id(statement.as_str());
            }
        }
        Some(key)
    }

    /// Parameters, in order; those that the dossier lacks are left out.
    pub(crate) fn parameters(&mut self, ids: &[&str]) -> Vec<Ref> {
        ids.iter().filter_map(|id| self.parameter(id)).collect()
    }

    /// Anything else: a run, a proposition, an origin.
    pub(crate) fn other(&mut self, id: &str, title: &str, value: &str, provenance: &str) -> Ref {
        let id = Ref(id.to_owned());
        self.found.entry(id.clone()).or_insert_with(|| Reference {
            id: id.clone(),
            title: title.to_owned(),
            value: value.to_owned(),
            provenance: provenance.to_owned(),
            times: String::new(),
        });
        id
    }

    pub(crate) fn finish(self) -> Vec<Reference> {
        self.found.into_values().collect()
    }
}
