//! From the bytes of a folder to a dossier, with everything that is wrong with it.

mod article;
mod cite;
mod conflicts;
mod csv_file;
mod cycles;
mod date_fix;
mod distributions;
mod fields;
mod folder;
mod fusions;
mod kinds;
mod known;
mod meta;
mod outcomes;
mod pair;
mod parameters;
mod people;
mod propositions;
mod questions;
mod read;
mod schema;
mod sink;
mod statements;
mod toml_file;
mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use crate::actor::Actor;
use crate::diagnostic::{Code, Diagnostic, Problems, Severity, sort};
use crate::dossier::{Cited, Dossier};
use crate::ids::{ActorId, SourceId};
use crate::parameter::{Parameter, Provenance};
use crate::record::{Parts, Record};
use crate::source::Source;
use crate::statement::{KindWord, Statement};
use crate::suggest::nearest;
use crate::text::Text;

use fields::Fields;
pub use folder::{Files, FolderError, read_folder};
pub(crate) use known::Known;
pub use outcomes::load_outcomes;
pub(crate) use parameters::Provision;
pub use schema::{SCHEMA_FILES, json_schema};
pub(crate) use sink::Space;
use sink::{Citation, Sink};

/// Files of a dossier beside those in `statements/`, and whether there is none without them.
const NAMED: &[(&str, bool)] = &[
    ("dossier.toml", true),
    ("actors.csv", true),
    ("sources.toml", true),
    ("propositions.toml", false),
    ("conflicts.toml", false),
    ("fusions.toml", false),
    ("world.toml", true),
    ("facts.toml", true),
    ("estimates.toml", true),
    ("assumptions.toml", true),
    ("questions.toml", false),
    ("article.toml", false),
    ("changes.csv", false),
];

/// What is at hand while files are read.
pub(crate) struct Loader<'f> {
    files: &'f Files,
    pub(crate) sink: Sink,
    pub(crate) actors: BTreeMap<ActorId, Actor>,
    pub(crate) sources: BTreeMap<SourceId, Source>,
    /// Length of the document, where there is one.
    pub(crate) characters: Option<usize>,
    /// Whether `dossier.toml` could be read, so that its silence means something.
    pub(crate) has_meta: bool,
    read: BTreeMap<String, String>,
}

/// A dossier, and what was noticed while it was loaded.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// The dossier.
    pub dossier: Dossier,
    /// Nothing that keeps it from being used.
    pub warnings: Vec<Diagnostic>,
}

impl Dossier {
    /// Loads and checks a dossier from the bytes of its files.
    ///
    /// # Errors
    ///
    /// [`Problems`] holds everything that is wrong with any file, and the warnings.
    ///
    /// ```
    /// use comity_record::{Dossier, Files};
    /// let mut files = Files::new();
    /// files.insert("dossier.toml".into(), b"format = 1\nid = \"mine\"".to_vec());
    /// let problems = Dossier::load(&files).unwrap_err();
    /// let text = problems.to_string();
    /// assert!(text.contains("--> dossier.toml:1:1"), "{text}");
    /// assert!(text.contains("found no key `title`, expected the question of the headline"), "{text}");
    /// ```
    pub fn load(files: &Files) -> Result<Loaded, Problems> {
        let mut loader = Loader {
            files,
            sink: Sink::default(),
            actors: BTreeMap::new(),
            sources: BTreeMap::new(),
            characters: None,
            has_meta: false,
            read: BTreeMap::new(),
        };
        let dossier = loader.dossier();
        let mut diagnostics = loader.sink.into_diagnostics();
        sort(&mut diagnostics);
        match dossier {
            Some(dossier) if diagnostics.iter().all(|d| d.severity == Severity::Warning) => {
                Ok(Loaded {
                    dossier,
                    warnings: diagnostics,
                })
            }
            _ => Err(Problems::new(diagnostics)),
        }
    }
}

/// Loads a record alone, without the files of the model.
pub(crate) fn load_record(files: &Files) -> Result<Record, Problems> {
    let mut loader = Loader {
        files,
        sink: Sink::default(),
        actors: BTreeMap::new(),
        sources: BTreeMap::new(),
        // The document is not part of a package: a span cannot be checked against its length.
        characters: Some(usize::MAX),
        has_meta: true,
        read: BTreeMap::new(),
    };
    let actors = loader.actors();
    let (sources, origins) = loader.sources();
    let statements = loader.statements();
    loader.refuse_cycles(&statements);
    let known = Known::new(&statements);
    let propositions = loader.propositions();
    let conflicts = loader.conflicts();
    let fusions = loader.fusions(&known);
    loader.sink.resolve();
    let mut diagnostics = loader.sink.into_diagnostics();
    sort(&mut diagnostics);
    if diagnostics.iter().any(|d| d.severity == Severity::Error) {
        return Err(Problems::new(diagnostics));
    }
    Ok(Record::new(Parts {
        statements,
        sources,
        origins,
        actors,
        propositions,
        conflicts,
        fusions,
    }))
}

impl Loader<'_> {
    fn dossier(&mut self) -> Option<Dossier> {
        self.stray_files();
        let meta = self
            .toml("dossier.toml", &[])
            .and_then(|fields| self.meta(&fields));
        let actors = self.actors();
        let (sources, origins) = self.sources();
        let statements = self.statements();
        self.refuse_cycles(&statements);
        let known = Known::new(&statements);
        let propositions = self.propositions();
        let conflicts = self.conflicts();
        let fusions = self.fusions(&known);
        // What has cited statements up to here is part of the record, and a view cuts it to what was known.
        self.sink.take_citations();
        let world_spaces = [
            Space::Good,
            Space::Corridor,
            Space::CouncilVote,
            Space::Publication,
        ];
        let world = self
            .toml("world.toml", &world_spaces)
            .and_then(|fields| world::world(&fields, &known, &mut self.sink));
        let parameters = self.parameters(&known);
        let questions = self.toml("questions.toml", &[Space::Question]);
        let questions = questions.map_or_else(Vec::new, |fields| {
            questions::questions(&fields, &mut self.sink)
        });
        let citations = self.sink.take_citations();
        let article = self.toml("article.toml", &[Space::Sentence]);
        let article =
            article.map_or_else(Vec::new, |fields| article::article(&fields, &mut self.sink));
        let changes = self
            .text("changes.csv")
            .map_or_else(Vec::new, |text| article::changes(&text, &mut self.sink));
        self.sink.resolve();
        let record = Record::new(Parts {
            statements,
            sources,
            origins,
            actors,
            propositions,
            conflicts,
            fusions,
        });
        let citations: Vec<Cited> = citations
            .into_iter()
            .filter_map(|citation| self.cited(citation))
            .collect();
        let meta = meta?;
        for cited in &citations {
            if let Some(problem) = cited.check(&record, meta.as_of) {
                self.sink.push(problem);
            }
        }
        Some(Dossier {
            meta,
            record,
            citations,
            world: world?,
            parameters,
            questions,
            article,
            changes,
            files: std::mem::take(&mut self.read),
        })
    }

    fn cited(&self, citation: Citation) -> Option<Cited> {
        let statement_mark = self
            .sink
            .definition(Space::Statement, &citation.statement)?
            .clone();
        Some(Cited {
            owner: citation.owner,
            statement: citation.statement.parse().ok()?,
            mark: citation.mark,
            statement_mark,
        })
    }

    /// The text of a file; reports one that is needed and not there, and bytes that are not text.
    fn text(&mut self, name: &str) -> Option<Arc<Text>> {
        let Some(bytes) = self.files.get(name) else {
            if NAMED.contains(&(name, true)) {
                let expected = "a file that every dossier has (`comity new` writes one)";
                self.sink.push(Diagnostic::file(
                    Code::MissingFile,
                    name,
                    "no such file",
                    expected,
                ));
            }
            return None;
        };
        self.read
            .insert(name.to_owned(), hex(&Sha256::digest(bytes)));
        toml_file::decode(name, bytes, &mut self.sink)
    }

    /// The top table of a TOML file that gives out the ids of `spaces`.
    fn toml(&mut self, name: &str, spaces: &[Space]) -> Option<Fields> {
        let there = self.files.contains_key(name) || NAMED.contains(&(name, true));
        let fields = self
            .text(name)
            .and_then(|text| toml_file::parse(&text, &mut self.sink));
        if fields.is_none() && there {
            self.sink.broken(spaces);
        }
        fields
    }

    /// The rows of a CSV file that gives out the ids of `space`.
    fn csv(&mut self, name: &str, space: Space, legal: &[&str], required: &[&str]) -> Vec<Fields> {
        let before = self.sink.lost_rows();
        let text = self.text(name);
        let rows = text
            .as_ref()
            .map(|text| csv_file::rows(text, legal, required, &mut self.sink));
        if rows.is_none() || self.sink.lost_rows() > before {
            self.sink.broken(&[space]);
        }
        rows.unwrap_or_default()
    }

    /// Statements of all files, in the order of their names.
    fn statements(&mut self) -> Vec<Statement> {
        let names: Vec<String> = self
            .files
            .keys()
            .filter(|name| name.starts_with("statements/"))
            .cloned()
            .collect();
        let mut statements = Vec::new();
        for name in names {
            if name.ends_with(".csv") {
                let Some(kind) = statements::kind_of_file(&name) else {
                    let expected = "a name that begins with ties, levels, votes or events, the kind of its rows";
                    let found = "a table of statements of no kind";
                    self.sink
                        .push(Diagnostic::file(Code::StrayFile, &name, found, expected));
                    self.sink.broken(&[Space::Statement]);
                    continue;
                };
                let rows = self.csv(
                    &name,
                    Space::Statement,
                    &statements::columns(kind),
                    kinds::required_columns(kind),
                );
                statements.extend(
                    rows.iter()
                        .filter_map(|row| self.statement(row, Some(kind))),
                );
            } else if name.ends_with(".toml") {
                let Some(fields) = self.toml(&name, &[Space::Statement]) else {
                    continue;
                };
                self.sink
                    .only(&fields, "a file of statements", &["statement"]);
                for table in self.sink.tables(&fields, "statement") {
                    statements.extend(self.statement(table, None::<KindWord>));
                }
            }
        }
        statements
    }

    fn parameters(&mut self, known: &Known<'_>) -> Vec<Parameter> {
        let provision = Provision {
            known,
            sources: &self.sources.clone(),
        };
        let mut parameters = Vec::new();
        for (name, provenance) in [
            ("facts.toml", Provenance::Statement),
            ("estimates.toml", Provenance::Estimate),
            ("assumptions.toml", Provenance::Assumption),
        ] {
            let Some(fields) = self.toml(name, &[Space::Parameter]) else {
                continue;
            };
            parameters.extend(parameters::parameters(
                &fields,
                provenance,
                &provision,
                &mut self.sink,
            ));
        }
        parameters
    }

    /// Warns of files that look as if they belonged to the dossier and are read by nothing.
    fn stray_files(&mut self) {
        let known: BTreeSet<&str> = NAMED
            .iter()
            .map(|(name, _)| *name)
            .chain(["outcomes.csv"])
            .collect();
        for name in self.files.keys() {
            let is_data = name.ends_with(".toml") || name.ends_with(".csv");
            if !is_data || known.contains(name.as_str()) || name.starts_with("statements/") {
                continue;
            }
            let near = nearest(name, known.iter().copied());
            let found = "a file that no part of a dossier is read from";
            let expected = format!(
                "{} or statements/…",
                known.iter().copied().collect::<Vec<_>>().join(", ")
            );
            self.sink.push(
                Diagnostic::file(Code::StrayFile, name, found, expected)
                    .near(near)
                    .warning(),
            );
        }
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
