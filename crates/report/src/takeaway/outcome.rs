//! Takeaways of the parts that say what follows: questions, drivers, placebos, checks.

use comity_assess::answer::{Answer, AnsweredBy, Effect, Placebo, QuestionAnswer, Switch};

use crate::number;
use crate::sentence::{Part, Sentence};
use crate::summary;

pub(super) fn questions(answer: &Answer) -> Option<Sentence> {
    if answer.questions.is_empty() {
        return None;
    }
    let by = |kind| {
        answer
            .questions
            .iter()
            .filter(|q| q.answered_by == kind)
            .count()
    };
    let mut sentence = Sentence::new("Of ")
        .count(answer.questions.len(), Part::Questions)
        .say(" questions the world answers ")
        .count(by(AnsweredBy::World), Part::Questions)
        .say(", an assumption carries ")
        .count(by(AnsweredBy::Assumption), Part::Questions)
        .say(", and for ")
        .count(by(AnsweredBy::BaseRate), Part::Questions)
        .say(" there is only the base rate");
    if let Some(question) = farthest(&answer.questions) {
        sentence = sentence
            .say(format!(
                "; the answer farthest from its base rate is {}, ",
                question.id
            ))
            .figure(&question.probability)
            .say(" against ")
            .figure(&question.base.probability);
    }
    Some(sentence.say("."))
}

/// The question whose answer departs most from its base rate.
pub(crate) fn farthest(questions: &[QuestionAnswer]) -> Option<&QuestionAnswer> {
    questions
        .iter()
        .filter(|q| q.answered_by != AnsweredBy::BaseRate)
        .map(|q| ((q.probability.value - q.base.probability.value).abs(), q))
        .filter(|(gap, _)| gap.is_finite())
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, q)| q)
}

pub(super) fn drivers(answer: &Answer) -> Option<Sentence> {
    if answer.switches.is_empty() {
        return variance_only(answer);
    }
    let idle = answer
        .switches
        .iter()
        .filter(|s| !s.effects.iter().any(is_clear))
        .count();
    let mut sentence = match strongest(&answer.switches) {
        Some((switch, effect)) => Sentence::new(format!(
            "No mechanism moves a probability more than {} ({}): with it “{}” stands at ",
            switch.id,
            switch.name,
            summary::output(answer, &effect.output)
        ))
        .figure(&effect.on)
        .say(", without it ")
        .figure(&effect.off),
        None => Sentence::new("No mechanism moves a probability"),
    };
    let all = answer.switches.len();
    sentence = match idle {
        0 => sentence
            .say("; each of the ")
            .count(all, Part::Drivers)
            .say(" moves some output clear of the counting error"),
        _ => sentence
            .say("; ")
            .count(idle, Part::Drivers)
            .say(" of ")
            .count(all, Part::Drivers)
            .say(if idle == 1 { " moves" } else { " move" })
            .say(" no output clear of the counting error"),
    };
    Some(sentence.say("."))
}

fn variance_only(answer: &Answer) -> Option<Sentence> {
    let split = answer.variance.first()?;
    Some(
        Sentence::new(format!(
            "Of the variance of “{}” ",
            summary::output(answer, &split.output)
        ))
        .figure(&split.chance)
        .say(" is chance and ")
        .figure(&split.assumptions)
        .say(" rests on levels that nobody has stated."),
    )
}

/// Whether a paired difference is clear of the counting error: beyond four standard errors, because a dozen switches with as
/// many outputs each would pass a looser bar by chance. An 80 % interval is 2.56 standard errors wide.
pub(crate) fn is_clear(effect: &Effect) -> bool {
    match (effect.difference.low, effect.difference.high) {
        (Some(low), Some(high)) => {
            effect.difference.value.abs() > 4.0 / 2.563 * (high - low)
                && effect.difference.value != 0.0
        }
        _ => false,
    }
}

/// The switch that moves a probability most, so that outputs in different units are not compared.
fn strongest(switches: &[Switch]) -> Option<(&Switch, &Effect)> {
    switches
        .iter()
        .flat_map(|switch| switch.effects.iter().map(move |effect| (switch, effect)))
        .filter(|(_, e)| number::is_fraction(&e.difference.unit) && e.difference.value.is_finite())
        .max_by(|a, b| {
            a.1.difference
                .value
                .abs()
                .total_cmp(&b.1.difference.value.abs())
        })
}

pub(super) fn placebos(answer: &Answer) -> Option<Sentence> {
    let headline = answer.placebos.iter().find(|p| p.headline)?;
    let new: Vec<&Placebo> = answer.placebos.iter().filter(|p| !p.running).collect();
    let others = new.iter().filter(|p| !p.headline);
    let higher = others
        .clone()
        .filter(|p| p.supply.value > headline.supply.value)
        .count();
    let count = others.clone().count();
    let mut sentence = Sentence::new(format!(
        "For a new supply tie {} → {} stands at ",
        headline.from.name, headline.to.name
    ))
    .figure(&headline.supply)
    .say("; ")
    .count(higher, Part::Placebos)
    .say(" of ")
    .count(count, Part::Placebos)
    .say(" other pairs without a running tie stand higher");
    if let Some(top) = others.max_by(|a, b| a.supply.value.total_cmp(&b.supply.value)) {
        sentence = sentence.say(format!(
            ", the highest being {} → {} with ",
            top.from.name, top.to.name
        ));
        sentence = sentence.figure(&top.supply);
    }
    Some(sentence.say("."))
}

pub(super) fn checks(answer: &Answer) -> Sentence {
    let failed: Vec<&str> = answer
        .checks
        .iter()
        .filter(|c| !c.holds)
        .map(|c| c.name.as_str())
        .collect();
    let mut sentence = match answer.checks.len() {
        0 => Sentence::new("No order of magnitude was checked"),
        all => {
            let held = Sentence::default().count(all - failed.len(), Part::Checks);
            held.say(" of ")
                .count(all, Part::Checks)
                .say(" orders of magnitude are where they should be")
        }
    };
    if !failed.is_empty() {
        sentence = sentence.say(format!(" (not: {})", failed.join("; ")));
    }
    let parameters = &answer.reproduce.parameters;
    let all: usize = parameters.iter().map(|(_, n)| n).sum();
    let assumed: usize = parameters
        .iter()
        .filter(|(kind, _)| kind == "assumption")
        .map(|(_, n)| n)
        .sum();
    sentence
        .say("; ")
        .count(assumed, Part::Checks)
        .say(" of ")
        .count(all, Part::Checks)
        .say(" parameters are assumptions, and ")
        .count(answer.reproduce.parameter_changes, Part::Checks)
        .say(" were changed after first being set.")
}
