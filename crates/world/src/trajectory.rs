//! One trajectory: from a draw of what was known to the horizon, week by week.

mod start;
mod visits;

use std::sync::LazyLock;

use crate::council::Bench;
use crate::flow::{DEAL_EVERY, Flows, Open};
use crate::hazard::{Clock, WEEKS_A_YEAR};
use crate::key::Key;
use crate::link::{Change, Link, Rates, Rung};
use crate::mechanisms::{Live, Network, TERMS, contribution, m08_patron_vote, view};
use crate::publish;
use crate::rule::{self, Transaction, Verdict};
use crate::scenario::{Scenario, Streams};
use crate::trace::{TieChange, Trajectory, TreatyEvent};

fn visit_clock(chance: Key, visit: usize) -> Clock {
    Clock::new(chance.and(VISITS + visit as u64))
}

/// Indices of the terms of a network that hold for a whole trajectory, or that may change in it.
fn terms_of(network: Network, live: bool) -> Vec<usize> {
    (0..TERMS.len())
        .filter(|&k| TERMS[k].term.network == network && TERMS[k].term.live == live)
        .collect()
}

static STATIC_SUPPLY_TERMS: LazyLock<Vec<usize>> =
    LazyLock::new(|| terms_of(Network::Supply, false));
static LIVE_SUPPLY_TERMS: LazyLock<Vec<usize>> = LazyLock::new(|| terms_of(Network::Supply, true));
static TREATY_TERMS: LazyLock<Vec<usize>> = LazyLock::new(|| terms_of(Network::Treaty, false));

const TREATIES: u64 = 2 << 32;
const VISITS: u64 = 3 << 32;

struct Run<'a> {
    s: &'a Scenario,
    chance: Key,
    live: Live,
    links: Vec<Option<Link>>,
    rates: Vec<Rates>,
    static_eta: Vec<f64>,
    /// Pairs with a live covariate that changed in this step.
    changed: Vec<(usize, usize)>,
    sizes: Vec<Option<f64>>,
    treaty_rate: Vec<f64>,
    treaty_clocks: Vec<Option<Clock>>,
    visit_clocks: Vec<Clock>,
    received: Vec<f64>,
    flows: Option<Flows>,
    out: Trajectory,
}
/// Runs trajectory number `index`.
#[must_use]
pub fn trajectory(s: &Scenario, streams: &Streams, index: u64) -> Trajectory {
    let draws = s.draw(streams, index);
    let chance = publish::chance(streams, index);
    let mut run = Run::start(s, streams, chance, draws, index);
    let steps = (s.weeks / s.step).ceil() as u64;
    let per_week = (1.0 / s.step).round().max(1.0) as u64;
    run.record();
    for k in 0..steps {
        let from = k as f64 * s.step;
        let to = ((k + 1) as f64 * s.step).min(s.weeks);
        run.step(from, to);
        if (k + 1).is_multiple_of(per_week) {
            run.record();
        }
    }
    run.finish()
}

impl Run<'_> {
    /// Reads the need of the actor at war.
    fn see_need(&mut self) {
        if let (Some(war), Some(flows)) = (self.s.war, &self.flows) {
            self.live.need[war.actor] = flows.war.need();
        }
    }

    /// Computes the rates of all pairs.
    fn set_all_rates(&mut self) {
        for (i, j) in self.s.ordered_pairs() {
            self.set_rates(i, j);
        }
    }

    /// Computes the rates of the pairs whose live covariates may have changed: need those of pairs into the
    /// actor at war, pacts and deliveries those of their own pair.
    fn set_changed_rates(&mut self) {
        for (i, j) in std::mem::take(&mut self.changed) {
            self.set_rates(i, j);
        }
        if let Some(war) = self.s.war {
            for i in (0..self.s.n()).filter(|&i| i != war.actor) {
                self.set_rates(i, war.actor);
            }
        }
    }

    fn set_rates(&mut self, from: usize, to: usize) {
        let s = self.s;
        let d = &self.out.draws;
        let k = s.pair(from, to);
        let seen = view(s, &self.live, from, to);
        let live: f64 = LIVE_SUPPLY_TERMS
            .iter()
            .map(|&term| contribution(s, d, term, seen))
            .sum();
        self.rates[k] = Rates::new(
            d[s.supply.rate] * s.supply.scope.map_or(1.0, |slot| d[slot]),
            self.static_eta[k] + live,
            d[s.supply.q],
            d[s.supply.success],
            d[s.supply.end],
        );
    }

    fn step(&mut self, from: f64, to: f64) {
        let first = self.out.ties.len();
        self.step_links(from, to);
        self.step_treaties(from, to);
        self.step_visits(from, to);
        self.step_flows(first, from, to);
        self.step_votes(from, to);
        self.see_need();
        self.set_changed_rates();
    }

    fn step_links(&mut self, from: f64, to: f64) {
        let s = self.s;
        let ladder = s.on.on("M23");
        for (i, j) in s.ordered_pairs() {
            let k = s.pair(i, j);
            let Some(link) = self.links[k].as_mut() else {
                continue;
            };
            if link.idles(&self.rates[k], to - from) {
                continue;
            }
            let mut rung = link.rung;
            let mut changes = Vec::new();
            link.advance(
                &self.rates[k],
                from,
                to - from,
                |week| prohibited(s, i, j, week),
                ladder,
                |week, change| changes.push((week, change)),
            );
            for (week, change) in changes {
                match change {
                    Change::Tie(to_rung) => {
                        rung = to_rung;
                        self.live.supplied[k] = true;
                        self.changed.push((i, j));
                    }
                    Change::End => rung = Rung::None,
                    Change::Talks | Change::Lapse => {}
                }
                self.out.ties.push(TieChange {
                    week,
                    from: i,
                    to: j,
                    change,
                    rung,
                });
            }
        }
    }

    fn step_treaties(&mut self, from: f64, to: f64) {
        let (s, key) = (self.s, self.chance);
        let Some(treaty) = s.treaty else { return };
        for (i, j) in s.ordered_pairs().filter(|(i, j)| i < j) {
            let k = s.pair(i, j);
            let Some(clock) = self.treaty_clocks[k].as_mut() else {
                continue;
            };
            let mut found = Vec::new();
            clock.events(self.treaty_rate[k], from, to - from, |week, number| {
                found.push((week, number));
            });
            for (week, number) in found {
                let mark = key
                    .named("clauses")
                    .and(((i as u64) << 12) + j as u64)
                    .and(number);
                let has = |clause: u64, slot| mark.and(clause).uniform() < self.out.draws[slot];
                let event = TreatyEvent {
                    week,
                    a: i,
                    b: j,
                    consultation: has(0, treaty.consultation),
                    non_aggression: has(1, treaty.non_aggression),
                    defence: has(2, treaty.defence),
                };
                self.out.treaties.push(event);
                self.live.treaty[k] = true;
                self.live.treaty[s.pair(j, i)] = true;
                self.changed.extend([(i, j), (j, i)]);
            }
        }
    }

    fn step_flows(&mut self, first: usize, from: f64, to: f64) {
        let (Some(war), Some(mut flows)) = (self.s.war, self.flows.take()) else {
            return;
        };
        let s = self.s;
        let mut changes: Vec<TieChange> = self.out.ties[first..]
            .iter()
            .copied()
            .filter(|t| t.to == war.actor)
            .collect();
        changes.sort_by(|a, b| a.week.total_cmp(&b.week));
        // The ties as they were at the start of the step, as far as one is open then or later in it.
        let mut open: Vec<Open> = (0..s.n())
            .filter_map(|i| {
                let k = s.pair(i, war.actor);
                let now = self.links[k]?.rung;
                let changed = changes.iter().any(|c| c.from == i);
                (changed || now > Rung::None).then(|| Open {
                    from: i,
                    rung: if changed {
                        self.rung_before(i, war.actor, first)
                    } else {
                        now
                    },
                    size: self.sizes[k],
                })
            })
            .collect();
        let mut mark = (from / DEAL_EVERY).floor() * DEAL_EVERY;
        let mut t = from;
        let mut next = 0;
        loop {
            if mark <= t {
                if mark == t || t == 0.0 {
                    flows.renegotiate();
                }
                mark += DEAL_EVERY;
                continue;
            }
            let change = changes.get(next).map_or(f64::INFINITY, |c| c.week);
            let until = mark.min(change).min(to);
            flows.pass(s, &self.out.draws, &open, t, until);
            t = until;
            if t >= to {
                break;
            }
            if t >= change {
                let c = changes[next];
                if let Some(o) = open.iter_mut().find(|o| o.from == c.from) {
                    o.rung = c.rung;
                    if matches!(c.change, Change::End | Change::Tie(_)) {
                        // A tie that is made anew has no stated size: it bargains.
                        self.sizes[s.pair(c.from, c.to)] = None;
                        o.size = None;
                        flows.renegotiate_with(s, c.from);
                    }
                }
                next += 1;
            }
            if t >= mark {
                flows.renegotiate();
                mark += DEAL_EVERY;
            }
        }
        self.flows = Some(flows);
    }

    /// The rung of a pair before the changes from number `first` on.
    fn rung_before(&self, from: usize, to: usize, first: usize) -> Rung {
        self.out.ties[..first]
            .iter()
            .rev()
            .find(|t| (t.from, t.to) == (from, to))
            .map_or(self.out.rungs[self.s.pair(from, to)], |t| t.rung)
    }

    /// The rung of a pair in a week that lies behind or in this step.
    fn rung_at(&self, from: usize, to: usize, week: f64) -> Rung {
        self.out
            .ties
            .iter()
            .rev()
            .find(|t| (t.from, t.to) == (from, to) && t.week <= week)
            .map_or(self.out.rungs[self.s.pair(from, to)], |t| t.rung)
    }

    fn step_votes(&mut self, from: f64, to: f64) {
        for (v, vote) in self.s.votes.iter().enumerate() {
            if vote.week < from || vote.week >= to {
                continue;
            }
            let d = &self.out.draws;
            let exposed = self.rung_at(vote.party, vote.follower, vote.week) > Rung::None
                && prohibited(self.s, vote.party, vote.follower, vote.week);
            let bench = Bench {
                leader_no: d[vote.leader_no],
                copies: m08_patron_vote::copies(d[vote.agreement], self.s.on.on("M08")),
                own_no: d[if exposed { vote.stake_no } else { vote.own_no }],
                other_no: d[vote.other_no],
                others: vote.others,
                elected_yes: d[vote.elected_yes],
                elected: vote.elected,
                needed: vote.needed,
            };
            self.out.votes[v] = bench.outcome();
        }
    }

    fn record(&mut self) {
        let Some(flows) = &self.flows else { return };
        let w = &mut self.out.weekly;
        let weeks = self.s.weeks as usize + 1;
        let push_one = |series: &mut Vec<f64>, value: f64| {
            if series.is_empty() {
                series.reserve_exact(weeks);
            }
            series.push(value);
        };
        push_one(&mut w.stock, flows.war.stock);
        push_one(&mut w.cover, flows.war.cover() / WEEKS_A_YEAR * 12.0);
        push_one(&mut w.need, flows.war.need());
        let push = |series: &mut Vec<Vec<f64>>, values: &[f64]| {
            series.resize(values.len(), Vec::new());
            for (s, &v) in series.iter_mut().zip(values) {
                push_one(s, v);
            }
        };
        push(&mut w.delivered, &flows.delivered);
        push(&mut w.carried, &flows.carried);
        push(&mut w.returned, &flows.returned);
    }

    fn finish(mut self) -> Trajectory {
        let s = self.s;
        let defence = s.treaty.map_or(0.0, |t| self.out.draws[t.defence]);
        for (mark, &week) in self.out.marks.iter_mut().zip(&s.marks) {
            mark.defence = self
                .treaty_rate
                .iter()
                .map(|rate| rate * defence * week.min(s.weeks))
                .collect();
        }
        for v in 0..s.visits.len() {
            let hazards = self.visit_hazards(v, &s.marks);
            for (mark, hazard) in self.out.marks.iter_mut().zip(hazards) {
                mark.visits.push(hazard);
            }
        }
        if let Some(mut flows) = self.flows.take() {
            flows.balance.held =
                flows.war.stock + flows.holders.iter().map(|h| h.stock).sum::<f64>();
            self.out.published = flows
                .followers
                .iter()
                .map(|f| {
                    let publication = &s.publications[f.watch().publication];
                    publish::statement(s, publication, &self.out.draws, self.chance, f.crossed())
                })
                .collect();
            self.out.time = flows.time;
            self.out.balance = flows.balance;
            self.out.unknown = flows.unknown;
        }
        self.out
    }
}

/// Whether a rule forbids the supply good from one actor to another in a week.
fn prohibited(s: &Scenario, from: usize, to: usize, week: f64) -> bool {
    rule::verdict(
        &s.rules,
        Transaction {
            from,
            to,
            good: s.supply.good,
            week,
            account: None,
        },
    )
    .0 == Verdict::Prohibited
}
