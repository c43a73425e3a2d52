//! What is kept of a trajectory: judged questions, ranks, series. Everything else is dropped at once.

use comity_world::council::Outcome;
use comity_world::link::{Change, Rung};
use comity_world::scenario::Scenario;
use comity_world::trace::{FlowTime, Opening, Trajectory};

/// How a question is judged on a trajectory. Weeks count from the as-of day.
#[derive(Debug, Clone, PartialEq)]
pub enum Criterion {
    /// A statement is published by `by`.
    Published {
        /// Index of the watch.
        watch: usize,
        /// Deadline.
        by: f64,
    },
    /// A statement is published and one corridor has carried more than another.
    Route {
        /// Index of the watch.
        watch: usize,
        /// The corridor that must have carried more.
        more: usize,
        /// Than this one.
        less: usize,
        /// Deadline.
        by: f64,
    },
    /// A visit; answered by its integrated hazard.
    Visit {
        /// Index of the visit.
        visit: usize,
        /// Index of the mark at the deadline.
        mark: usize,
    },
    /// A treaty with a defence clause; answered by its integrated hazard.
    Defence {
        /// Index of the ordered pair, smaller actor first.
        pair: usize,
        /// Index of the mark at the deadline.
        mark: usize,
    },
    /// The follower alone says No; exact given the draw.
    LoneVeto {
        /// Index of the vote.
        vote: usize,
    },
}

impl Criterion {
    /// Whether a trajectory gives a probability (an integrated hazard, an exact vote) and not a yes or no.
    #[must_use]
    pub fn is_hazard(&self) -> bool {
        matches!(
            self,
            Self::Visit { .. } | Self::Defence { .. } | Self::LoneVeto { .. }
        )
    }

    /// The probability, given this trajectory, that the answer is yes; 0 or 1 where it is a count.
    #[must_use]
    pub fn judge(&self, t: &Trajectory) -> f64 {
        let published = |watch: usize, by: f64| {
            t.published
                .get(watch)
                .copied()
                .flatten()
                .is_some_and(|week| week <= by)
        };
        match *self {
            Self::Published { watch, by } => f64::from(u8::from(published(watch, by))),
            Self::Route {
                watch,
                more,
                less,
                by,
            } => {
                let carried = |c: usize| {
                    t.weekly
                        .carried
                        .get(c)
                        .map_or(0.0, |series| at_week(series, by))
                };
                f64::from(u8::from(
                    published(watch, by) && carried(more) > carried(less),
                ))
            }
            Self::Visit { visit, mark } => -(-t.marks[mark].visits[visit]).exp_m1(),
            Self::Defence { pair, mark } => -(-t.marks[mark].defence[pair]).exp_m1(),
            Self::LoneVeto { vote } => t.votes[vote].lone_veto,
        }
    }
}

/// A weekly series at a week, by interpolation.
#[must_use]
pub fn at_week(series: &[f64], week: f64) -> f64 {
    let Some(last) = series.len().checked_sub(1) else {
        return 0.0;
    };
    let at = week.clamp(0.0, last as f64);
    let below = at.floor() as usize;
    let above = (below + 1).min(last);
    series[below] + (at - below as f64) * (series[above] - series[below])
}

/// What the answer needs of the scenario to judge a trajectory.
#[derive(Debug, Clone, PartialEq)]
pub struct Docket {
    /// Criteria of the judged questions, in their order.
    pub criteria: Vec<Criterion>,
    /// The week of the answer's year-end marks (end of the next calendar year).
    pub year_end: f64,
    /// Index of the mark at `year_end`.
    pub year_end_mark: usize,
    /// The buyer and seller of the headline: first asks of second.
    pub pair: (usize, usize),
    /// Years with a register delivery among the last five, ordered pairs: breaks ties of rank.
    pub register: Vec<f64>,
    /// Clause score of the pact in force, ordered pairs; `None` is unknown.
    pub clauses: Vec<Option<f64>>,
}

/// Amounts of the good in outputs are in millions of units.
const MILLION: f64 = 1e6;

/// Numbers that switches and the variance split are about: judged questions first, then quantities.
pub const QUANTITIES: [&str; 4] = [
    "closest supplier",
    "new supply tie",
    "stock at year end",
    "rounds delivered",
];

/// Best and worst rank of a partner (ties span a range), 1 is closest.
pub type RankRange = (u32, u32);

/// What is kept of a trajectory.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// Judged questions, then [`QUANTITIES`].
    pub outputs: Vec<f64>,
    /// Whether a new tie starts by the year's end, ordered pairs.
    pub supply: Vec<bool>,
    /// Probability of a defence treaty by the year's end, ordered pairs (smaller actor first).
    pub defence: Vec<f64>,
    /// Rungs at the start, ordered pairs.
    pub rungs: Vec<Rung>,
    /// Ranks of the other of the pair as supplier: of the first's, of the second's; now, in 12 months, at the horizon.
    pub supplier_ranks: [[RankRange; 2]; 3],
    /// The same for treaty clauses.
    pub treaty_ranks: [[RankRange; 2]; 3],
    /// The part of a first place by treaty clauses that the second has among the first's partners at the year's end.
    pub first_by_treaty: f64,
    /// Whether the pair's supply, and its treaty, stand higher in 12 months than now.
    pub rises: [bool; 2],
    /// Cover on the day, months: stock over use.
    pub cover: Option<f64>,
    /// The stock by week, in months of the day's use.
    pub drain: Vec<f64>,
    /// Time and tonnes of the focus flow.
    pub time: FlowTime,
    /// The first day's table.
    pub opening: Option<Opening>,
    /// Stage capacities of each corridor, tonnes a week, times the fraction of time it is up.
    pub stages: Vec<Vec<f64>>,
    /// Contributions to η of the focus pair.
    pub eta: Vec<f64>,
    /// Votes.
    pub votes: Vec<Outcome>,
    /// Drawn No of the other permanent members and Yes of the elected, by vote.
    pub benches: Vec<(f64, f64)>,
    /// Among all actors: new defence treaties to the horizon, and pairs without a supply tie at the start that get one by the
    /// year's end.
    pub counts: [f64; 2],
    /// Rejected starting draws.
    pub rejected: u32,
    /// Units that conservation misses, relative to the initial stock.
    pub missing: f64,
}

impl Docket {
    /// The light judgement that switches and the variance split need.
    #[must_use]
    pub fn outputs(&self, s: &Scenario, t: &Trajectory) -> Vec<f64> {
        let (buyer, seller) = self.pair;
        let mut outputs: Vec<f64> = self.criteria.iter().map(|c| c.judge(t)).collect();
        let (best, worst) = self.supplier_rank(s, t, buyer, seller, self.year_end);
        let supplies = rung_at(s, t, seller, buyer, self.year_end) > Rung::None;
        outputs.push(first_place(supplies, (best, worst)));
        outputs.push(f64::from(u8::from(started(
            t,
            seller,
            buyer,
            self.year_end,
        ))));
        outputs.push(at_week(&t.weekly.stock, self.year_end) / MILLION);
        outputs.push(
            t.weekly
                .delivered
                .get(seller)
                .map_or(0.0, |d| at_week(d, self.year_end) / MILLION),
        );
        outputs
    }

    /// The full judgement of one trajectory.
    #[must_use]
    pub fn judge(&self, s: &Scenario, t: &Trajectory) -> Judged {
        let (buyer, seller) = self.pair;
        let weeks = [0.0, 365.25 / 7.0, s.weeks];
        let mut supply = vec![false; s.n() * s.n()];
        for (i, j) in s.ordered_pairs() {
            supply[s.pair(i, j)] = started(t, i, j, self.year_end);
        }
        let ranks = |rank: &dyn Fn(usize, usize, f64) -> RankRange| {
            weeks.map(|week| [rank(buyer, seller, week), rank(seller, buyer, week)])
        };
        let rung = |week| rung_at(s, t, seller, buyer, week);
        let clause = |week| self.clause_at(s, t, seller, buyer, week).unwrap_or(0.0);
        Judged {
            outputs: self.outputs(s, t),
            supply,
            defence: t.marks[self.year_end_mark]
                .defence
                .iter()
                .map(|h| -(-h).exp_m1())
                .collect(),
            rungs: t.rungs.clone(),
            supplier_ranks: ranks(&|of, partner, week| self.supplier_rank(s, t, of, partner, week)),
            treaty_ranks: ranks(&|of, partner, week| self.treaty_rank(s, t, of, partner, week)),
            first_by_treaty: first_place(
                clause(self.year_end) > 0.0,
                self.treaty_rank(s, t, buyer, seller, self.year_end),
            ),
            rises: [rung(weeks[1]) > rung(0.0), clause(weeks[1]) > clause(0.0)],
            cover: t.weekly.cover.first().copied(),
            drain: drain(t),
            time: t.time.clone(),
            opening: t.opening.clone(),
            stages: (0..s.corridors.len())
                .map(|c| {
                    let (stages, up) = s.stages(c, &t.draws);
                    stages.into_iter().map(|tonnes| tonnes * up).collect()
                })
                .collect(),
            eta: t.eta.clone(),
            votes: t.votes.clone(),
            benches: s
                .votes
                .iter()
                .map(|v| (t.draws[v.other_no], t.draws[v.elected_yes]))
                .collect(),
            counts: [
                t.treaties.iter().filter(|e| e.defence).count() as f64,
                new_ties(s, t, self.year_end),
            ],
            rejected: t.draws.rejected,
            missing: t.balance.missing() / t.balance.initial.max(1.0),
        }
    }

    /// The rank of `partner` among the suppliers of `of`: rung, then units of the last year, then years in the register.
    fn supplier_rank(
        &self,
        s: &Scenario,
        t: &Trajectory,
        of: usize,
        partner: usize,
        week: f64,
    ) -> RankRange {
        let at_war = s.war.is_some_and(|w| w.actor == of);
        let score = |other: usize| {
            let recent = match t.weekly.delivered.get(other) {
                Some(d) if at_war => at_week(d, week) - at_week(d, week - 365.25 / 7.0),
                _ => 0.0,
            };
            (
                rung_at(s, t, other, of, week),
                recent,
                self.register[s.pair(other, of)],
            )
        };
        rank(s.n(), of, partner, score)
    }

    fn treaty_rank(
        &self,
        s: &Scenario,
        t: &Trajectory,
        of: usize,
        partner: usize,
        week: f64,
    ) -> RankRange {
        rank(s.n(), of, partner, |other| {
            self.clause_at(s, t, of, other, week).unwrap_or(0.0)
        })
    }

    /// The clause score of a pair at a week: the pact in force, or a treaty since.
    fn clause_at(
        &self,
        s: &Scenario,
        t: &Trajectory,
        a: usize,
        b: usize,
        week: f64,
    ) -> Option<f64> {
        let now = self.clauses[s.pair(a, b)];
        let since = t
            .treaties
            .iter()
            .filter(|e| e.week <= week && ((e.a, e.b) == (a, b) || (e.a, e.b) == (b, a)))
            .map(|e| clause_score(e.defence, e.non_aggression, e.consultation))
            .fold(None, |best: Option<f64>, score| {
                Some(best.map_or(score, |b| b.max(score)))
            });
        match (now, since) {
            (Some(x), Some(y)) => Some(x.max(y)),
            (x, y) => x.or(y),
        }
    }
}

/// Score of a pact by its strongest clause, after Signorino & Ritter 1999: defence 3, neutrality or non-aggression 2,
/// consultation 1.
#[must_use]
pub fn clause_score(defence: bool, non_aggression: bool, consultation: bool) -> f64 {
    if defence {
        3.0
    } else if non_aggression {
        2.0
    } else if consultation {
        1.0
    } else {
        0.0
    }
}

/// The stock by week in months of the day's use. Cover itself (stock over use) stands still while use is rationed, because
/// use then falls with the stock: the drain shows in this.
fn drain(t: &Trajectory) -> Vec<f64> {
    match (t.weekly.cover.first(), t.weekly.stock.first()) {
        (Some(cover), Some(&first)) if first > 0.0 => t
            .weekly
            .stock
            .iter()
            .map(|stock| cover * stock / first)
            .collect(),
        _ => Vec::new(),
    }
}

/// A first place: shared by k it counts as 1/k of one, and where there is nothing to rank it is none.
fn first_place(something: bool, (best, worst): RankRange) -> f64 {
    if something && best == 1 {
        1.0 / f64::from(worst)
    } else {
        0.0
    }
}

/// The rung of a pair at a week.
fn rung_at(s: &Scenario, t: &Trajectory, from: usize, to: usize, week: f64) -> Rung {
    t.ties
        .iter()
        .rev()
        .find(|change| change.from == from && change.to == to && change.week <= week)
        .map_or(t.rungs[s.pair(from, to)], |change| change.rung)
}

/// Pairs without a tie at the start that get one by a week.
fn new_ties(s: &Scenario, t: &Trajectory, by: f64) -> f64 {
    let bare = |(i, j): &(usize, usize)| t.rungs[s.pair(*i, *j)] == Rung::None;
    s.ordered_pairs()
        .filter(bare)
        .filter(|&(i, j)| started(t, i, j, by))
        .count() as f64
}

/// Whether a tie starts or climbs by a week.
fn started(t: &Trajectory, from: usize, to: usize, by: f64) -> bool {
    t.ties
        .iter()
        .any(|c| c.from == from && c.to == to && c.week <= by && matches!(c.change, Change::Tie(_)))
}

/// Best and worst rank of `partner` among all others of `of` by a score, higher is closer.
fn rank<S: PartialOrd>(
    n: usize,
    of: usize,
    partner: usize,
    score: impl Fn(usize) -> S,
) -> RankRange {
    let own = score(partner);
    let others = (0..n).filter(|&k| k != of && k != partner);
    let (mut better, mut equal) = (0, 0);
    for other in others {
        let theirs = score(other);
        if theirs > own {
            better += 1;
        } else if theirs >= own {
            equal += 1;
        }
    }
    (1 + better, 1 + better + equal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_span_ties() {
        let scores = [9.0, 5.0, 5.0, 1.0];
        assert_eq!(rank(4, 0, 1, |k| scores[k]), (1, 2));
        assert_eq!(rank(4, 0, 3, |k| scores[k]), (3, 3));
    }

    #[test]
    fn a_series_is_read_between_weeks() {
        assert!((at_week(&[0.0, 2.0, 6.0], 1.25) - 3.0).abs() < 1e-12);
        assert_eq!(at_week(&[0.0, 2.0], 9.0), 2.0);
        assert_eq!(at_week(&[], 1.0), 0.0);
    }
}
