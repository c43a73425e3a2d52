//! Coded news events: cooperation and conflict of a directed pair, month by month.
//!
//! A count depends on how much text the coder read, so it is compared only as a rate per 100,000 coded
//! events or through an offset. Scores: Goldstein 1992, *Journal of Conflict Resolution* 36: 369–385,
//! adapted to CAMEO; a score names the table it comes from, because the tables of ICEWS and GDELT differ.

use crate::{Measured, Unknown};
use std::collections::BTreeMap;

/// The four classes by root code (the rule of GDELT).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quad {
    /// Roots 01–05.
    VerbalCooperation,
    /// Roots 06–09. Root 09, investigate, is counted here although its score is negative.
    MaterialCooperation,
    /// Roots 10–14.
    VerbalConflict,
    /// Roots 15–20.
    MaterialConflict,
}

impl Quad {
    /// The class of a CAMEO code, a text with leading zeros.
    ///
    /// ```
    /// use comity_measure::Quad;
    /// assert_eq!(Quad::of("010")?, Quad::VerbalCooperation);
    /// assert_eq!(Quad::of("10")?, Quad::VerbalConflict);
    /// # Ok::<(), comity_measure::Unknown>(())
    /// ```
    ///
    /// # Errors
    /// [`Unknown::InvalidInput`] if the root is not 01 to 20.
    pub fn of(code: &str) -> Measured<Self> {
        match code.get(..2).and_then(|root| root.parse::<u8>().ok()) {
            Some(1..=5) => Ok(Self::VerbalCooperation),
            Some(6..=9) => Ok(Self::MaterialCooperation),
            Some(10..=14) => Ok(Self::VerbalConflict),
            Some(15..=20) => Ok(Self::MaterialConflict),
            _ => Err(Unknown::InvalidInput(
                "a CAMEO code is a text that starts with 01 to 20",
            )),
        }
    }
}

/// Goldstein scores by CAMEO code.
#[derive(Debug, Clone, Default)]
pub struct Goldstein {
    scores: BTreeMap<String, f64>,
}

impl Goldstein {
    /// A table of scores, −10 to 10.
    pub fn new(scores: impl IntoIterator<Item = (String, f64)>) -> Self {
        Self {
            scores: scores.into_iter().collect(),
        }
    }

    /// The score of a code, or of its parent (the code without its last digit).
    ///
    /// # Errors
    /// [`Unknown::MissingInput`] if neither is in the table.
    pub fn score(&self, code: &str) -> Measured {
        let mut code = code;
        while code.len() >= 2 {
            if let Some(&score) = self.scores.get(code) {
                return Ok(score);
            }
            code = code.get(..code.len() - 1).unwrap_or_default();
        }
        Err(Unknown::MissingInput("the code has no score in this table"))
    }
}

/// One event of a directed pair.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Event {
    /// Day, counted from any fixed day.
    pub day: i32,
    /// Class.
    pub quad: Quad,
    /// Goldstein score.
    pub score: f64,
}

/// What a directed pair did in one month.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct MonthEvents {
    /// Events.
    pub n: u32,
    /// Events by class, in the order of [`Quad`].
    pub quads: [u32; 4],
    /// Sum of scores.
    pub score_sum: f64,
}

impl MonthEvents {
    /// The events whose day lies in `from..=to`.
    #[must_use]
    pub fn of(events: &[Event], from: i32, to: i32) -> Self {
        let mut month = Self::default();
        for event in events
            .iter()
            .filter(|event| (from..=to).contains(&event.day))
        {
            month.n += 1;
            month.quads[event.quad as usize] += 1;
            month.score_sum += event.score;
        }
        month
    }

    /// Both directions together.
    #[must_use]
    pub fn both(&self, other: &Self) -> Self {
        Self {
            n: self.n + other.n,
            quads: std::array::from_fn(|q| self.quads[q] + other.quads[q]),
            score_sum: self.score_sum + other.score_sum,
        }
    }

    /// The mean score.
    ///
    /// # Errors
    /// [`Unknown::NoCoverage`] if there was no event.
    pub fn mean(&self) -> Measured {
        if self.n == 0 {
            return Err(Unknown::NoCoverage("no event in the month"));
        }
        Ok(self.score_sum / f64::from(self.n))
    }

    /// The mean drawn towards `centre` (the mean over all pairs of the month) as if `strength` events had it.
    ///
    /// # Errors
    /// [`Unknown::InvalidInput`] unless `strength` is above 0 and the centre is finite.
    pub fn shrunk_mean(&self, centre: f64, strength: f64) -> Measured {
        if !(strength > 0.0 && centre.is_finite()) {
            return Err(Unknown::InvalidInput(
                "shrinking needs a strength above 0 and a finite centre",
            ));
        }
        Ok((self.score_sum + strength * centre) / (f64::from(self.n) + strength))
    }

    /// Events per 100,000 coded events of the month. No event is 0 where the coder covered the pair.
    ///
    /// # Errors
    /// [`Unknown::NoCoverage`] if no event at all was coded in the month.
    pub fn per_100k(&self, coded: u64) -> Measured {
        per_100k(self.n, coded)
    }

    /// Cooperation (verbal and material) per 100,000 coded events.
    ///
    /// # Errors
    /// [`Unknown::NoCoverage`] if no event at all was coded in the month.
    pub fn cooperation(&self, coded: u64) -> Measured {
        per_100k(self.quads[0] + self.quads[1], coded)
    }

    /// Conflict (verbal and material) per 100,000 coded events.
    ///
    /// # Errors
    /// [`Unknown::NoCoverage`] if no event at all was coded in the month.
    pub fn conflict(&self, coded: u64) -> Measured {
        per_100k(self.quads[2] + self.quads[3], coded)
    }
}

fn per_100k(n: u32, coded: u64) -> Measured {
    if coded == 0 {
        return Err(Unknown::NoCoverage(
            "no event of any pair was coded in the month",
        ));
    }
    Ok(1e5 * f64::from(n) / coded as f64)
}

/// Scores that fade with a half-life: `G = Σ g 2^(−age/h)` and `W = Σ 2^(−age/h)`.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Faded {
    /// G: the level.
    pub level: f64,
    /// W: the weight of what is left.
    pub weight: f64,
}

impl Faded {
    /// All events up to and including day `at`, with a half-life in days.
    ///
    /// ```
    /// use comity_measure::{Event, Faded, Quad};
    /// let event = |day, score| Event { day, quad: Quad::VerbalCooperation, score };
    /// let faded = Faded::at(&[event(0, 4.0), event(60, 1.0), event(61, 9.0)], 60, 60.0);
    /// assert_eq!((faded.level, faded.weight), (3.0, 1.5));
    /// assert_eq!(faded.mean()?, 2.0);
    /// # Ok::<(), comity_measure::Unknown>(())
    /// ```
    #[must_use]
    pub fn at(events: &[Event], at: i32, half_life: f64) -> Self {
        events
            .iter()
            .filter(|event| event.day <= at)
            .fold(Self::default(), |sum, event| {
                let weight = (-f64::from(at - event.day) / half_life).exp2();
                Self {
                    level: sum.level + event.score * weight,
                    weight: sum.weight + weight,
                }
            })
    }

    /// The same seen `days` later, before anything new is added.
    #[must_use]
    pub fn later(&self, days: u32, half_life: f64) -> Self {
        let left = (-f64::from(days) / half_life).exp2();
        Self {
            level: self.level * left,
            weight: self.weight * left,
        }
    }

    /// G / W.
    ///
    /// # Errors
    /// [`Unknown::NoCoverage`] if there was no event.
    pub fn mean(&self) -> Measured {
        if self.weight > 0.0 {
            Ok(self.level / self.weight)
        } else {
            Err(Unknown::NoCoverage("no event up to that day"))
        }
    }
}
