//! Reading `dossier.toml`.

use crate::diagnostic::{Code, Diagnostic};
use crate::dossier::{Document, Meta};
use crate::load::Loader;
use crate::load::fields::Fields;
use crate::load::pair::pair;

/// The version of the format that this program reads.
const FORMAT: f64 = 1.0;

impl Loader<'_> {
    pub(crate) fn meta(&mut self, fields: &Fields) -> Option<Meta> {
        self.has_meta = true;
        self.sink.only(
            fields,
            "dossier.toml",
            &["format", "id", "title", "as_of", "pair", "document"],
        );
        let format = self.sink.need_number(fields, "format", "`format = 1`");
        if format.is_some_and(|format| format != FORMAT) {
            let found = format!("format {}", format.unwrap_or_default());
            let diagnostic =
                Diagnostic::at(Code::Format, fields.mark_of("format"), found, "format 1");
            self.sink
                .push(diagnostic.hint("a newer version of comity may read it"));
        }
        let id = self.sink.need(fields, "id", "an id for the dossier");
        let id = id.and_then(|text| {
            self.sink
                .parse_id::<crate::ids::Key>(&text, fields.mark_of("id"))
        });
        let title = self
            .sink
            .need(fields, "title", "the question of the headline");
        let as_of = self.sink.need(
            fields,
            "as_of",
            "the day from which the dossier looks ahead, such as `2023-09-13`",
        );
        let as_of = as_of.and_then(|_| self.sink.day(fields, "as_of"));
        let pair = pair(fields, "pair", &mut self.sink);
        let document = self.document(fields);
        self.characters = document.as_ref().map(|document| document.characters);
        Some(Meta {
            id: id?.to_string(),
            title: title?,
            as_of: as_of?,
            pair: pair?,
            document,
        })
    }

    fn document(&mut self, fields: &Fields) -> Option<Document> {
        let table = self.sink.sub(fields, "document")?;
        self.sink
            .only(table, "[document]", &["id", "sha256", "characters"]);
        let id = self.sink.need(table, "id", "a name for the document");
        let sha256 = self.sink.need(
            table,
            "sha256",
            "the SHA-256 of its text, 64 hexadecimal digits",
        );
        let sha256 = sha256.filter(|text| {
            let fits = text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
            if !fits {
                let found = format!("{} characters", text.chars().count());
                let mark = table.mark_of("sha256");
                self.sink.push(Diagnostic::at(
                    Code::Number,
                    mark,
                    found,
                    "64 hexadecimal digits",
                ));
            }
            fits
        });
        if !table.has("characters") {
            self.sink.missing(
                table,
                "characters",
                "the number of Unicode code points of its text",
            );
        }
        let characters = self.sink.whole(table, "characters", 1, i32::MAX);
        Some(Document {
            id: id?,
            sha256: sha256?,
            characters: characters? as usize,
        })
    }
}
