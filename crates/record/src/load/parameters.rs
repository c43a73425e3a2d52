//! Reading `facts.toml`, `estimates.toml` and `assumptions.toml`.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::distribution::Distribution;
use crate::ids::{ParameterId, SourceId, StatementId};
use crate::load::distributions::{Written, distribution};
use crate::load::fields::Fields;
use crate::load::known::Known;
use crate::load::sink::{Sink, Space};
use crate::parameter::{Parameter, Provenance};
use crate::quantity::Amount;
use crate::source::{Grade, Source};
use crate::statement::{Statement, StatementKind};
use crate::unit::Unit;

pub(crate) const KEYS: &[&str] = &[
    "id",
    "unit",
    "dist",
    "mean",
    "se",
    "statements",
    "rule",
    "why",
    "set",
];

/// What a parameter may be made of.
pub(crate) struct Provision<'a> {
    pub(crate) known: &'a Known<'a>,
    pub(crate) sources: &'a BTreeMap<SourceId, Source>,
}

/// The parameters of one file.
pub(crate) fn parameters(
    file: &Fields,
    provenance: Provenance,
    provision: &Provision<'_>,
    sink: &mut Sink,
) -> Vec<Parameter> {
    sink.only(file, "a file of parameters", &["parameter"]);
    let tables = sink.tables(file, "parameter");
    tables
        .into_iter()
        .filter_map(|table| parameter(table, provenance, provision, sink))
        .collect()
}

fn parameter(
    table: &Fields,
    provenance: Provenance,
    provision: &Provision<'_>,
    sink: &mut Sink,
) -> Option<Parameter> {
    sink.only(table, "a parameter", KEYS);
    let id: Option<ParameterId> = sink.own_id(Space::Parameter, table);
    if !table.has("unit") {
        sink.missing(
            table,
            "unit",
            "the unit of the parameter, such as `count/week`; `1` for a plain number",
        );
    }
    let unit = sink.unit(table, "unit");
    let statements: Vec<StatementId> = sink.cite_all(Space::Statement, table, "statements");
    let rule = sink.owned(table, "rule");
    let provenance = match (provenance, &rule) {
        (Provenance::Assumption, Some(_)) => Provenance::Rule,
        (other, _) => other,
    };
    let dist = dist(
        table,
        provenance,
        &statements,
        unit.as_ref(),
        provision,
        sink,
    );
    let parameter = Parameter {
        mean: sink.number(table, "mean"),
        se: sink.number(table, "se"),
        statements,
        rule,
        why: sink.owned(table, "why"),
        set: sink.day(table, "set"),
        provenance,
        id: id?,
        unit: unit?,
        dist: dist?,
    };
    check(&parameter, table, sink);
    Some(parameter)
}

fn dist(
    table: &Fields,
    provenance: Provenance,
    statements: &[StatementId],
    unit: Option<&Unit>,
    provision: &Provision<'_>,
    sink: &mut Sink,
) -> Option<Distribution> {
    if !table.has("dist") {
        let found = "a parameter without `dist`";
        let expected = "a distribution: what the number may be";
        sink.push(Diagnostic::at(
            Code::Provenance,
            table.mark_of("id"),
            found,
            expected,
        ));
        return None;
    }
    match distribution(table, "dist", sink)? {
        Written::Numbers(dist) => Some(dist),
        Written::Levels if provenance == Provenance::Statement => {
            if statements.is_empty() {
                no_statements(table, sink);
            }
            let mut parts = Vec::new();
            for id in statements {
                // An id that no statement has is reported where ids are looked up.
                if let Some(statement) = provision.known.statement(id) {
                    parts.extend(level(statement, unit?, table, provision, sink));
                }
            }
            (!parts.is_empty()).then_some(Distribution::Mixture { parts })
        }
        Written::Levels => {
            let mark = table.mark_of("dist");
            sink.push(Diagnostic::at(
                Code::Distribution,
                mark,
                "`levels`",
                "numbers; only facts are made of levels",
            ));
            None
        }
    }
}

/// What one level statement says of a parameter, as a distribution in the parameter's unit.
fn level(
    statement: &Statement,
    unit: &Unit,
    table: &Fields,
    provision: &Provision<'_>,
    sink: &mut Sink,
) -> Option<Distribution> {
    let mark = table.mark_of("statements");
    let level = match &statement.kind {
        StatementKind::Level(Some(level)) => level,
        other => {
            let found = format!("`{}`, a statement of kind {}", statement.id, other.word());
            sink.push(Diagnostic::at(
                Code::Distribution,
                mark,
                found,
                "levels, as the distribution says",
            ));
            return None;
        }
    };
    let amount = match level.amount_in(unit) {
        Ok(amount) => amount,
        Err(error) => {
            let diagnostic = Diagnostic::at(
                Code::Unit,
                mark,
                format!("`{}` in another unit", statement.id),
                format!("a level in {unit}"),
            );
            sink.push(diagnostic.hint(error.to_string()));
            return None;
        }
    };
    let grade = provision
        .sources
        .get(&statement.source)
        .map_or(Grade::F, |source| source.grade);
    match amount {
        Amount::Unknown => {
            let found = format!("`{}`, whose amount is unknown", statement.id);
            sink.push(Diagnostic::at(
                Code::Distribution,
                mark,
                found,
                "levels that say how much",
            ));
            None
        }
        Amount::Value(value) => Some(spread(value, grade)),
        Amount::Range { low, high } | Amount::Between { low, high, .. } if low > 0.0 => {
            Some(Distribution::LogUniform { low, high })
        }
        Amount::Range { low, high } | Amount::Between { low, high, .. } => {
            Some(Distribution::Uniform { low, high })
        }
    }
}

/// A bare number, as far off as the grade of its source allows. Zero has no spread: the source says none.
fn spread(value: f64, grade: Grade) -> Distribution {
    let (low, high) = (value / grade.spread(), value * grade.spread());
    if value > 0.0 {
        Distribution::LogUniform { low, high }
    } else {
        Distribution::Uniform {
            low: high,
            high: low,
        }
    }
}

fn no_statements(table: &Fields, sink: &mut Sink) {
    let expected = "`statements = [\"…\"]`: what it rests on";
    sink.push(Diagnostic::at(
        Code::Provenance,
        table.mark_of("id"),
        "a fact without statements",
        expected,
    ));
}

fn check(parameter: &Parameter, table: &Fields, sink: &mut Sink) {
    match parameter.provenance {
        Provenance::Statement if parameter.statements.is_empty() => no_statements(table, sink),
        Provenance::Estimate => estimate(parameter, table, sink),
        _ => {}
    }
    if parameter.se.is_some_and(|se| se < 0.0) {
        let found = format!("a standard error of {}", parameter.se.unwrap_or_default());
        sink.push(Diagnostic::at(
            Code::Number,
            table.mark_of("se"),
            found,
            "0 or more",
        ));
    }
    let (low, _) = parameter.dist.support();
    if parameter.id.as_str().starts_with("corridor.") && low < 0.0 {
        let found = format!(
            "a capacity that can be {}",
            if low.is_finite() {
                low.to_string()
            } else {
                "below zero".to_owned()
            }
        );
        let expected = "a distribution that stays at 0 or above";
        sink.push(Diagnostic::at(
            Code::NegativeCapacity,
            table.mark_of("dist"),
            found,
            expected,
        ));
    }
}

/// A coefficient (a normal or bare number) without the mean of its covariate shifts every rate, and one without a
/// standard error pretends to be known.
fn estimate(parameter: &Parameter, table: &Fields, sink: &mut Sink) {
    let here = table.mark_of("id");
    let bare = matches!(parameter.dist, Distribution::Fixed { .. });
    if !bare && !matches!(parameter.dist, Distribution::Normal { .. }) {
        return;
    }
    if parameter.mean.is_none() {
        let found = "a coefficient without `mean`";
        let expected = "the mean of its covariate over the class it was estimated on";
        sink.push(Diagnostic::at(Code::Provenance, here, found, expected));
    }
    if bare && parameter.se.is_none() {
        let found = "an estimate without `se`";
        let expected = "its standard error, here or in `dist`";
        sink.push(Diagnostic::at(Code::Provenance, here, found, expected));
    }
}
