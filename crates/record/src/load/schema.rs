//! A JSON Schema of the TOML files, made of the very keys and words that the loader accepts.

use serde_json::{Map, Value, json};

use super::kinds::{COMMON, own_keys};
use super::{article, conflicts, fusions, parameters, people, propositions, questions, statements};
use crate::kinds::{Direction, Effect, Period, TieKind, TieState, VoteChoice};
use crate::proposition::{Contradiction, Reading};
use crate::question::{BaseUnit, Criterion};
use crate::source::Grade;
use crate::statement::KindWord;
use crate::words::{Credibility, Firmness, Rank, ReadMark, Sure};

/// The files that there is a schema of; `statements` is for every TOML file in that folder.
pub const SCHEMA_FILES: &[&str] = &[
    "sources.toml",
    "statements",
    "propositions.toml",
    "conflicts.toml",
    "fusions.toml",
    "parameters",
    "questions.toml",
    "article.toml",
];

/// The schema of a file, or of all with each under its name in `$defs`; `None` for a file that has none.
///
/// `parameters` is for `facts.toml`, `estimates.toml` and `assumptions.toml`.
#[must_use]
pub fn json_schema(file: Option<&str>) -> Option<String> {
    let draft = "https://json-schema.org/draft/2020-12/schema";
    let schema = match file {
        Some(file) => {
            let file = match file {
                "facts.toml" | "estimates.toml" | "assumptions.toml" => "parameters",
                other if other.starts_with("statements/") => "statements",
                other => other,
            };
            let mut schema = of(file)?;
            schema["$schema"] = json!(draft);
            schema
        }
        None => {
            let defs: Map<String, Value> = SCHEMA_FILES
                .iter()
                .filter_map(|file| Some(((*file).to_owned(), of(file)?)))
                .collect();
            json!({ "$schema": draft, "title": "files of a comity dossier", "$defs": defs })
        }
    };
    let text = serde_json::to_string_pretty(&schema).ok()?;
    Some(text + "\n")
}

fn of(file: &str) -> Option<Value> {
    Some(match file {
        "sources.toml" => {
            let source = object(people::SOURCE, &["id", "name", "grade"]);
            let origin = object(&["id", "name"], &["id", "name"]);
            tables(&[("source", source), ("origin", origin)])
        }
        "statements" => tables(&[("statement", statement())]),
        "propositions.toml" => {
            let mut p = object(propositions::KEYS, &["id", "text", "prior"]);
            p["properties"]["evidence"] = list(&evidence());
            tables(&[("proposition", p)])
        }
        "conflicts.toml" => {
            let needed = ["id", "topic", "statements", "label", "resolution", "why"];
            let mut c = object(conflicts::KEYS, &needed);
            c["properties"]["since"] =
                list(&object(&["statement", "text"], &["statement", "text"]));
            tables(&[("conflict", c)])
        }
        "fusions.toml" => {
            let mut f = object(fusions::KEYS, fusions::KEYS);
            f["properties"]["rival"] = list(&object(&["statement", "by"], &["statement"]));
            tables(&[("fusion", f)])
        }
        "parameters" => tables(&[(
            "parameter",
            object(parameters::KEYS, &["id", "unit", "dist"]),
        )]),
        "questions.toml" => {
            let needed = ["id", "text", "by", "source", "base_rate"];
            tables(&[("question", object(questions::KEYS, &needed))])
        }
        "article.toml" => tables(&[("sentence", object(article::KEYS, &["id", "says"]))]),
        _ => return None,
    })
}

/// A file of arrays of tables.
fn tables(of: &[(&str, Value)]) -> Value {
    let properties: Map<String, Value> = of
        .iter()
        .map(|(name, table)| ((*name).to_owned(), list(table)))
        .collect();
    json!({ "type": "object", "additionalProperties": false, "properties": properties })
}

fn list(items: &Value) -> Value {
    json!({ "type": "array", "items": items })
}

/// A table of these keys and no others.
fn object(keys: &[&str], required: &[&str]) -> Value {
    let properties: Map<String, Value> = keys
        .iter()
        .map(|name| ((*name).to_owned(), key(name)))
        .collect();
    json!({
        "type": "object",
        "additionalProperties": false,
        "required": required,
        "properties": properties,
    })
}

/// What a key may hold; keys of one name hold the same wherever they stand, but for those that their file sets anew.
fn key(name: &str) -> Value {
    let word = |words: &[&str]| json!({ "enum": words });
    let texts = || list(&json!({ "type": "string", "minLength": 1 }));
    match name {
        "id" | "source" | "statement" | "proposition" | "from" | "to" | "of" | "actor"
        | "party" | "quantity" | "event" => {
            json!({ "type": "string", "pattern": "^[A-Za-z0-9._-]{1,80}$" })
        }
        "grade" => word(Grade::WORDS),
        "kind" => word(KindWord::WORDS),
        "firmness" => word(Firmness::WORDS),
        "credibility" => {
            let digits: Vec<Value> = Credibility::WORDS
                .iter()
                .flat_map(|w| [json!(w), w.parse::<u8>().map_or(Value::Null, |d| json!(d))])
                .collect();
            json!({ "enum": digits })
        }
        "sure" => word(Sure::WORDS),
        "read" => word(ReadMark::WORDS),
        "rank" => word(Rank::WORDS),
        "tie" => word(TieKind::WORDS),
        "state" => word(TieState::WORDS),
        "vote" => word(VoteChoice::WORDS),
        "direction" => word(Direction::WORDS),
        "effect" => word(Effect::WORDS),
        "label" => word(Contradiction::WORDS),
        "strength" => json!({ "type": "number", "minimum": 0, "maximum": 1 }),
        "low" | "value" | "high" | "mean" | "se" => json!({ "type": "number" }),
        "because" | "interest" | "contradicts" | "statements" | "mechanism" | "mechanisms"
        | "goods" | "claims" => texts(),
        "span" => json!({
            "type": "array", "items": { "type": "integer", "minimum": 0 }, "minItems": 2, "maxItems": 2
        }),
        "prior" | "dist" => distribution(),
        "cap" => json!({
            "type": "object",
            "additionalProperties": false,
            "required": ["value", "unit", "per"],
            "properties": {
                "value": { "type": "number" },
                "unit": { "type": "string" },
                "per": word(Period::WORDS),
            },
        }),
        "criterion" => json!({
            "type": "object",
            "required": ["kind"],
            "properties": { "kind": word(Criterion::WORDS) },
        }),
        "base_rate" => json!({
            "type": "object",
            "additionalProperties": false,
            "required": ["class", "events", "exposure", "unit", "years"],
            "properties": {
                "class": { "type": "string" },
                "events": { "type": "number", "minimum": 0 },
                "exposure": { "type": "number", "exclusiveMinimum": 0 },
                "unit": word(BaseUnit::WORDS),
                "years": { "type": "string" },
                "from": texts(),
            },
        }),
        // `by` of a rival estimate is a list; of a question, a day.
        "by" => json!({ "type": ["string", "array"], "items": { "type": "string" } }),
        _ => json!({ "type": "string", "minLength": 1 }),
    }
}

/// One shape for each kind of statement.
fn statement() -> Value {
    let shapes: Vec<Value> = KindWord::WORDS
        .iter()
        .filter_map(|word| word.parse::<KindWord>().ok())
        .map(|kind| {
            let keys: Vec<&str> = ["kind"]
                .iter()
                .chain(COMMON)
                .chain(statements::CLAIM)
                .chain(own_keys(kind))
                .copied()
                .collect();
            let mut shape = object(&keys, &["kind", "id", "source"]);
            shape["properties"]["kind"] = json!({ "const": kind.to_string() });
            shape
        })
        .collect();
    json!({ "anyOf": shapes })
}

/// One shape for each way to read evidence.
fn evidence() -> Value {
    let shapes: Vec<Value> = Reading::WORDS
        .iter()
        .map(|word| {
            let own = Reading::keys(word);
            let keys: Vec<&str> = ["statement", "as"].iter().chain(own).copied().collect();
            let mut shape = object(&keys, &keys);
            shape["properties"]["as"] = json!({ "const": word });
            for key in own {
                shape["properties"][*key] = distribution();
            }
            shape
        })
        .collect();
    json!({ "anyOf": shapes })
}

fn distribution() -> Value {
    let shapes: Vec<Value> = super::distributions::SHAPES
        .iter()
        .map(|(kind, keys)| {
            let numbers: Map<String, Value> = keys
                .iter()
                .map(|key| ((*key).to_owned(), json!({ "type": "number" })))
                .chain([("kind".to_owned(), json!({ "const": kind }))])
                .collect();
            json!({ "type": "object", "additionalProperties": false, "required": ["kind"], "properties": numbers })
        })
        .collect();
    json!({ "anyOf": shapes })
}
