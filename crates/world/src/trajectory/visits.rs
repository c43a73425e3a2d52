//! Visits between leaders, in continuous time: a visit received raises the chance of a visit paid.

use super::{Run, visit_clock};
use crate::hazard::WEEKS_A_YEAR;
use crate::trace::VisitEvent;

/// How long a visit received raises the chance of a return visit: 15 months, in weeks.
pub(super) const RETURN_WINDOW: f64 = 15.0 * WEEKS_A_YEAR / 12.0;

impl Run<'_> {
    /// Visits within the step, each in its place: a visit raises the rate of its return at once.
    pub(super) fn step_visits(&mut self, from: f64, to: f64) {
        for v in 0..self.s.visits.len() {
            let back = self.back(v);
            if back.is_some_and(|other| other < v) {
                continue; // Went with its other direction.
            }
            let mut t = from;
            while t < to {
                let pair = [Some(v), back];
                // Rates hold until a window ends.
                let until = pair
                    .iter()
                    .flatten()
                    .map(|&k| self.received[k] + RETURN_WINDOW)
                    .filter(|&end| end > t)
                    .fold(to, f64::min);
                let rates = pair.map(|k| k.map_or(0.0, |k| self.visit_rate(k, t)));
                let (mut first, mut due) = (None, until - t);
                for (k, rate) in pair.into_iter().zip(rates) {
                    if let Some(k) = k
                        && self.visit_clocks[k].due(rate) < due
                    {
                        (first, due) = (Some(k), self.visit_clocks[k].due(rate));
                    }
                }
                for (k, rate) in pair.into_iter().zip(rates) {
                    if let Some(k) = k {
                        self.visit_clocks[k].pass(rate, due);
                    }
                }
                let Some(visit) = first else {
                    t = until;
                    continue;
                };
                t += due;
                self.visit_clocks[visit].fire();
                self.out.visits.push(VisitEvent { week: t, visit });
                if let Some(other) = self.back(visit) {
                    self.received[other] = t;
                }
            }
        }
    }

    /// The visit of the host's leader to the visitor, if it is followed.
    pub(super) fn back(&self, visit: usize) -> Option<usize> {
        let v = self.s.visits[visit];
        self.s
            .visits
            .iter()
            .position(|other| other.from == v.to && other.to == v.from)
    }

    /// The rate of a visit at `t`, events a week.
    pub(super) fn visit_rate(&self, visit: usize, t: f64) -> f64 {
        let own = self.out.draws[self.s.visits[visit].rate] / WEEKS_A_YEAR;
        if t < self.received[visit] + RETURN_WINDOW {
            own * self.return_ratio()
        } else {
            own
        }
    }

    pub(super) fn return_ratio(&self) -> f64 {
        self.s.visit_return.map_or(1.0, |slot| self.out.draws[slot])
    }

    /// The integrated hazard of the first visit up to each of `weeks`.
    ///
    /// Visits that are returns of that very visit must not enter it: the chance of a first visit is the mean of
    /// 1 − exp(−H) only where H does not depend on the visit itself. So the host's visits are followed on the same
    /// clock, but at the rates that they have as long as this visit has not taken place.
    pub(super) fn visit_hazards(&self, visit: usize, weeks: &[f64]) -> Vec<f64> {
        let v = self.s.visits[visit];
        let own = self.out.draws[v.rate] / WEEKS_A_YEAR;
        let mut received: Vec<f64> = v.received.into_iter().collect();
        if let Some(back) = self.back(visit) {
            let host = self.s.visits[back];
            let rate = self.out.draws[host.rate] / WEEKS_A_YEAR;
            let window_end = host
                .received
                .map_or(0.0, |week| week + RETURN_WINDOW)
                .clamp(0.0, self.s.weeks);
            let mut clock = visit_clock(self.chance, back);
            for (rate, from, to) in [
                (rate * self.return_ratio(), 0.0, window_end),
                (rate, window_end, self.s.weeks),
            ] {
                clock.events(rate, from, to - from, |week, _| received.push(week));
            }
        }
        weeks
            .iter()
            .map(|week| {
                let until = week.min(self.s.weeks);
                // Windows follow in order of time; each counts from where the one before ends.
                let (mut raised, mut covered) = (0.0, 0.0f64);
                for &start in &received {
                    let (a, b) = (start.max(covered), (start + RETURN_WINDOW).min(until));
                    raised += (b - a).max(0.0);
                    covered = covered.max(b);
                }
                own * (until + (self.return_ratio() - 1.0) * raised)
            })
            .collect()
    }
}
