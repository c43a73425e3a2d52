//! Charts made of rows: a label, marks on a shared scale, the number as text.

use comity_assess::answer::{
    Answer, Barter, BaseRate, Binding, Channel, Closest, CouncilVote, Figure, LadderAnswer, Limits,
    Placebo, QuestionAnswer, Side, VarianceSplit, Will,
};
use minijinja::Value;
use serde::Serialize;

use super::fig;
use super::track::{Scale, Track, axis};
use crate::summary;
use crate::words;

/// A chart for the `rows` macro of the templates.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Chart {
    /// What it shows, for a screen reader.
    alt: String,
    rows: Vec<Row>,
    /// The axis as SVG.
    axis: Value,
}

/// One row: label and second line as text, marks and numbers as HTML.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Row {
    label: String,
    sub: Value,
    /// `pair` for the headline's own pair, `group` for a heading between rows, else empty.
    class: &'static str,
    svg: Value,
    number: Value,
}

fn safe(html: String) -> Value {
    Value::from_safe_string(html)
}

fn text(words: &str) -> Value {
    safe(fig::escape(words))
}

fn row(label: impl Into<String>, track: &Track, number: &Figure) -> Row {
    Row {
        label: label.into(),
        sub: Value::from(""),
        class: "",
        svg: safe(track.svg()),
        number: safe(fig::full(number)),
    }
}

impl Row {
    fn with_sub(self, sub: Value) -> Self {
        Self { sub, ..self }
    }

    fn with_class(self, class: &'static str) -> Self {
        Self { class, ..self }
    }

    fn heading(label: &str) -> Self {
        Self {
            label: label.to_owned(),
            sub: Value::from(""),
            class: "group",
            svg: Value::from(""),
            number: Value::from(""),
        }
    }
}

fn chart(alt: impl Into<String>, rows: Vec<Row>, scale: Scale, unit: &str) -> Chart {
    Chart {
        alt: alt.into(),
        rows,
        axis: safe(axis(scale, unit)),
    }
}

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

/// One side of a channel: every known partner's closeness, the headline's partner in the accent.
pub(crate) fn side(channel: &Channel, side: &Side, other: &str) -> Chart {
    let figures: Vec<&Figure> = side
        .partners
        .iter()
        .filter_map(|p| p.value.as_ref())
        .collect();
    let scale = Scale::of(figures.iter().copied());
    let unit = figures.first().map_or("", |f| f.unit.as_str());
    let rows = side
        .partners
        .iter()
        .filter_map(|partner| {
            let value = partner.value.as_ref()?;
            let own = partner.party.id == other;
            let track = Track::new(scale).dot(value, if own { "accent" } else { "" });
            Some(row(&partner.party.name, &track, value).with_class(if own { "pair" } else { "" }))
        })
        .collect();
    chart(
        format!(
            "{} of {}: closeness of each partner",
            channel.name, side.of.name
        ),
        rows,
        scale,
        unit,
    )
}

/// What each mechanism adds to the will of one side.
pub(crate) fn wills(wills: &[Will], buyer: bool, name: impl Fn(&str) -> String) -> Chart {
    let scale = Scale::of(wills.iter().flat_map(|w| [&w.buyer, &w.seller]));
    let rows = wills
        .iter()
        .map(|will| {
            let figure = if buyer { &will.buyer } else { &will.seller };
            let track = Track::new(scale)
                .bar(0.0, figure.value, "bar", &figure.from)
                .interval(figure, "interval whisker");
            row(name(&will.mechanism), &track, figure)
        })
        .collect();
    chart(
        "Contribution of each mechanism to the will of one side",
        rows,
        scale,
        "",
    )
}

/// What changes hands, both ways.
pub(crate) fn exchanges(barter: &Barter) -> Chart {
    let scale = Scale::of(barter.exchanges.iter().map(|e| &e.amount));
    let unit = barter
        .exchanges
        .first()
        .map_or("", |e| e.amount.unit.as_str());
    let rows = barter
        .exchanges
        .iter()
        .map(|exchange| {
            let amount = &exchange.amount;
            let track = Track::new(scale)
                .bar(0.0, amount.value, "bar", &amount.from)
                .interval(amount, "interval whisker");
            let way = format!("{} → {}", exchange.from.name, exchange.to.name);
            row(&exchange.good, &track, amount).with_sub(text(&way))
        })
        .collect();
    chart("Goods that change hands, amount a week", rows, scale, unit)
}

/// Stages of the corridors in tonnes a week, with the wanted flow as a line through all of them.
pub(crate) fn stages(limits: &Limits) -> Chart {
    let scale = Scale::of(
        limits
            .stages
            .iter()
            .map(|s| &s.capacity)
            .chain([&limits.wanted, &limits.shipped]),
    );
    let with_wanted = |track: Track| match (limits.wanted.low, limits.wanted.high) {
        (Some(low), Some(high)) => track.bar(low, high, "wanted-band", &limits.wanted.from),
        _ => track,
    };
    let line = |track: Track| track.tick(&limits.wanted, "wanted-line");
    let mut rows = vec![
        row(
            "wanted by the deal",
            &line(with_wanted(Track::new(scale))),
            &limits.wanted,
        )
        .with_class("pair"),
        row(
            "shipped",
            &line(
                Track::new(scale)
                    .bar(0.0, limits.shipped.value, "bar", &limits.shipped.from)
                    .interval(&limits.shipped, "interval whisker"),
            ),
            &limits.shipped,
        ),
    ];
    let mut corridor = "";
    for stage in &limits.stages {
        if stage.corridor != corridor {
            corridor = &stage.corridor;
            rows.push(Row::heading(&format!("{corridor}, capacity by stage")));
        }
        let track = Track::new(scale)
            .bar(0.0, stage.capacity.value, "bar", &stage.capacity.from)
            .interval(&stage.capacity, "interval whisker");
        rows.push(
            row(&stage.stage, &line(track), &stage.capacity).with_sub(safe(format!(
                "narrowest in {}",
                fig::full(&stage.narrowest)
            ))),
        );
    }
    chart(
        "Capacity of each stage beside the wanted flow",
        rows,
        scale,
        "t/week",
    )
}

/// Shares of weeks.
pub(crate) fn shares(bindings: &[Binding]) -> Chart {
    let largest = bindings
        .iter()
        .map(|b| b.share.value)
        .fold(f64::NEG_INFINITY, f64::max);
    let rows = bindings
        .iter()
        .map(|binding| {
            let most = binding.share.value >= largest;
            let track = Track::new(Scale::UNIT)
                .bar(
                    0.0,
                    binding.share.value,
                    if most { "bar accent" } else { "bar" },
                    &binding.share.from,
                )
                .interval(&binding.share, "interval whisker");
            row(summary::limit_words(&binding.what), &track, &binding.share)
        })
        .collect();
    chart("Share of weeks", rows, Scale::UNIT, "share")
}

/// How the members of a council vote.
pub(crate) fn members(vote: &CouncilVote) -> Chart {
    let rows = vote
        .members
        .iter()
        .map(|member| {
            let seats = if member.seats == 1 {
                String::new()
            } else {
                format!("{} seats, each", member.seats)
            };
            row(
                &member.name,
                &Track::new(Scale::UNIT).dot(&member.no, ""),
                &member.no,
            )
            .with_sub(text(&seats))
        })
        .collect();
    chart(
        format!("{}: probability of a No by member", vote.name),
        rows,
        Scale::UNIT,
        "probability",
    )
}

/// A proposition from prior to result, one step an origin.
pub(crate) fn waterfall(ladder: &LadderAnswer) -> Chart {
    let mut rows = vec![row(
        "Prior",
        &Track::new(Scale::UNIT).dot(&ladder.prior, ""),
        &ladder.prior,
    )];
    let mut before = ladder.prior.value;
    for rung in &ladder.rungs {
        let up = rung.after.value >= before;
        let track = Track::new(Scale::UNIT)
            .bar(
                before,
                rung.after.value,
                if up { "step up" } else { "step down" },
                &rung.after.from,
            )
            .tick(&rung.after, "step-end");
        before = rung.after.value;
        rows.push(
            row(
                format!("{} {}", if up { "▲" } else { "▼" }, rung.origin),
                &track,
                &rung.after,
            )
            .with_sub(safe(format!(
                "{}, grade {}, likelihood ratio {} · {}",
                fig::escape(&rung.kind),
                fig::escape(&rung.grade),
                fig::full(&rung.ratio),
                fig::escape(&rung.text)
            ))),
        );
    }
    let track = Track::new(Scale::UNIT).dot(&ladder.result, "accent");
    rows.push(row("Result", &track, &ladder.result).with_class("pair"));
    if !ladder.without.is_empty() {
        rows.push(Row::heading("Without one origin"));
    }
    for without in &ladder.without {
        let track = Track::new(Scale::UNIT).dot(&without.result, "hollow");
        rows.push(row(
            format!("without {}", without.origin),
            &track,
            &without.result,
        ));
    }
    chart(
        format!("{}: from prior to result", ladder.text),
        rows,
        Scale::UNIT,
        "probability",
    )
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
    let scale = Scale::of(&figures);
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

/// Ranks now and at the horizon for the strip at the top, as a small track.
pub(crate) fn rank_track(answer: &Answer, channel: usize) -> String {
    let Some(side) = answer.channels.get(channel).map(|c| &c.sides[0]) else {
        return String::new();
    };
    let (now, later) = (side.rank.as_ref(), side.rank_at_horizon.as_ref());
    let Some(of) = now.or(later).map(|r| r.of) else {
        return String::new();
    };
    let scale = Scale::over([0.0, f64::from(of.saturating_sub(1).max(1))]);
    let figure = |rank: &comity_assess::answer::Rank| {
        let place = |r: u32| f64::from(r.saturating_sub(1));
        Figure {
            value: place(rank.rank),
            low: Some(place(rank.low)),
            high: Some(place(rank.high)),
            unit: String::new(),
            from: rank.from.clone(),
        }
    };
    let mut track = Track::places(scale, of);
    if let Some(now) = now {
        track = track.dot(&figure(now), "hollow");
    }
    if let Some(later) = later {
        track = track.dot(&figure(later), "accent");
    }
    track.svg()
}
