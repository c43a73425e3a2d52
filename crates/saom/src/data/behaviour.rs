//! Waves of one ordinal behaviour.

use crate::error::{Error, Result};

/// What happens to an actor at the end of the scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BoundaryRule {
    /// The impossible option is not in the choice set.
    #[default]
    Restricting,
    /// The impossible option counts as a second "no change".
    Absorbing,
}

/// One behaviour at all waves.
#[derive(Debug, Clone)]
pub struct BehaviourData {
    pub(crate) name: String,
    pub(crate) waves: Vec<Vec<Option<i32>>>,
    pub(crate) rule: BoundaryRule,
    pub(crate) one_sided: super::OneSided,
}

impl BehaviourData {
    /// A behaviour from one value per actor for each wave; `None` is not observed.
    ///
    /// # Errors
    /// If there are fewer than two waves, waves of different length, or a wave without any observation.
    pub fn new(name: &str, waves: Vec<Vec<Option<i32>>>) -> Result<Self> {
        let shape = |what: String, found, expected, unit| Error::Shape {
            name: name.into(),
            what,
            found,
            expected,
            unit,
        };
        if waves.len() < 2 {
            return Err(shape("the behaviour".into(), waves.len(), 2, "waves"));
        }
        for (m, wave) in waves.iter().enumerate() {
            if wave.len() != waves[0].len() {
                return Err(shape(
                    format!("wave {}", m + 1),
                    wave.len(),
                    waves[0].len(),
                    "actors",
                ));
            }
            if wave.iter().all(Option::is_none) {
                return Err(Error::Value {
                    name: name.into(),
                    what: format!("wave {} has no observed value", m + 1),
                });
            }
        }
        Ok(Self {
            name: name.into(),
            waves,
            rule: BoundaryRule::Restricting,
            one_sided: super::OneSided::Never,
        })
    }

    /// Chooses the rule at the ends of the scale.
    #[must_use]
    pub fn with_rule(mut self, rule: BoundaryRule) -> Self {
        self.rule = rule;
        self
    }

    /// Chooses what a period with changes in one direction only means.
    #[must_use]
    pub fn with_one_sided(mut self, one_sided: super::OneSided) -> Self {
        self.one_sided = one_sided;
        self
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Smallest and largest observed value.
    pub(crate) fn range(&self) -> (i32, i32) {
        let known = || self.waves.iter().flatten().copied().flatten();
        (known().min().unwrap_or(0), known().max().unwrap_or(0))
    }

    /// Values of all waves with missing ones filled in: last known, else next known, else the most frequent of the wave.
    pub(crate) fn imputed(&self) -> Vec<Vec<i32>> {
        let count = self.waves.len();
        (0..count)
            .map(|m| {
                let wave = &self.waves[m];
                let (low, high) = self.range();
                let mode = (low..=high)
                    .rev()
                    .max_by_key(|v| wave.iter().filter(|x| **x == Some(*v)).count())
                    .unwrap_or(low);
                (0..wave.len())
                    .map(|i| {
                        let before = (0..=m).rev().find_map(|k| self.waves[k][i]);
                        let after = || (m..count).find_map(|k| self.waves[k][i]);
                        before.or_else(after).unwrap_or(mode)
                    })
                    .collect()
            })
            .collect()
    }
}
