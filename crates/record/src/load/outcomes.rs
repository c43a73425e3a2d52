//! Reading `outcomes.csv`, which nothing but the scoring of past forecasts may see.

use crate::diagnostic::Problems;
use crate::diagnostic::Severity;
use crate::dossier::Dossier;
use crate::load::csv_file::rows;
use crate::load::fields::Fields;
use crate::load::folder::Files;
use crate::load::sink::{Sink, Space};
use crate::load::toml_file::decode;
use crate::outcome::Outcome;
use crate::text::{Mark, Text};

/// The file's name.
pub(crate) const FILE: &str = "outcomes.csv";

const COLUMNS: &[&str] = &["id", "outcome", "day", "source", "sure", "note"];

/// How the questions of a dossier ended; empty where the folder has no `outcomes.csv`.
///
/// # Errors
///
/// [`Problems`] lists everything that is wrong with the file.
pub fn load_outcomes(files: &Files, dossier: &Dossier) -> Result<Vec<Outcome>, Problems> {
    let Some(bytes) = files.get(FILE) else {
        return Ok(Vec::new());
    };
    let mut sink = Sink::default();
    // Questions are defined elsewhere; their place is not told here.
    let elsewhere = Mark::new(&Text::new("questions.toml", String::new()), 0..0);
    for question in &dossier.questions {
        sink.define_silently(Space::Question, question.id.as_str(), &elsewhere);
    }
    let mut outcomes = Vec::new();
    if let Some(text) = decode(FILE, bytes, &mut sink) {
        for row in rows(&text, COLUMNS, &["id", "outcome"], &mut sink) {
            outcomes.extend(outcome(&row, &mut sink));
        }
    }
    sink.resolve();
    let diagnostics = sink.into_diagnostics();
    if diagnostics.iter().any(|d| d.severity == Severity::Error) {
        return Err(Problems::new(diagnostics));
    }
    Ok(outcomes)
}

fn outcome(row: &Fields, sink: &mut Sink) -> Option<Outcome> {
    // The outcome's own id, so that a question that ended twice is told.
    let id = sink.own_id(Space::Outcome, row);
    if id.is_some() {
        let _cited: Option<crate::ids::QuestionId> = sink.cite(Space::Question, row, "id");
    }
    let outcome = sink.need(row, "outcome", "what happened, in a word or two");
    let day = sink.day(row, "day");
    let source = sink.owned(row, "source");
    let sure = sink.word(row, "sure");
    let note = sink.owned(row, "note");
    Some(Outcome {
        id: id?,
        outcome: outcome?,
        day,
        source,
        sure,
        note,
    })
}
