//! Two actors in a list.

use crate::diagnostic::{Code, Diagnostic};
use crate::ids::ActorId;
use crate::load::fields::Fields;
use crate::load::sink::{Sink, Space};

/// The two different actors of a list that must be there.
pub(crate) fn pair(fields: &Fields, key: &str, sink: &mut Sink) -> Option<[ActorId; 2]> {
    if !fields.has(key) {
        sink.missing(fields, key, "two actors, such as [\"RUS\", \"PRK\"]");
        return None;
    }
    let written = sink.texts(fields, key).len();
    let actors: Vec<ActorId> = sink.cite_all(Space::Actor, fields, key);
    match <[ActorId; 2]>::try_from(actors) {
        Ok([one, other]) if one == other => {
            let found = format!("`{one}` twice");
            sink.push(Diagnostic::at(
                Code::Duplicate,
                fields.mark_of(key),
                found,
                "two different actors",
            ));
            None
        }
        Ok(pair) => Some(pair),
        // An id that cannot be one has been told already.
        Err(rest) if rest.len() != written => None,
        Err(rest) => {
            let found = match rest.len() {
                1 => "1 actor".to_owned(),
                n => format!("{n} actors"),
            };
            sink.push(Diagnostic::at(
                Code::Number,
                fields.mark_of(key),
                found,
                "two actors",
            ));
            None
        }
    }
}
