//! Parts 1 to 5 as text: channels, needs, limits, law, evidence.

use comity_assess::answer::{Answer, Figure, Needs, Rank, Side};

use super::{Column, Page, Table};
use crate::number;
use crate::sentence::Sentence;
use crate::summary;

const VALUE: [Column; 2] = [Column::RIGHT, Column::BEHIND];

pub(super) fn channels(answer: &Answer, page: &mut Page) {
    channel_table(answer, page);
    for closest in &answer.closest {
        page.hanging(
            "  ",
            &Sentence::new(format!("{}: ", closest.text))
                .likelihood(&closest.probability)
                .say("; base rate ")
                .join(summary::base_rate(&closest.base))
                .say(".")
                .to_text(),
        );
    }
}

/// Ranks now and at the horizon, both ways, by channel.
pub(super) fn channel_table(answer: &Answer, page: &mut Page) {
    let [asks, asked] = &answer.head.pair;
    let mut table = Table::new(&[
        Column::FILL,
        Column::LEFT,
        Column::LEFT,
        Column::RIGHT,
        Column::BEHIND,
    ]);
    table.row([
        "rank → at horizon",
        &format!("{} for {}", asked.id, asks.id),
        &format!("{} for {}", asks.id, asked.id),
        "rising",
        "12 months",
    ]);
    for channel in &answer.channels {
        let [first, second] = &channel.sides;
        let (rising, range) = value_and_range(channel.rising.as_ref(), "not moved");
        table.row([
            channel.name.clone(),
            ranks(first),
            ranks(second),
            rising,
            range,
        ]);
    }
    page.table(&table);
    page.hanging("  ", "without an arrow: the model moves nothing there");
}

/// `2/6 (1–4) → 1 (1–2)`; what is unknown or does not move says so.
fn ranks(side: &Side) -> String {
    let range = |rank: &Rank| format!("({}–{})", rank.low, rank.high);
    let Some(now) = &side.rank else {
        return number::UNKNOWN.to_owned();
    };
    let later = side.rank_at_horizon.as_ref();
    let later = later
        .map(|later| format!(" → {} {}", later.rank, range(later)))
        .unwrap_or_default();
    format!("{}/{} {}{later}", now.rank, now.of, range(now))
}

fn value_and_range(figure: Option<&Figure>, absent: &str) -> (String, String) {
    match figure {
        Some(figure) => (number::value(figure), number::interval(figure)),
        None => (String::new(), absent.to_owned()),
    }
}

pub(super) fn needs(answer: &Answer, page: &mut Page) {
    let Some(needs) = &answer.needs else {
        page.hanging(
            "  ",
            "unknown: the dossier has no account of an actor at war",
        );
        return;
    };
    let mut table = Table::new(&[Column::FILL, VALUE[0], VALUE[1]]);
    table.row([format!(
        "{}'s {} at the start",
        needs.buyer.name, needs.good
    )]);
    for (name, figure) in [
        ("cover (stock over use)", &needs.cover),
        ("stock", &needs.stock),
        ("use", &needs.used),
        ("own output", &needs.output),
        ("part of the wanted use not met", &needs.need),
        ("starting draws rejected", &needs.rejected),
    ] {
        table.row([
            format!("  {name}"),
            number::value(figure),
            number::interval(figure),
        ]);
    }
    drain(needs, &mut table);
    if let Some(barter) = &needs.barter {
        table.row(["given a deal, a week"]);
        for exchange in &barter.exchanges {
            let amount = &exchange.amount;
            table.row([
                format!(
                    "  {} → {}: {}",
                    exchange.from.name, exchange.to.name, exchange.good
                ),
                number::value(amount),
                number::interval(amount),
            ]);
        }
        for (name, figure) in [
            ("a deal is found, given a tie".to_owned(), &barter.deal),
            (
                format!("{}'s part of the joint gain", needs.seller.name),
                &barter.seller_share,
            ),
        ] {
            table.row([name, number::value(figure), number::interval(figure)]);
        }
    }
    page.table(&table);
    if let Some(barter) = &needs.barter {
        page.hanging("  ", &barter.caveat);
    } else {
        page.hanging("  ", "barter: unknown, because stocks are");
    }
}

/// Cover at the start, the middle and the end of the fan.
fn drain(needs: &Needs, table: &mut Table) {
    let fan = &needs.drain;
    let row = |level: f64| {
        let at = fan.levels.iter().position(|l| (l - level).abs() < 1e-9)?;
        fan.quantiles.get(at)
    };
    let (Some(low), Some(median), Some(high)) = (row(0.1), row(0.5), row(0.9)) else {
        return;
    };
    let Some(last) = fan.days.len().checked_sub(1) else {
        return;
    };
    table.row([format!("{} in the runs", fan.name)]);
    let mut points = vec![last / 4, last / 2, last];
    points.dedup();
    for at in points {
        let (Some(low), Some(median), Some(high)) = (low.get(at), median.get(at), high.get(at))
        else {
            continue;
        };
        let figure = Figure {
            value: *median,
            low: Some(*low),
            high: Some(*high),
            unit: needs.cover.unit.clone(),
            from: fan.from.clone(),
        };
        let day = fan.days.get(at).map_or("", String::as_str);
        table.row([
            format!("  on {day}"),
            number::value(&figure),
            number::interval(&figure),
        ]);
    }
}

pub(super) fn limits(answer: &Answer, page: &mut Page) {
    let Some(limits) = &answer.limits else {
        page.hanging("  ", "unknown: the dossier has no corridor");
        return;
    };
    let mut table = Table::new(&[Column::FILL, VALUE[0], VALUE[1], VALUE[0], VALUE[1]]);
    let mut flow = |name: &str, figure: &Figure| {
        table.row([
            name.to_owned(),
            number::value(figure),
            number::interval(figure),
        ]);
    };
    flow("the deal wants moved", &limits.wanted);
    flow("shipped", &limits.shipped);
    table.row(["stage of a corridor", "capacity", "", "", "narrowest in"]);
    for stage in &limits.stages {
        table.row([
            format!("  {}, {}", stage.corridor, stage.stage),
            number::value(&stage.capacity),
            number::interval(&stage.capacity),
            number::value(&stage.narrowest),
            number::interval(&stage.narrowest),
        ]);
    }
    table.row(["what held the flow, weeks with a tie"]);
    for binding in &limits.binding {
        let what = summary::limit_words(&binding.what);
        table.row([
            format!("  {what}"),
            number::value(&binding.share),
            number::interval(&binding.share),
        ]);
    }
    if !limits.full.is_empty() {
        table.row(["corridor full, weeks with shipping"]);
    }
    for full in &limits.full {
        table.row([
            format!("  {}", full.what),
            number::value(&full.share),
            number::interval(&full.share),
        ]);
    }
    page.table(&table);
}

pub(super) fn law(answer: &Answer, page: &mut Page) {
    let law = &answer.law;
    for paragraph in &law.paragraphs {
        page.hanging(
            "  ",
            &format!(
                "{} {} {}: {}",
                paragraph.authority, paragraph.paragraph, paragraph.effect, paragraph.text
            ),
        );
    }
    if law.paragraphs.is_empty() {
        page.hanging("  ", "no paragraph in the dossier decides");
    }
    for vote in &answer.council {
        let mut table = Table::new(&[Column::FILL, VALUE[0], VALUE[1]]);
        table.row([format!("{}, by {}", vote.name, vote.day)]);
        for (name, figure) in [
            ("passes", &vote.adopted),
            ("falls to the follower's No alone", &vote.lone_veto),
            ("the follower leaves its patron's line", &vote.breaks),
        ] {
            table.row([
                format!("  {name}"),
                number::value(figure),
                number::interval(figure),
            ]);
        }
        for member in &vote.members {
            let seats = if member.seats == 1 {
                String::new()
            } else {
                format!(" ({} seats, each)", member.seats)
            };
            table.row([
                format!("  No of {}{seats}", member.name),
                number::value(&member.no),
                number::interval(&member.no),
            ]);
        }
        page.table(&table);
    }
}

pub(super) fn evidence(answer: &Answer, page: &mut Page) {
    if answer.evidence.is_empty() {
        page.hanging("  ", "no contested proposition");
    }
    for ladder in &answer.evidence {
        page.hanging("  ", &ladder.text);
        let label = if ladder.label.is_empty() {
            String::new()
        } else {
            format!(" ({})", ladder.label)
        };
        page.hanging(
            "    ",
            &format!("{}{label}", summary::ladder(ladder).to_text()),
        );
        let columns = [
            Column::FILL,
            Column::LEFT,
            Column::RIGHT,
            Column::BEHIND,
            VALUE[0],
            VALUE[1],
        ];
        let mut table = Table::new(&columns);
        table.row(["  origin", "grade", "ratio", "", "", "after it"]);
        let start = &ladder.prior;
        table.row([
            "  prior",
            "",
            "",
            "",
            &number::value(start),
            &number::interval(start),
        ]);
        for rung in &ladder.rungs {
            table.row([
                format!("  {}, {}", rung.origin, rung.kind),
                rung.grade.clone(),
                number::value(&rung.ratio),
                number::interval(&rung.ratio),
                number::value(&rung.after),
                number::interval(&rung.after),
            ]);
        }
        for without in &ladder.without {
            table.row([
                format!("  without {}", without.origin),
                String::new(),
                String::new(),
                String::new(),
                number::value(&without.result),
                number::interval(&without.result),
            ]);
        }
        page.table(&table);
    }
}
