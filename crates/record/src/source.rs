//! Who says it: sources, their grades, and the origins they share.

use serde::Serialize;

use crate::distribution::Distribution;
use crate::ids::{ActorId, OriginId, SourceId};
use crate::partial_date::PartialDate;
use crate::words::words;

words! {
    /// Admiralty reliability of a *source*, as a prior on its being informed and honest.
    pub enum Grade {
        /// Completely reliable.
        A = "A",
        /// Usually reliable.
        B = "B",
        /// Fairly reliable.
        C = "C",
        /// Not usually reliable.
        D = "D",
        /// Unreliable.
        E = "E",
        /// Cannot be judged: not the worst, but the least known.
        F = "F",
    }
}

impl Grade {
    /// The prior on `q`, the chance that a source of this grade is informed and honest on a subject.
    ///
    /// Worth about ten resolved statements (two for `F`). Set so that a plain assertion
    /// (says so if true .5, by mistake .02, regardless .2) has the median likelihood ratios
    /// 18, 10, 5.7, 2.8, 1.5 and 3.2 for A to F.
    #[must_use]
    pub fn informed(self) -> Distribution {
        let (a, b) = match self {
            Self::A => (9.35, 0.65),
            Self::B => (8.4, 1.6),
            Self::C => (7.0, 3.0),
            Self::D => (4.5, 5.5),
            Self::E => (2.0, 8.0),
            Self::F => (1.0, 1.0),
        };
        Distribution::Beta { a, b }
    }

    /// The factor by which a bare number of such a source may be off: it is taken to lie between the number
    /// divided by it and multiplied with it, every order of magnitude alike.
    ///
    /// A stated rule, not an estimate: nobody has measured it.
    #[must_use]
    pub fn spread(self) -> f64 {
        match self {
            Self::A => 1.1,
            Self::B => 1.25,
            Self::C => 1.5,
            Self::D => 2.0,
            Self::E => 3.0,
            Self::F => 4.0,
        }
    }
}

/// What sources that copy one another have in common. Ten articles from one leak are one origin.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Origin {
    /// Its id.
    pub id: OriginId,
    /// Its name.
    pub name: String,
}

/// Where statements come from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Source {
    /// Its id.
    pub id: SourceId,
    /// Its name.
    pub name: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When.
    pub published: Option<PartialDate>,
    /// Where it can be read.
    pub address: Option<String>,
    /// How reliable it is.
    pub grade: Grade,
    /// Its origin; a source that names none is an origin of its own, with the same id.
    pub origin: OriginId,
    /// Parties that gain if it is believed.
    pub interest: Vec<ActorId>,
}
