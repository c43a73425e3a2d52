//! What each section's template gets.

use comity_assess::answer::{Answer, Channel, Fan, Figure, LadderAnswer, Needs, Side, Switch};
use minijinja::{Environment, Value, context};

use super::{fan, fig, rows, slope};
use crate::Error;
use crate::number;
use crate::sentence::{Part, Sentence};
use crate::takeaway::is_clear;
use crate::{summary, takeaway};

/// Rows of the fan's table.
const FAN_ROWS: usize = 24;

/// Columns of the table of switches.
const MAIN: usize = 3;

/// A section as HTML.
pub(crate) fn render(
    environment: &Environment<'_>,
    answer: &Answer,
    part: Part,
) -> Result<String, Error> {
    let (template, data) = match part {
        Part::Head => ("top.html", top(answer)),
        Part::Channels => ("channels.html", channels(answer)),
        Part::Needs => ("needs.html", needs(answer)),
        Part::Limits => ("limits.html", limits(answer)),
        Part::Law => ("law.html", law(answer)),
        Part::Evidence => ("evidence.html", evidence(answer)),
        Part::Questions => ("questions.html", questions(answer)),
        Part::Drivers => ("drivers.html", drivers(answer)),
        Part::Placebos => ("placebos.html", placebos(answer)),
        Part::Checks => ("checks.html", checks(answer)),
    };
    let takeaway = takeaway::of(answer, part).map(|sentence| html(&sentence));
    let number = Part::ALL.iter().position(|p| *p == part);
    let section = data! { anchor => part.anchor(), title => part.title(), number, takeaway, from => part.reference().0 };
    Ok(environment
        .get_template(template)?
        .render(context! { section, ..data })?)
}

fn html(sentence: &Sentence) -> Value {
    Value::from_safe_string(fig::sentence(sentence))
}

fn top(answer: &Answer) -> Value {
    let sentences: Vec<Value> = summary::sentences(answer).iter().map(html).collect();
    let strip: Vec<Value> = answer
        .channels
        .iter()
        .enumerate()
        .map(|(k, channel)| {
            let side = &channel.sides[0];
            data! {
                name => channel.name,
                now => side.rank,
                later => side.rank_at_horizon,
                track => Value::from_safe_string(rows::rank_track(answer, k)),
            }
        })
        .collect();
    data! {
        head => answer.head,
        dateline => html(&summary::dateline(answer)),
        warnings => summary::warnings(answer),
        sentences,
        strip,
    }
}

fn channels(answer: &Answer) -> Value {
    let blocks: Vec<Value> = answer
        .channels
        .iter()
        .map(|channel| block(answer, channel))
        .collect();
    data! {
        pair => answer.head.pair,
        closest => answer.closest,
        closest_chart => rows::closest(&answer.closest),
        blocks,
    }
}

fn block(answer: &Answer, channel: &Channel) -> Value {
    let [asks, asked] = &answer.head.pair;
    let panel = |side: &Side, other: &str| {
        let unknown: Vec<&str> = side
            .partners
            .iter()
            .filter(|p| p.value.is_none())
            .map(|p| p.party.name.as_str())
            .collect();
        data! {
            of => side.of,
            rank => side.rank,
            later => side.rank_at_horizon,
            partners => side.partners,
            known => side.partners.len() - unknown.len(),
            unknown => unknown.join(", "),
            chart => rows::side(channel, side, other),
        }
    };
    data! {
        id => channel.id,
        name => channel.name,
        measure => channel.measure,
        note => channel.note,
        rising => channel.rising,
        panels => vec![panel(&channel.sides[0], &asked.id), panel(&channel.sides[1], &asks.id)],
    }
}

fn needs(answer: &Answer) -> Value {
    let Some(needs) = &answer.needs else {
        return data! { needs => None::<()> };
    };
    let wills = needs.barter.as_ref().map(|barter| {
        let name = |id: &str| mechanism(answer, id);
        data! {
            buyer => rows::wills(&barter.wills, true, name),
            seller => rows::wills(&barter.wills, false, name),
        }
    });
    data! {
        needs,
        exchanges => needs.barter.as_ref().and_then(rows::exchanges),
        fan => Value::from_safe_string(fan::chart(&needs.drain, &needs.cover.unit)),
        fan_table => fan_table(needs),
        wills,
    }
}

/// A mechanism's id with its name, where the answer has switched it.
fn mechanism(answer: &Answer, id: &str) -> String {
    match answer.switches.iter().find(|switch| switch.id == id) {
        Some(switch) => format!("{id} {}", switch.name),
        None => id.to_owned(),
    }
}

/// The fan as a table: about two dozen days, every quantile.
fn fan_table(needs: &Needs) -> Value {
    let drain: &Fan = &needs.drain;
    let levels: Vec<String> = drain
        .levels
        .iter()
        .map(|level| level_name(*level))
        .collect();
    let days = drain
        .days
        .len()
        .checked_sub(1)
        .map(|last| fan::thinned(last, FAN_ROWS))
        .unwrap_or_default();
    let table: Vec<Value> = days
        .into_iter()
        .map(|k| {
            let cells: Vec<String> = drain
                .quantiles
                .iter()
                .map(|row| {
                    row.get(k)
                        .map_or_else(|| number::UNKNOWN.to_owned(), |value| cell(*value, needs))
                })
                .collect();
            data! { day => drain.days[k], cells }
        })
        .collect();
    data! { levels, rows => table, from => fig::anchors(&drain.from) }
}

fn cell(value: f64, needs: &Needs) -> String {
    let figure = Figure {
        value,
        low: None,
        high: None,
        unit: needs.cover.unit.clone(),
        from: needs.drain.from.clone(),
    };
    number::bare(&figure)
}

fn level_name(level: f64) -> String {
    if (level - 0.5).abs() < 1e-9 {
        "median".to_owned()
    } else {
        format!("{}\u{a0}%", (1000.0 * level).round() / 10.0)
    }
}

fn limits(answer: &Answer) -> Value {
    let Some(limits) = &answer.limits else {
        return data! { limits => None::<()> };
    };
    data! {
        limits,
        stages => rows::stages(limits),
        binding => rows::shares(&limits.binding),
        full => rows::shares(&limits.full),
    }
}

fn law(answer: &Answer) -> Value {
    let votes: Vec<Value> = answer
        .council
        .iter()
        .map(|vote| data! { vote, chart => rows::members(vote) })
        .collect();
    let paragraphs: Vec<Value> = answer
        .law
        .paragraphs
        .iter()
        .map(|p| {
            let name = format!("{} {}", p.authority, p.paragraph);
            data! { name => Value::from_safe_string(fig::linked(&fig::escape(&name), &p.from)), paragraph => p }
        })
        .collect();
    data! { law => answer.law, paragraphs, votes }
}

fn evidence(answer: &Answer) -> Value {
    let ladders: Vec<Value> = answer
        .evidence
        .iter()
        .map(|ladder: &LadderAnswer| {
            data! { ladder, chart => rows::waterfall(ladder), result => html(&summary::ladder(ladder)) }
        })
        .collect();
    data! { ladders }
}

fn questions(answer: &Answer) -> Value {
    data! { questions => answer.questions, chart => rows::questions(&answer.questions) }
}

fn drivers(answer: &Answer) -> Value {
    let chosen = slope::panels(&answer.switches);
    let main: Vec<&str> = chosen.iter().map(slope::Panel::output).take(MAIN).collect();
    let panels: Vec<Value> = chosen
        .iter()
        .map(|panel| {
            let question = answer.questions.iter().find(|q| q.id == panel.output());
            data! { panel, text => question.map(|q| q.text.as_str()) }
        })
        .collect();
    let switches: Vec<Value> = answer
        .switches
        .iter()
        .map(|switch| row(switch, &main))
        .collect();
    let effects: Vec<Value> = answer
        .switches
        .iter()
        .flat_map(|switch| switch.effects.iter().map(move |effect| (switch, effect)))
        .filter(|(_, effect)| is_clear(effect))
        .map(
            |(switch, effect)| data! { switch => format!("{} {}", switch.id, switch.name), effect },
        )
        .collect();
    data! {
        switches,
        main,
        panels,
        effects,
        variance => answer.variance,
        variance_chart => rows::variance(answer),
    }
}

/// A mechanism's row in the table of switches.
fn row(switch: &Switch, main: &[&str]) -> Value {
    let cells: Vec<Value> = main
        .iter()
        .map(|output| {
            let effect = switch.effects.iter().find(|e| e.output == *output);
            data! { effect, clear => effect.is_some_and(is_clear) }
        })
        .collect();
    data! { id => switch.id, name => switch.name, off => switch.off, main => cells }
}

fn placebos(answer: &Answer) -> Value {
    data! {
        placebos => answer.placebos,
        supply => rows::placebos(&answer.placebos, true),
        defence => rows::placebos(&answer.placebos, false),
    }
}

fn checks(answer: &Answer) -> Value {
    let parameters: Vec<Value> = answer
        .reproduce
        .parameters
        .iter()
        .map(|(kind, count)| data! { kind, count => number::count(*count) })
        .collect();
    let changes = number::count(answer.reproduce.parameter_changes);
    data! { checks => answer.checks, reproduce => answer.reproduce, parameters, changes }
}
