//! States and other actors, with their codes and the years in which these are valid.

use serde::Serialize;

use crate::ids::ActorId;
use crate::partial_date::PartialDate;

/// A state, or a body that acts like one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Actor {
    /// Its id in the dossier.
    pub id: ActorId,
    /// Its name.
    pub name: String,
    /// ISO 3166-1 alpha-3 code.
    pub iso3: Option<String>,
    /// Correlates of War number.
    pub cow: Option<u16>,
    /// Gleditsch–Ward number.
    pub gw: Option<u16>,
    /// First year of the codes; `None`: not stated.
    pub from: Option<i16>,
    /// Last year of the codes; `None`: still valid.
    pub to: Option<i16>,
    /// Anything else.
    pub note: Option<String>,
}

impl Actor {
    /// Whether some part of a time falls in the years in which the actor exists under this code.
    ///
    /// ```
    /// # use comity_record::Actor;
    /// # let soviet = Actor { id: "SUN".parse()?, name: "Soviet Union".into(), iso3: None, cow: Some(365),
    /// #     gw: Some(365), from: Some(1922), to: Some(1991), note: None };
    /// assert!(soviet.exists_in(&"1961-07-06".parse()?));
    /// assert!(!soviet.exists_in(&"2000-02-09/..".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn exists_in(&self, time: &PartialDate) -> bool {
        let starts_in_time = self.to.is_none_or(|to| time.earliest().year() <= to);
        let ends_in_time = self.from.is_none_or(|from| time.latest().year() >= from);
        starts_in_time && ends_in_time
    }
}
