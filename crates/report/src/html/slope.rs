//! Slope charts: one small panel an output, a line a mechanism, from off to on.

use std::fmt::Write;

use comity_assess::answer::{Effect, Switch};
use minijinja::Value;
use serde::Serialize;

use super::fig::{self, anchors, escape};
use super::track::Scale;
use crate::number;
use crate::takeaway::is_clear;

/// Height of a panel in CSS pixels.
const HEIGHT: f64 = 216.0;
/// Pixels between two labels.
const LEADING: f64 = 31.0;
/// Where the lines begin, end and are named, in per cent of the width.
const ON: u32 = 3;
const OFF: u32 = 33;
const LABEL: u32 = 37;
/// Panels shown; the table has the rest.
const PANELS: usize = 6;
/// Labels of a panel; the table has the rest.
const LABELS: usize = 5;

/// One panel.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Panel {
    output: String,
    /// The number with everything on.
    on: Value,
    svg: Value,
    /// How many mechanisms move it by more than the interval of the difference.
    clear: usize,
}

impl Panel {
    /// The output's name.
    pub(crate) fn output(&self) -> &str {
        &self.output
    }
}

/// A panel for each of the outputs that some mechanism moves most, in the order of the answer.
pub(crate) fn panels(switches: &[Switch]) -> Vec<Panel> {
    let Some(first) = switches.first() else {
        return Vec::new();
    };
    let mut strongest: Vec<(f64, usize)> = first
        .effects
        .iter()
        .enumerate()
        .map(|(at, effect)| (strength(switches, &effect.output), at))
        .filter(|(strength, _)| *strength > 0.0)
        .collect();
    strongest.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    strongest.truncate(PANELS);
    let mut chosen: Vec<usize> = strongest.into_iter().map(|(_, at)| at).collect();
    chosen.sort_unstable();
    chosen
        .into_iter()
        .map(|at| panel(switches, &first.effects[at].output))
        .collect()
}

/// The largest clear difference of an output, relative to its value where it is not a probability.
fn strength(switches: &[Switch], output: &str) -> f64 {
    switches
        .iter()
        .flat_map(|switch| &switch.effects)
        .filter(|effect| effect.output == output && is_clear(effect))
        .map(|effect| {
            let size = effect.difference.value.abs();
            if number::is_fraction(&effect.difference.unit) {
                size
            } else {
                size / (size + effect.on.value.abs())
            }
        })
        .filter(|strength| strength.is_finite())
        .fold(0.0, f64::max)
}

/// An effect with the id of its mechanism.
type Line<'a> = (&'a Switch, &'a Effect);

fn panel(switches: &[Switch], output: &str) -> Panel {
    let lines: Vec<Line<'_>> = switches
        .iter()
        .filter_map(|s| {
            s.effects
                .iter()
                .find(|e| e.output == output)
                .map(|e| (s, e))
        })
        .filter(|(_, e)| e.on.value.is_finite() && e.off.value.is_finite())
        .collect();
    let values = lines.iter().flat_map(|(_, e)| [e.on.value, e.off.value]);
    let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| {
        (low.min(v), high.max(v))
    });
    let on = lines
        .first()
        .map(|(_, e)| fig::full(&e.on))
        .unwrap_or_else(|| escape(number::UNKNOWN));
    Panel {
        output: output.to_owned(),
        on: Value::from_safe_string(on),
        svg: Value::from_safe_string(svg(output, &lines, Scale::between(low, high))),
        clear: lines.iter().filter(|(_, e)| is_clear(e)).count(),
    }
}

fn svg(output: &str, lines: &[Line<'_>], scale: Scale) -> String {
    let y = |value: f64| 14.0 + (HEIGHT - 28.0) * (1.0 - scale.at(value) / 100.0);
    let mut out = format!(
        r#"<svg class="slope" width="100%" height="{HEIGHT}" role="img" aria-label="{}: each mechanism on and off">"#,
        escape(output)
    );
    for x in [ON, OFF] {
        let _ = write!(
            out,
            r#"<line class="pole" x1="{x}%" x2="{x}%" y1="8" y2="{}"/>"#,
            HEIGHT - 8.0
        );
    }
    for clear in [false, true] {
        for (_, effect) in lines.iter().filter(|(_, e)| is_clear(e) == clear) {
            let class = if clear { "clear" } else { "idle" };
            let from = anchors(&effect.difference.from);
            let (a, b) = (y(effect.on.value), y(effect.off.value));
            let _ = write!(
                out,
                r#"<line class="{class}" x1="{ON}%" x2="{OFF}%" y1="{a:.1}" y2="{b:.1}" data-from="{from}"/><circle class="{class}" cx="{OFF}%" cy="{b:.1}" r="3" data-from="{from}"/>"#
            );
        }
    }
    for (at, (switch, effect)) in placed(lines, &y) {
        let name = short(&format!("{} {}", switch.id, switch.name));
        let _ = write!(
            out,
            r#"<text x="{LABEL}%" y="{:.1}"><title>{}</title>{}</text>"#,
            at - 2.0,
            escape(&switch.name),
            escape(&name)
        );
        let _ = write!(
            out,
            r#"<text class="fig off" x="{LABEL}%" y="{:.1}" data-from="{}">{}</text>"#,
            at + 11.0,
            anchors(&effect.off.from),
            escape(&format!(
                "{} {}",
                number::bare(&effect.off),
                number::interval(&effect.off)
            ))
        );
    }
    out.push_str("</svg>");
    out
}

/// A name that fits beside its line; the whole of it stands in the table.
fn short(name: &str) -> String {
    const FITS: usize = 26;
    if name.chars().count() <= FITS {
        return name.to_owned();
    }
    let cut: String = name.chars().take(FITS - 1).collect();
    format!("{}…", cut.trim_end())
}

/// The strongest clear effects with places for their labels, pushed apart from the top, then back from the bottom.
fn placed<'a>(lines: &[Line<'a>], y: &impl Fn(f64) -> f64) -> Vec<(f64, Line<'a>)> {
    let mut labelled: Vec<Line<'a>> = lines.iter().copied().filter(|(_, e)| is_clear(e)).collect();
    labelled.sort_by(|a, b| {
        b.1.difference
            .value
            .abs()
            .total_cmp(&a.1.difference.value.abs())
    });
    labelled.truncate(LABELS);
    let mut places: Vec<(f64, Line<'a>)> = labelled
        .into_iter()
        .map(|line| (y(line.1.off.value), line))
        .collect();
    places.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut least = 14.0;
    for (at, _) in &mut places {
        *at = at.max(least);
        least = *at + LEADING;
    }
    let mut most = HEIGHT - 12.0;
    for (at, _) in places.iter_mut().rev() {
        *at = at.min(most);
        most = *at - LEADING;
    }
    places
}
