//! Closed lists of words that a dossier may use.

/// A word outside the list that a field allows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{found}` is not one of {}", legal.join(", "))]
pub struct UnknownWord {
    /// What stands in the file.
    pub found: String,
    /// The words that may stand there.
    pub legal: &'static [&'static str],
}

/// Makes an enum whose variants are written as fixed words in files.
macro_rules! words {
    ($($(#[$doc:meta])* pub enum $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// Every value, in the order of the format description.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// The words of [`Self::ALL`], in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word,)*];

            /// The word that stands for the value in files.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.word())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::words::UnknownWord;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($word => Ok(Self::$variant),)*
                    _ => Err($crate::words::UnknownWord { found: text.to_owned(), legal: Self::WORDS }),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}
pub(crate) use words;

words! {
    /// What the *text* commits to, whatever the truth.
    pub enum Firmness {
        /// Said flatly in the speaker's own voice.
        Asserted = "asserted",
        /// Attributed to somebody else.
        Reported = "reported",
        /// An accusation.
        Alleged = "alleged",
        /// Reasoned, not observed.
        Argued = "argued",
        /// Denied, or said to be absent.
        Denied = "denied",
        /// Expected.
        Expected = "expected",
        /// Said to be possible.
        Possible = "possible",
        /// Said to follow if something else holds.
        Conditional = "conditional",
        /// Predicted flatly.
        Predicted = "predicted",
        /// Asked.
        Asked = "asked",
    }

    /// How sure the person is who entered the statement that it renders the source.
    pub enum Sure {
        /// About 95 %.
        High = "H",
        /// 75–95 %.
        Medium = "M",
        /// Below 75 %.
        Low = "L",
    }

    /// Where the person who entered the statement has it from.
    pub enum ReadMark {
        /// Read in the source.
        Source = "S",
        /// From general knowledge.
        Memory = "M",
        /// Derived by arithmetic.
        Derived = "D",
        /// The core read, a detail added from general knowledge.
        Mixed = "S/M",
    }

    /// Admiralty credibility of an item: a label of the analyst's judgement of the whole, never a likelihood.
    pub enum Credibility {
        /// Confirmed.
        Confirmed = "1",
        /// Probably true.
        ProbablyTrue = "2",
        /// Possibly true.
        PossiblyTrue = "3",
        /// Doubtful.
        Doubtful = "4",
        /// Improbable.
        Improbable = "5",
        /// Cannot be judged.
        CannotBeJudged = "6",
    }

    /// How much a claim matters to the document.
    pub enum Rank {
        /// Part of the argument.
        Core = "core",
        /// Presupposed or told in passing.
        Background = "background",
    }
}
