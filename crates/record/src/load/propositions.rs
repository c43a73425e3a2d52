//! Reading `propositions.toml`.

use crate::diagnostic::{Code, Diagnostic};
use crate::ids::{PropositionId, StatementId};
use crate::load::Loader;
use crate::load::distributions::between;
use crate::load::fields::Fields;
use crate::load::sink::{Sink, Space};
use crate::proposition::{Evidence, Proposition, Reading};
use crate::suggest::nearest;

/// Keys of a proposition.
pub(crate) const KEYS: &[&str] = &[
    "id",
    "text",
    "known",
    "contradicts",
    "label",
    "prior",
    "evidence",
];

impl Loader<'_> {
    pub(crate) fn propositions(&mut self) -> Vec<Proposition> {
        let Some(fields) = self.toml("propositions.toml", &[Space::Proposition]) else {
            return Vec::new();
        };
        self.sink
            .only(&fields, "propositions.toml", &["proposition"]);
        let tables = self.sink.tables(&fields, "proposition");
        tables
            .into_iter()
            .filter_map(|table| proposition(table, &mut self.sink))
            .collect()
    }
}

fn proposition(table: &Fields, sink: &mut Sink) -> Option<Proposition> {
    sink.only(table, "a proposition", KEYS);
    let id: Option<PropositionId> = sink.own_id(Space::Proposition, table);
    let text = sink.need(table, "text", "what is so if it is true, in one sentence");
    let known = sink.day(table, "known");
    let prior = between(table, "prior", 0.0, 1.0, sink);
    let contradicts = sink.cite_all(Space::Statement, table, "contradicts");
    let label = sink.word(table, "label");
    let evidence: Vec<Evidence> = sink
        .tables(table, "evidence")
        .into_iter()
        .filter_map(|table| evidence(table, sink))
        .collect();
    Some(Proposition {
        id: id?,
        text: text?,
        known,
        contradicts,
        label,
        prior: prior?,
        evidence,
    })
}

fn evidence(table: &Fields, sink: &mut Sink) -> Option<Evidence> {
    let statement: Option<StatementId> = sink.need_cite(Space::Statement, table, "statement");
    let expected = format!("one of {}", Reading::WORDS.join(", "));
    if !table.has("as") {
        sink.missing(table, "as", &expected);
    }
    let (word, mark) = sink.text(table, "as")?;
    let share = |key: &str, sink: &mut Sink| between(table, key, 0.0, 1.0, sink);
    let reading: Option<Reading> = match word {
        "assertion" => {
            let said = (
                share("true_say", sink),
                share("mistaken_say", sink),
                share("regardless_say", sink),
            );
            match said {
                (Some(true_say), Some(mistaken_say), Some(regardless_say)) => {
                    Some(Reading::Assertion {
                        true_say,
                        mistaken_say,
                        regardless_say,
                    })
                }
                _ => None,
            }
        }
        "absence" => {
            let shown = share("would_show", sink).zip(share("false_show", sink));
            shown.map(|(would_show, false_show)| Reading::Absence {
                would_show,
                false_show,
            })
        }
        "denial" => between(table, "ratio", f64::MIN_POSITIVE, f64::INFINITY, sink)
            .map(|ratio| Reading::Denial { ratio }),
        _ => {
            let near = nearest(word, Reading::WORDS.iter().copied());
            sink.push(Diagnostic::at(Code::Word, mark, format!("`{word}`"), expected).near(near));
            return None;
        }
    };
    let legal: Vec<&str> = ["statement", "as"]
        .iter()
        .chain(Reading::keys(word))
        .copied()
        .collect();
    sink.only(table, &format!("evidence read as {word}"), &legal);
    Some(Evidence {
        statement: statement?,
        reading: reading?,
    })
}
