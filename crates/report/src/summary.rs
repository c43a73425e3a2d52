//! The answer in three sentences, and what must be said before them.

use comity_assess::answer::{Answer, BaseRate, Closest, Figure, LadderAnswer};

use crate::number;
use crate::sentence::{Part, Sentence};
use crate::words;

/// Warnings in the order in which a reader needs them: an interruption first.
pub(crate) fn warnings(answer: &Answer) -> Vec<String> {
    let head = &answer.head;
    let interrupted = (head.runs < head.runs_asked).then(|| {
        format!(
            "Interrupted: this answer rests on {} of {} runs that were asked for.",
            number::count(head.runs),
            number::count(head.runs_asked)
        )
    });
    let changed = (!head.changed.is_empty()).then(|| {
        format!(
            "What-if: the dossier was changed by {}.",
            head.changed.join(" ")
        )
    });
    interrupted
        .into_iter()
        .chain(changed)
        .chain(answer.warnings.iter().map(|warning| upper_first(warning)))
        .collect()
}

/// One to three sentences: the likeliest sense of "closest", the other senses, and the reason.
pub(crate) fn sentences(answer: &Answer) -> Vec<Sentence> {
    let mut closest: Vec<&Closest> = answer.closest.iter().collect();
    closest.sort_by(|a, b| b.probability.value.total_cmp(&a.probability.value));
    let mut sentences = Vec::new();
    if let Some((first, others)) = closest.split_first() {
        sentences.push(likeliest(answer, first));
        if !others.is_empty() {
            sentences.push(other_senses(others));
        }
    }
    sentences.extend(reason(answer));
    if sentences.is_empty() {
        sentences.push(Sentence::new(
            "The answer is unknown: nothing in this dossier is judged.",
        ));
    }
    sentences
}

fn likeliest(answer: &Answer, closest: &Closest) -> Sentence {
    let partner = &answer.head.pair[1].name;
    Sentence::new(format!(
        "That {partner} will be the {} is {}: ",
        lower_first(&closest.text),
        words::likelihood(closest.probability.value)
    ))
    .figure(&closest.probability)
    .say(", against a base rate of ")
    .join(base_rate(&closest.base))
    .say(".")
}

fn other_senses(others: &[&Closest]) -> Sentence {
    let mut sentence = Sentence::default();
    for (at, closest) in others.iter().enumerate() {
        let lead = if at == 0 {
            "In another sense of the word: "
        } else {
            "; "
        };
        let base = &closest.base.probability;
        sentence = sentence
            .say(format!("{lead}“{}” ", closest.text))
            .likelihood(&closest.probability)
            .say(", base rate ")
            .number(number::value_and_range(base), &base.from);
    }
    sentence.say(".")
}

fn reason(answer: &Answer) -> Option<Sentence> {
    let needs = answer.needs.as_ref()?;
    let mut sentence = Sentence::new(format!("{} has ", needs.buyer.name))
        .figure(&needs.cover)
        .say(format!(" of {} in stock", needs.good));
    if let Some(barter) = &needs.barter {
        sentence = sentence
            .say(format!(" and finds a deal with {} in ", needs.seller.name))
            .figure(&barter.deal)
            .say(" of weeks with a tie");
    }
    let binding = answer
        .limits
        .as_ref()
        .and_then(|limits| most_binding(limits.binding.as_slice()));
    if let Some((what, share)) = binding {
        sentence = sentence
            .say(format!(
                "; what then limits the flow most often is {what}, in "
            ))
            .figure(share);
    }
    Some(sentence.say("."))
}

/// What bound most often, where something did.
pub(crate) fn most_binding(binding: &[comity_assess::answer::Binding]) -> Option<(&str, &Figure)> {
    binding
        .iter()
        .filter(|b| b.share.value.is_finite())
        .max_by(|a, b| a.share.value.total_cmp(&b.share.value))
        .map(|b| (limit_words(&b.what), &b.share))
}

/// The contract's short names of limits as a reader says them.
pub(crate) fn limit_words(what: &str) -> &str {
    match what {
        "no deal" => "the lack of a deal",
        "deal" => "the size of the deal",
        "stock" => "the seller's stock",
        "corridor" => "the corridor",
        other => other,
    }
}

/// A base rate with its class and counts.
pub(crate) fn base_rate(base: &BaseRate) -> Sentence {
    Sentence::default()
        .number(
            number::value_and_range(&base.probability),
            &base.probability.from,
        )
        .say(format!(" in the class “{}” (", base.class))
        .join(counts(base))
        .say(")")
}

/// The counts of a reference class: `14 in 322 dyad-years, 1990–2029`.
pub(crate) fn counts(base: &BaseRate) -> Sentence {
    let from = &base.probability.from;
    let plain = |value: f64, unit: &str| Figure {
        value,
        low: None,
        high: None,
        unit: unit.to_owned(),
        from: from.clone(),
    };
    Sentence::default()
        .number(number::value(&plain(base.events, "")), from)
        .say(" in ")
        .number(number::value(&plain(base.exposure, &base.unit)), from)
        .say(if base.years.is_empty() {
            String::new()
        } else {
            format!(", {}", base.years)
        })
}

/// A ladder's result: number and word in one sentence, what it rests on in the next.
pub(crate) fn ladder(ladder: &LadderAnswer) -> Sentence {
    let ground = ladder
        .words
        .split_once(',')
        .map_or("", |(_, ground)| ground.trim());
    let sentence = Sentence::default().likelihood(&ladder.result).say(".");
    if ground.is_empty() {
        sentence
    } else {
        sentence.say(format!(" {}.", upper_first(ground)))
    }
}

/// What a driver moves, in words: a question's text behind its id, or the quantity's own name.
pub(crate) fn output(answer: &Answer, output: &str) -> String {
    match answer
        .questions
        .iter()
        .find(|question| question.id == output)
    {
        Some(question) => format!("{output} {}", question.text),
        None => output.to_owned(),
    }
}

/// A dossier's words at the start of a sentence.
pub(crate) fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

/// The line under the title: the day, the runs, the dossier.
pub(crate) fn dateline(answer: &Answer) -> Sentence {
    let head = &answer.head;
    let from = [Part::Head.reference()];
    Sentence::new(format!("as of {} · ", head.as_of))
        .number(number::counted(head.runs, "run"), &from)
        .say(format!(" to {} · dossier {} (", head.horizon, head.dossier))
        .number(number::counted(head.statements, "statement"), &from)
        .say(", ")
        .number(number::counted(head.origins, "origin"), &from)
        .say(")")
}

/// `Closest ally …` inside a sentence; names that start with two capitals stay as they are.
fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}
