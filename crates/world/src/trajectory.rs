//! One trajectory: from a draw of what was known to the horizon, week by week.

use std::sync::LazyLock;

use crate::council::{Bench, Outcome};
use crate::deal::Deal;
use crate::flow::{DEAL_EVERY, Flows, Open};
use crate::hazard::{Clock, WEEKS_A_YEAR};
use crate::key::Key;
use crate::link::{Change, Link, Rates, Rung};
use crate::mechanisms::{Live, Network, TERMS, contribution, m08_patron_vote, view};
use crate::publish;
use crate::rule::{self, Transaction, Verdict};
use crate::scenario::{Counted, Draws, Group, Scenario, Sets, Streams};

/// How long a visit received raises the chance of a return visit: 15 months, in weeks.
pub const RETURN_WINDOW: f64 = 15.0 * WEEKS_A_YEAR / 12.0;

/// A change of a link.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TieChange {
    /// When, weeks.
    pub week: f64,
    /// Supplier.
    pub from: usize,
    /// Recipient.
    pub to: usize,
    /// What.
    pub change: Change,
    /// The rung afterwards.
    pub rung: Rung,
}

/// A treaty.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TreatyEvent {
    /// When, weeks.
    pub week: f64,
    /// One party.
    pub a: usize,
    /// The other.
    pub b: usize,
    /// It has a consultation clause.
    pub consultation: bool,
    /// It has a non-aggression clause.
    pub non_aggression: bool,
    /// It has a defence clause.
    pub defence: bool,
}

/// A visit of a leader.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct VisitEvent {
    /// When, weeks.
    pub week: f64,
    /// Index in [`Scenario::visits`].
    pub visit: usize,
}

/// Integrated hazards up to a mark.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Mark {
    /// Of a treaty with a defence clause, by ordered-pair index (a < b).
    pub defence: Vec<f64>,
    /// Of the first visit, by index in [`Scenario::visits`].
    pub visits: Vec<f64>,
}

/// Time and tonnes of the focus flow.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FlowTime {
    /// Weeks without a tie.
    pub no_tie: f64,
    /// Weeks with a tie and no deal.
    pub no_deal: f64,
    /// Weeks in which the deal was the limit.
    pub deal: f64,
    /// Weeks in which what the supplier parts with was the limit.
    pub stock: f64,
    /// Weeks in which the corridors were the limit.
    pub corridor: f64,
    /// Weeks in which each corridor was full.
    pub full: Vec<f64>,
    /// Tonnes that deals wanted moved.
    pub wanted: f64,
    /// Tonnes shipped.
    pub shipped: f64,
}

impl FlowTime {
    /// Weeks in which something was shipped.
    #[must_use]
    pub fn shipping(&self) -> f64 {
        self.deal + self.stock + self.corridor
    }
}

/// The good of the supply network, over the whole trajectory: nothing is lost.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Balance {
    /// In all accounts at the start.
    pub initial: f64,
    /// Made by all accounts.
    pub produced: f64,
    /// Brought in by suppliers without an account.
    pub from_unknown: f64,
    /// Used up.
    pub used: f64,
    /// In all accounts at the end.
    pub held: f64,
}

impl Balance {
    /// What is missing, units; zero up to rounding.
    #[must_use]
    pub fn missing(&self) -> f64 {
        self.initial + self.produced + self.from_unknown - self.used - self.held
    }
}

/// Series by week, from week 0 to the last whole week.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Weekly {
    /// Cover of the actor at war, months.
    pub cover: Vec<f64>,
    /// Its stock, units.
    pub stock: Vec<f64>,
    /// The part of its wanted use that it goes without.
    pub need: Vec<f64>,
    /// Units delivered to it since the start, by supplier (where known).
    pub delivered: Vec<Vec<f64>>,
    /// Tonnes carried by each corridor since the start, for the focus flow.
    pub carried: Vec<Vec<f64>>,
    /// Units of each good returned to the focus supplier since the start.
    pub returned: Vec<Vec<f64>>,
}

/// The focus pair's table on the first day, whether or not a tie lets them bargain.
#[derive(Debug, Clone, PartialEq)]
pub struct Opening {
    /// What they would agree on.
    pub deal: Option<Deal>,
    /// Goods of the deal's returns.
    pub goods: Vec<usize>,
    /// Stock of the actor at war, units.
    pub stock: f64,
    /// Its use, units a week.
    pub used: f64,
    /// Its wanted use, units a week.
    pub wanted: f64,
    /// Its output, units a week.
    pub output: f64,
    /// The most that the supplier parts with, units a week.
    pub parts_with: f64,
    /// Capacity of each corridor, tonnes a week (infinite where transport is off).
    pub capacity: Vec<f64>,
    /// Mass of a unit, t.
    pub unit_mass: f64,
}

/// One trajectory.
#[derive(Debug, Clone, PartialEq)]
pub struct Trajectory {
    /// Its number.
    pub index: u64,
    /// Its parameters.
    pub draws: Draws,
    /// Which starting propositions are true in it.
    pub started: Vec<bool>,
    /// Rungs at the start, ordered pairs.
    pub rungs: Vec<Rung>,
    /// Changes of links, in order of time within a pair.
    pub ties: Vec<TieChange>,
    /// Treaties.
    pub treaties: Vec<TreatyEvent>,
    /// Visits, in order of time within a pair.
    pub visits: Vec<VisitEvent>,
    /// Integrated hazards at the scenario's marks.
    pub marks: Vec<Mark>,
    /// Contributions to η of supply of the focus pair at the start, in the order of the terms.
    pub eta: Vec<f64>,
    /// Outcomes of the votes.
    pub votes: Vec<Outcome>,
    /// First published statement for each watch, weeks.
    pub published: Vec<Option<f64>>,
    /// Series.
    pub weekly: Weekly,
    /// Time and tonnes of the focus flow.
    pub time: FlowTime,
    /// The first day's table.
    pub opening: Option<Opening>,
    /// Conservation.
    pub balance: Balance,
    /// Suppliers that delivered an unknown amount to the actor at war.
    pub unknown: Vec<bool>,
}

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

impl<'a> Run<'a> {
    fn start(s: &'a Scenario, streams: &Streams, chance: Key, draws: Draws, index: u64) -> Self {
        let n = s.n();
        let live = Live {
            need: vec![0.0; n],
            supplied: vec![false; n * n],
            treaty: vec![false; n * n],
        };
        let mut links: Vec<Option<Link>> = vec![None; n * n];
        for (i, j) in s.ordered_pairs() {
            links[s.pair(i, j)] = Some(Link::new(chance, i, j));
        }
        let mut treaty_clocks = vec![None; n * n];
        if s.treaty.is_some() {
            for (i, j) in s.ordered_pairs().filter(|(i, j)| i < j) {
                treaty_clocks[s.pair(i, j)] = Some(Clock::new(
                    chance.and(TREATIES + ((i as u64) << 12) + j as u64),
                ));
            }
        }
        let out = Trajectory {
            index,
            draws,
            started: Vec::new(),
            rungs: Vec::new(),
            ties: Vec::new(),
            treaties: Vec::new(),
            visits: Vec::new(),
            marks: vec![Mark::default(); s.marks.len()],
            eta: Vec::new(),
            votes: vec![
                Outcome {
                    adopted: 0.0,
                    lone_veto: 0.0,
                    breaks: 0.0,
                    leader_no: 0.0,
                    follower_no: 0.0
                };
                s.votes.len()
            ],
            published: vec![None; s.watches.len()],
            weekly: Weekly::default(),
            time: FlowTime::default(),
            opening: None,
            balance: Balance::default(),
            unknown: vec![false; n],
        };
        let mut run = Self {
            s,
            chance,
            live,
            links,
            rates: vec![Rates::default(); n * n],
            static_eta: vec![0.0; n * n],
            changed: Vec::new(),
            sizes: vec![None; n * n],
            treaty_rate: vec![0.0; n * n],
            treaty_clocks,
            visit_clocks: (0..s.visits.len())
                .map(|v| visit_clock(chance, v))
                .collect(),
            received: s
                .visits
                .iter()
                .map(|v| v.received.unwrap_or(f64::NEG_INFINITY))
                .collect(),
            flows: None,
            out,
        };
        run.set_starts(streams, index);
        run.set_hazards();
        run.flows = Flows::new(s, &run.out.draws);
        run.see_need();
        run.set_all_rates();
        run.begin_unseen();
        run.out.rungs = run
            .links
            .iter()
            .map(|l| l.map_or(Rung::None, |l| l.rung))
            .collect();
        run.out.eta = run.focus_eta();
        run.open();
        run
    }

    /// Each uncertain proposition is true with its credence.
    fn set_starts(&mut self, streams: &Streams, index: u64) {
        for (i, j) in self.s.ordered_pairs() {
            let pair = self.s.pair(i, j);
            if let (true, Some(link)) = (self.s.pairs[pair].running, self.links[pair].as_mut()) {
                self.live.supplied[pair] = true;
                link.rung = Rung::State;
                link.reached = Rung::State;
                self.sizes[pair] = Some(0.0);
            }
        }
        let facts = streams.key(Group::Fact, index).named("propositions");
        for (k, start) in self.s.starts.iter().enumerate() {
            // One proposition may set several things; it is true or false once.
            let earlier = self.s.starts[..k]
                .iter()
                .position(|other| other.proposition == start.proposition);
            let truth = match earlier {
                Some(same) => self.out.started[same],
                None => facts.named(&start.proposition).uniform() < start.credence,
            };
            self.out.started.push(truth);
            let pair = self.s.pair(start.from, start.to);
            let (true, Some(link)) = (truth, self.links[pair].as_mut()) else {
                continue;
            };
            match start.sets {
                Sets::SuppliedBefore => {
                    self.live.supplied[pair] = true;
                    link.reached = link.reached.max(Rung::Deniable);
                }
                Sets::Talks => link.talks = true,
                Sets::Tie(size) => {
                    self.live.supplied[pair] = true;
                    link.rung = Rung::State;
                    link.reached = Rung::State;
                    self.sizes[pair] = size.map(|slot| self.out.draws[slot]);
                }
            }
        }
        // Where supply runs from state to state there is nothing left to talk about.
        for link in self.links.iter_mut().flatten() {
            link.talks &= link.rung < Rung::State;
        }
    }

    /// What does not change in a trajectory: static parts of η, treaty rates.
    fn set_hazards(&mut self) {
        let s = self.s;
        for (i, j) in s.ordered_pairs() {
            let k = s.pair(i, j);
            let seen = view(s, &self.live, i, j);
            let eta = |terms: &[usize]| -> f64 {
                terms
                    .iter()
                    .map(|&term| contribution(s, &self.out.draws, term, seen))
                    .sum()
            };
            self.static_eta[k] = eta(&STATIC_SUPPLY_TERMS);
            if let (Some(treaty), true) = (s.treaty, i < j) {
                let rate = if s.pairs[k].near {
                    treaty.rate_near
                } else {
                    treaty.rate_far
                };
                self.treaty_rate[k] =
                    self.out.draws[rate] * eta(&TREATY_TERMS).exp() / WEEKS_A_YEAR;
            }
        }
    }

    /// Talks known on the day may have succeeded unseen; what was shipped since is on the way.
    fn begin_unseen(&mut self) {
        let s = self.s;
        let Some(unseen) = s.unseen else { return };
        let mut containers = 0.0;
        for (k, start) in s.starts.iter().enumerate() {
            if !matches!(start.sets, Sets::Talks) || !self.out.started[k] {
                continue;
            }
            let pair = s.pair(start.from, start.to);
            let chance =
                -(-self.rates[pair].success * self.out.draws[unseen.window] / 7.0).exp_m1();
            if self
                .chance
                .named("unseen")
                .named(&start.proposition)
                .uniform()
                >= chance
            {
                continue;
            }
            let prohibited = prohibited(s, start.from, start.to, 0.0);
            if let Some(link) = self.links[pair].as_mut() {
                link.succeed(prohibited, s.on.on("M23"));
                self.live.supplied[pair] = true;
            }
            if let (true, Some(b), Some(seen)) =
                (s.focus == (start.from, start.to), s.bargain, s.seen)
            {
                let d = &self.out.draws;
                let share = s
                    .publications
                    .iter()
                    .find(|p| p.counts == Counted::Containers)
                    .map_or(1.0, |p| d[p.share_seen]);
                containers +=
                    d[unseen.shipped] * d[b.unit_mass] / 1000.0 / (d[seen.payload] * d[seen.fill])
                        * share;
            }
        }
        if let Some(flows) = &mut self.flows {
            flows.already_on_the_way(s, containers);
        }
        self.set_all_rates();
    }

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

    fn focus_eta(&self) -> Vec<f64> {
        let (i, j) = self.s.focus;
        let seen = view(self.s, &self.live, i, j);
        (0..TERMS.len())
            .map(|term| contribution(self.s, &self.out.draws, term, seen))
            .collect()
    }

    /// The table of the focus pair on the first day.
    fn open(&mut self) {
        let (Some(flows), Some(b)) = (&self.flows, self.s.bargain) else {
            return;
        };
        let Some((h, hoard)) = self
            .s
            .hoards
            .iter()
            .enumerate()
            .find(|(_, h)| h.actor == self.s.focus.0)
        else {
            return;
        };
        self.out.opening = Some(Opening {
            deal: flows.bargain(self.s, &self.out.draws, hoard),
            goods: crate::flow::wants(self.s, &self.out.draws, hoard.actor)
                .map(|(good, _)| good)
                .collect(),
            stock: flows.war.stock,
            used: flows.war.used(),
            wanted: flows.war.wanted,
            output: flows.war.output,
            parts_with: flows.holders[h].parts_with(),
            capacity: flows.capacity().to_vec(),
            unit_mass: self.out.draws[b.unit_mass] / 1000.0,
        });
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

    /// Visits within the step, each in its place: a visit raises the rate of its return at once.
    fn step_visits(&mut self, from: f64, to: f64) {
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
    fn back(&self, visit: usize) -> Option<usize> {
        let v = self.s.visits[visit];
        self.s
            .visits
            .iter()
            .position(|other| other.from == v.to && other.to == v.from)
    }

    /// The rate of a visit at `t`, events a week.
    fn visit_rate(&self, visit: usize, t: f64) -> f64 {
        let own = self.out.draws[self.s.visits[visit].rate] / WEEKS_A_YEAR;
        if t < self.received[visit] + RETURN_WINDOW {
            own * self.return_ratio()
        } else {
            own
        }
    }

    fn return_ratio(&self) -> f64 {
        self.s.visit_return.map_or(1.0, |slot| self.out.draws[slot])
    }

    /// The integrated hazard of the first visit up to each of `weeks`.
    ///
    /// Visits that are returns of that very visit must not enter it: the chance of a first visit is the mean of
    /// 1 − exp(−H) only where H does not depend on the visit itself. So the host's visits are followed on the same
    /// clock, but at the rates that they have as long as this visit has not taken place.
    fn visit_hazards(&self, visit: usize, weeks: &[f64]) -> Vec<f64> {
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
