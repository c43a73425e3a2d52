//! What in a dossier leans on a statement, a source or a proposition.

use crate::dossier::Dossier;
use crate::ids::StatementId;

/// Something that leans on something else.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dependent {
    /// What sort of thing: `proposition`, `parameter` and the like.
    pub sort: &'static str,
    /// Its id.
    pub id: String,
    /// How it leans, in a few words.
    pub how: String,
}

impl Dependent {
    fn new(sort: &'static str, id: &impl ToString, how: impl Into<String>) -> Self {
        Self {
            sort,
            id: id.to_string(),
            how: how.into(),
        }
    }
}

impl Dossier {
    /// Everything that cites a statement, in the order of the files.
    #[must_use]
    pub fn leans_on_statement(&self, id: &StatementId) -> Vec<Dependent> {
        let mut out = self.leans_in_record(id);
        for p in &self.parameters {
            if p.statements.contains(id) {
                out.push(Dependent::new("parameter", &p.id, p.provenance.to_string()));
            }
        }
        for q in &self.questions {
            if q.base_rate.from.contains(id) {
                out.push(Dependent::new("question", &q.id, "base rate"));
            }
        }
        for start in &self.world.starts {
            if start.size.as_ref() == Some(id) {
                let how = format!("bounds the size of {}", start.proposition);
                out.push(Dependent::new("start", &start.proposition, how));
            }
        }
        for sentence in &self.article {
            if sentence.claims.contains(id) {
                out.push(Dependent::new("sentence", &sentence.id, "claims it"));
            }
        }
        out
    }

    fn leans_in_record(&self, id: &StatementId) -> Vec<Dependent> {
        let mut out = Vec::new();
        for s in self.record.statements() {
            if s.because.contains(id) {
                out.push(Dependent::new("statement", &s.id, "reasoned from it"));
            }
        }
        for p in self.record.propositions() {
            for e in p.evidence.iter().filter(|e| e.statement == *id) {
                out.push(Dependent::new("proposition", &p.id, e.reading.word()));
            }
            if p.contradicts.contains(id) {
                out.push(Dependent::new("proposition", &p.id, "quarrels over it"));
            }
        }
        for c in self.record.conflicts() {
            if c.statements.contains(id) {
                out.push(Dependent::new("conflict", &c.id, c.label.to_string()));
            }
            if c.since.iter().any(|since| since.statement == *id) {
                out.push(Dependent::new("conflict", &c.id, "adds to it since"));
            }
        }
        for f in self.record.fusions() {
            for rival in &f.rivals {
                if rival.statement == *id {
                    out.push(Dependent::new("fusion", &f.id, "rival estimate"));
                }
            }
            if f.rivals.iter().any(|rival| rival.by.contains(id)) {
                out.push(Dependent::new("fusion", &f.id, "conversion"));
            }
        }
        out
    }

    /// Everything that leans on a proposition: conflicts, starts of the world, sentences.
    #[must_use]
    pub fn leans_on_proposition(&self, id: &str) -> Vec<Dependent> {
        let mut out = Vec::new();
        for c in self.record.conflicts() {
            if c.proposition.as_ref().is_some_and(|p| p.as_str() == id) {
                out.push(Dependent::new("conflict", &c.id, "weighed by it"));
            }
        }
        for start in &self.world.starts {
            if start.proposition.as_str() == id {
                out.push(Dependent::new("start", &start.proposition, &*start.sets));
            }
        }
        for sentence in &self.article {
            if sentence.says == format!("evidence:{id}") {
                out.push(Dependent::new("sentence", &sentence.id, "speaks to it"));
            }
        }
        out
    }
}
