//! The tables of a package and their rows, with the keys that a dossier uses.

use serde_json::{Value, json};

use crate::kinds::Rule;
use crate::quantity::Amount;
use crate::record::Record;
use crate::statement::{Statement, StatementKind};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    Whole,
    /// A list, as JSON.
    List,
    /// A table of values, as JSON.
    Object,
}

/// A table: its name, its columns, and which of them cite the ids of another.
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) fields: &'static [(&'static str, Kind)],
    pub(super) keys: &'static [(&'static str, &'static str)],
}

use Kind::{List, Number, Object, Text, Whole};

/// All of them; those that are cited stand before those that cite.
pub(super) const TABLES: &[Table] = &[
    Table {
        name: "actors",
        fields: &[
            ("id", Text),
            ("name", Text),
            ("iso3", Text),
            ("cow", Whole),
            ("gw", Whole),
            ("from", Whole),
            ("to", Whole),
            ("note", Text),
        ],
        keys: &[],
    },
    Table {
        name: "origins",
        fields: &[("id", Text), ("name", Text)],
        keys: &[],
    },
    Table {
        name: "sources",
        fields: &[
            ("id", Text),
            ("name", Text),
            ("publisher", Text),
            ("published", Text),
            ("address", Text),
            ("grade", Text),
            ("origin", Text),
            ("interest", List),
        ],
        keys: &[("origin", "origins")],
    },
    Table {
        name: "statements",
        fields: &[
            ("id", Text),
            ("kind", Text),
            ("table", Text),
            ("valid", Text),
            ("published", Text),
            ("known", Text),
            ("entered", Text),
            ("source", Text),
            ("origin", Text),
            ("firmness", Text),
            ("strength", Number),
            ("credibility", Text),
            ("sure", Text),
            ("read", Text),
            ("text", Text),
            ("because", List),
            ("sentence", Text),
            ("span", List),
            ("rank", Text),
            ("speaker", Text),
            ("subject", Text),
            ("object", Text),
            ("relation", Text),
            ("mechanism", List),
            ("from", Text),
            ("to", Text),
            ("tie", Text),
            ("state", Text),
            ("of", Text),
            ("quantity", Text),
            ("definition", Text),
            ("low", Number),
            ("value", Number),
            ("high", Number),
            ("unit", Text),
            ("body", Text),
            ("item", Text),
            ("actor", Text),
            ("vote", Text),
            ("event", Text),
            ("authority", Text),
            ("paragraph", Text),
            ("party", Text),
            ("direction", Text),
            ("goods", List),
            ("effect", Text),
            ("cap", Object),
        ],
        keys: &[("source", "sources"), ("origin", "origins")],
    },
    Table {
        name: "propositions",
        fields: &[
            ("id", Text),
            ("text", Text),
            ("known", Text),
            ("contradicts", List),
            ("label", Text),
            ("prior", Object),
            ("evidence", List),
        ],
        keys: &[],
    },
    Table {
        name: "conflicts",
        fields: &[
            ("id", Text),
            ("topic", Text),
            ("statements", List),
            ("label", Text),
            ("resolution", Text),
            ("why", Text),
            ("proposition", Text),
            ("since", List),
        ],
        keys: &[],
    },
    Table {
        name: "fusions",
        fields: &[
            ("id", Text),
            ("text", Text),
            ("definition", Text),
            ("unit", Text),
            ("rival", List),
        ],
        keys: &[],
    },
];

/// The rows of a table, cells in the order of its columns.
pub(super) fn rows(record: &Record, table: &str) -> Vec<Vec<Value>> {
    let objects: Vec<Value> = match table {
        "actors" => values(record.actors()),
        "origins" => values(record.origins()),
        "sources" => values(record.sources()),
        "statements" => record.statements().iter().map(statement).collect(),
        "propositions" => record.propositions().iter().map(proposition).collect(),
        "conflicts" => values(record.conflicts()),
        _ => record
            .fusions()
            .iter()
            .map(|f| {
                json!({
                    "id": f.id,
                    "text": f.text,
                    "definition": f.definition,
                    "unit": f.unit.to_string(),
                    "rival": f.rivals,
                })
            })
            .collect(),
    };
    let fields = TABLES
        .iter()
        .find(|t| t.name == table)
        .map_or(&[][..], |t| t.fields);
    objects
        .into_iter()
        .map(|object| {
            fields
                .iter()
                .map(|(name, _)| object.get(*name).cloned().unwrap_or(Value::Null))
                .collect()
        })
        .collect()
}

fn values<T: serde::Serialize>(things: &[T]) -> Vec<Value> {
    things
        .iter()
        .map(|thing| serde_json::to_value(thing).unwrap_or(Value::Null))
        .collect()
}

fn text<T: ToString>(value: &Option<T>) -> Value {
    value
        .as_ref()
        .map_or(Value::Null, |v| Value::String(v.to_string()))
}

fn proposition(p: &crate::Proposition) -> Value {
    let evidence: Vec<Value> = p
        .evidence
        .iter()
        .map(|e| {
            let mut row = json!({ "statement": e.statement, "as": e.reading.word() });
            let reading = serde_json::to_value(&e.reading).unwrap_or(Value::Null);
            // The chances stand under the word of the reading.
            if let Some(Value::Object(chances)) = reading.get(e.reading.word()) {
                for (key, chance) in chances {
                    row[key.as_str()] = chance.clone();
                }
            }
            row
        })
        .collect();
    json!({
        "id": p.id,
        "text": p.text,
        "known": text(&p.known),
        "contradicts": p.contradicts,
        "label": text(&p.label),
        "prior": p.prior,
        "evidence": evidence,
    })
}

fn statement(s: &Statement) -> Value {
    let mut row = json!({
        "id": s.id,
        "kind": s.kind.word().to_string(),
        "table": s.table,
        "valid": text(&s.valid),
        "published": text(&s.published),
        "known": s.known.to_string(),
        "entered": text(&s.entered),
        "source": s.source,
        "origin": s.origin,
        "firmness": s.firmness.to_string(),
        "strength": s.strength,
        "credibility": text(&s.credibility),
        "sure": text(&s.sure),
        "read": text(&s.read),
        "text": s.text,
        "because": s.because,
    });
    let mut set = |key: &str, value: Value| row[key] = value;
    if let Some(claim) = &s.claim {
        set("sentence", json!(claim.sentence));
        set(
            "span",
            claim.span.map_or(Value::Null, |(a, b)| json!([a, b])),
        );
        set("rank", text(&claim.rank));
        set("speaker", json!(claim.speaker));
        set("subject", json!(claim.subject));
        set("object", json!(claim.object));
        set("relation", json!(claim.relation));
        set("mechanism", json!(claim.mechanism));
    }
    match &s.kind {
        StatementKind::Tie(Some(tie)) => {
            set("from", json!(tie.from));
            set("to", json!(tie.to));
            set("tie", Value::String(tie.tie.to_string()));
            set("state", Value::String(tie.state.to_string()));
        }
        StatementKind::Level(Some(level)) => {
            set("of", json!(level.of));
            set("to", json!(level.to));
            set("quantity", json!(level.quantity));
            set("definition", json!(level.definition));
            set("unit", text(&level.unit));
            let (low, value, high) = match level.amount {
                Amount::Unknown => (None, None, None),
                Amount::Value(value) => (None, Some(value), None),
                Amount::Range { low, high } => (Some(low), None, Some(high)),
                Amount::Between { low, value, high } => (Some(low), Some(value), Some(high)),
            };
            set("low", json!(low));
            set("value", json!(value));
            set("high", json!(high));
        }
        StatementKind::Vote(Some(vote)) => {
            set("body", json!(vote.body));
            set("item", json!(vote.item));
            set("actor", json!(vote.actor));
            set("vote", Value::String(vote.vote.to_string()));
        }
        StatementKind::Event(Some(event)) => {
            set("event", json!(event.event));
            set("from", json!(event.from));
            set("to", json!(event.to));
        }
        StatementKind::Rule(Some(rule)) => rule_keys(rule, &mut set),
        _ => {}
    }
    row
}

fn rule_keys(rule: &Rule, set: &mut impl FnMut(&str, Value)) {
    set("authority", json!(rule.authority));
    set("paragraph", json!(rule.paragraph));
    set("party", json!(rule.party));
    set("direction", Value::String(rule.direction.to_string()));
    set("goods", json!(rule.goods));
    set("effect", Value::String(rule.effect.to_string()));
    if let Some(cap) = &rule.cap {
        set(
            "cap",
            json!({
                "value": cap.amount.amount,
                "unit": cap.amount.unit.to_string(),
                "per": cap.per.to_string(),
            }),
        );
    }
}
