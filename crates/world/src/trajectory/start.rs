//! Where a trajectory starts: from one draw of what was known.

use super::{Run, STATIC_SUPPLY_TERMS, TREATIES, TREATY_TERMS, prohibited, visit_clock};
use crate::council::Outcome;
use crate::flow::Flows;
use crate::hazard::{Clock, WEEKS_A_YEAR};
use crate::key::Key;
use crate::link::{Link, Rates, Rung};
use crate::mechanisms::{Live, TERMS, contribution, view};
use crate::scenario::{Counted, Draws, Group, Scenario, Sets, Streams};
use crate::trace::{Balance, FlowTime, Mark, Opening, Trajectory, Weekly};

impl<'a> Run<'a> {
    pub(super) fn start(
        s: &'a Scenario,
        streams: &Streams,
        chance: Key,
        draws: Draws,
        index: u64,
    ) -> Self {
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
    pub(super) fn set_starts(&mut self, streams: &Streams, index: u64) {
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
    pub(super) fn set_hazards(&mut self) {
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
    pub(super) fn begin_unseen(&mut self) {
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

    pub(super) fn focus_eta(&self) -> Vec<f64> {
        let (i, j) = self.s.focus;
        let seen = view(self.s, &self.live, i, j);
        (0..TERMS.len())
            .map(|term| contribution(self.s, &self.out.draws, term, seen))
            .collect()
    }

    /// The table of the focus pair on the first day.
    pub(super) fn open(&mut self) {
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
}
