//! Short words for statements, distributions and days.

use comity_record::{Distribution, Statement, StatementKind};

/// A number with about four significant digits.
pub(crate) fn number(x: f64) -> String {
    let size = x.abs();
    if size == 0.0 {
        "0".to_owned()
    } else if size >= 1000.0 {
        let digits = format!("{size:.0}");
        let mut grouped = String::new();
        for (k, c) in digits.chars().enumerate() {
            if k > 0 && (digits.len() - k).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(c);
        }
        if x < 0.0 {
            format!("−{grouped}")
        } else {
            grouped
        }
    } else {
        let places = (3 - size.log10().floor() as i32).clamp(0, 6) as usize;
        let text = format!("{x:.places$}");
        if text.contains('.') {
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        } else {
            text
        }
    }
}

/// A distribution in a few words.
pub(crate) fn distribution(d: &Distribution) -> String {
    match d {
        Distribution::Fixed { value } => number(*value),
        Distribution::Uniform { low, high } => {
            format!("uniform {} to {}", number(*low), number(*high))
        }
        Distribution::LogUniform { low, high } => {
            format!("log-uniform {} to {}", number(*low), number(*high))
        }
        Distribution::Normal { mean, se } => format!("normal {} ± {}", number(*mean), number(*se)),
        Distribution::LogNormal { median, sigma } => format!(
            "log-normal, median {}, σ {}",
            number(*median),
            number(*sigma)
        ),
        Distribution::Beta { a, b } => format!("Beta({}, {})", number(*a), number(*b)),
        Distribution::Gamma { shape, rate } => {
            format!("Gamma({}, rate {})", number(*shape), number(*rate))
        }
        Distribution::Triangular { low, mode, high } => format!(
            "triangular {}, {}, {}",
            number(*low),
            number(*mode),
            number(*high)
        ),
        Distribution::Mixture { parts } => format!(
            "one of {}: {}",
            parts.len(),
            parts
                .iter()
                .map(distribution)
                .collect::<Vec<_>>()
                .join("; ")
        ),
    }
}

/// What a statement says, as a value.
pub(crate) fn statement_value(s: &Statement) -> String {
    match &s.kind {
        StatementKind::Level(Some(level)) => {
            let unit = level
                .unit
                .as_ref()
                .map_or_else(String::new, |u| format!(" {u}"));
            match (level.amount.best(), level.amount.range()) {
                (_, Some((low, high))) if low != high => {
                    format!("{} to {}{unit}", number(low), number(high))
                }
                (Some(value), _) => format!("{}{unit}", number(value)),
                _ => "unknown".to_owned(),
            }
        }
        StatementKind::Tie(Some(tie)) => format!("{} {}", tie.tie, tie.state),
        StatementKind::Vote(Some(vote)) => format!("{}: {}", vote.item, vote.vote),
        StatementKind::Rule(Some(rule)) => format!("{} {}", rule.authority, rule.paragraph),
        _ => String::new(),
    }
}
