//! What two actors who need something of each other agree on: the Nash bargain over goods and credit.
//!
//! Log-Nash bargaining in money units (Nash 1950, Econometrica 18): the pair maximises
//! `ln U_buyer + ln U_seller` against the same week without the deal. For the weight
//! `w = U_seller / U_buyer` the goods separate in closed form, and the root of `U_seller − w·U_buyer`
//! is the Nash point: one bisection.

/// What the seller may want in return.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Want {
    /// What is missing, units a week.
    pub gap: f64,
    /// World price, USD a unit: what it costs the buyer to give.
    pub price: f64,
    /// How much more than the price the first unit is worth to the seller, π ≥ 0.
    pub taste: f64,
}

/// The two sides of the table. Amounts a week, money in USD a week.
#[derive(Debug, Clone, PartialEq)]
pub struct Table<'a> {
    /// Worth of the first unit used to the buyer, p, USD a unit.
    pub worth: f64,
    /// The buyer's use without this deal, U, units a week.
    pub used: f64,
    /// The buyer's wanted use, D, units a week.
    pub wanted: f64,
    /// How fast worth falls with what one has, κ.
    pub kappa: f64,
    /// The seller's cost, c, USD a unit.
    pub cost: f64,
    /// The return goods.
    pub wants: &'a [Want],
    /// Worth to the seller of a dollar of credit, δ in [0, 1]; 0 is pure barter.
    pub credit: f64,
}

/// What they agree on.
#[derive(Debug, Clone, PartialEq)]
pub struct Deal {
    /// Units a week that the seller gives.
    pub amount: f64,
    /// Units a week of each return good, in the order of the table's wants.
    pub returns: Vec<f64>,
    /// Credit or cash, USD a week.
    pub credit: f64,
    /// The buyer's gain, USD a week.
    pub buyer_gain: f64,
    /// The seller's gain, USD a week.
    pub seller_gain: f64,
}

impl Table<'_> {
    /// The buyer's gain from `m` units a week, before paying: `p·D/κ·(e^{−κU/D} − e^{−κ(U+m)/D})`.
    #[must_use]
    pub fn benefit(&self, m: f64) -> f64 {
        let k = self.kappa / self.wanted;
        self.worth / k * (-k * self.used).exp() * -(-k * m).exp_m1()
    }

    /// The seller's value of `x` units a week of a return good: `π·price·gap·(1 − e^{−κx/gap})`.
    fn value(&self, want: Want, x: f64) -> f64 {
        if want.gap <= 0.0 {
            0.0
        } else {
            want.taste * want.price * want.gap * -(-self.kappa * x / want.gap).exp_m1()
        }
    }

    /// Both gains of a proposal, USD a week: (buyer, seller).
    #[must_use]
    pub fn gains(&self, amount: f64, returns: &[f64], credit: f64) -> (f64, f64) {
        self.gains_of(amount, returns.iter().copied(), credit)
    }

    fn gains_of(&self, amount: f64, returns: impl Iterator<Item = f64>, credit: f64) -> (f64, f64) {
        let (mut paid, mut valued) = (0.0, 0.0);
        for (&want, x) in self.wants.iter().zip(returns) {
            paid += want.price * x;
            valued += self.value(want, x);
        }
        (
            self.benefit(amount) - paid - credit,
            valued + self.credit * credit - self.cost * amount,
        )
    }

    /// The amount that solves `benefit′(m) = c/w`.
    fn amount_at(&self, w: f64) -> f64 {
        (self.wanted / self.kappa * (self.worth * w / self.cost).ln() - self.used).max(0.0)
    }

    /// The return that solves `value′(x) = price·w`.
    fn return_at(&self, want: Want, w: f64) -> f64 {
        if want.gap <= 0.0 {
            0.0
        } else {
            (want.gap / self.kappa * (want.taste * self.kappa / w).ln()).max(0.0)
        }
    }

    /// The Nash bargain, or `None` where no proposal leaves both better off.
    #[must_use]
    pub fn nash(&self) -> Option<Deal> {
        let returns = |w: f64| self.wants.iter().map(move |&want| self.return_at(want, w));
        // The deal at the weight w, before any credit.
        let deal = |w: f64, credit| self.deal(self.amount_at(w), returns(w).collect(), credit);
        let gains = |w: f64| self.gains_of(self.amount_at(w), returns(w), 0.0);
        // Where credit is worth δ to the seller, w never falls below δ: credit flows until w = δ.
        if self.credit > 0.0 {
            let w = self.credit;
            let (buyer, seller) = gains(w);
            let credit = (self.credit * buyer - seller) / (2.0 * self.credit);
            if credit > 0.0 {
                return deal(w, credit);
            }
        }
        // The buyer's gain rises with w and the seller's falls; between the two zeros F = U_s − w·U_b falls.
        let (mut low, mut high) = (-40.0f64, 40.0f64);
        for _ in 0..90 {
            let log_w = 0.5 * (low + high);
            if log_w <= low || log_w >= high {
                break;
            }
            let w = log_w.exp();
            let (buyer, seller) = gains(w);
            if buyer <= 0.0 && seller <= 0.0 {
                return None;
            }
            if buyer <= 0.0 || (seller > 0.0 && seller > w * buyer) {
                low = log_w;
            } else {
                high = log_w;
            }
        }
        deal((0.5 * (low + high)).exp(), 0.0)
    }

    /// Cash only: the buyer takes what it wants at a fixed price, the seller accepts if that pays.
    #[must_use]
    pub fn cash(&self, price: f64) -> Option<Deal> {
        let amount = (self.wanted / self.kappa * (self.worth / price).ln() - self.used).max(0.0);
        self.deal(amount, vec![0.0; self.wants.len()], price * amount)
    }

    fn deal(&self, amount: f64, returns: Vec<f64>, credit: f64) -> Option<Deal> {
        let (buyer_gain, seller_gain) = self.gains(amount, &returns, credit);
        (amount > 0.0 && buyer_gain > 0.0 && seller_gain > 0.0).then_some(Deal {
            amount,
            returns,
            credit,
            buyer_gain,
            seller_gain,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(wants: &[Want], credit: f64) -> Table<'_> {
        Table {
            worth: 2000.0,
            used: 60_000.0,
            wanted: 100_000.0,
            kappa: 1.5,
            cost: 300.0,
            wants,
            credit,
        }
    }

    /// The best point of a fine grid over the box, by the log of the product of gains.
    fn grid(t: &Table<'_>) -> Option<(f64, f64, f64, f64)> {
        let n = 160;
        let mut best: Option<(f64, f64, f64, f64)> = None;
        for a in 1..=n {
            let m = 150_000.0 * f64::from(a) / f64::from(n);
            for b in 0..=n {
                let x = 3.0 * t.wants[0].gap * f64::from(b) / f64::from(n);
                for c in 0..=n {
                    if c > 0 && t.credit == 0.0 {
                        break;
                    }
                    let credit = 6e7 * f64::from(c) / f64::from(n);
                    let (u, v) = t.gains(m, &[x], credit);
                    if u > 0.0 && v > 0.0 {
                        let score = u.ln() + v.ln();
                        if best.is_none_or(|(s, ..)| score > s) {
                            best = Some((score, m, x, credit));
                        }
                    }
                }
            }
        }
        best
    }

    #[test]
    fn bisection_is_at_least_as_good_as_a_fine_grid() {
        for (gap, taste, credit) in [
            (10_000.0, 3.0, 0.0),
            (10_000.0, 3.0, 0.5),
            (300.0, 8.0, 0.9),
            (20_000.0, 1.2, 0.2),
            (50_000.0, 9.0, 1.0),
        ] {
            let wants = [Want {
                gap,
                price: 400.0,
                taste,
            }];
            let t = table(&wants, credit);
            let deal = t.nash().unwrap();
            let score = deal.buyer_gain.ln() + deal.seller_gain.ln();
            let (other, m, x, c) = grid(&t).unwrap();
            assert!(
                score >= other - 1e-9,
                "gap {gap} taste {taste} δ {credit}: {score} < {other} at {m} {x} {c}; {deal:?}"
            );
            assert!(
                score - other < 0.01,
                "the grid is fine enough to come close: {score} {other}"
            );
        }
    }

    #[test]
    fn no_local_step_improves_the_bargain() {
        let wants = [
            Want {
                gap: 8_000.0,
                price: 500.0,
                taste: 2.0,
            },
            Want {
                gap: 3_000.0,
                price: 90.0,
                taste: 5.0,
            },
        ];
        for credit in [0.0, 0.3, 0.8] {
            let t = table(&wants, credit);
            let deal = t.nash().unwrap();
            let at = |m: f64, x: f64, y: f64, c: f64| {
                let (u, v) = t.gains(m, &[x, y], c);
                if u > 0.0
                    && v > 0.0
                    && m >= 0.0
                    && x >= 0.0
                    && y >= 0.0
                    && c >= 0.0
                    && (credit > 0.0 || c == 0.0)
                {
                    u.ln() + v.ln()
                } else {
                    f64::NEG_INFINITY
                }
            };
            let best = at(deal.amount, deal.returns[0], deal.returns[1], deal.credit);
            for d in [-1.0, 1.0] {
                assert!(
                    best >= at(
                        deal.amount + 20.0 * d,
                        deal.returns[0],
                        deal.returns[1],
                        deal.credit
                    )
                );
                assert!(
                    best >= at(
                        deal.amount,
                        deal.returns[0] + 5.0 * d,
                        deal.returns[1],
                        deal.credit
                    )
                );
                assert!(
                    best >= at(
                        deal.amount,
                        deal.returns[0],
                        deal.returns[1] + 5.0 * d,
                        deal.credit
                    )
                );
                assert!(
                    best >= at(
                        deal.amount,
                        deal.returns[0],
                        deal.returns[1],
                        deal.credit + 1e3 * d
                    )
                );
            }
        }
    }

    #[test]
    fn one_good_each_way_without_curvature_splits_the_gain() {
        // With δ = 1 money is transferable one to one: efficiency and an even split.
        let t = table(&[], 1.0);
        let deal = t.nash().unwrap();
        assert!((deal.buyer_gain - deal.seller_gain).abs() < 1e-6 * deal.buyer_gain);
        // Efficient amount: marginal benefit equals cost.
        let m = t.wanted / t.kappa * (t.worth / t.cost).ln() - t.used;
        assert!((deal.amount - m).abs() < 1e-6 * m);
    }

    #[test]
    fn no_deal_where_nothing_helps_the_seller() {
        assert_eq!(table(&[], 0.0).nash(), None);
        let dear = Table {
            cost: 5000.0,
            ..table(&[], 1.0)
        };
        assert_eq!(dear.nash(), None);
    }

    #[test]
    fn cash_at_a_fixed_price() {
        let t = table(&[], 1.0);
        let deal = t.cash(600.0).unwrap();
        assert!((deal.seller_gain - 300.0 * deal.amount).abs() < 1e-6 * deal.seller_gain);
        assert_eq!(
            table(&[], 0.2).cash(600.0),
            None,
            "credit worth a fifth does not pay the cost"
        );
    }
}
