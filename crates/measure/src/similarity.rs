//! The measures by name: what a command or a table column may ask for.

use crate::{
    Abstention, Distance, Measured, Table, Unknown, a_index, agreement, alpha, kappa, pi, s, tau_b,
};
use std::fmt;
use std::str::FromStr;

/// A measure of similarity that is a function of the joint table (and, for the weighted S, of the ratings).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Similarity {
    /// Signorino and Ritter's S.
    S(Distance),
    /// S weighted by capabilities.
    WeightedS(Distance),
    /// Cohen's kappa.
    Kappa(Distance),
    /// Scott's pi.
    Pi(Distance),
    /// Krippendorff's alpha.
    Alpha(Distance),
    /// Kendall's tau-b.
    TauB,
    /// Observed minus expected S.
    AIndex,
    /// Agreement of votes.
    Agreement(Abstention),
}

const NAMES: [(&str, Similarity); 20] = [
    ("s", Similarity::S(Distance::Linear)),
    ("s-squared", Similarity::S(Distance::Quadratic)),
    ("s-nominal", Similarity::S(Distance::Nominal)),
    ("s-weighted", Similarity::WeightedS(Distance::Linear)),
    (
        "s-squared-weighted",
        Similarity::WeightedS(Distance::Quadratic),
    ),
    ("kappa", Similarity::Kappa(Distance::Nominal)),
    ("kappa-linear", Similarity::Kappa(Distance::Linear)),
    ("kappa-quadratic", Similarity::Kappa(Distance::Quadratic)),
    ("pi", Similarity::Pi(Distance::Nominal)),
    ("pi-linear", Similarity::Pi(Distance::Linear)),
    ("pi-quadratic", Similarity::Pi(Distance::Quadratic)),
    ("alpha", Similarity::Alpha(Distance::Nominal)),
    ("alpha-linear", Similarity::Alpha(Distance::Linear)),
    ("alpha-quadratic", Similarity::Alpha(Distance::Quadratic)),
    ("tau-b", Similarity::TauB),
    ("a-index", Similarity::AIndex),
    ("agree3", Similarity::Agreement(Abstention::Answer)),
    ("agree2", Similarity::Agreement(Abstention::Dropped)),
    ("agree-half", Similarity::Agreement(Abstention::Half)),
    (
        "s-nominal-weighted",
        Similarity::WeightedS(Distance::Nominal),
    ),
];

impl Similarity {
    /// All names with their measures.
    #[must_use]
    pub fn all() -> &'static [(&'static str, Self)] {
        &NAMES
    }

    /// The value from the joint table.
    ///
    /// # Errors
    /// The reason of the measure; [`Unknown::MissingInput`] for the weighted S, which needs the ratings
    /// themselves ([`weighted_s`](crate::weighted_s)).
    pub fn of(self, table: &Table) -> Measured {
        match self {
            Self::S(distance) => s(table, distance),
            Self::WeightedS(_) => Err(Unknown::MissingInput("weights of the partners")),
            Self::Kappa(distance) => kappa(table, distance),
            Self::Pi(distance) => pi(table, distance),
            Self::Alpha(distance) => alpha(table, distance),
            Self::TauB => tau_b(table),
            Self::AIndex => a_index(table),
            Self::Agreement(abstention) => agreement(table, abstention),
        }
    }
}

impl fmt::Display for Similarity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = NAMES
            .iter()
            .find(|(_, measure)| measure == self)
            .map_or("unnamed", |(name, _)| name);
        f.write_str(name)
    }
}

/// The name is not one of [`Similarity::all`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no measure is called `{found}`: expected one of {}", names())]
pub struct NoSuchMeasure {
    /// What was asked for.
    pub found: String,
}

fn names() -> String {
    NAMES
        .iter()
        .map(|(name, _)| *name)
        .collect::<Vec<_>>()
        .join(", ")
}

impl FromStr for Similarity {
    type Err = NoSuchMeasure;

    /// ```
    /// use comity_measure::Similarity;
    /// let measure: Similarity = "kappa-quadratic".parse()?;
    /// assert_eq!(measure.to_string(), "kappa-quadratic");
    /// assert!("kapa".parse::<Similarity>().unwrap_err().to_string().contains("expected one of s, "));
    /// # Ok::<(), comity_measure::NoSuchMeasure>(())
    /// ```
    fn from_str(name: &str) -> Result<Self, NoSuchMeasure> {
        NAMES
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, measure)| *measure)
            .ok_or_else(|| NoSuchMeasure {
                found: name.to_owned(),
            })
    }
}
