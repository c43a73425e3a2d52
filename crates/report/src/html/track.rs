//! One row of a chart: marks on a horizontal scale, as SVG in per cent of the row's width.
//!
//! Coordinates are per cent, so that a row is as wide as its place and its text keeps its size on a phone.

use std::fmt::Write;

use comity_assess::answer::{Figure, Ref};

use super::fig::anchors;
use crate::number;

/// A linear scale from data to per cent of the width.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Scale {
    low: f64,
    high: f64,
}

impl Scale {
    /// Zero to one.
    pub(crate) const UNIT: Scale = Scale {
        low: 0.0,
        high: 1.0,
    };

    /// From one number to another, with a little air; the unit scale where there is nothing between.
    pub(crate) fn between(low: f64, high: f64) -> Self {
        if low.is_finite() && high.is_finite() && low < high {
            Self { low, high }
        } else if low.is_finite() && high.is_finite() {
            Self {
                low: low - 0.5,
                high: high + 0.5,
            }
        } else {
            Self::UNIT
        }
    }

    /// From zero, or the smallest finite number below it, to the largest.
    pub(crate) fn over(values: impl IntoIterator<Item = f64>) -> Self {
        let (low, high) = values
            .into_iter()
            .filter(|v| v.is_finite())
            .fold((0.0, 0.0), |(low, high): (f64, f64), v| {
                (low.min(v), high.max(v))
            });
        if low < high {
            Self { low, high }
        } else {
            Self {
                low,
                high: low + 1.0,
            }
        }
    }

    /// Over the values and bounds of figures.
    pub(crate) fn of<'a>(figures: impl IntoIterator<Item = &'a Figure>) -> Self {
        Self::over(
            figures
                .into_iter()
                .flat_map(|f| [Some(f.value), f.low, f.high])
                .flatten(),
        )
    }

    /// The same scale, reaching at least as far as a number.
    pub(crate) fn reaching(self, high: f64) -> Self {
        Self {
            high: self.high.max(high),
            ..self
        }
    }

    /// The place of a number in per cent, inside the row.
    pub(crate) fn at(self, value: f64) -> f64 {
        (100.0 * (value - self.low) / (self.high - self.low)).clamp(0.0, 100.0)
    }

    /// Round numbers along the scale, four to seven of them.
    pub(crate) fn ticks(self) -> Vec<f64> {
        let span = self.high - self.low;
        let raw = span / 4.0;
        let power = 10f64.powf(raw.log10().floor());
        let step = [1.0, 2.0, 2.5, 5.0, 10.0]
            .into_iter()
            .map(|m| m * power)
            .find(|s| *s >= raw)
            .unwrap_or(raw);
        let first = (self.low / step).ceil();
        (0..12)
            .map(|k| (first + f64::from(k)) * step)
            .take_while(|t| *t <= self.high + 1e-9 * span)
            .collect()
    }
}

/// Marks of one row.
#[derive(Debug, Clone)]
pub(crate) struct Track {
    scale: Scale,
    marks: String,
}

impl Track {
    /// An empty row with its grid.
    pub(crate) fn new(scale: Scale) -> Self {
        let mut track = Self {
            scale,
            marks: String::new(),
        };
        for tick in scale.ticks() {
            let x = scale.at(tick);
            let class = if tick == 0.0 { "grid zero" } else { "grid" };
            track.push(&format!(
                r#"<line class="{class}" x1="{x:.2}%" x2="{x:.2}%" y1="0" y2="100%"/>"#
            ));
        }
        track
    }

    /// An empty row without a grid.
    pub(crate) fn bare(scale: Scale) -> Self {
        Self {
            scale,
            marks: String::new(),
        }
    }

    /// An empty row with a short line at each of `of` places, counted from zero.
    pub(crate) fn places(scale: Scale, of: u32) -> Self {
        let mut track = Self::bare(scale);
        for place in 0..of {
            let x = scale.at(f64::from(place));
            track.push(&format!(
                r#"<line class="place" x1="{x:.2}%" x2="{x:.2}%" y1="30%" y2="70%"/>"#
            ));
        }
        track
    }

    /// A line over the 80 % interval, where there is one.
    pub(crate) fn interval(mut self, figure: &Figure, class: &str) -> Self {
        if let (Some(low), Some(high)) = (figure.low, figure.high)
            && low.is_finite()
            && high.is_finite()
        {
            let (x1, x2) = (self.scale.at(low), self.scale.at(high));
            self.marked(
                "line",
                class,
                &format!(r#"x1="{x1:.2}%" x2="{x2:.2}%" y1="50%" y2="50%""#),
                &figure.from,
            );
        }
        self
    }

    /// A dot at the value, over its interval.
    pub(crate) fn dot(self, figure: &Figure, class: &str) -> Self {
        let mut track = self.interval(figure, &format!("interval {class}"));
        if figure.value.is_finite() {
            let x = track.scale.at(figure.value);
            track.marked(
                "circle",
                &format!("dot {class}"),
                &format!(r#"cx="{x:.2}%" cy="50%" r="5""#),
                &figure.from,
            );
        }
        track
    }

    /// An upright line at the value, for what an answer is compared with.
    pub(crate) fn tick(mut self, figure: &Figure, class: &str) -> Self {
        if figure.value.is_finite() {
            let x = self.scale.at(figure.value);
            let (top, bottom) = if class == "wanted-line" {
                (0, 100)
            } else {
                (22, 78)
            };
            let place = format!(r#"x1="{x:.2}%" x2="{x:.2}%" y1="{top}%" y2="{bottom}%""#);
            self.marked("line", class, &place, &figure.from);
        }
        self
    }

    /// A bar between two numbers: a thick line, so that it stays in the middle of a row of any height.
    pub(crate) fn bar(mut self, from: f64, to: f64, class: &str, refs: &[Ref]) -> Self {
        if from.is_finite() && to.is_finite() {
            let (a, b) = (self.scale.at(from), self.scale.at(to));
            let (x1, x2) = (a.min(b), a.max(b).max(a.min(b) + 0.3));
            let place = format!(r#"x1="{x1:.2}%" x2="{x2:.2}%" y1="50%" y2="50%""#);
            self.marked("line", class, &place, refs);
        }
        self
    }

    /// The row as SVG. It is decoration for a screen reader: the number stands beside it.
    pub(crate) fn svg(&self) -> String {
        format!(
            r#"<svg class="track" width="100%" aria-hidden="true" focusable="false">{}</svg>"#,
            self.marks
        )
    }

    fn marked(&mut self, element: &str, class: &str, place: &str, from: &[Ref]) {
        let _ = write!(
            self.marks,
            r#"<{element} class="{class}" {place} data-from="{}"/>"#,
            anchors(from)
        );
    }

    fn push(&mut self, svg: &str) {
        self.marks.push_str(svg);
    }
}

/// The labels under the rows.
pub(crate) fn axis(scale: Scale, unit: &str) -> String {
    let mut out = String::from(
        r#"<svg class="axis" width="100%" height="18" aria-hidden="true" focusable="false">"#,
    );
    let ticks = scale.ticks();
    for (at, tick) in ticks.iter().copied().enumerate() {
        let x = scale.at(tick);
        // On a phone every other label gives way, where there are more than three.
        let class = if ticks.len() > 3 && at % 2 == 1 {
            "minor"
        } else {
            "major"
        };
        let anchor = match x {
            x if x < 3.0 => "start",
            x if x > 97.0 => "end",
            _ => "middle",
        };
        let label = super::fig::escape(&number::tick(tick, unit));
        let _ = write!(
            out,
            r#"<text class="{class}" x="{x:.2}%" y="13" text-anchor="{anchor}">{label}</text>"#
        );
    }
    out.push_str("</svg>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round() {
        assert_eq!(Scale::UNIT.ticks(), [0.0, 0.25, 0.5, 0.75, 1.0]);
        assert_eq!(Scale::over([47_000.0]).ticks(), [0.0, 20_000.0, 40_000.0]);
        assert_eq!(Scale::over([-0.4, 0.9]).ticks(), [0.0, 0.5]);
    }

    #[test]
    fn numbers_outside_stay_inside_the_row() {
        assert_eq!(Scale::UNIT.at(-3.0), 0.0);
        assert_eq!(Scale::UNIT.at(1.5), 100.0);
        assert_eq!(Scale::over([f64::NAN]).at(0.5), 50.0);
    }
}
