//! From the questions of a dossier to criteria, watches and marks.

use comity_record::{Day, Dossier};
use comity_world::scenario::{Corridor, Counted, Publication, Visit, Watch};

use super::Problem;
use crate::judge::Criterion;

/// A question that trajectories answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgedQuestion {
    /// Index in the dossier's questions.
    pub question: usize,
}

pub(super) struct Parts {
    pub(super) criteria: Vec<Criterion>,
    pub(super) judged: Vec<JudgedQuestion>,
    pub(super) watches: Vec<Watch>,
    pub(super) marks: Vec<f64>,
    pub(super) year_end: Day,
    pub(super) year_end_mark: usize,
}

/// Names that criteria refer to.
pub(super) struct Names<'a> {
    pub(super) actors: &'a [String],
    pub(super) goods: &'a [String],
    pub(super) corridors: &'a [Corridor],
    pub(super) publications: &'a [Publication],
    pub(super) visits: &'a [Visit],
    pub(super) votes: &'a [String],
}

/// Reads the questions; the criterion of each judged one becomes a criterion on trajectories.
pub(super) fn read(
    dossier: &Dossier,
    day: Day,
    names: &Names<'_>,
    problems: &mut Vec<Problem>,
) -> Parts {
    let horizon = dossier.world.horizon;
    let year_end = Day::new(day.year() + 1, 12, 31).map_or(horizon, |d| d.min(horizon));
    if horizon <= day {
        problems.push(Problem::new(
            format!("the horizon {horizon} is not after the as-of day {day}"),
            Some("set `horizon` in world.toml to a later day".to_owned()),
        ));
    }
    let mut reader = Reader {
        day,
        names,
        problems,
        watches: Vec::new(),
        marks: vec![week(day, year_end)],
    };
    let mut criteria = Vec::new();
    let mut judged = Vec::new();
    for (index, question) in dossier.questions.iter().enumerate() {
        let Some(criterion) = &question.criterion else {
            continue;
        };
        if let Some(criterion) = reader.criterion(question.id.as_str(), criterion, question.by) {
            criteria.push(criterion);
            judged.push(JudgedQuestion { question: index });
        }
    }
    // Marks are recorded in ascending order; indices handed out above are mapped to it.
    let mut order: Vec<usize> = (0..reader.marks.len()).collect();
    order.sort_by(|&a, &b| reader.marks[a].total_cmp(&reader.marks[b]));
    let place = |mark: usize| order.iter().position(|&k| k == mark).unwrap_or(0);
    for criterion in &mut criteria {
        if let Criterion::Visit { mark, .. } | Criterion::Defence { mark, .. } = criterion {
            *mark = place(*mark);
        }
    }
    Parts {
        criteria,
        judged,
        watches: reader.watches,
        year_end_mark: place(0),
        marks: order.iter().map(|&k| reader.marks[k]).collect(),
        year_end,
    }
}

fn week(day: Day, later: Day) -> f64 {
    later.days_since(day) as f64 / 7.0
}

struct Reader<'a, 'p> {
    day: Day,
    names: &'a Names<'a>,
    problems: &'p mut Vec<Problem>,
    watches: Vec<Watch>,
    marks: Vec<f64>,
}

impl Reader<'_, '_> {
    fn criterion(
        &mut self,
        question: &str,
        declared: &comity_record::Criterion,
        by: Day,
    ) -> Option<Criterion> {
        use comity_record::Criterion as Declared;
        let day = self.day;
        let week = |d: Day| week(day, d);
        match declared {
            Declared::Published {
                publication,
                at_least,
            } => {
                let publication = self.publication(question, publication.as_str())?;
                let watch = self.watch(publication, *at_least, 0.0, f64::INFINITY);
                Some(Criterion::Published {
                    watch,
                    by: week(by),
                })
            }
            Declared::Route {
                publication,
                at_least,
                more,
                less,
            } => {
                let publication = self.publication(question, publication.as_str())?;
                let (more, less) = (
                    self.corridor(question, more.as_str())?,
                    self.corridor(question, less.as_str())?,
                );
                // Without a threshold of its own the estimate must at least see one unit.
                let watch = self.watch(publication, at_least.unwrap_or(1.0), 0.0, f64::INFINITY);
                Some(Criterion::Route {
                    watch,
                    more,
                    less,
                    by: week(by),
                })
            }
            Declared::Visit { from, to } => {
                let (from, to) = (
                    self.actor(question, from.as_str())?,
                    self.actor(question, to.as_str())?,
                );
                let visit = self
                    .names
                    .visits
                    .iter()
                    .position(|v| (v.from, v.to) == (from, to));
                if visit.is_none() {
                    self.problems.push(Problem::new(
                        format!("question `{question}` asks about a visit of {} to {}, and no level `leader-visits` of the pair is known", self.names.actors[from], self.names.actors[to]),
                        Some("add the count of such visits since a year, or leave the criterion out".to_owned()),
                    ));
                }
                Some(Criterion::Visit {
                    visit: visit?,
                    mark: self.mark(week(by)),
                })
            }
            Declared::Treaty { pair, clause } => {
                let (a, b) = (
                    self.actor(question, pair[0].as_str())?,
                    self.actor(question, pair[1].as_str())?,
                );
                if *clause != comity_record::TieKind::Defence {
                    self.problems.push(Problem::new(format!("question `{question}`: trajectories judge the clause `defence`, not `{clause}`"), Some("leave the criterion out".to_owned())));
                    return None;
                }
                Some(Criterion::Defence {
                    pair: a.min(b) * self.names.actors.len() + a.max(b),
                    mark: self.mark(week(by)),
                })
            }
            Declared::LoneVeto { vote } => {
                let found = self.names.votes.iter().position(|v| v == vote.as_str());
                if found.is_none() {
                    self.problems.push(Problem::new(
                        format!(
                            "question `{question}` names the vote `{vote}`, which world.toml lacks"
                        ),
                        None,
                    ));
                }
                Some(Criterion::LoneVeto { vote: found? })
            }
            Declared::Flow {
                good,
                at_least,
                window,
                ..
            } => {
                let Some(good) = self.names.goods.iter().position(|g| g == good.as_str()) else {
                    self.problems.push(Problem::new(
                        format!(
                            "question `{question}` names the good `{good}`, which world.toml lacks"
                        ),
                        None,
                    ));
                    return None;
                };
                let publication = self
                    .names
                    .publications
                    .iter()
                    .position(|p| p.counts == Counted::Returned(good));
                if publication.is_none() {
                    self.problems.push(Problem::new(
                        format!("question `{question}` asks about a flow of {}, and no publication of world.toml counts it", self.names.goods[good]),
                        Some("a flow counts when it is published: add a [[publication]]".to_owned()),
                    ));
                }
                let watch = self.watch(
                    publication?,
                    *at_least,
                    week(window.earliest()),
                    week(window.latest()) + 1.0 / 7.0,
                );
                Some(Criterion::Published {
                    watch,
                    by: week(by),
                })
            }
        }
    }

    fn watch(&mut self, publication: usize, at_least: f64, since: f64, until: f64) -> usize {
        self.watches.push(Watch {
            publication,
            at_least,
            since,
            until,
        });
        self.watches.len() - 1
    }

    fn mark(&mut self, week: f64) -> usize {
        self.marks
            .iter()
            .position(|&m| m == week)
            .unwrap_or_else(|| {
                self.marks.push(week);
                self.marks.len() - 1
            })
    }

    fn actor(&mut self, question: &str, id: &str) -> Option<usize> {
        let found = self.names.actors.iter().position(|a| a == id);
        if found.is_none() {
            self.problems.push(Problem::new(
                format!("question `{question}` names `{id}`, who is no actor of world.toml"),
                None,
            ));
        }
        found
    }

    fn publication(&mut self, question: &str, id: &str) -> Option<usize> {
        let found = self.names.publications.iter().position(|p| p.id == id);
        if found.is_none() {
            self.problems.push(Problem::new(
                format!(
                    "question `{question}` names the publication `{id}`, which world.toml lacks"
                ),
                None,
            ));
        }
        found
    }

    fn corridor(&mut self, question: &str, id: &str) -> Option<usize> {
        let found = self.names.corridors.iter().position(|c| c.id == id);
        if found.is_none() {
            self.problems.push(Problem::new(
                format!("question `{question}` names the corridor `{id}`, which world.toml lacks"),
                None,
            ));
        }
        found
    }
}
