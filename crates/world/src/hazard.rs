//! Hazards by time change: an event falls where its integrated hazard reaches a unit exponential.

use crate::key::Key;

/// Weeks in a year of 365.25 days.
pub const WEEKS_A_YEAR: f64 = 365.25 / 7.0;

/// Days in a month on average.
pub const DAYS_A_MONTH: f64 = 365.25 / 12.0;

/// The clock of one process: how much integrated hazard is left until its next event.
///
/// The exponential of event number `count` is keyed by (trajectory, process, count), so it does not
/// depend on what else happens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Clock {
    process: Key,
    count: u64,
    left: f64,
}

impl Clock {
    /// A clock that waits for the first event of a process: its key holds trajectory and process.
    #[must_use]
    pub fn new(process: Key) -> Self {
        Self {
            process,
            count: 0,
            left: process.and(0).exponential(),
        }
    }

    /// Time until the event at a constant `rate`; infinite at rate 0.
    #[must_use]
    pub fn due(&self, rate: f64) -> f64 {
        if rate > 0.0 {
            self.left / rate
        } else {
            f64::INFINITY
        }
    }

    /// Whether `dt` passes at `rate` without an event. Cheaper than [`Clock::due`]: no division.
    #[must_use]
    pub fn rests(&self, rate: f64, dt: f64) -> bool {
        self.left > rate * dt
    }

    /// Lets `dt` pass at `rate` without an event.
    pub fn pass(&mut self, rate: f64, dt: f64) {
        self.left = (self.left - rate * dt).max(0.0);
    }

    /// Takes the event and waits for the next one. Gives the number of this event, from 0.
    pub fn fire(&mut self) -> u64 {
        self.count += 1;
        self.left = self.process.and(self.count).exponential();
        self.count - 1
    }

    /// The times in `[from, from + dt)` at which a process with constant `rate` fires.
    pub fn events(&mut self, rate: f64, from: f64, dt: f64, mut each: impl FnMut(f64, u64)) {
        let mut t = 0.0;
        // Most steps of most processes bring nothing.
        if self.rests(rate, dt) {
            return self.pass(rate, dt);
        }
        while self.due(rate) < dt - t {
            t += self.due(rate);
            let number = self.fire();
            each(from + t, number);
        }
        self.pass(rate, dt - t);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_equal_rate_times_time_whatever_the_step() {
        for steps in [1u32, 7, 120] {
            let mut count = 0u32;
            for k in 0..4000 {
                let key = Key::new(5).and(k);
                let mut clock = Clock::new(key.and(1));
                for s in 0..steps {
                    clock.events(0.3, f64::from(s), 12.0 / f64::from(steps), |_, _| {
                        count += 1;
                    });
                }
            }
            let mean = f64::from(count) / 4000.0;
            // Poisson with mean 3.6: standard error √(3.6/4000) = .03.
            assert!((mean - 3.6).abs() < 0.12, "{steps}: {mean}");
        }
    }

    #[test]
    fn the_day_of_an_event_does_not_depend_on_the_step() {
        let key = Key::new(5).and(1);
        let times = |steps: u32| {
            let (mut clock, mut found) = (Clock::new(key.and(1)), Vec::new());
            let dt = 50.0 / f64::from(steps);
            for s in 0..steps {
                clock.events(0.2, f64::from(s) * dt, dt, |t, _| found.push(t));
            }
            found
        };
        let (one, many) = (times(1), times(500));
        assert_eq!(one.len(), many.len());
        assert!(one.iter().zip(&many).all(|(a, b)| (a - b).abs() < 1e-9));
    }
}
