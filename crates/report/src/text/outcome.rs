//! Parts 6 to 9 as text: questions, drivers, placebos, checks.

use comity_assess::answer::{Answer, AnsweredBy, Switch};

use super::{Column, Page, Table};
use crate::number;
use crate::sentence::Sentence;
use crate::summary;
use crate::words;

/// Outputs of the switch table that fit beside the names.
const OUTPUTS: usize = 2;

pub(super) fn questions(answer: &Answer, page: &mut Page) {
    if answer.questions.is_empty() {
        page.hanging("  ", "no question");
        return;
    }
    let key = [
        AnsweredBy::World,
        AnsweredBy::Assumption,
        AnsweredBy::BaseRate,
    ]
    .map(|by| format!("{} {}", words::mark(by), words::answered_by(by)))
    .join(" · ");
    page.hanging("  ", &format!("answered by {key}"));
    for question in &answer.questions {
        let label = format!("  {} {}  ", words::mark(question.answered_by), question.id);
        let asked = Sentence::default()
            .likelihood(&question.probability)
            .say(format!(" by {}", question.by));
        page.hanging(&label, &asked.to_text());
        page.hanging("    ", &question.text);
        let base = &question.base;
        let rate = match question.answered_by {
            AnsweredBy::BaseRate => Sentence::new("the base rate"),
            AnsweredBy::World | AnsweredBy::Assumption => {
                Sentence::new("base rate ").figure(&base.probability)
            }
        };
        let class = rate
            .say(format!(": {}, ", base.class))
            .join(summary::counts(base));
        page.hanging("    ", &class.to_text());
    }
}

pub(super) fn drivers(answer: &Answer, page: &mut Page) {
    let outputs = main_outputs(&answer.switches);
    if outputs.is_empty() {
        page.hanging("  ", "no mechanism was switched off");
    } else {
        let mut table = Table::new(&[Column::LEFT, Column::FILL, Column::LEFT, Column::LEFT]);
        let mut head = vec![String::new(), "on minus off".to_owned()];
        head.extend(outputs.iter().map(|output| (*output).to_owned()));
        table.row(head);
        for switch in &answer.switches {
            let mut row = vec![switch.id.clone(), switch.name.clone()];
            row.extend(outputs.iter().map(|output| effect(switch, output)));
            table.row(row);
        }
        page.table(&table);
        for output in &outputs {
            if let Some(question) = answer.questions.iter().find(|q| q.id == **output) {
                page.hanging("    ", &format!("{output}: {}", question.text));
            }
        }
    }
    if !answer.variance.is_empty() {
        page.hanging("  ", "where the variance comes from");
    }
    for split in &answer.variance {
        let parts = [
            ("facts", &split.facts),
            ("estimates", &split.estimates),
            ("rules", &split.rules),
            ("assumptions", &split.assumptions),
            ("chance", &split.chance),
        ]
        .map(|(name, figure)| format!("{name}\u{a0}{}", number::full(figure)))
        .join(", ");
        page.hanging("    ", &format!("{}: {parts}", split.output));
    }
}

/// The outputs that some switch moves most, in the order of the answer; probabilities before quantities.
fn main_outputs(switches: &[Switch]) -> Vec<&str> {
    let Some(first) = switches.first() else {
        return Vec::new();
    };
    let mut outputs: Vec<(usize, &str)> = first
        .effects
        .iter()
        .enumerate()
        .map(|(at, effect)| (at, effect.output.as_str()))
        .collect();
    let strength = |output: &str| {
        let effects = switches
            .iter()
            .flat_map(|s| &s.effects)
            .filter(|e| e.output == output);
        let most = effects
            .filter(|e| number::is_fraction(&e.difference.unit))
            .map(|e| e.difference.value.abs())
            .filter(|d| d.is_finite());
        most.fold(-1.0, f64::max)
    };
    outputs.sort_by(|a, b| strength(b.1).total_cmp(&strength(a.1)).then(a.0.cmp(&b.0)));
    outputs.truncate(OUTPUTS);
    outputs.sort_unstable();
    outputs.into_iter().map(|(_, output)| output).collect()
}

fn effect(switch: &Switch, output: &str) -> String {
    switch
        .effects
        .iter()
        .find(|effect| effect.output == output)
        .map_or_else(
            || number::UNKNOWN.to_owned(),
            |effect| number::difference(&effect.difference),
        )
}

pub(super) fn placebos(answer: &Answer, page: &mut Page) {
    let Some(first) = answer.placebos.first() else {
        page.hanging("  ", "no other pair was asked about");
        return;
    };
    let mut table = Table::new(&[
        Column::FILL,
        Column::RIGHT,
        Column::BEHIND,
        Column::RIGHT,
        Column::BEHIND,
    ]);
    table.row([
        &format!("by {}", first.by),
        "new",
        "supply tie",
        "defence",
        "clause",
    ]);
    for placebo in &answer.placebos {
        let mark = if placebo.headline { "* " } else { "  " };
        let running = if placebo.running { " (renewal)" } else { "" };
        table.row([
            format!("{mark}{} → {}{running}", placebo.from.name, placebo.to.name),
            number::value(&placebo.supply),
            number::interval(&placebo.supply),
            number::value(&placebo.defence),
            number::interval(&placebo.defence),
        ]);
    }
    page.table(&table);
    page.hanging("  ", "* the headline's own pair");
}

pub(super) fn checks(answer: &Answer, page: &mut Page) {
    for check in &answer.checks {
        let label = if check.holds { "  yes  " } else { "  NO   " };
        let line = format!(
            "{}: {}; should be near: {}",
            check.name,
            number::full(&check.value),
            check.expected
        );
        page.hanging(label, &line);
    }
    reproduce(answer, page);
}

/// The command, the seed, the hashes and the parameters by provenance.
pub(super) fn reproduce(answer: &Answer, page: &mut Page) {
    let reproduce = &answer.reproduce;
    page.hanging("  ", &reproduce.command);
    page.hanging(
        "  ",
        &format!("comity {} · seed {}", reproduce.version, reproduce.seed),
    );
    let hashes: Vec<String> = reproduce
        .hashes
        .iter()
        .map(|(name, hash)| format!("{name}\u{a0}{}", hash.chars().take(8).collect::<String>()))
        .collect();
    page.hanging("  ", &hashes.join(" · "));
    let parameters: Vec<String> = reproduce
        .parameters
        .iter()
        .map(|(kind, count)| format!("{kind}\u{a0}{}", number::count(*count)))
        .collect();
    page.hanging(
        "  ",
        &format!("parameters by provenance: {}", parameters.join(", ")),
    );
    page.hanging("  ", &reproduce.illustration);
}
