//! Problems of a dossier, written for the person who has to mend it.

use std::fmt;
use std::sync::Arc;

use crate::statement::Place;
use crate::text::{Excerpt, Mark};
use crate::words::words;

words! {
    /// How bad a problem is.
    pub enum Severity {
        /// The dossier cannot be used.
        Error = "error",
        /// It can, but look at this.
        Warning = "warning",
    }

    /// What is wrong; the word is the title of the message.
    pub enum Code {
        /// A required file is not there.
        MissingFile = "missing file",
        /// A file that no part of the program reads.
        StrayFile = "stray file",
        /// Bytes that are not UTF-8.
        Encoding = "not UTF-8",
        /// Not TOML or not CSV.
        Syntax = "syntax error",
        /// The file ends in the middle of something.
        Truncated = "truncated file",
        /// A format that this version does not read.
        Format = "unknown format version",
        /// A column that the table does not have, or lacks.
        Column = "wrong column",
        /// A row with too few or too many cells.
        Row = "wrong number of cells",
        /// A key that does not belong there.
        Key = "unknown key",
        /// A key or cell that must be there.
        Missing = "missing value",
        /// A text where a number should be, and the like.
        Type = "wrong type",
        /// A word that cannot be an id.
        Id = "bad id",
        /// A word outside a closed list.
        Word = "unknown word",
        /// Not a date.
        Date = "bad date",
        /// A date that the calendar does not have.
        ImpossibleDate = "impossible date",
        /// A number outside its range.
        Number = "bad number",
        /// Not a unit, or one that measures something else.
        Unit = "bad unit",
        /// A code that is not in actors.csv.
        UnknownActor = "unknown actor",
        /// A code used outside the years in which it is valid.
        ActorYears = "actor outside its years",
        /// An id used twice.
        Duplicate = "duplicate id",
        /// An id that nothing has.
        Undefined = "undefined id",
        /// Statements reasoned from each other.
        Cycle = "cyclic cause",
        /// A number or statement without what it rests on.
        Provenance = "missing provenance",
        /// Numbers that do not make a distribution.
        Distribution = "bad distribution",
        /// A capacity that can be below zero.
        NegativeCapacity = "negative capacity",
        /// A question that never falls due.
        Deadline = "question without deadline",
        /// Known before it was so.
        KnownBeforeValid = "known before it was so",
        /// A span outside the document.
        Span = "span outside the document",
        /// Something cites a statement that was not yet known.
        Later = "statement not yet known",
    }
}

/// Another place that a problem has to do with.
#[derive(Debug, Clone, PartialEq)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What is there.
    pub label: String,
    pub(crate) excerpt: Option<Excerpt>,
}

/// One problem: where it is, what was found, what was expected, and what may help.
///
/// [`Diagnostic::render`] shows it with the line it stands on.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// What is wrong.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// What was found there.
    pub found: String,
    /// What was expected.
    pub expected: String,
    /// What may help.
    pub hint: Option<String>,
    /// Other places.
    pub related: Vec<Related>,
    pub(crate) excerpt: Option<Excerpt>,
}

impl Diagnostic {
    pub(crate) fn at(
        code: Code,
        mark: &Mark,
        found: impl Into<String>,
        expected: impl Into<String>,
    ) -> Self {
        Self {
            code,
            severity: Severity::Error,
            place: mark.place(),
            found: found.into(),
            expected: expected.into(),
            hint: None,
            related: Vec::new(),
            excerpt: mark.excerpt(),
        }
    }

    /// About a file as a whole.
    pub(crate) fn file(
        code: Code,
        file: &str,
        found: impl Into<String>,
        expected: impl Into<String>,
    ) -> Self {
        Self {
            code,
            severity: Severity::Error,
            place: Place {
                file: Arc::from(file),
                line: 0,
                column: 0,
            },
            found: found.into(),
            expected: expected.into(),
            hint: None,
            related: Vec::new(),
            excerpt: None,
        }
    }

    pub(crate) fn warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// A hint that names the word which was probably meant.
    pub(crate) fn near(self, near: Option<&str>) -> Self {
        match near {
            Some(word) => self.hint(format!("did you mean `{word}`?")),
            None => self,
        }
    }

    pub(crate) fn also(mut self, mark: &Mark, label: impl Into<String>) -> Self {
        self.related.push(Related {
            place: mark.place(),
            label: label.into(),
            excerpt: mark.excerpt(),
        });
        self
    }

    /// Found and expected in one line.
    #[must_use]
    pub fn message(&self) -> String {
        match (self.found.as_str(), self.expected.as_str()) {
            (found, "") => found.to_owned(),
            ("", expected) => format!("expected {expected}"),
            (found, expected) => format!("found {found}, expected {expected}"),
        }
    }
}

/// One line, without the source: `facts.toml:3:8: error: bad unit: found …, expected … (hint)`.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {}: {}: {}",
            self.place,
            self.severity,
            self.code,
            self.message()
        )?;
        self.hint
            .as_ref()
            .map_or(Ok(()), |hint| write!(f, " ({hint})"))
    }
}

/// All that is wrong with a dossier, of all its files, in the order of file and line.
///
/// Holds at least one error, and the warnings.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub struct Problems {
    diagnostics: Vec<Diagnostic>,
}

impl Problems {
    pub(crate) fn new(mut diagnostics: Vec<Diagnostic>) -> Self {
        sort(&mut diagnostics);
        Self { diagnostics }
    }

    /// Each problem.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// How many of them are errors.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.diagnostics
            .iter()
            .filter(|d| d.severity == Severity::Error)
            .count()
    }

    /// All of them with the lines they stand on, and their number.
    #[must_use]
    pub fn render(&self, colour: bool) -> String {
        let mut text: String = self
            .diagnostics
            .iter()
            .map(|d| d.render(colour) + "\n\n")
            .collect();
        text.push_str(&count(self.errors(), "error"));
        text
    }
}

/// [`Problems::render`] without colour.
impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(false))
    }
}

pub(crate) fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| (&a.place, a.code).cmp(&(&b.place, b.code)));
}

fn count(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    }
}
