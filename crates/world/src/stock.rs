//! Stocks of a good: the account of an actor at war, and the account of a holder who parts with some.
//!
//! All equations are linear or piecewise linear, so they are integrated in closed form: no step size enters.
//! Time is in weeks, amounts in units of the good.

/// The account of an actor at war.
///
/// `S' = P + R + imports − U`, `P' = (P* − P)/τ_P`, `U = D · min(1, S/(D·τ))`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WarAccount {
    /// Stock S, units.
    pub stock: f64,
    /// Own output P, units a week.
    pub output: f64,
    /// Where output tends to, P*, units a week.
    pub output_target: f64,
    /// Time constant of output τ_P, weeks.
    pub output_lag: f64,
    /// Refurbished old stock R, units a week.
    pub refurbished: f64,
    /// Wanted use D, units a week.
    pub wanted: f64,
    /// Cover at which use begins to be rationed, τ, weeks: stock over use at the start.
    pub tau: f64,
}

/// What an account did over a stretch of time, units.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Moved {
    /// Made and refurbished.
    pub made: f64,
    /// Used up.
    pub used: f64,
}

/// Changes between free and rationed use that are located in one stretch.
const MOST_CHANGES: u32 = 7;

impl WarAccount {
    /// Use now, units a week.
    #[must_use]
    pub fn used(&self) -> f64 {
        self.wanted.min(self.stock / self.tau)
    }

    /// Cover now: stock over use, weeks.
    #[must_use]
    pub fn cover(&self) -> f64 {
        self.stock / self.used().max(f64::MIN_POSITIVE)
    }

    /// The part of the wanted use that is not met, in [0, 1].
    #[must_use]
    pub fn need(&self) -> f64 {
        if self.wanted > 0.0 {
            (1.0 - self.used() / self.wanted).clamp(0.0, 1.0)
        } else {
            0.0
        }
    }

    /// Own output after `t` weeks, units a week.
    fn output_at(&self, t: f64) -> f64 {
        self.output_target + (self.output - self.output_target) * (-t / self.output_lag).exp()
    }

    /// Own output over `dt` weeks: the integral of P.
    fn made(&self, dt: f64) -> f64 {
        self.output_target * dt
            + (self.output - self.output_target)
                * self.output_lag
                * -(-dt / self.output_lag).exp_m1()
    }

    /// Stock after `dt` weeks as long as use is not rationed.
    fn unrationed(&self, imports: f64, dt: f64) -> f64 {
        self.stock + self.made(dt) + (self.refurbished + imports - self.wanted) * dt
    }

    /// Stock after `dt` weeks as long as use is rationed: `S' = −S/τ + c + P(t)`.
    fn rationed(&self, imports: f64, dt: f64) -> f64 {
        if self.tau.is_infinite() {
            // No use at the start: rationed use is none at all.
            return self.stock + self.made(dt) + (self.refurbished + imports) * dt;
        }
        let inflow = self.refurbished + imports + self.output_target;
        let (fade, slow) = ((-dt / self.tau).exp(), (-dt / self.output_lag).exp());
        let rate_gap = 1.0 / self.tau - 1.0 / self.output_lag;
        // (e^{−t/τ_P} − e^{−t/τ}) over the gap of the rates, written so that nothing cancels or overflows; its limit
        // is t·e^{−t/τ} where the two time constants coincide.
        let lag = if rate_gap > 0.0 {
            slow * -(-rate_gap * dt).exp_m1() / rate_gap
        } else if rate_gap < 0.0 {
            fade * (rate_gap * dt).exp_m1() / rate_gap
        } else {
            fade * dt
        };
        self.stock * fade
            + inflow * self.tau * -(-dt / self.tau).exp_m1()
            + (self.output - self.output_target) * lag
    }

    /// Moves the account on by `dt` weeks with `imports` units a week.
    ///
    /// Exact where use stays rationed or stays free; a change between the two within `dt` is located by
    /// bisection to 2⁻⁴⁰ of `dt`.
    pub fn advance(&mut self, imports: f64, dt: f64) -> Moved {
        let mut moved = Moved::default();
        let mut left = dt;
        // At most a few changes can fall in one stretch; the bound only guards against rounding at the threshold, and
        // the last turn takes all that is left, so that no time and nothing that arrives in it is lost.
        let mut changes = 0;
        while left > 0.0 {
            let threshold = self.wanted * self.tau;
            let gain = self.output + self.refurbished + imports - self.wanted;
            let free = self.stock > threshold || (self.stock == threshold && gain >= 0.0);
            let at = |t: f64| {
                if free {
                    self.unrationed(imports, t)
                } else {
                    self.rationed(imports, t)
                }
            };
            let crossed = |t: f64| {
                if free {
                    at(t) < threshold
                } else {
                    at(t) > threshold
                }
            };
            let slope = |t: f64| {
                let used = if free { self.wanted } else { at(t) / self.tau };
                self.output_at(t) + self.refurbished + imports - used
            };
            let approaches = |t: f64| {
                if free { slope(t) < 0.0 } else { slope(t) > 0.0 }
            };
            // The stock turns at most once in a stretch: it may cross the threshold and be back by the end.
            let furthest = if approaches(0.0) && !approaches(left) {
                first(left, |t| !approaches(t))
            } else {
                left
            };
            let mut stretch = left;
            if changes < MOST_CHANGES && crossed(furthest) {
                changes += 1;
                stretch = first(furthest, crossed);
            }
            let stock = at(stretch).max(0.0);
            let made = self.made(stretch) + self.refurbished * stretch;
            moved.made += made;
            // Use is what is left over, so that nothing is lost to rounding.
            moved.used += self.stock + made + imports * stretch - stock;
            self.stock = if stretch < left { threshold } else { stock };
            moved.used += if stretch < left {
                stock - threshold
            } else {
                0.0
            };
            self.output = self.output_at(stretch);
            left -= stretch;
        }
        moved
    }
}

/// The first moment in (0, end] at which something that stays true once it is true holds, to 2⁻⁴⁰ of `end`.
fn first(end: f64, holds: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (0.0, end);
    for _ in 0..40 {
        let middle = 0.5 * (low + high);
        if holds(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    high
}

/// The account of an actor that holds a good and may part with some.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Holder {
    /// Stock, units.
    pub stock: f64,
    /// What it keeps, units.
    pub reserve: f64,
    /// Output, units a week.
    pub output: f64,
}

/// Weeks over which a holder would run its surplus down.
pub const RUN_DOWN: f64 = 26.0;

impl Holder {
    /// The most it parts with now, units a week: a 26th of what is above the reserve, and its output.
    #[must_use]
    pub fn parts_with(&self) -> f64 {
        (self.stock - self.reserve).max(0.0) / RUN_DOWN + self.output
    }

    /// Moves the account on by `dt` weeks while `wanted` units a week are asked for; gives what was
    /// shipped and the weeks in which the stock, not the wish, was the limit.
    pub fn ship(&mut self, wanted: f64, dt: f64) -> (f64, f64) {
        let surplus = self.stock - self.reserve;
        // The surplus below which the wish can no longer be met.
        let limit = RUN_DOWN * (wanted - self.output);
        let free = if wanted <= self.output {
            // Output alone meets the wish, even below the reserve.
            dt
        } else if surplus <= limit {
            0.0
        } else {
            ((surplus - limit) / (wanted - self.output)).min(dt)
        };
        let mut shipped = wanted * free;
        let surplus = surplus + (self.output - wanted) * free;
        let bound = dt - free;
        let surplus = if bound > 0.0 {
            if surplus > 0.0 {
                let left = surplus * (-bound / RUN_DOWN).exp();
                shipped += self.output * bound + (surplus - left);
                left
            } else {
                // Below its reserve it parts with its output only and the stock stays as it is.
                shipped += self.output * bound;
                surplus
            }
        } else {
            surplus
        };
        self.stock = self.reserve + surplus;
        (shipped, bound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account() -> WarAccount {
        WarAccount {
            stock: 4e6,
            output: 4e4,
            output_target: 6e4,
            output_lag: 50.0,
            refurbished: 5e3,
            wanted: 9e4,
            tau: 40.0,
        }
    }

    /// A plain fourth-order Runge–Kutta with tiny steps as the oracle of the closed form.
    fn oracle(a: WarAccount, imports: f64, dt: f64) -> WarAccount {
        let n = 20_000;
        let h = dt / f64::from(n);
        let f = |s: f64, p: f64| {
            (
                p + a.refurbished + imports - a.wanted.min(s / a.tau),
                (a.output_target - p) / a.output_lag,
            )
        };
        let (mut s, mut p) = (a.stock, a.output);
        for _ in 0..n {
            let (k1, l1) = f(s, p);
            let (k2, l2) = f(s + 0.5 * h * k1, p + 0.5 * h * l1);
            let (k3, l3) = f(s + 0.5 * h * k2, p + 0.5 * h * l2);
            let (k4, l4) = f(s + h * k3, p + h * l3);
            s += h / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + k4);
            p += h / 6.0 * (l1 + 2.0 * l2 + 2.0 * l3 + l4);
        }
        WarAccount {
            stock: s,
            output: p,
            ..a
        }
    }

    #[test]
    fn closed_form_equals_runge_kutta_rationed_free_and_across() {
        for (stock, imports) in [
            (3e6, 0.0),
            (5e6, 0.0),
            (3.59e6, 9e4),
            (3.7e6, 0.0),
            (1e5, 2e5),
        ] {
            let start = WarAccount { stock, ..account() };
            let mut exact = start;
            exact.advance(imports, 10.0);
            let other = oracle(start, imports, 10.0);
            assert!(
                (exact.stock / other.stock - 1.0).abs() < 1e-7,
                "{stock} {imports}: {} {}",
                exact.stock,
                other.stock
            );
            assert!((exact.output / other.output - 1.0).abs() < 1e-10);
        }
    }

    #[test]
    fn a_stock_that_crosses_and_comes_back_within_a_stretch_uses_no_more_than_is_wanted() {
        // A burst of output lifts the stock over the threshold; rationed use alone would eat it by the end.
        let start = WarAccount {
            stock: 1e5,
            output: 4e6,
            output_target: 0.0,
            output_lag: 0.5,
            tau: 2.0,
            ..account()
        };
        let mut exact = start;
        let moved = exact.advance(0.0, 25.0);
        assert!(moved.used <= 25.0 * start.wanted, "{moved:?}");
        let other = oracle(start, 0.0, 25.0).stock;
        assert!(
            (exact.stock / other - 1.0).abs() < 1e-6,
            "{} {other}",
            exact.stock
        );
    }

    #[test]
    fn equal_time_constants_are_no_exception() {
        let start = WarAccount {
            tau: 50.0,
            ..account()
        };
        let mut exact = start;
        exact.advance(0.0, 10.0);
        assert!((exact.stock / oracle(start, 0.0, 10.0).stock - 1.0).abs() < 1e-7);
    }

    #[test]
    fn two_halves_are_one_whole() {
        let (mut one, mut two) = (account(), account());
        let whole = one.advance(3e4, 1.0);
        let mut halves = two.advance(3e4, 0.5);
        let second = two.advance(3e4, 0.5);
        halves.made += second.made;
        halves.used += second.used;
        assert!((one.stock - two.stock).abs() < 1e-6);
        assert!((whole.used - halves.used).abs() < 1e-6);
    }

    #[test]
    fn nothing_is_lost() {
        for stock in [3e6, 3.6e6, 3.61e6, 5e6] {
            let mut a = WarAccount { stock, ..account() };
            let before = a.stock;
            let moved = a.advance(2e4, 7.0);
            assert!((before + moved.made + 2e4 * 7.0 - moved.used - a.stock).abs() < 1e-6);
        }
    }

    #[test]
    fn use_starts_at_the_observed_use() {
        // τ is stock over use at the start, so rationed use is the observed use.
        let observed = 7e4;
        let a = WarAccount {
            tau: 4e6 / observed,
            ..account()
        };
        assert!((a.used() - observed).abs() < 1e-9);
        assert!((a.need() - (1.0 - observed / a.wanted)).abs() < 1e-12);
    }

    #[test]
    fn a_holder_runs_down_exponentially_to_its_reserve() {
        let mut h = Holder {
            stock: 1000.0,
            reserve: 200.0,
            output: 5.0,
        };
        let (shipped, bound) = h.ship(f64::MAX, 26.0);
        assert!((h.stock - (200.0 + 800.0 * (-1.0f64).exp())).abs() < 1e-9);
        assert!((shipped - (5.0 * 26.0 + 800.0 * (1.0 - (-1.0f64).exp()))).abs() < 1e-9);
        assert!((bound - 26.0).abs() < 1e-12);
    }

    #[test]
    fn a_holder_meets_a_small_wish_until_the_stock_binds() {
        let mut whole = Holder {
            stock: 1000.0,
            reserve: 200.0,
            output: 5.0,
        };
        let mut parts = whole;
        let (shipped, bound) = whole.ship(20.0, 60.0);
        let (mut sum, mut bound_sum) = (0.0, 0.0);
        for _ in 0..600 {
            let (s, b) = parts.ship(20.0, 0.1);
            sum += s;
            bound_sum += b;
        }
        assert!((shipped - sum).abs() < 1e-6 && (bound - bound_sum).abs() < 1e-6);
        assert!((whole.stock - parts.stock).abs() < 1e-6);
        // 800 − 26·15 = 410 above the point where the wish can no longer be met; 15 a week: 27.33 weeks.
        assert!((bound - (60.0 - 410.0 / 15.0)).abs() < 1e-9);
        assert!((1000.0 + 5.0 * 60.0 - shipped - whole.stock).abs() < 1e-6);
    }

    #[test]
    fn below_its_reserve_a_holder_gives_only_its_output() {
        let mut h = Holder {
            stock: 100.0,
            reserve: 200.0,
            output: 5.0,
        };
        let (shipped, _) = h.ship(50.0, 2.0);
        assert!((shipped - 10.0).abs() < 1e-12 && (h.stock - 100.0).abs() < 1e-12);
    }
}
