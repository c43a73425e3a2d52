//! Names that a dossier gives to its things, each with a type of its own.

use std::borrow::Borrow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};

/// Why a word is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// Nothing between the separators or quotes.
    #[error("an id must not be empty")]
    Empty,
    /// Longer than 80 characters: nobody can cite it.
    #[error("an id has at most 80 characters, this one has {0}")]
    TooLong(usize),
    /// A character outside letters, digits, `-`, `.` and `_`.
    #[error("an id is made of letters, digits, `-`, `.` and `_`, not {0:?}")]
    Character(char),
    /// A mechanism that is not written `M01` to `M99`.
    #[error("a mechanism is written `M` and two digits, such as `M07`")]
    Mechanism,
}

fn check(text: &str) -> Result<(), IdError> {
    if text.is_empty() {
        return Err(IdError::Empty);
    }
    if let Some(wrong) = text
        .chars()
        .find(|c| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_')))
    {
        return Err(IdError::Character(wrong));
    }
    match text.len() {
        length if length > 80 => Err(IdError::TooLong(length)),
        _ => Ok(()),
    }
}

fn check_mechanism(text: &str) -> Result<(), IdError> {
    check(text)?;
    let digits = text.strip_prefix('M').filter(|rest| rest.len() == 2);
    match digits {
        Some(rest) if rest.bytes().all(|b| b.is_ascii_digit()) => Ok(()),
        _ => Err(IdError::Mechanism),
    }
}

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident by $check:ident;)*) => {$(
        $(#[$doc])*
        ///
        /// Made only by parsing; letters, digits, `-`, `.` and `_`.
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Reads an id.
            ///
            /// # Errors
            ///
            /// [`IdError`] says which rule the word breaks.
            pub fn parse(text: &str) -> Result<Self, IdError> {
                $check(text)?;
                Ok(Self(text.to_owned()))
            }

            /// The id as it is written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                Self::parse(text)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "`{}`", self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Self::parse(&text).map_err(serde::de::Error::custom)
            }
        }
    )*};
}

id! {
    /// An actor: a state, or a body that acts like one (`RUS`, `UNSC`).
    ActorId by check;
    /// A source (`R51`).
    SourceId by check;
    /// An origin: what sources that copy one another have in common (`us-government`).
    OriginId by check;
    /// A statement or a claim (`C43`, `b4-2000`).
    StatementId by check;
    /// A proposition: something contested (`K3`).
    PropositionId by check;
    /// A disagreement between statements (`F21`).
    ConflictId by check;
    /// Rival estimates that are fused (`shells-delivered`).
    FusionId by check;
    /// A parameter (`corridor.rail.trains_per_week`).
    ParameterId by check;
    /// A question (`Q07`).
    QuestionId by check;
    /// A sentence of the document (`S26`).
    SentenceId by check;
    /// A good of the model (`munitions`).
    GoodId by check;
    /// A corridor of the model (`rail`).
    CorridorId by check;
    /// A stage of a corridor (`track`).
    StageId by check;
    /// A council vote on the model's calendar (`panel-2024`).
    CouncilVoteId by check;
    /// A publication: something the public gets to see (`containers`).
    PublicationId by check;
    /// A key for what a level counts or what kind of event it is (`rounds-fired`, `visit`).
    Key by check;
    /// A mechanism, `M01` to `M99`.
    MechanismId by check_mechanism;
}
