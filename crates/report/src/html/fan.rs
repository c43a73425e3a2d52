//! A fan of quantiles with sample paths, as SVG that stretches with the page.
//!
//! Shapes are drawn in a square of 1000 units that the browser stretches; labels are HTML at per cent places, so that
//! text is never distorted.

use std::fmt::Write;

use comity_assess::answer::Fan;

use super::fig::{anchors, escape};
use super::track::Scale;
use crate::number;

/// Points of a path; more cannot be seen and only make the file larger.
const POINTS: usize = 160;

/// Bands from widest to narrowest: lower quantile, upper quantile, class.
const BANDS: [(f64, f64, &str); 3] = [
    (0.025, 0.975, "band-95"),
    (0.1, 0.9, "band-80"),
    (0.25, 0.75, "band-50"),
];

/// The fan as HTML.
pub(crate) fn chart(fan: &Fan, unit: &str) -> String {
    let Some(points) = fan
        .days
        .len()
        .checked_sub(1)
        .filter(|last| *last > 0)
        .map(|last| thinned(last, POINTS))
    else {
        return String::from(r#"<p class="none">How it develops is unknown.</p>"#);
    };
    let Some(top) = row(fan, 0.975)
        .or_else(|| row(fan, 0.9))
        .or_else(|| row(fan, 0.5))
    else {
        return String::from(r#"<p class="none">How it develops is unknown.</p>"#);
    };
    // One wild path must not flatten the rest: the scale follows the widest band.
    let scale = Scale::over(top.iter().map(|v| 1.05 * v));
    let last = fan.days.len() - 1;
    let mut out =
        String::from(r#"<div class="fan"><svg viewBox="0 0 1000 1000" preserveAspectRatio="none""#);
    let _ = write!(
        out,
        r#" role="img" aria-label="{}: median, bands and sample runs over time">"#,
        escape(&fan.name)
    );
    for tick in scale.ticks() {
        let y = height(scale, tick);
        let _ = write!(
            out,
            r#"<line class="grid" x1="0" x2="1000" y1="{y:.0}" y2="{y:.0}"/>"#
        );
    }
    let from = anchors(&fan.from);
    for (low, high, class) in BANDS {
        if let (Some(low), Some(high)) = (row(fan, low), row(fan, high)) {
            let forth = path(scale, last, high, points.iter().copied(), 'M');
            let back = path(scale, last, low, points.iter().rev().copied(), 'L');
            let _ = write!(
                out,
                r#"<path class="{class}" d="{forth}{back}Z" data-from="{from}"/>"#
            );
        }
    }
    for sample in &fan.paths {
        let line = path(scale, last, sample, points.iter().copied(), 'M');
        let _ = write!(out, r#"<path class="sample" d="{line}"/>"#);
    }
    if let Some(median) = row(fan, 0.5) {
        let line = path(scale, last, median, points.iter().copied(), 'M');
        let _ = write!(
            out,
            r#"<path class="median" d="{line}" data-from="{from}"/>"#
        );
    }
    out.push_str("</svg>");
    labels(fan, scale, unit, &mut out);
    out.push_str("</div>");
    out
}

fn labels(fan: &Fan, scale: Scale, unit: &str, out: &mut String) {
    for tick in scale.ticks() {
        let label = escape(&number::tick(tick, unit));
        let _ = write!(
            out,
            r#"<span class="y" style="top:{:.1}%" aria-hidden="true">{label}</span>"#,
            height(scale, tick) / 10.0
        );
    }
    ends(fan, scale, out);
    let last = fan.days.len() - 1;
    for k in [0, last / 4, last / 2, 3 * last / 4, last] {
        let x = 100.0 * share(k, last);
        let class = match x {
            x if x < 5.0 => "x start",
            x if x > 95.0 => "x end",
            x if x > 30.0 && x < 70.0 => "x",
            _ => "x minor",
        };
        let label = fan.days.get(k).map(|day| month(day)).unwrap_or_default();
        let _ = write!(
            out,
            r#"<span class="{class}" style="left:{x:.1}%" aria-hidden="true">{}</span>"#,
            escape(&label)
        );
    }
}

/// The names of median and bands at the right end, as far as they have room.
fn ends(fan: &Fan, scale: Scale, out: &mut String) {
    /// Per cent of the height that a label needs.
    const ROOM: f64 = 5.5;
    let mut taken: Vec<f64> = Vec::new();
    for (level, name) in [
        (0.5, "median"),
        (0.975, "95\u{a0}%"),
        (0.9, "80\u{a0}%"),
        (0.75, "50\u{a0}%"),
    ] {
        let Some(value) = row(fan, level)
            .and_then(|values| values.last())
            .filter(|v| v.is_finite())
        else {
            continue;
        };
        let top = height(scale, *value) / 10.0;
        if taken.iter().all(|other| (other - top).abs() >= ROOM) {
            let _ = write!(
                out,
                r#"<span class="end-label" style="top:{top:.1}%" aria-hidden="true">{name}</span>"#
            );
            taken.push(top);
        }
    }
}

/// The quantile row of a probability.
pub(crate) fn row(fan: &Fan, level: f64) -> Option<&Vec<f64>> {
    fan.levels
        .iter()
        .position(|l| (l - level).abs() < 1e-9)
        .and_then(|k| fan.quantiles.get(k))
}

/// At most `points` indices from 0 to `last`, both included.
pub(crate) fn thinned(last: usize, points: usize) -> Vec<usize> {
    let step = (last / points).max(1);
    let mut all: Vec<usize> = (0..=last).step_by(step).collect();
    if all.last() != Some(&last) {
        all.push(last);
    }
    all
}

fn path(
    scale: Scale,
    last: usize,
    values: &[f64],
    points: impl Iterator<Item = usize>,
    mut command: char,
) -> String {
    let mut out = String::new();
    for k in points {
        // A run may end early: what is not there is not drawn.
        let Some(value) = values.get(k).filter(|v| v.is_finite()) else {
            continue;
        };
        let _ = write!(
            out,
            "{command}{:.0},{:.0}",
            1000.0 * share(k, last),
            height(scale, *value)
        );
        command = 'L';
    }
    out
}

#[expect(
    clippy::cast_precision_loss,
    reason = "indices of a chart are far below 2^52"
)]
fn share(k: usize, last: usize) -> f64 {
    k as f64 / last as f64
}

fn height(scale: Scale, value: f64) -> f64 {
    1000.0 - 10.0 * scale.at(value)
}

/// `2031-03-14` as `Mar 2031`; other text as it is.
fn month(day: &str) -> String {
    const NAMES: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let mut parts = day.split('-');
    match (
        parts.next(),
        parts.next().and_then(|m| m.parse::<usize>().ok()),
    ) {
        (Some(year), Some(month)) if (1..=12).contains(&month) => {
            format!("{} {year}", NAMES[month - 1])
        }
        _ => day.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thinning_keeps_both_ends() {
        assert_eq!(thinned(7, 3), [0, 2, 4, 6, 7]);
        assert_eq!(thinned(2, 10), [0, 1, 2]);
    }

    #[test]
    fn days_become_months() {
        assert_eq!(month("2031-03-14"), "Mar 2031");
        assert_eq!(month("soon"), "soon");
    }
}
