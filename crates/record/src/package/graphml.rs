//! The ties as a GraphML file: actors are nodes, ties are edges.

use std::fmt::Write as _;

use crate::record::Record;
use crate::statement::StatementKind;

const EDGE: &[&str] = &["tie", "state", "valid", "known", "source"];

/// The graph of all ties, each with its days.
pub(super) fn graph(record: &Record) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n  \
         <key id=\"name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>\n",
    );
    for key in EDGE {
        let _ = writeln!(
            out,
            "  <key id=\"{key}\" for=\"edge\" attr.name=\"{key}\" attr.type=\"string\"/>"
        );
    }
    out.push_str("  <graph id=\"ties\" edgedefault=\"directed\">\n");
    for actor in record.actors() {
        let (id, name) = (escaped(actor.id.as_str()), escaped(&actor.name));
        let _ = writeln!(
            out,
            "    <node id=\"{id}\"><data key=\"name\">{name}</data></node>"
        );
    }
    for s in record.statements() {
        let StatementKind::Tie(Some(tie)) = &s.kind else {
            continue;
        };
        let _ = write!(
            out,
            "    <edge id=\"{}\" source=\"{}\" target=\"{}\">",
            escaped(s.id.as_str()),
            escaped(tie.from.as_str()),
            escaped(tie.to.as_str())
        );
        let valid = s.valid.as_ref().map(ToString::to_string);
        let values = [
            tie.tie.to_string(),
            tie.state.to_string(),
            valid.unwrap_or_default(),
            s.known.to_string(),
            s.source.to_string(),
        ];
        for (key, value) in EDGE.iter().zip(&values) {
            let _ = write!(out, "<data key=\"{key}\">{}</data>", escaped(value));
        }
        out.push_str("</edge>\n");
    }
    out.push_str("  </graph>\n</graphml>\n");
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
