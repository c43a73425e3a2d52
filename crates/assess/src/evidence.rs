//! Part 5: contested propositions, each with its ladder.

use comity_record::{CredenceSettings, Ladder, Proposition, Spread, View, likelihood_word};

use crate::answer::{Figure, LadderAnswer, Ref, RungAnswer, Without};
use crate::references::References;

/// Draws of a ladder.
pub(crate) const SETTINGS: CredenceSettings = CredenceSettings {
    draws: 40_000,
    seed: 1,
};

fn probability(s: Spread, from: Vec<Ref>) -> Figure {
    let (low, high) = s.range80();
    Figure {
        value: s.mean,
        low: Some(low),
        high: Some(high),
        unit: "probability".to_owned(),
        from,
    }
}

/// The ladder of a proposition, ready to show.
pub(crate) fn ladder(
    view: &View,
    proposition: &Proposition,
    refs: &mut References<'_>,
) -> LadderAnswer {
    let ladder = view.credence(proposition, SETTINGS);
    let own = refs.other(
        &format!("proposition:{}", proposition.id),
        &proposition.text,
        &format!("prior {}", crate::words::distribution(&proposition.prior)),
        &format!(
            "{} draws of prior, grades and readings; one word an origin",
            SETTINGS.draws
        ),
    );
    let name = |id: &comity_record::OriginId| {
        view.origin(id)
            .map_or_else(|| id.to_string(), |o| o.name.clone())
    };
    let rungs = ladder
        .rungs
        .iter()
        .map(|rung| {
            let from: Vec<Ref> = rung
                .statements
                .iter()
                .filter_map(|s| refs.statement_id(s.as_str()))
                .collect();
            let (low, high) = rung.ratio.range80();
            RungAnswer {
                origin: name(&rung.origin),
                kind: rung.kind.to_owned(),
                grade: rung.grade.to_string(),
                text: view
                    .statement(rung.deciding.as_str())
                    .and_then(|s| s.text.clone())
                    .unwrap_or_default(),
                ratio: Figure {
                    value: rung.ratio.median(),
                    low: Some(low),
                    high: Some(high),
                    unit: "1".to_owned(),
                    from: from.clone(),
                },
                after: probability(rung.after, from),
            }
        })
        .collect();
    LadderAnswer {
        id: proposition.id.to_string(),
        text: proposition.text.clone(),
        label: proposition
            .label
            .map_or_else(String::new, |l| l.to_string()),
        prior: probability(ladder.prior, vec![own.clone()]),
        rungs,
        result: probability(ladder.result(), vec![own.clone()]),
        without: ladder
            .without()
            .map(|(origin, s)| Without {
                origin: name(origin),
                result: probability(s, vec![own.clone()]),
            })
            .collect(),
        words: words(&ladder),
    }
}

/// Such as "likely, rests on one origin".
fn words(ladder: &Ladder) -> String {
    let ground = match ladder.rests_on().as_slice() {
        [_] => "rests on one origin".to_owned(),
        _ => ladder.ground(),
    };
    format!("{}, {ground}", likelihood_word(ladder.result().mean))
}
