//! Charts of why: channels, barter, limits, votes, evidence.

use comity_assess::answer::{
    Answer, Barter, Binding, Channel, CouncilVote, Figure, LadderAnswer, Limits, Rank, Side, Will,
};

use super::{Chart, Row, chart, row, safe, text};
use crate::html::fig;
use crate::html::track::{Scale, Track};
use crate::summary;

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
    let figure = |rank: &Rank| {
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
            Row {
                number: safe(fig::bare(figure)),
                ..row(name(&will.mechanism), &track, figure)
            }
        })
        .collect();
    chart(
        "Contribution of each mechanism to the will of one side",
        rows,
        scale,
        "",
    )
}

/// What changes hands, both ways; none where the amounts have no common unit to be drawn in.
pub(crate) fn exchanges(barter: &Barter) -> Option<Chart> {
    let unit = barter.exchanges.first().map(|e| e.amount.unit.as_str())?;
    if barter.exchanges.iter().any(|e| e.amount.unit != unit) {
        return None;
    }
    let scale = Scale::of(barter.exchanges.iter().map(|e| &e.amount));
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
    Some(chart(
        "Goods that change hands, amount a week",
        rows,
        scale,
        unit,
    ))
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
    // Origins say what they say in a few words: the label column is the wide one.
    for row in &mut rows {
        row.class = match row.class {
            "" => "long",
            "pair" => "pair long",
            other => other,
        };
    }
    chart(
        format!("{}: from prior to result", ladder.text),
        rows,
        Scale::UNIT,
        "probability",
    )
}
