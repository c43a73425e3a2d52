//! Two answers side by side: a what-if.

use comity_assess::answer::{Answer, Closest, Figure, Limits, Needs, QuestionAnswer, Rank};

use crate::number;
use crate::summary;
use crate::text::{Column, Page, Style, Table};
use crate::words;

/// Two answers side by side, with the differences in who is closest, the questions, cover and limits.
///
/// The first is A, the second B, differences are B minus A. Rows that print the same are only counted.
///
/// ```no_run
/// use comity_report::{Style, render_compare};
///
/// # let a: comity_assess::answer::Answer = serde_json::from_str("").unwrap();
/// # let b = a.clone();
/// let text = render_compare(&a, &b, Style::default());
/// assert!(text.contains("B minus A"));
/// ```
pub fn render_compare(a: &Answer, b: &Answer, style: Style) -> String {
    let mut page = Page::new(style);
    head(a, b, &mut page);
    section("Who is closest", "measure", closest(a, b), &mut page);
    section("Questions", "question", questions(a, b), &mut page);
    section("Rank at the horizon", "rank", ranks(a, b), &mut page);
    section(
        "Needs and barter",
        "figure",
        pair_rows(a.needs.as_ref(), b.needs.as_ref(), needs),
        &mut page,
    );
    section(
        "Limits",
        "figure",
        pair_rows(a.limits.as_ref(), b.limits.as_ref(), limits),
        &mut page,
    );
    page.finish()
}

fn head(a: &Answer, b: &Answer, page: &mut Page) {
    page.heading(&a.head.title);
    if a.head.title != b.head.title {
        page.heading(&format!("against: {}", b.head.title));
    }
    for (label, answer) in [("A  ", a), ("B  ", b)] {
        let changed = if answer.head.changed.is_empty() {
            "nothing changed".to_owned()
        } else {
            answer.head.changed.join(" ")
        };
        let line = format!(
            "{changed} · {} · seed {}",
            summary::dateline(answer).to_text(),
            answer.reproduce.seed
        );
        page.hanging(label, &line);
    }
    page.paragraph("Differences are B minus A; pp are percentage points; * marks intervals that do not overlap.");
    for (label, answer) in [("A", a), ("B", b)] {
        for warning in summary::warnings(answer) {
            page.warning(&format!("{label}: {warning}"));
        }
    }
}

/// One line of the comparison.
struct Row {
    name: String,
    a: Side,
    b: Side,
    difference: String,
}

/// One answer's cell: the number and its interval.
#[derive(PartialEq)]
struct Side {
    value: String,
    range: String,
}

impl Side {
    fn of(figure: Option<&Figure>) -> Self {
        match figure {
            Some(figure) => Self {
                value: number::bare(figure),
                range: number::interval(figure),
            },
            None => Self {
                value: number::UNKNOWN.to_owned(),
                range: String::new(),
            },
        }
    }
}

impl Row {
    fn figures(name: String, a: Option<&Figure>, b: Option<&Figure>) -> Self {
        let difference = match (a, b) {
            (Some(a), Some(b)) if a.unit == b.unit => difference(a, b),
            _ => String::new(),
        };
        let unit = a.or(b).map_or("", |figure| figure.unit.as_str());
        let name = match number::unit_words(unit, false).as_str() {
            "" | "%" => name,
            unit => format!("{name} ({unit})"),
        };
        Self {
            name,
            a: Side::of(a),
            b: Side::of(b),
            difference,
        }
    }

    fn ranks(name: String, a: Option<&Rank>, b: Option<&Rank>) -> Self {
        let side = |rank: Option<&Rank>| match rank {
            Some(rank) => Side {
                value: format!("{}/{}", rank.rank, rank.of),
                range: format!("({}–{})", rank.low, rank.high),
            },
            None => Side {
                value: number::UNKNOWN.to_owned(),
                range: String::new(),
            },
        };
        let difference = match (a, b) {
            (Some(a), Some(b)) => match i64::from(a.rank) - i64::from(b.rank) {
                0 => "0".to_owned(),
                up if up > 0 => format!("{up} closer"),
                down => format!("{} farther", -down),
            },
            _ => String::new(),
        };
        Self {
            name,
            a: side(a),
            b: side(b),
            difference,
        }
    }

    fn same(&self) -> bool {
        self.a == self.b
    }
}

fn difference(a: &Figure, b: &Figure) -> String {
    let apart = match (a.low, a.high, b.low, b.high) {
        (Some(a_low), Some(a_high), Some(b_low), Some(b_high)) => a_high < b_low || b_high < a_low,
        _ => false,
    };
    let width = |f: &Figure| Some(f.high? - f.low?);
    // The interval only sets the digits here; the difference of two ensembles has none of its own.
    let digits = width(a).zip(width(b)).map(|(x, y)| x.min(y));
    let value = b.value - a.value;
    let figure = Figure {
        value,
        low: digits.map(|w| value - w / 2.0),
        high: digits.map(|w| value + w / 2.0),
        unit: a.unit.clone(),
        from: a.from.clone(),
    };
    let text = if number::is_fraction(&figure.unit) {
        number::difference_value(&figure)
    } else {
        number::signed_digits(&figure)
    };
    format!("{text}{}", if apart { "\u{a0}*" } else { "" })
}

fn section(title: &str, noun: &str, rows: Vec<Row>, page: &mut Page) {
    if rows.is_empty() {
        return;
    }
    page.blank();
    page.heading(title);
    let (same, changed): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(Row::same);
    if !changed.is_empty() {
        let mut table = Table::new(&[
            Column::FILL,
            Column::RIGHT,
            Column::BEHIND,
            Column::RIGHT,
            Column::BEHIND,
            Column::RIGHT,
        ]);
        table.row(["", "A", "", "B", "", "B − A"]);
        for row in changed {
            table.row([
                row.name,
                row.a.value,
                row.a.range,
                row.b.value,
                row.b.range,
                row.difference,
            ]);
        }
        page.table(&table);
    }
    if !same.is_empty() {
        let verb = if same.len() == 1 { "is" } else { "are" };
        page.hanging(
            "  ",
            &format!(
                "{} {verb} the same in both",
                number::counted(same.len(), noun)
            ),
        );
    }
}

fn closest(a: &Answer, b: &Answer) -> Vec<Row> {
    matched(&a.closest, &b.closest, |c: &Closest| c.text.as_str())
        .into_iter()
        .map(|(key, a, b)| {
            Row::figures(
                key.to_owned(),
                a.map(|c| &c.probability),
                b.map(|c| &c.probability),
            )
        })
        .collect()
}

fn questions(a: &Answer, b: &Answer) -> Vec<Row> {
    matched(&a.questions, &b.questions, |q: &QuestionAnswer| {
        q.id.as_str()
    })
    .into_iter()
    .map(|(id, a, b)| {
        let text = b.or(a).map_or("", |q| q.text.as_str());
        let word = match (a, b) {
            (Some(a), Some(b)) => turn(a.probability.value, b.probability.value),
            (Some(_), None) => " [not asked in B]".to_owned(),
            (None, _) => " [not asked in A]".to_owned(),
        };
        let name = format!("{id} {text}{word}");
        Row::figures(name, a.map(|q| &q.probability), b.map(|q| &q.probability))
    })
    .collect()
}

/// How the word changes, where it does.
fn turn(a: f64, b: f64) -> String {
    let (a, b) = (words::likelihood(a), words::likelihood(b));
    if a == b {
        String::new()
    } else {
        format!(" [{a} → {b}]")
    }
}

fn ranks(a: &Answer, b: &Answer) -> Vec<Row> {
    matched(&a.channels, &b.channels, |c| c.id.as_str())
        .into_iter()
        .flat_map(|(id, a, b)| {
            let name = a.or(b).map_or(id, |c| c.name.as_str()).to_owned();
            [0, 1].map(|k| {
                let side = |channel: Option<&comity_assess::answer::Channel>| {
                    channel.and_then(|c| c.sides[k].rank_at_horizon.clone())
                };
                let of = a.or(b).map_or("", |c| c.sides[k].of.name.as_str());
                Row::ranks(
                    format!("{name}, seen from {of}"),
                    side(a).as_ref(),
                    side(b).as_ref(),
                )
            })
        })
        .collect()
}

/// Figures of an optional part by name.
fn pair_rows<T>(a: Option<&T>, b: Option<&T>, list: fn(&T) -> Vec<(String, &Figure)>) -> Vec<Row> {
    let (a, b) = (
        a.map(list).unwrap_or_default(),
        b.map(list).unwrap_or_default(),
    );
    matched(&a, &b, |(name, _)| name.as_str())
        .into_iter()
        .map(|(name, a, b)| Row::figures(name.to_owned(), a.map(|x| x.1), b.map(|x| x.1)))
        .collect()
}

fn needs(needs: &Needs) -> Vec<(String, &Figure)> {
    let mut rows = vec![
        (format!("{}'s cover", needs.buyer.name), &needs.cover),
        ("part of the wanted use not met".to_owned(), &needs.need),
    ];
    if let Some(barter) = &needs.barter {
        rows.push(("a deal is found, given a tie".to_owned(), &barter.deal));
        rows.push((
            format!("{}'s part of the gain", needs.seller.name),
            &barter.seller_share,
        ));
        rows.push((
            "the buyer needs the seller more".to_owned(),
            &barter.buyer_needs_more,
        ));
        for exchange in &barter.exchanges {
            rows.push((
                format!(
                    "{} → {}: {}",
                    exchange.from.name, exchange.to.name, exchange.good
                ),
                &exchange.amount,
            ));
        }
    }
    rows
}

fn limits(limits: &Limits) -> Vec<(String, &Figure)> {
    let mut rows = vec![
        ("wanted".to_owned(), &limits.wanted),
        ("shipped".to_owned(), &limits.shipped),
    ];
    for stage in &limits.stages {
        rows.push((
            format!("capacity: {}, {}", stage.corridor, stage.stage),
            &stage.capacity,
        ));
    }
    for binding in &limits.binding {
        rows.push((
            format!("held by {}", summary::limit_words(&binding.what)),
            &binding.share,
        ));
    }
    for full in &limits.full {
        rows.push((format!("{} full", full.what), &full.share));
    }
    rows
}

/// Entries of both lists by key: in the order of the first, then what only the second has.
fn matched<'a, T>(
    a: &'a [T],
    b: &'a [T],
    key: impl Fn(&T) -> &str,
) -> Vec<(&'a str, Option<&'a T>, Option<&'a T>)>
where
    T: 'a,
{
    let find = |list: &'a [T], wanted: &str| list.iter().find(|entry| key(entry) == wanted);
    let first = a
        .iter()
        .map(|entry| (entry, Some(entry), find(b, key(entry))));
    let only_second = b
        .iter()
        .filter(|entry| find(a, key(entry)).is_none())
        .map(|entry| (entry, None, Some(entry)));
    first
        .chain(only_second)
        .map(|(entry, a, b)| (key_of(entry, &key), a, b))
        .collect()
}

fn key_of<'a, T>(entry: &'a T, key: &impl Fn(&T) -> &str) -> &'a str {
    key(entry)
}
