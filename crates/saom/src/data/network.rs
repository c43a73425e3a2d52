//! Waves of one network.

use crate::error::{Error, Result};

/// What is known of one tie variable at one wave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tie {
    /// No tie.
    Absent,
    /// A tie.
    Present,
    /// Not observed. Unknown is a value, never an absent tie.
    Missing,
    /// A tie is impossible during the period that starts here (code 10).
    FixedAbsent,
    /// A tie is certain during the period that starts here (code 11).
    FixedPresent,
}

impl Tie {
    /// The value as it is imputed for simulation, if it is known.
    #[must_use]
    pub const fn value(self) -> Option<bool> {
        match self {
            Self::Absent | Self::FixedAbsent => Some(false),
            Self::Present | Self::FixedPresent => Some(true),
            Self::Missing => None,
        }
    }

    /// Whether it is structurally fixed.
    #[must_use]
    pub const fn fixed(self) -> bool {
        matches!(self, Self::FixedAbsent | Self::FixedPresent)
    }

    /// From the customary codes `0`, `1`, `10`, `11`, and `NA` as `None`.
    #[must_use]
    pub const fn from_code(code: Option<u8>) -> Option<Self> {
        match code {
            Some(0) => Some(Self::Absent),
            Some(1) => Some(Self::Present),
            Some(10) => Some(Self::FixedAbsent),
            Some(11) => Some(Self::FixedPresent),
            None => Some(Self::Missing),
            Some(_) => None,
        }
    }
}

/// How a tie comes to be changed (Snijders and Pickup 2016 for mutual ties).
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TieModel {
    /// Directed: the sender decides (type 1).
    Directed,
    /// Mutual: one actor gets the opportunity and imposes its choice (type 2).
    Forcing,
    /// Mutual: one actor proposes, the other confirms a new tie with `logistic(a_ji + offset)` (type 3).
    Confirmation {
        /// Added to the utility of the one who confirms.
        offset: f64,
    },
    /// Pairs: the first actor of a drawn ordered pair decides alone (type 4 as it is implemented in RSiena).
    OneSideDecides,
    /// Pairs: a tie needs both (type 5).
    Conjunctive,
    /// Pairs: a tie needs one of the two (the definition that manuals give for type 4).
    Disjunctive,
    /// Pairs: the sum of the two utilities decides (type 6).
    Compensatory,
}

impl TieModel {
    /// Whether opportunities come to pairs and not to actors.
    #[must_use]
    pub const fn pairwise(self) -> bool {
        matches!(
            self,
            Self::OneSideDecides | Self::Conjunctive | Self::Disjunctive | Self::Compensatory
        )
    }
}

/// Whether the simulation may only add or only end ties in periods in which nothing else was observed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OneSided {
    /// Both directions stay possible in every period.
    #[default]
    Never,
    /// A period without an observed ending (creation) allows no ending (creation) in simulation either.
    AsObserved,
}

/// One network at all waves.
#[derive(Debug, Clone)]
pub struct NetworkData {
    pub(crate) name: String,
    pub(crate) actors: usize,
    pub(crate) mutual: bool,
    pub(crate) waves: Vec<Vec<Tie>>,
    pub(crate) model: TieModel,
    pub(crate) one_sided: OneSided,
    pub(crate) max_degree: Option<usize>,
}

impl NetworkData {
    /// A network from `actors x actors` cells for each wave, row by row. It is mutual if every wave is symmetric.
    ///
    /// # Errors
    /// If there are fewer than two waves or a wave does not have `actors * actors` cells.
    pub fn new(name: &str, actors: usize, mut waves: Vec<Vec<Tie>>) -> Result<Self> {
        if waves.len() < 2 {
            return Err(Error::Shape {
                name: name.into(),
                what: "the network".into(),
                found: waves.len(),
                expected: 2,
                unit: "waves",
            });
        }
        for (m, wave) in waves.iter_mut().enumerate() {
            if wave.len() != actors * actors {
                return Err(Error::Shape {
                    name: name.into(),
                    what: format!("wave {}", m + 1),
                    found: wave.len(),
                    expected: actors * actors,
                    unit: "cells",
                });
            }
            for i in 0..actors {
                wave[i * actors + i] = Tie::Absent;
            }
        }
        let mutual = waves
            .iter()
            .all(|w| (0..actors).all(|i| (0..i).all(|j| w[i * actors + j] == w[j * actors + i])));
        Ok(Self {
            name: name.into(),
            actors,
            mutual,
            waves,
            model: if mutual {
                TieModel::Forcing
            } else {
                TieModel::Directed
            },
            one_sided: OneSided::Never,
            max_degree: None,
        })
    }

    /// Treats a network as directed although every wave happens to be symmetric.
    #[must_use]
    pub fn as_directed(mut self) -> Self {
        self.mutual = false;
        self.model = TieModel::Directed;
        self
    }

    /// Chooses how ties change.
    ///
    /// # Errors
    /// If the model is for mutual ties and the network is not mutual, or the other way round.
    pub fn with_model(mut self, model: TieModel) -> Result<Self> {
        if (model == TieModel::Directed) == self.mutual {
            let what = if self.mutual {
                "all waves are symmetric, so it is a mutual network: choose a model for mutual ties or declare it directed"
            } else {
                "a wave is not symmetric, so the models for mutual ties do not apply"
            };
            return Err(Error::Value {
                name: self.name,
                what: what.into(),
            });
        }
        self.model = model;
        Ok(self)
    }

    /// Chooses what a period with changes in one direction only means.
    #[must_use]
    pub fn with_one_sided(mut self, one_sided: OneSided) -> Self {
        self.one_sided = one_sided;
        self
    }

    /// No actor may send more than `limit` ties.
    ///
    /// # Errors
    /// If an actor is observed with more.
    pub fn with_max_degree(mut self, limit: usize) -> Result<Self> {
        for (m, wave) in self.waves.iter().enumerate() {
            for i in 0..self.actors {
                let degree = wave[i * self.actors..(i + 1) * self.actors]
                    .iter()
                    .filter(|t| t.value() == Some(true))
                    .count();
                if degree > limit {
                    return Err(Error::Value {
                        name: self.name,
                        what: format!(
                            "actor {} has {degree} ties at wave {}, above the maximum {limit}",
                            i + 1,
                            m + 1
                        ),
                    });
                }
            }
        }
        self.max_degree = Some(limit);
        Ok(self)
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether `x_ij` and `x_ji` are one variable.
    #[must_use]
    pub const fn mutual(&self) -> bool {
        self.mutual
    }

    /// Values of all waves with missing ones filled in: none at first, the last known value afterwards.
    pub(crate) fn imputed(&self) -> Vec<Vec<bool>> {
        let mut last = vec![false; self.actors * self.actors];
        self.waves
            .iter()
            .map(|wave| {
                for (value, tie) in last.iter_mut().zip(wave) {
                    if let Some(known) = tie.value() {
                        *value = known;
                    }
                }
                last.clone()
            })
            .collect()
    }

    /// Structural codes of all waves; a missing cell carries the code before it.
    pub(crate) fn fixed(&self) -> Vec<Vec<Option<bool>>> {
        let mut last = vec![None; self.actors * self.actors];
        self.waves
            .iter()
            .map(|wave| {
                for (value, tie) in last.iter_mut().zip(wave) {
                    if *tie != Tie::Missing {
                        *value = if tie.fixed() { tie.value() } else { None };
                    }
                }
                last.clone()
            })
            .collect()
    }
}
