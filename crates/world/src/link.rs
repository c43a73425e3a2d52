//! Talks and ties of one ordered pair.
//!
//! Every tie passes through talks, for every pair. Talks start at `h0·e^{aη}/q` a year, succeed at
//! `s·e^{η/2}`, lapse at `s·(1 − q)/q`, with `a = 1 − (1 − q)/2`; then the onset rate of the pair stays
//! near `h0·e^η` for q near ½ and every η, and equals it exactly at η = 0 where talks are short.

use crate::hazard::{Clock, WEEKS_A_YEAR};
use crate::key::Key;
use crate::mechanisms::m23_deniable_first;
pub use crate::rung::Rung;

/// Hazards of one pair, events a week.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rates {
    /// Talks start.
    pub start: f64,
    /// Talks succeed.
    pub success: f64,
    /// Talks lapse.
    pub lapse: f64,
    /// The tie ends.
    pub end: f64,
}

impl Rates {
    /// From yearly base rates: `h0` of the average pair, `eta`, `q`, success and end.
    #[must_use]
    pub fn new(h0: f64, eta: f64, q: f64, success: f64, end: f64) -> Self {
        let a = 1.0 - 0.5 * (1.0 - q);
        Self {
            start: h0 * (a * eta).exp() / q / WEEKS_A_YEAR,
            success: success * (0.5 * eta).exp() / WEEKS_A_YEAR,
            lapse: success * (1.0 - q) / q / WEEKS_A_YEAR,
            end: end / WEEKS_A_YEAR,
        }
    }

    /// The chance that talks, once begun, succeed.
    #[must_use]
    pub fn success_chance(&self) -> f64 {
        self.success / (self.success + self.lapse)
    }
}

/// What happens to a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Talks start.
    Talks,
    /// Talks lapse.
    Lapse,
    /// A tie starts or climbs to a rung.
    Tie(Rung),
    /// The tie ends.
    End,
}

/// Talks and tie of one ordered pair.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// Talks are under way.
    pub talks: bool,
    /// The rung now.
    pub rung: Rung,
    /// The highest rung ever reached.
    pub reached: Rung,
    start: Clock,
    success: Clock,
    lapse: Clock,
    end: Clock,
}

/// The part of process numbers that belongs to links.
const PROCESSES: u64 = 1 << 32;

impl Link {
    /// A link without talks or tie.
    #[must_use]
    pub fn new(trajectory: Key, from: usize, to: usize) -> Self {
        // Keyed by both indices, not by a pair number that would depend on how many actors there are.
        let process = PROCESSES + (((from as u64) << 12) + to as u64) * 4;
        let clock = |k| Clock::new(trajectory.and(process + k));
        Self {
            talks: false,
            rung: Rung::None,
            reached: Rung::None,
            start: clock(0),
            success: clock(1),
            lapse: clock(2),
            end: clock(3),
        }
    }

    /// Talks succeed: the tie starts or climbs.
    pub fn succeed(&mut self, prohibited: bool, ladder: bool) -> Rung {
        self.talks = false;
        self.rung = m23_deniable_first::rung_after(self.reached, prohibited, ladder);
        self.reached = self.reached.max(self.rung);
        self.rung
    }

    /// Lets `dt` weeks pass if the link is idle and no talks start in them; says whether they passed. Most weeks
    /// of most pairs are like this.
    pub fn idles(&mut self, rates: &Rates, dt: f64) -> bool {
        let idle = !self.talks && self.rung == Rung::None && self.start.rests(rates.start, dt);
        if idle {
            self.start.pass(rates.start, dt);
        }
        idle
    }

    /// Lets `dt` weeks pass at constant rates, with every event in its place. `prohibited` says whether a rule
    /// forbids the transfer in a week; `ladder` whether the deniable channel comes first.
    pub fn advance(
        &mut self,
        rates: &Rates,
        from: f64,
        dt: f64,
        prohibited: impl Fn(f64) -> bool,
        ladder: bool,
        mut each: impl FnMut(f64, Change),
    ) {
        let mut t = 0.0;
        loop {
            let start = if self.talks || self.rung == Rung::State {
                0.0
            } else {
                rates.start
            };
            let (success, lapse) = if self.talks {
                (rates.success, rates.lapse)
            } else {
                (0.0, 0.0)
            };
            let end = if self.rung == Rung::None {
                0.0
            } else {
                rates.end
            };
            let left = dt - t;
            let due = [
                self.start.due(start),
                self.success.due(success),
                self.lapse.due(lapse),
                self.end.due(end),
            ];
            let (which, first) =
                due.iter()
                    .copied()
                    .enumerate()
                    .fold(
                        (0, f64::INFINITY),
                        |best, (k, d)| if d < best.1 { (k, d) } else { best },
                    );
            let stretch = first.min(left);
            self.start.pass(start, stretch);
            self.success.pass(success, stretch);
            self.lapse.pass(lapse, stretch);
            self.end.pass(end, stretch);
            if first >= left {
                return;
            }
            t += first;
            let change = match which {
                0 => {
                    self.start.fire();
                    self.talks = true;
                    Change::Talks
                }
                1 => {
                    self.success.fire();
                    Change::Tie(self.succeed(prohibited(from + t), ladder))
                }
                2 => {
                    self.lapse.fire();
                    self.talks = false;
                    Change::Lapse
                }
                _ => {
                    self.end.fire();
                    self.rung = Rung::None;
                    Change::End
                }
            };
            each(from + t, change);
        }
    }
}

/// The probability that a tie has started by `t` weeks, for a pair that starts without talks (or `in_talks`)
/// and keeps constant rates: the closed form of the two-state chain with absorption, used as the oracle of the simulation.
#[must_use]
pub fn onset_probability(rates: &Rates, in_talks: bool, t: f64) -> f64 {
    let (s, u, l) = (rates.start, rates.success, rates.lapse);
    // States: idle, talks. Survival vector solves x' = A x, A = [[−s, s], [l, −(l + u)]].
    let trace = -(s + l + u);
    let determinant = s * u;
    let root = (trace * trace - 4.0 * determinant).max(0.0).sqrt();
    let (r1, r2) = (0.5 * (trace + root), 0.5 * (trace - root));
    // Survival from a state: f(t) = c1 e^{r1 t} + c2 e^{r2 t}, f(0) = 1, f'(0) = 0 (idle) or −u (talks).
    let slope = if in_talks { -u } else { 0.0 };
    if root == 0.0 {
        return 1.0 - (1.0 + (slope - r1) * t) * (r1 * t).exp();
    }
    let c1 = (slope - r2) / (r1 - r2);
    1.0 - (c1 * (r1 * t).exp() + (1.0 - c1) * (r2 * t).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share_with_onset(rates: &Rates, in_talks: bool, weeks: f64, steps: u32, runs: u64) -> f64 {
        let mut count = 0u32;
        for k in 0..runs {
            let key = Key::new(11).and(k);
            let mut link = Link::new(key, 0, 1);
            link.talks = in_talks;
            let mut tie = false;
            let dt = weeks / f64::from(steps);
            for s in 0..steps {
                link.advance(
                    rates,
                    f64::from(s) * dt,
                    dt,
                    |_| false,
                    true,
                    |_, c| tie |= matches!(c, Change::Tie(_)),
                );
            }
            count += u32::from(tie);
        }
        f64::from(count) / runs as f64
    }

    #[test]
    fn onsets_equal_the_closed_form() {
        let runs = 20_000;
        for (h0, eta, q, in_talks) in [
            (0.3, 0.0, 0.5, false),
            (0.1, 1.0, 0.3, false),
            (0.05, -0.5, 0.7, true),
        ] {
            let rates = Rates::new(h0, eta, q, 1.7, 0.2);
            let exact = onset_probability(&rates, in_talks, 120.0);
            let seen = share_with_onset(&rates, in_talks, 120.0, 120, runs);
            let error = (exact * (1.0 - exact) / runs as f64).sqrt();
            assert!(
                (seen - exact).abs() < 4.0 * error,
                "{h0} {eta} {q} {in_talks}: {seen} {exact} ± {error}"
            );
        }
    }

    #[test]
    fn the_step_does_not_matter_at_all() {
        let rates = Rates::new(0.2, 0.5, 0.4, 1.7, 0.2);
        assert_eq!(
            share_with_onset(&rates, false, 120.0, 120, 3000),
            share_with_onset(&rates, false, 120.0, 240, 3000)
        );
    }

    #[test]
    fn rare_onsets_come_at_the_rate_of_the_pair() {
        // Onset over a long time ≈ h0·e^{aη}·e^{η/2}/(q e^{η/2} + 1 − q) ≈ h0·e^η.
        for q in [0.3f64, 0.5, 0.7] {
            for eta in [-0.5f64, 0.0, 0.5] {
                let r = Rates::new(0.002, eta, q, 1.7, 0.2);
                let rate = r.start * r.success_chance() * WEEKS_A_YEAR;
                assert!(
                    (rate / (0.002 * eta.exp()) - 1.0).abs() < 0.05,
                    "{q} {eta}: {}",
                    rate / (0.002 * eta.exp())
                );
            }
        }
    }

    #[test]
    fn the_deniable_rung_comes_first_only_where_a_rule_forbids() {
        let key = Key::new(1).and(0);
        let mut link = Link::new(key, 0, 1);
        assert_eq!(link.succeed(true, true), Rung::Deniable);
        assert_eq!(link.succeed(true, true), Rung::State);
        let mut open = Link::new(key, 0, 1);
        assert_eq!(open.succeed(false, true), Rung::State);
        let mut off = Link::new(key, 0, 1);
        assert_eq!(off.succeed(true, false), Rung::State);
    }
}
