//! Part 6: the questions, each beside its base rate.

use comity_record::{BaseRate as Declared, BaseUnit, Day, Dossier};

use crate::answer::{AnsweredBy, BaseRate, Figure, QuestionAnswer, Ref};
use crate::base_rate::{Exposure, probability};
use crate::compile::Compiled;
use crate::drivers::{Paired, Shares, difference};
use crate::figures;
use crate::references::References;
use crate::statistics::Z80;

/// A declared base rate as a probability by a deadline.
pub(crate) fn base(
    declared: &Declared,
    day: Day,
    by: Day,
    question: &str,
    refs: &mut References<'_>,
) -> BaseRate {
    let unit = match declared.unit {
        BaseUnit::Year => Exposure::Years,
        BaseUnit::Month => Exposure::Months,
        BaseUnit::Trial => Exposure::Trials,
    };
    let p = probability(
        declared.events,
        declared.exposure,
        unit,
        by.days_since(day) as f64 / 365.25,
    );
    let mut from: Vec<Ref> = declared
        .from
        .iter()
        .filter_map(|id| refs.statement_id(id.as_str()))
        .collect();
    from.insert(
        0,
        refs.other(
            &format!("base:{question}"),
            &declared.class,
            &format!("{} in {} {}s, {}", declared.events, declared.exposure, declared.unit, declared.years),
            "a class counted by hand; Jeffreys prior: Gamma(events + ½, exposure) or Beta(events + ½, misses + ½)",
        ),
    );
    BaseRate {
        class: declared.class.clone(),
        events: declared.events,
        exposure: declared.exposure,
        unit: declared.unit.to_string(),
        years: declared.years.clone(),
        probability: Figure {
            value: p.mean,
            low: Some(p.low),
            high: Some(p.high),
            unit: "probability".to_owned(),
            from,
        },
    }
}

/// What the rule of marks needs: paired switches and shares of variance of one output.
pub(crate) struct Drivers<'a> {
    pub(crate) switches: &'a [Paired],
    pub(crate) shares: &'a [Option<Shares>],
}

impl Drivers<'_> {
    /// By the written rule: over half of what could be known better is assumption → assumption; no mechanism moves
    /// it beyond the counting error → base rate; else the world.
    fn mark(&self, output: usize) -> AnsweredBy {
        // Without paired runs nothing is known of what moves it: the trajectories answer.
        if self.switches.is_empty() {
            return AnsweredBy::World;
        }
        if let Some(shares) = self.shares.get(output).and_then(Option::as_ref) {
            let knowable: f64 = shares.groups.iter().sum();
            if shares.groups[3] > 2.0 * shares.error && shares.groups[3] > 0.5 * knowable {
                return AnsweredBy::Assumption;
            }
        }
        let moved = self.switches.iter().any(|s| {
            let (centre, low, high) = difference(&s.on[output], &s.off[output]);
            // Four standard errors: with a dozen switches a looser bar would find something by chance.
            centre.abs() > 1e-9 && centre.abs() > 4.0 * (high - low) / (2.0 * Z80)
        });
        if moved {
            AnsweredBy::World
        } else {
            AnsweredBy::BaseRate
        }
    }
}

/// All questions of the dossier. `outputs[k]` are the values of the k-th judged question over the runs.
pub(crate) fn answers(
    dossier: &Dossier,
    compiled: &Compiled,
    outputs: &[Vec<f64>],
    drivers: &Drivers<'_>,
    run: &Ref,
    refs: &mut References<'_>,
) -> Vec<QuestionAnswer> {
    dossier
        .questions
        .iter()
        .enumerate()
        .map(|(index, q)| {
            let base = base(&q.base_rate, compiled.day, q.by, q.id.as_str(), refs);
            let judged = compiled.judged.iter().position(|j| j.question == index);
            let (probability, answered_by) = match judged {
                None => (base.probability.clone(), AnsweredBy::BaseRate),
                Some(k) => match drivers.mark(k) {
                    AnsweredBy::BaseRate => (base.probability.clone(), AnsweredBy::BaseRate),
                    mark => {
                        let known = drivers
                            .shares
                            .get(k)
                            .and_then(Option::as_ref)
                            .map(|s| 1.0 - s.chance);
                        (
                            judged_probability(compiled, k, &outputs[k], known, run),
                            mark,
                        )
                    }
                },
            };
            QuestionAnswer {
                id: q.id.to_string(),
                text: q.text.clone(),
                by: q.by.to_string(),
                source: q.source.clone(),
                probability,
                base,
                answered_by,
            }
        })
        .collect()
}

fn judged_probability(
    compiled: &Compiled,
    k: usize,
    values: &[f64],
    known: Option<f64>,
    run: &Ref,
) -> Figure {
    if compiled.docket.criteria[k].is_hazard() {
        figures::hazard_probability(values, vec![run.clone()])
    } else {
        figures::outcome_probability(values, known, vec![run.clone()])
    }
}
