//! Which state a text name means in a year.
//!
//! Names change (`Ceylon`, `Sri Lanka`), numbers are reused, and one file's `Yemen` is another's. The table is
//! dated; a name that it does not know is an error that lists it, never a dropped row.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::dataset::CODES;
use crate::error::DataError;
use crate::file::Rows;
use crate::state::State;

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Party {
    /// A state.
    State(State),
    /// An organisation, an armed group, a list of persons, a territory: by name.
    Other(String),
}

impl Party {
    /// The state, where it is one.
    #[must_use]
    pub fn state(&self) -> Option<State> {
        match self {
            Self::State(state) => Some(*state),
            Self::Other(_) => None,
        }
    }

    /// The name, where it is not a state.
    #[must_use]
    pub fn other(&self) -> Option<&str> {
        match self {
            Self::State(_) => None,
            Self::Other(name) => Some(name),
        }
    }
}

/// Name, number, first year, last year.
type Dated = (&'static str, u16, i32, i32);

/// Names that the crosswalk lacks or that mean another state in some years.
const DATED: &[Dated] = &[
    ("Antigua and Barbuda", 58, 0, 9999),
    ("Bosnia and Herzegovina", 346, 0, 9999),
    ("Bosnia-Herzegovina", 346, 0, 9999),
    ("Cabo Verde", 402, 0, 9999),
    ("Ceylon", 780, 0, 9999),
    ("Congo (Brazzaville)", 484, 0, 9999),
    ("Congo, Democratic Republic of the", 490, 0, 9999),
    ("Cote d'Ivoire", 437, 0, 9999),
    ("DR Congo", 490, 0, 9999),
    ("East Germany (GDR)", 265, 0, 1990),
    ("Egypt, Arab Rep.", 651, 0, 9999),
    ("Ethiopia (excludes Eritrea)", 530, 0, 9999),
    ("FRY", 345, 0, 9999),
    ("Gambia, The", 420, 0, 9999),
    ("Korea, North", 731, 0, 9999),
    ("Korea, South", 732, 0, 9999),
    ("Libya GNC", 620, 0, 9999),
    ("Malagasy Republic", 580, 0, 9999),
    ("Malaya", 820, 0, 9999),
    ("Micronesia", 987, 0, 9999),
    ("North Vietnam", 816, 0, 1976),
    ("North Yemen", 678, 0, 1990),
    ("Rhodesia", 552, 0, 1980),
    ("Saint Kitts and Nevis", 60, 0, 9999),
    ("Saint Vincent", 57, 0, 9999),
    ("Serbia", 345, 0, 9999),
    ("South Vietnam", 817, 0, 1976),
    // The sanctions file keeps old names long after the state is gone.
    ("South Vietnam", 816, 1977, 9999),
    ("South Yemen", 680, 0, 1990),
    ("Soviet Union", 365, 0, 1992),
    ("Transjordan", 663, 0, 9999),
    ("Turkiye", 640, 0, 9999),
    ("UAE", 696, 0, 9999),
    ("Viet Nam", 816, 0, 9999),
    ("Yemen", 678, 0, 1989),
    ("Yemen", 679, 1990, 9999),
    ("Yemen Arab Republic (North Yemen)", 678, 0, 1990),
    ("Yemen, Arab Rep.", 679, 0, 9999),
    ("Yemen, North", 678, 0, 1990),
    ("Yemen, North", 679, 1991, 9999),
    ("Yugoslavia, FRY", 345, 0, 9999),
    ("eSwatini", 572, 0, 9999),
];

/// Names that are not states of the state system.
const OTHERS: &[&str] = &[
    "African Union",
    "Aruba",
    "Balkans",
    "Biafra",
    "CSCE",
    "ChinCom",
    "CoCom",
    "Comecon",
    "Commonwealth",
    "Cyprus (Northern)",
    "ECOWAS",
    "EEC",
    "EEU",
    "EU",
    "G7",
    "G8",
    "Gibraltar",
    "Hong Kong",
    "ICC Rome Statute Signatories",
    "Katanga",
    "Kimberly Process Participants",
    "League of Arab States",
    "MERCOSUR",
    "NAFTA",
    "NATO",
    "Northern Cyprus",
    "OAPEC",
    "OIC",
    "OSCE",
    "Organisation of African Unity",
    "Organization of American States",
    "Organization of Eastern Carribean States",
    "Pacific Islands Forum",
    "Palestine",
    "Paris Agreement Signatories",
    "SADC",
    "Terrorist Organizations (Al-Qaeda)",
    "Terrorist Organizations (ISIL and ANF)",
    "Terrorist Organizations (Taliban and Al-Qaeda)",
    "Terrorist Organizations (Taliban)",
    "UN",
    "UNASUR",
    "Western Balkans",
    "Western Sahara",
    "Western countries",
    "unknown recipient(s)",
    "unknown supplier(s)",
];

/// The table of names.
#[derive(Debug, Clone, Default)]
pub struct Names {
    crosswalk: BTreeMap<String, State>,
    letters: BTreeMap<String, State>,
    /// Names that hold a comma, longest first.
    with_comma: Vec<String>,
}

impl Names {
    /// Reads the crosswalk of names (`codelist`) and adds the dated names.
    ///
    /// # Errors
    ///
    /// If the file is not in the official layout.
    pub fn read(path: &Path) -> Result<Self, DataError> {
        let mut rows = Rows::open(path, CODES.layout)?;
        let mut out = Self::default();
        let mut english = BTreeMap::new();
        while let Some(row) = rows.next()? {
            if let Some(state) = row.whole_or_none(2)?.and_then(State::new) {
                for (column, map) in [(0, &mut out.crosswalk), (1, &mut english)] {
                    let name = row.text(column)?;
                    if !name.is_empty() && name != "NA" {
                        map.insert(name, state);
                    }
                }
                let letters = row.text(3)?;
                if !letters.is_empty() && letters != "NA" {
                    out.letters.insert(letters, state);
                }
            }
        }
        // The English name wins over the one of the state list.
        out.crosswalk.extend(english);
        out.with_comma = out
            .crosswalk
            .keys()
            .filter(|n| n.contains(','))
            .cloned()
            .collect();
        out.with_comma.extend(
            DATED
                .iter()
                .map(|d| d.0.to_owned())
                .filter(|n| n.contains(',')),
        );
        out.with_comma.sort_by_key(|n| std::cmp::Reverse(n.len()));
        Ok(out)
    }

    /// What `name` stands for in `year`; `None` where the table does not know.
    #[must_use]
    pub fn find(&self, name: &str, year: i32) -> Option<Party> {
        let dated = DATED
            .iter()
            .find(|d| d.0 == name && (d.2..=d.3).contains(&year));
        if let Some(state) = dated.and_then(|d| State::new(i32::from(d.1))) {
            return Some(Party::State(state));
        }
        if DATED.iter().any(|d| d.0 == name) {
            return None;
        }
        if let Some(&state) = self.crosswalk.get(name) {
            return Some(Party::State(state));
        }
        (name.ends_with('*') || OTHERS.contains(&name)).then(|| Party::Other(name.to_owned()))
    }

    /// A state by its three letters (ISO 3166).
    #[must_use]
    pub fn by_letters(&self, letters: &str) -> Option<State> {
        self.letters.get(letters).copied()
    }

    /// Splits a list of names; names that hold the separator are found first.
    fn split(&self, text: &str) -> Vec<String> {
        let mut rest = text.to_owned();
        let mut out = Vec::new();
        for name in &self.with_comma {
            if let Some(at) = rest.find(name.as_str()) {
                rest.replace_range(at..at + name.len(), "");
                out.push(name.clone());
            }
        }
        out.extend(
            rest.split(',')
                .map(str::trim)
                .filter(|n| !n.is_empty())
                .map(str::to_owned),
        );
        out
    }

    /// A collector of the names that a file uses and the table does not know.
    #[must_use]
    pub fn unmatched(&self) -> Unmatched<'_> {
        Unmatched {
            names: self,
            missing: BTreeSet::new(),
            memory: BTreeMap::new(),
        }
    }
}

/// Finds names and keeps those that are not known.
pub struct Unmatched<'a> {
    names: &'a Names,
    missing: BTreeSet<String>,
    memory: BTreeMap<(String, i32), Party>,
}

impl Unmatched<'_> {
    /// What a name stands for; an unknown one is kept for the error.
    pub fn find(&mut self, name: &str, year: i32) -> Party {
        let key = (name.to_owned(), year);
        if let Some(known) = self.memory.get(&key) {
            return known.clone();
        }
        let found = self.names.find(name, year).unwrap_or_else(|| {
            self.missing.insert(format!("{name} ({year})"));
            Party::Other(name.to_owned())
        });
        self.memory.insert(key, found.clone());
        found
    }

    /// What the names of a list stand for.
    pub fn list(&mut self, text: &str, year: i32) -> Vec<Party> {
        self.names
            .split(text)
            .iter()
            .map(|name| self.find(name, year))
            .collect()
    }

    /// An error if any name was not known.
    ///
    /// # Errors
    ///
    /// [`DataError::Names`] with all of them.
    pub fn finish(self, path: &Path) -> Result<(), DataError> {
        if self.missing.is_empty() {
            return Ok(());
        }
        Err(DataError::Names {
            file: path.to_owned(),
            names: self.missing.into_iter().collect(),
        })
    }
}
