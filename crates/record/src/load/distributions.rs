//! Reading a distribution.

use crate::diagnostic::{Code, Diagnostic};
use crate::distribution::{Distribution, DistributionError, finite, positive};
use crate::load::fields::Fields;
use crate::load::sink::Sink;
use crate::normal;
use crate::suggest::nearest;

/// What a file says of a distribution.
pub(crate) enum Written {
    /// Numbers.
    Numbers(Distribution),
    /// `levels`: to be made from the statements cited.
    Levels,
}

/// The kinds of distribution, each with its keys.
pub(crate) const SHAPES: &[(&str, &[&str])] = &[
    ("fixed", &["value"]),
    ("uniform", &["low", "high"]),
    ("log-uniform", &["low", "high"]),
    ("normal", &["mean", "se"]),
    ("log-normal", &["median", "low80", "high80", "sigma"]),
    ("beta", &["a", "b"]),
    ("gamma", &["shape", "rate"]),
    ("triangular", &["low", "mode", "high"]),
    ("levels", &[]),
];

/// The distribution under a key, checked. Problems are reported at the number that causes them.
pub(crate) fn distribution(fields: &Fields, key: &str, sink: &mut Sink) -> Option<Written> {
    let table = sink.sub(fields, key)?;
    let Some((kind, mark)) = sink.text(table, "kind") else {
        sink.missing(
            table,
            "kind",
            &format!("one of {}", Distribution::KINDS.join(", ")),
        );
        return None;
    };
    let Some((_, legal)) = SHAPES.iter().find(|(word, _)| *word == kind) else {
        let near = nearest(kind, Distribution::KINDS.iter().copied());
        let expected = format!("one of {}", Distribution::KINDS.join(", "));
        sink.push(
            Diagnostic::at(Code::Distribution, mark, format!("`{kind}`"), expected).near(near),
        );
        return None;
    };
    let keys: Vec<&str> = std::iter::once("kind")
        .chain(legal.iter().copied())
        .collect();
    sink.only(table, &format!("`{kind}`"), &keys);
    if kind == "levels" {
        return Some(Written::Levels);
    }
    let mut take = |key: &'static str| {
        sink.need_number(table, key, &format!("a number: `{kind}` is made of it"))
    };
    let found = match kind {
        "fixed" => Distribution::Fixed {
            value: take("value")?,
        },
        "normal" => Distribution::Normal {
            mean: take("mean")?,
            se: take("se")?,
        },
        "beta" => {
            let (a, b) = (take("a"), take("b"));
            Distribution::Beta { a: a?, b: b? }
        }
        "gamma" => {
            let (shape, rate) = (take("shape"), take("rate"));
            Distribution::Gamma {
                shape: shape?,
                rate: rate?,
            }
        }
        "triangular" => {
            let (low, mode, high) = (take("low"), take("mode"), take("high"));
            Distribution::Triangular {
                low: low?,
                mode: mode?,
                high: high?,
            }
        }
        "log-normal" => return log_normal(table, sink).map(Written::Numbers),
        _ => {
            let (low, high) = (take("low"), take("high"));
            let (low, high) = (low?, high?);
            if kind == "uniform" {
                Distribution::Uniform { low, high }
            } else {
                Distribution::LogUniform { low, high }
            }
        }
    };
    match found.check() {
        Ok(()) => Some(Written::Numbers(found)),
        Err(error) => {
            sink.push(bad(table, &error));
            None
        }
    }
}

/// A distribution that must be made of numbers, lying between `low` and `high`.
pub(crate) fn between(
    fields: &Fields,
    key: &str,
    low: f64,
    high: f64,
    sink: &mut Sink,
) -> Option<Distribution> {
    if !fields.has(key) {
        sink.missing(fields, key, "a distribution");
        return None;
    }
    match distribution(fields, key, sink)? {
        Written::Levels => {
            sink.push(Diagnostic::at(
                Code::Distribution,
                fields.mark_of(key),
                "`levels`",
                "a distribution of numbers",
            ));
            None
        }
        Written::Numbers(dist) => {
            let (least, most) = dist.support();
            // A normal distribution reaches everywhere; what counts is where nearly all of it lies.
            let reach = |p: f64, end: f64| dist.quantile(p).unwrap_or(end);
            if reach(0.001, least) < low || reach(0.999, most) > high {
                let expected = if high.is_finite() {
                    format!("a distribution between {low} and {high}")
                } else {
                    format!("a distribution above {low}")
                };
                sink.push(Diagnostic::at(
                    Code::Distribution,
                    fields.mark_of(key),
                    format!("`{key}` from {least} to {most}"),
                    expected,
                ));
                return None;
            }
            Some(dist)
        }
    }
}

/// A log-normal by its median and either its 80 % range or its sigma.
fn log_normal(table: &Fields, sink: &mut Sink) -> Option<Distribution> {
    let median = sink.need_number(table, "median", "a number: half of it lies below")?;
    let made = if table.has("sigma") {
        let sigma = sink.number(table, "sigma")?;
        if table.has("low80") || table.has("high80") {
            Err(DistributionError::Order(
                "either `sigma` or the 80 % range, not both".to_owned(),
            ))
        } else {
            Ok(Distribution::LogNormal { median, sigma })
        }
    } else {
        let low80 = sink.need_number(table, "low80", "a number: a tenth lies below (or `sigma`)");
        let high80 = sink.need_number(table, "high80", "a number: a tenth lies above (or `sigma`)");
        from_range(median, low80?, high80?)
    };
    match made.and_then(|dist| dist.check().map(|()| dist)) {
        Ok(dist) => Some(dist),
        Err(error) => {
            sink.push(bad(table, &error));
            None
        }
    }
}

fn from_range(median: f64, low80: f64, high80: f64) -> Result<Distribution, DistributionError> {
    positive("low80", low80)?;
    finite("high80", high80)?;
    if !(low80 <= median && median <= high80) {
        return Err(DistributionError::Order(format!(
            "{low80}, {median} and {high80} do not rise"
        )));
    }
    let (down, up) = ((median / low80).ln(), (high80 / median).ln());
    let tenth = normal::quantile(0.9);
    // Ranges are written with two figures: a tenth more on one side is rounding, a fifth more is not.
    if down.max(up) > 1.2 * down.min(up) {
        return Err(DistributionError::Lopsided {
            median,
            low80,
            high80,
            middle: (low80 * high80).sqrt(),
        });
    }
    Ok(Distribution::LogNormal {
        median,
        sigma: (down + up) / (2.0 * tenth),
    })
}

fn bad(table: &Fields, error: &DistributionError) -> Diagnostic {
    let key = match error {
        DistributionError::NotFinite(key)
        | DistributionError::NotPositive { key, .. }
        | DistributionError::Negative { key, .. } => key,
        DistributionError::Lopsided { .. } => "median",
        _ => "low",
    };
    let mark = if table.has(key) {
        table.mark_of(key)
    } else {
        &table.mark
    };
    Diagnostic::at(Code::Distribution, mark, error.to_string(), "")
}
