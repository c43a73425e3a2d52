//! Charts of what follows: senses of closest, questions, placebos, variance.

use comity_assess::answer::{
    Answer, BaseRate, Closest, Figure, Placebo, QuestionAnswer, VarianceSplit,
};
use minijinja::Value;

use super::{Chart, Row, chart, row, safe, text};
use crate::html::fig;
use crate::html::track::{Scale, Track};
use crate::summary;
use crate::words;

/// The least that a scale of probabilities spans, so that remote chances look remote.
const REMOTE: f64 = 0.05;

/// The senses of "closest", each beside its base rate.
pub(crate) fn closest(closest: &[Closest]) -> Chart {
    let rows = closest
        .iter()
        .map(|c| {
            let track = beside_base(&c.probability, &c.base);
            row(&c.text, &track, &c.probability)
                .with_sub(safe(format!(
                    "{}; base rate {}",
                    words::likelihood(c.probability.value),
                    fig::sentence(&summary::base_rate(&c.base))
                )))
                .with_class("pair long")
        })
        .collect();
    chart(
        "Probability of each sense of closest beside its base rate",
        rows,
        Scale::UNIT,
        "probability",
    )
}

fn beside_base(probability: &Figure, base: &BaseRate) -> Track {
    Track::new(Scale::UNIT)
        .interval(&base.probability, "interval base")
        .tick(&base.probability, "base-tick")
        .dot(probability, "accent")
}

/// The questions, grouped by what answers them.
pub(crate) fn questions(questions: &[QuestionAnswer]) -> Chart {
    use comity_assess::answer::AnsweredBy::{Assumption, BaseRate, World};
    let mut rows = Vec::new();
    for (by, title) in [
        (
            World,
            "● Answered by the world: mechanisms with estimated or cited numbers",
        ),
        (
            Assumption,
            "◐ Carried by an assumption: more than half of what could be known better",
        ),
        (BaseRate, "○ Base rate only: no mechanism moves it"),
    ] {
        let group: Vec<&QuestionAnswer> =
            questions.iter().filter(|q| q.answered_by == by).collect();
        if group.is_empty() {
            continue;
        }
        rows.push(Row::heading(title));
        rows.extend(group.into_iter().map(question));
    }
    chart(
        "Answer to each question beside its base rate, in per cent",
        rows,
        Scale::UNIT,
        "probability",
    )
}

fn question(q: &QuestionAnswer) -> Row {
    use comity_assess::answer::AnsweredBy::{Assumption, BaseRate, World};
    let track = match q.answered_by {
        World => beside_base(&q.probability, &q.base),
        Assumption => Track::new(Scale::UNIT)
            .interval(&q.base.probability, "interval base")
            .tick(&q.base.probability, "base-tick")
            .dot(&q.probability, "half"),
        BaseRate => Track::new(Scale::UNIT).dot(&q.probability, "hollow"),
    };
    let word = words::likelihood(q.probability.value);
    let sub = match q.answered_by {
        World | Assumption => format!("{word}; base rate {}", fig::full(&q.base.probability)),
        BaseRate => format!("{word}; {}", fig::sentence(&summary::counts(&q.base))),
    };
    row(format!("{} {}", q.id, q.text), &track, &q.probability)
        .with_sub(safe(format!(
            r#"{sub}; <span class="day">by {}</span>"#,
            fig::escape(&q.by)
        )))
        .with_class("long")
}

/// Other pairs: the probability of a supply tie, or of a defence clause.
pub(crate) fn placebos(placebos: &[Placebo], supply: bool) -> Chart {
    let figure = |p: &Placebo| {
        if supply {
            p.supply.clone()
        } else {
            p.defence.clone()
        }
    };
    let figures: Vec<Figure> = placebos.iter().map(figure).collect();
    let scale = Scale::of(&figures).reaching(REMOTE);
    let rows = placebos
        .iter()
        .zip(&figures)
        .map(|(placebo, figure)| {
            let class = match (placebo.headline, placebo.running && supply) {
                (true, _) => "accent",
                (false, true) => "hollow",
                (false, false) => "",
            };
            let sub = if placebo.running && supply {
                "a tie runs already: renewal"
            } else {
                ""
            };
            row(
                format!("{} → {}", placebo.from.name, placebo.to.name),
                &Track::new(scale).dot(figure, class),
                figure,
            )
            .with_sub(text(sub))
            .with_class(if placebo.headline { "pair" } else { "" })
        })
        .collect();
    chart("Probability for each pair", rows, scale, "probability")
}

/// The five parts of a variance, in the order of the key.
pub(crate) fn variance_parts(split: &VarianceSplit) -> [(&'static str, &Figure); 5] {
    [
        ("facts", &split.facts),
        ("estimates", &split.estimates),
        ("rules", &split.rules),
        ("assumptions", &split.assumptions),
        ("chance", &split.chance),
    ]
}

/// One stacked bar an output.
pub(crate) fn variance(answer: &Answer) -> Chart {
    let rows = answer
        .variance
        .iter()
        .map(|split| {
            let parts = variance_parts(split);
            let total: f64 = parts
                .iter()
                .map(|(_, f)| f.value)
                .filter(|v| v.is_finite())
                .sum();
            let mut track = Track::bare(Scale::UNIT);
            let mut at = 0.0;
            let mut listed = Vec::new();
            for (name, figure) in parts {
                if figure.value.is_finite() && total > 0.0 {
                    let next = at + figure.value / total.max(1.0);
                    track = track.bar(at, next, &format!("part part-{name}"), &figure.from);
                    at = next;
                }
                listed.push(format!(
                    r#"<span class="part-name">{name} {}</span>"#,
                    fig::full(figure)
                ));
            }
            Row {
                label: summary::output(answer, &split.output),
                sub: safe(listed.join(" ")),
                class: "wide",
                svg: safe(track.svg()),
                number: Value::from(""),
            }
        })
        .collect();
    chart(
        "How the variance of each output splits",
        rows,
        Scale::UNIT,
        "share",
    )
}
