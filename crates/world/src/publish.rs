//! Published events: what the public gets to see of what happened.

use crate::key::Key;
use crate::mechanisms::m22_disclosure;
use crate::scenario::{Draws, Group, Publication, Scenario, Streams, Watch};

/// Follows one threshold through a trajectory.
#[derive(Debug, Clone, PartialEq)]
pub struct Follower {
    watch: Watch,
    counted: f64,
    crossed: Option<f64>,
}

impl Follower {
    /// A follower that has counted nothing yet.
    #[must_use]
    pub fn new(watch: Watch) -> Self {
        Self {
            watch,
            counted: 0.0,
            crossed: None,
        }
    }

    /// Counts what was there before the start, unless counting starts later.
    pub fn already(&mut self, amount: f64) {
        if self.watch.since <= 0.0 {
            self.counted += amount;
            if self.counted >= self.watch.at_least {
                self.crossed.get_or_insert(0.0);
            }
        }
    }

    /// The watch.
    #[must_use]
    pub fn watch(&self) -> &Watch {
        &self.watch
    }

    /// Counts `amount` spread evenly over `[from, to)` and finds the moment of the crossing.
    pub fn add(&mut self, amount: f64, from: f64, to: f64) {
        let (a, b) = (from.max(self.watch.since), to.min(self.watch.until));
        if b <= a || amount <= 0.0 {
            return;
        }
        let part = amount * (b - a) / (to - from);
        if self.crossed.is_none() && self.counted + part >= self.watch.at_least {
            self.crossed = Some(a + (b - a) * (self.watch.at_least - self.counted).max(0.0) / part);
        }
        self.counted += part;
    }

    /// Sees a level that holds in `[from, to)`.
    pub fn level(&mut self, value: f64, from: f64, to: f64) {
        let first = from.max(self.watch.since);
        if self.crossed.is_none()
            && value >= self.watch.at_least
            && first < to
            && first <= self.watch.until
        {
            self.crossed = Some(first);
        }
    }

    /// The week of the crossing.
    #[must_use]
    pub fn crossed(&self) -> Option<f64> {
        self.crossed
    }
}

/// The first week in which any side says so: crossing + lag, if it discloses. One draw for each side and trajectory.
#[must_use]
pub fn statement(
    scenario: &Scenario,
    publication: &Publication,
    draws: &Draws,
    chance: Key,
    crossed: Option<f64>,
) -> Option<f64> {
    let crossed = crossed?;
    let on = scenario.on.on("M22");
    publication
        .sides
        .iter()
        .any(|&side| {
            m22_disclosure::discloses(
                draws[publication.disclose],
                chance.named("disclosure").and(side as u64).uniform(),
                on,
            )
        })
        .then(|| crossed + draws[publication.lag] / 7.0)
}

/// The key of chance in a trajectory.
#[must_use]
pub fn chance(streams: &Streams, trajectory: u64) -> Key {
    streams.key(Group::Chance, trajectory)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WATCH: Watch = Watch {
        publication: 0,
        at_least: 100.0,
        since: 2.0,
        until: 20.0,
    };

    #[test]
    fn the_crossing_is_interpolated_and_only_the_window_counts() {
        let mut f = Follower::new(WATCH);
        f.add(80.0, 0.0, 4.0);
        assert_eq!(f.crossed(), None);
        f.add(120.0, 4.0, 8.0);
        // 40 counted in [2, 4), then 30 a week: 60 more after 2 weeks.
        assert_eq!(f.crossed(), Some(6.0));
    }

    #[test]
    fn halves_cross_on_the_same_day_as_the_whole() {
        let (mut one, mut two) = (Follower::new(WATCH), Follower::new(WATCH));
        one.add(300.0, 4.0, 7.0);
        two.add(150.0, 4.0, 5.5);
        two.add(150.0, 5.5, 7.0);
        assert!((one.crossed().unwrap() - two.crossed().unwrap()).abs() < 1e-12);
    }

    #[test]
    fn a_level_counts_at_once() {
        let mut f = Follower::new(WATCH);
        f.level(99.0, 3.0, 4.0);
        assert_eq!(f.crossed(), None);
        f.level(100.0, 4.0, 5.0);
        assert_eq!(f.crossed(), Some(4.0));
    }

    #[test]
    fn a_level_from_before_the_window_counts_when_the_window_opens() {
        let mut f = Follower::new(WATCH);
        f.level(100.0, 0.0, 2.0);
        assert_eq!(f.crossed(), None);
        f.level(100.0, 1.5, 2.5);
        assert_eq!(f.crossed(), Some(2.0));
    }

    #[test]
    fn what_was_there_before_counts_only_where_counting_has_begun() {
        let mut later = Follower::new(WATCH);
        later.already(500.0);
        assert_eq!(later.crossed(), None);
        let mut now = Follower::new(Watch {
            since: 0.0,
            ..WATCH
        });
        now.already(60.0);
        assert_eq!(now.crossed(), None);
        now.add(80.0, 0.0, 2.0);
        assert_eq!(now.crossed(), Some(1.0));
    }
}
