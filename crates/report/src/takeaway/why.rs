//! Takeaways of the parts that say why: channels, needs, limits, law, evidence.

use comity_assess::answer::{Answer, Fan, Figure, LadderAnswer, Limits, Needs};

use crate::sentence::{Part, Sentence};
use crate::summary::{limit_words, most_binding, upper_first};

pub(super) fn channels(answer: &Answer) -> Option<Sentence> {
    if answer.channels.is_empty() {
        return None;
    }
    let [asks, asked] = &answer.head.pair;
    let ranked: Vec<_> = answer
        .channels
        .iter()
        .filter_map(|c| c.sides[0].rank.as_ref().map(|rank| (c, rank)))
        .collect();
    let first: Vec<&str> = ranked
        .iter()
        .filter(|(_, r)| r.rank == 1)
        .map(|(c, _)| c.name.as_str())
        .collect();
    let mut sentence = Sentence::new(format!(
        "{} is {}'s closest partner today in ",
        asked.name, asks.name
    ))
    .count(first.len(), Part::Channels)
    .say(" of ")
    .count(ranked.len(), Part::Channels)
    .say(" channels with a known rank");
    if !first.is_empty() {
        sentence = sentence.say(format!(" ({})", first.join(", ")));
    }
    let rises: Vec<_> = answer
        .channels
        .iter()
        .filter(|c| match (&c.sides[0].rank, &c.sides[0].rank_at_horizon) {
            (Some(now), Some(later)) => later.rank == 1 && now.rank > 1,
            _ => false,
        })
        .map(|c| c.name.as_str())
        .collect();
    if !rises.is_empty() {
        sentence = sentence.say(format!(
            "; by the horizon the median run puts it first in {}",
            rises.join(", ")
        ));
    }
    let unknown = answer.channels.len() - ranked.len();
    if unknown > 0 {
        sentence = sentence
            .say("; its rank is unknown in ")
            .count(unknown, Part::Channels);
    }
    Some(sentence.say("."))
}

pub(super) fn needs(needs: &Needs) -> Sentence {
    let mut sentence = Sentence::new(format!(
        "{}'s stock of {} covers ",
        needs.buyer.name, needs.good
    ))
    .figure(&needs.cover)
    .say(" of use");
    sentence = match first_below(&needs.drain, 1.0) {
        Crossing::On(day) => sentence.say(format!(
            "; in the median run the stock falls below a month of it by {day}"
        )),
        Crossing::Never(last) => sentence.say(format!(
            "; in the median run the stock stays above a month of it to {last}"
        )),
        Crossing::Unknown => sentence.say("; how cover develops is unknown"),
    };
    if let Some(barter) = &needs.barter {
        sentence = sentence
            .say(format!(
                "; that {} needs {} more than the reverse stands at ",
                needs.buyer.name, needs.seller.name
            ))
            .likelihood(&barter.buyer_needs_more);
    }
    sentence.say(".")
}

/// When the median of a fan first falls below a level.
enum Crossing<'a> {
    On(&'a str),
    Never(&'a str),
    Unknown,
}

fn first_below(fan: &Fan, level: f64) -> Crossing<'_> {
    let Some(row) = fan
        .levels
        .iter()
        .position(|l| (l - 0.5).abs() < 1e-9)
        .and_then(|k| fan.quantiles.get(k))
    else {
        return Crossing::Unknown;
    };
    let below = fan.days.iter().zip(row).find(|(_, value)| **value < level);
    match (below, fan.days.last()) {
        (Some((day, _)), _) => Crossing::On(day),
        (None, Some(last)) => Crossing::Never(last),
        (None, None) => Crossing::Unknown,
    }
}

pub(super) fn limits(limits: &Limits) -> Sentence {
    let mut sentence = match most_binding(&limits.binding) {
        Some((what, share)) => {
            Sentence::new("In weeks with a tie the flow was held most often by ")
                .say(format!("{what}, "))
                .figure(share)
        }
        None => Sentence::new("What held the flow is unknown"),
    };
    if let Some(corridor) = limits.binding.iter().find(|b| b.what == "corridor")
        && most_binding(&limits.binding).is_none_or(|(what, _)| what != limit_words("corridor"))
    {
        sentence = sentence
            .say("; the corridor held it in ")
            .figure(&corridor.share);
    }
    if let Some(edge) = &limits.begins_to_bind {
        sentence = sentence
            .say(", and would begin to matter below ")
            .figure(edge);
    }
    sentence.say(".")
}

pub(super) fn law(answer: &Answer) -> Sentence {
    let law = &answer.law;
    let transfer = if law.transaction.is_empty() {
        "The transfer"
    } else {
        law.transaction.as_str()
    };
    let mut sentence = match law.verdict.as_str() {
        "unknown" => Sentence::new(format!("Whether the law allows it is unknown: {transfer}")),
        verdict => Sentence::new(format!("{}: {verdict}", upper_first(transfer))),
    };
    if !law.paragraphs.is_empty() {
        let plural = if law.paragraphs.len() == 1 { "" } else { "s" };
        sentence = sentence
            .say(" under ")
            .count(law.paragraphs.len(), Part::Law)
            .say(format!(" paragraph{plural} in force"));
    }
    if let Some(vote) = answer.council.iter().min_by(|a, b| a.day.cmp(&b.day)) {
        sentence = sentence
            .say(format!(
                "; the next vote ({}, by {}) passes with ",
                vote.name, vote.day
            ))
            .likelihood(&vote.adopted);
    }
    sentence.say(".")
}

pub(super) fn evidence(answer: &Answer) -> Option<Sentence> {
    if answer.evidence.is_empty() {
        return None;
    }
    let fragile = answer
        .evidence
        .iter()
        .filter(|ladder| hangs_on_one(ladder))
        .count();
    let mut sentence = Sentence::new("Of ")
        .count(answer.evidence.len(), Part::Evidence)
        .say(" contested propositions ")
        .count(fragile, Part::Evidence)
        .say(if fragile == 1 { " turns" } else { " turn" })
        .say(" to the other side of even when one origin is left out");
    if let Some((ladder, origin, result)) = most_dependent(&answer.evidence) {
        sentence = sentence
            .say(format!(
                "; most depends on {origin}, without which “{}” goes from ",
                ladder.text
            ))
            .figure(&ladder.result)
            .say(" to ")
            .figure(result);
    }
    Some(sentence.say("."))
}

/// Whether leaving out some one origin moves the result to the other side of even.
fn hangs_on_one(ladder: &LadderAnswer) -> bool {
    let likely = |figure: &Figure| figure.value >= 0.5;
    ladder
        .without
        .iter()
        .any(|without| likely(&without.result) != likely(&ladder.result))
}

fn most_dependent(ladders: &[LadderAnswer]) -> Option<(&LadderAnswer, &str, &Figure)> {
    ladders
        .iter()
        .flat_map(|ladder| ladder.without.iter().map(move |without| (ladder, without)))
        .map(|(ladder, without)| {
            let moved = (ladder.result.value - without.result.value).abs();
            (moved, ladder, without)
        })
        .filter(|(moved, ..)| moved.is_finite())
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, ladder, without)| (ladder, without.origin.as_str(), &without.result))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crossing_needs_a_median() {
        let mut fan = Fan {
            name: String::new(),
            days: vec!["2031-01-01".into(), "2031-01-08".into()],
            levels: vec![0.1, 0.5],
            quantiles: vec![vec![0.5, 0.4], vec![1.4, 0.9]],
            paths: vec![],
            from: vec![],
        };
        assert!(matches!(first_below(&fan, 1.0), Crossing::On("2031-01-08")));
        assert!(matches!(
            first_below(&fan, 0.2),
            Crossing::Never("2031-01-08")
        ));
        fan.levels = vec![0.1, 0.4];
        assert!(matches!(first_below(&fan, 1.0), Crossing::Unknown));
    }
}
