//! Flows within a step: deals, shipping, stocks, what is counted of them.

use crate::corridor;
use crate::deal::{Deal, Table, Want};
use crate::hazard::WEEKS_A_YEAR;
use crate::link::Rung;
use crate::mechanisms::{m03_barter, m14_transport};
use crate::publish::Follower;
use crate::scenario::{Counted, Draws, Hoard, Scenario};
use crate::stock::{Holder, WarAccount};
use crate::trace::{Balance, FlowTime};

/// Weeks between two rounds of bargaining: fixed 30-day marks.
pub(crate) const DEAL_EVERY: f64 = 30.0 / 7.0;

/// A tie into the actor at war over a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Open {
    /// Supplier.
    pub(crate) from: usize,
    /// Its rung.
    pub(crate) rung: Rung,
    /// The stated size of a flow that ran on the day, units a week.
    pub(crate) size: Option<f64>,
}

/// The state of goods in one trajectory.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Flows {
    pub(crate) war: WarAccount,
    pub(crate) holders: Vec<Holder>,
    deals: Vec<Option<Option<Deal>>>,
    /// Stage capacities of each corridor, with the fraction of time it is up.
    capacity: Vec<f64>,
    pub(crate) followers: Vec<Follower>,
    pub(crate) time: FlowTime,
    pub(crate) balance: Balance,
    /// Units delivered to the actor at war by each supplier, where known.
    pub(crate) delivered: Vec<f64>,
    /// Whether a supplier delivered an unknown amount.
    pub(crate) unknown: Vec<bool>,
    /// Tonnes over each corridor from the focus supplier.
    pub(crate) carried: Vec<f64>,
    /// Units of each good returned to the focus supplier.
    pub(crate) returned: Vec<f64>,
}

impl Flows {
    /// The state at the start. `None` where the scenario has no actor at war.
    pub(crate) fn new(s: &Scenario, draws: &Draws) -> Option<Self> {
        let w = s.war.as_ref()?;
        let stock = (draws[w.prewar] - draws[w.fired] + draws[w.made]).max(f64::MIN_POSITIVE);
        let recent = draws[w.use_recent] * 7.0;
        let wanted = recent + draws[w.wanted_share] * (draws[w.use_peak] * 7.0 - recent).max(0.0);
        let war = WarAccount {
            stock,
            output: draws[w.output] / WEEKS_A_YEAR,
            output_target: draws[w.output_target] / WEEKS_A_YEAR,
            output_lag: draws[w.output_lag] * WEEKS_A_YEAR / 12.0,
            refurbished: draws[w.refurbish] / WEEKS_A_YEAR,
            wanted,
            tau: stock / recent,
        };
        let holders: Vec<Holder> = s
            .hoards
            .iter()
            .map(|h| Holder {
                stock: draws[h.stock],
                reserve: draws[h.stock] * draws[h.reserve_share],
                output: draws[h.output] / WEEKS_A_YEAR,
            })
            .collect();
        let on = s.on.on("M14");
        let capacity = (0..s.corridors.len())
            .map(|c| {
                let (stages, up) = s.stages(c, draws);
                m14_transport::limit(
                    corridor::narrowest(&stages, up).map_or(f64::INFINITY, |(_, tonnes)| tonnes),
                    on,
                )
            })
            .collect();
        let followers = s
            .watches
            .iter()
            .map(|&watch| Follower::new(watch))
            .collect();
        let initial: f64 = stock + holders.iter().map(|h| h.stock).sum::<f64>();
        Some(Self {
            war,
            deals: vec![None; holders.len()],
            holders,
            capacity,
            followers,
            time: FlowTime {
                full: vec![0.0; s.corridors.len()],
                ..FlowTime::default()
            },
            balance: Balance {
                initial,
                ..Balance::default()
            },
            delivered: vec![0.0; s.n()],
            unknown: vec![false; s.n()],
            carried: vec![0.0; s.corridors.len()],
            returned: vec![0.0; s.goods.len()],
        })
    }

    /// Counts containers that were shipped before the day.
    pub(crate) fn already_on_the_way(&mut self, s: &Scenario, containers: f64) {
        for follower in &mut self.followers {
            if s.publications[follower.watch().publication].counts == Counted::Containers {
                follower.already(containers);
            }
        }
    }

    /// What a hoard and the actor at war agree on now, whether or not a tie lets them.
    pub(crate) fn bargain(&self, s: &Scenario, draws: &Draws, hoard: &Hoard) -> Option<Deal> {
        let b = s.bargain.as_ref()?;
        let wants: Vec<Want> = wants(s, draws, hoard.actor).map(|(_, want)| want).collect();
        let table = Table {
            worth: draws[b.worth],
            used: self.war.used(),
            wanted: self.war.wanted,
            kappa: draws[b.kappa],
            cost: draws[hoard.cost],
            wants: &wants,
            credit: draws[b.credit],
        };
        m03_barter::bargain(&table, draws[b.cash_price], s.on.on("M03"))
    }

    /// Asks all to bargain again at the next stretch.
    pub(crate) fn renegotiate(&mut self) {
        self.deals.fill(None);
    }

    /// Asks one supplier to bargain again at the next stretch.
    pub(crate) fn renegotiate_with(&mut self, s: &Scenario, supplier: usize) {
        for (deal, hoard) in self.deals.iter_mut().zip(&s.hoards) {
            if hoard.actor == supplier {
                *deal = None;
            }
        }
    }

    /// The capacity of each corridor, tonnes a week.
    pub(crate) fn capacity(&self) -> &[f64] {
        &self.capacity
    }

    /// Lets `[from, to)` pass with these ties open.
    pub(crate) fn pass(&mut self, s: &Scenario, draws: &Draws, open: &[Open], from: f64, to: f64) {
        let dt = to - from;
        if dt <= 0.0 {
            return;
        }
        let Some(war) = s.war.as_ref() else { return };
        let mut imports = 0.0;
        let mut focus_open = false;
        for (h, hoard) in s.hoards.iter().enumerate() {
            let tie = open
                .iter()
                .find(|o| o.from == hoard.actor && o.rung > Rung::None);
            let focus = s.focus == (hoard.actor, war.actor);
            focus_open |= focus && tie.is_some();
            imports += self.trade(s, draws, h, hoard, tie, focus, from, dt);
        }
        for tie in open
            .iter()
            .filter(|o| o.rung > Rung::None && !s.hoards.iter().any(|h| h.actor == o.from))
        {
            // A supplier without an account: its stated flow, or an unknown one.
            if let Some(size) = tie.size {
                imports += size * dt;
                self.delivered[tie.from] += size * dt;
                self.balance.from_unknown += size * dt;
            } else {
                self.unknown[tie.from] = true;
            }
        }
        for &(good, giver, receiver, slot) in &s.base_flows {
            if s.focus == (receiver, giver) {
                let amount = draws[slot] * 12.0 / WEEKS_A_YEAR * dt;
                self.give_back(s, good, amount, from, to);
            }
        }
        if !focus_open {
            self.time.no_tie += dt;
        }
        let moved = self.war.advance(imports / dt, dt);
        self.balance.produced += moved.made;
        self.balance.used += moved.used;
    }

    /// One hoard over one stretch; gives the units that arrive.
    #[expect(
        clippy::too_many_arguments,
        reason = "one stretch of one supplier, all of it needed"
    )]
    fn trade(
        &mut self,
        s: &Scenario,
        draws: &Draws,
        h: usize,
        hoard: &Hoard,
        tie: Option<&Open>,
        focus: bool,
        from: f64,
        dt: f64,
    ) -> f64 {
        let made = self.holders[h].output * dt;
        self.balance.produced += made;
        let deal = tie.and_then(|_| {
            if self.deals[h].is_none() {
                self.deals[h] = Some(self.bargain(s, draws, hoard));
            }
            self.deals[h].clone().flatten()
        });
        let (Some(tie), Some(deal)) = (tie, deal) else {
            self.holders[h].ship(0.0, dt);
            if focus && tie.is_some() {
                self.time.no_deal += dt;
            }
            return 0.0;
        };
        let cap = match (tie.rung, s.supply.deniable_cap) {
            (Rung::Deniable, Some(slot)) => draws[slot],
            _ => f64::INFINITY,
        };
        // A flow that ran on the day keeps its stated size until the tie is made anew.
        let wanted = tie.size.unwrap_or(deal.amount).min(cap);
        let tonnes_a_unit = s
            .bargain
            .as_ref()
            .map_or(0.0, |b| draws[b.unit_mass] / 1000.0);
        let (routes, split) = self.route(s, draws, hoard.actor, wanted * tonnes_a_unit);
        let possible = if routes.is_empty() || tonnes_a_unit == 0.0 {
            wanted
        } else {
            (split.total / tonnes_a_unit).min(wanted)
        };
        let (shipped, bound) = self.holders[h].ship(possible, dt);
        self.delivered[hoard.actor] += shipped;
        if focus {
            let corridor_binds = possible < wanted * (1.0 - 1e-12);
            self.time.stock += bound;
            *(if corridor_binds {
                &mut self.time.corridor
            } else {
                &mut self.time.deal
            }) += dt - bound;
            self.time.wanted += wanted * tonnes_a_unit * dt;
            self.time.shipped += shipped * tonnes_a_unit;
            let part = if possible > 0.0 {
                shipped / (possible * dt)
            } else {
                0.0
            };
            for (k, &c) in routes.iter().enumerate() {
                let tonnes = split.by_corridor[k] * part * dt;
                self.carried[c] += tonnes;
                if split.full[k] {
                    self.time.full[c] += dt;
                }
            }
            self.count(
                s,
                draws,
                &routes,
                &split.by_corridor,
                part,
                shipped * tonnes_a_unit,
                from,
                dt,
            );
            let scale = shipped / (deal.amount * dt);
            let goods: Vec<usize> = wants(s, draws, hoard.actor).map(|(good, _)| good).collect();
            for (good, x) in goods.into_iter().zip(&deal.returns) {
                self.give_back(s, good, x * scale * dt, from, from + dt);
            }
        }
        shipped
    }

    /// The corridors between a supplier and the actor at war, and how `tonnes` a week split over them.
    fn route(
        &self,
        s: &Scenario,
        draws: &Draws,
        supplier: usize,
        tonnes: f64,
    ) -> (Vec<usize>, corridor::Moved) {
        let buyer = s.war.as_ref().map_or(usize::MAX, |w| w.actor);
        let routes: Vec<usize> = (0..s.corridors.len())
            .filter(|&c| {
                s.corridors[c].ends == [supplier, buyer] || s.corridors[c].ends == [buyer, supplier]
            })
            .collect();
        // A share that is not given is what the given ones leave.
        let given: f64 = routes
            .iter()
            .filter_map(|&c| s.corridors[c].share)
            .map(|slot| draws[slot])
            .sum();
        let without = routes
            .iter()
            .filter(|&&c| s.corridors[c].share.is_none())
            .count();
        let rest = (1.0 - given).max(0.0) / without.max(1) as f64;
        let shares: Vec<f64> = routes
            .iter()
            .map(|&c| s.corridors[c].share.map_or(rest, |slot| draws[slot]))
            .collect();
        let capacities: Vec<f64> = routes.iter().map(|&c| self.capacity[c]).collect();
        let split = corridor::split(tonnes, &shares, &capacities);
        (routes, split)
    }

    /// Counts containers and vehicles for the followers.
    #[expect(
        clippy::too_many_arguments,
        reason = "one stretch of one supplier, all of it needed"
    )]
    fn count(
        &mut self,
        s: &Scenario,
        draws: &Draws,
        routes: &[usize],
        by_corridor: &[f64],
        part: f64,
        tonnes: f64,
        from: f64,
        dt: f64,
    ) {
        let Some(seen) = s.seen.as_ref() else { return };
        for follower in &mut self.followers {
            let publication = &s.publications[follower.watch().publication];
            match publication.counts {
                Counted::Containers => {
                    let boxes = tonnes / (draws[seen.payload] * draws[seen.fill]);
                    follower.add(boxes * draws[publication.share_seen], from, from + dt);
                }
                Counted::Vehicles(c) => {
                    let weekly = routes
                        .iter()
                        .position(|&r| r == c)
                        .map_or(0.0, |k| by_corridor[k] * part);
                    let load = s.corridors[c]
                        .vehicle_load
                        .map_or(f64::INFINITY, |slot| draws[slot]);
                    follower.level(
                        draws[seen.yard_base] + weekly / 7.0 / load * draws[seen.yard_days],
                        from,
                        from + dt,
                    );
                }
                Counted::Returned(_) => {}
            }
        }
    }

    /// Counts a return flow to the focus supplier.
    fn give_back(&mut self, s: &Scenario, good: usize, amount: f64, from: f64, to: f64) {
        self.returned[good] += amount;
        for follower in &mut self.followers {
            if s.publications[follower.watch().publication].counts == Counted::Returned(good) {
                follower.add(amount, from, to);
            }
        }
    }
}

/// What an actor wants in return: index of the good and the want, a week.
pub(crate) fn wants<'a>(
    s: &'a Scenario,
    draws: &'a Draws,
    actor: usize,
) -> impl Iterator<Item = (usize, Want)> + 'a {
    s.needs
        .iter()
        .filter(move |need| need.actor == actor)
        .map(|need| {
            (
                need.good,
                Want {
                    gap: draws[need.gap] / WEEKS_A_YEAR,
                    price: draws[need.price],
                    taste: draws[need.taste],
                },
            )
        })
}
