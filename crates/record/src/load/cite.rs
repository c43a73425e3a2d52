//! Reading ids: those that a thing gives itself, and those that cite another.

use std::str::FromStr;

use crate::diagnostic::{Code, Diagnostic};
use crate::ids::IdError;
use crate::load::fields::Fields;
use crate::load::sink::{Sink, Space};
use crate::text::Mark;

impl Sink {
    /// An id at a place.
    pub(crate) fn parse_id<T: FromStr<Err = IdError>>(
        &mut self,
        text: &str,
        mark: &Mark,
    ) -> Option<T> {
        match text.parse() {
            Ok(id) => Some(id),
            Err(error) => {
                let found = format!("`{}`", text.chars().take(40).collect::<String>());
                self.push(Diagnostic::at(Code::Id, mark, found, "an id").hint(error.to_string()));
                None
            }
        }
    }

    /// The id that a thing gives itself, noted as taken.
    pub(crate) fn own_id<T: FromStr<Err = IdError> + AsRef<str>>(
        &mut self,
        space: Space,
        fields: &Fields,
    ) -> Option<T> {
        let Some((text, mark)) = self.text(fields, "id") else {
            if !fields.has("id") || fields.is_row {
                self.missing(fields, "id", &format!("an id for the {space}"));
            }
            self.broken(&[space]);
            return None;
        };
        let Some(id) = self.parse_id::<T>(text, mark) else {
            // Who cites it as it was meant is not to blame.
            self.broken(&[space]);
            return None;
        };
        self.owner(format!("{space} `{}`", id.as_ref()));
        self.define(space, id.as_ref(), mark).then_some(id)
    }

    /// An id that must be given out somewhere in the dossier.
    pub(crate) fn cite<T: FromStr<Err = IdError> + AsRef<str>>(
        &mut self,
        space: Space,
        fields: &Fields,
        key: &str,
    ) -> Option<T> {
        let (text, mark) = self.text(fields, key)?;
        let id: T = self.parse_id(text, mark)?;
        self.refer(space, id.as_ref(), mark);
        Some(id)
    }

    pub(crate) fn need_cite<T: FromStr<Err = IdError> + AsRef<str>>(
        &mut self,
        space: Space,
        fields: &Fields,
        key: &str,
    ) -> Option<T> {
        if !fields.has(key) || (fields.is_row && self.text(fields, key).is_none()) {
            self.missing(fields, key, &format!("the id of a {space}"));
            return None;
        }
        self.cite(space, fields, key)
    }

    /// A list of ids that must be given out somewhere.
    pub(crate) fn cite_all<T: FromStr<Err = IdError> + AsRef<str>>(
        &mut self,
        space: Space,
        fields: &Fields,
        key: &str,
    ) -> Vec<T> {
        let mut ids = Vec::new();
        for (text, mark) in self.texts(fields, key) {
            if let Some(id) = self.parse_id::<T>(text, mark) {
                self.refer(space, id.as_ref(), mark);
                ids.push(id);
            }
        }
        ids
    }

    /// Ids that are not looked up.
    pub(crate) fn ids<T: FromStr<Err = IdError>>(&mut self, fields: &Fields, key: &str) -> Vec<T> {
        let texts = self.texts(fields, key);
        texts
            .into_iter()
            .filter_map(|(text, mark)| self.parse_id(text, mark))
            .collect()
    }
}
