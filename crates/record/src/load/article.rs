//! Reading `article.toml` and `changes.csv`.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::dossier::{Change, Sentence};
use crate::ids::MechanismId;
use crate::load::csv_file::rows;
use crate::load::fields::Fields;
use crate::load::sink::{Sink, Space};
use crate::suggest::nearest;
use crate::text::Text;

/// The document, sentence by sentence.
pub(crate) fn article(top: &Fields, sink: &mut Sink) -> Vec<Sentence> {
    sink.only(top, "article.toml", &["sentence"]);
    let mut sentences = Vec::new();
    for fields in sink.tables(top, "sentence") {
        sentences.extend(sentence(fields, sink));
    }
    sentences
}

/// Keys of a sentence.
pub(crate) const KEYS: &[&str] = &["id", "claims", "mechanisms", "says"];

fn sentence(fields: &Fields, sink: &mut Sink) -> Option<Sentence> {
    sink.only(fields, "[[sentence]]", KEYS);
    let id = sink.own_id(Space::Sentence, fields);
    let claims = sink.cite_all(Space::Statement, fields, "claims");
    let mechanisms = sink.ids(fields, "mechanisms");
    let says = sink.need(
        fields,
        "says",
        "the part of the answer that speaks to it, or \"none\"",
    );
    let says = says.filter(|says| check_says(says, fields, sink));
    Some(Sentence {
        id: id?,
        claims,
        mechanisms,
        says: says?,
    })
}

/// Whether a part of the answer exists.
fn check_says(says: &str, fields: &Fields, sink: &mut Sink) -> bool {
    let mark = fields.mark_of("says");
    match says.split_once(':') {
        Some(("evidence", id)) => {
            sink.refer(Space::Proposition, id, mark);
            true
        }
        Some(("question", id)) => {
            sink.refer(Space::Question, id, mark);
            true
        }
        Some(("mechanism", id)) => sink.parse_id::<MechanismId>(id, mark).is_some(),
        None if Sentence::SAYS.contains(&says) => true,
        _ => {
            let expected = format!(
                "one of {}, evidence:ID, question:ID, mechanism:ID",
                Sentence::SAYS.join(", ")
            );
            let near = nearest(says, Sentence::SAYS.iter().copied());
            sink.push(Diagnostic::at(Code::Word, mark, format!("`{says}`"), expected).near(near));
            false
        }
    }
}

const COLUMNS: &[&str] = &["day", "parameter", "what", "why"];

/// The log of parameter changes. A parameter in it need not exist any more.
pub(crate) fn changes(text: &Arc<Text>, sink: &mut Sink) -> Vec<Change> {
    let mut changes = Vec::new();
    for row in rows(text, COLUMNS, COLUMNS, sink) {
        changes.extend(change(&row, sink));
    }
    changes
}

fn change(row: &Fields, sink: &mut Sink) -> Option<Change> {
    if !row.has("day") {
        sink.missing(row, "day", "the day of the change");
    }
    let day = sink.day(row, "day");
    let parameter = sink.need(row, "parameter", "the parameter's id");
    let what = sink.need(row, "what", "what was changed");
    let why = sink.need(row, "why", "why it was changed");
    Some(Change {
        day: day?,
        parameter: parameter?,
        what: what?,
        why: why?,
    })
}
