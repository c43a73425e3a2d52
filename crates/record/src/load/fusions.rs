//! Reading `fusions.toml`.

use crate::diagnostic::{Code, Diagnostic};
use crate::fusions::{CONVERSION, Fusion, Witness, factor, level_of};
use crate::ids::{FusionId, StatementId};
use crate::kinds::Level;
use crate::load::fields::Fields;
use crate::load::sink::{Sink, Space};
use crate::load::{Known, Loader};
use crate::quantity::Amount;
use crate::text::Mark;
use crate::unit::Unit;

/// Keys of a fusion.
pub(crate) const KEYS: &[&str] = &["id", "text", "definition", "unit", "rival"];

impl Loader<'_> {
    pub(crate) fn fusions(&mut self, known: &Known<'_>) -> Vec<Fusion> {
        let Some(fields) = self.toml("fusions.toml", &[Space::Fusion]) else {
            return Vec::new();
        };
        self.sink.only(&fields, "fusions.toml", &["fusion"]);
        let tables = self.sink.tables(&fields, "fusion");
        tables
            .into_iter()
            .filter_map(|table| fusion(table, known, &mut self.sink))
            .collect()
    }
}

fn fusion(table: &Fields, known: &Known<'_>, sink: &mut Sink) -> Option<Fusion> {
    sink.only(table, "a fusion", KEYS);
    let id: Option<FusionId> = sink.own_id(Space::Fusion, table);
    let text = sink.need(table, "text", "what is asked, in one sentence");
    let definition = sink.need(table, "definition", "what exactly is counted");
    if !table.has("unit") {
        sink.missing(table, "unit", "the unit of the answer");
    }
    let unit = sink.unit(table, "unit");
    if !table.has("rival") {
        sink.missing(
            table,
            "rival",
            "at least one [[fusion.rival]] with a statement",
        );
    }
    let asked = definition.as_deref().zip(unit.as_ref());
    let rivals = sink
        .tables(table, "rival")
        .into_iter()
        .filter_map(|table| witness(table, asked, known, sink))
        .collect();
    Some(Fusion {
        id: id?,
        text: text?,
        definition: definition?,
        unit: unit?,
        rivals,
    })
}

fn witness(
    table: &Fields,
    asked: Option<(&str, &Unit)>,
    known: &Known<'_>,
    sink: &mut Sink,
) -> Option<Witness> {
    sink.only(table, "a rival estimate", &["statement", "by"]);
    let statement: Option<StatementId> = sink.need_cite(Space::Statement, table, "statement");
    let by: Vec<StatementId> = sink.cite_all(Space::Statement, table, "by");
    let statement = statement?;
    let level = level(
        &statement,
        table.mark_of("statement"),
        "a level above 0",
        known,
        sink,
    );
    let mut conversions = Vec::new();
    let marks: Vec<Mark> = sink
        .texts(table, "by")
        .into_iter()
        .map(|(_, mark)| mark.clone())
        .collect();
    for (id, mark) in by.iter().zip(&marks) {
        let Some(found) = self::level(
            id,
            mark,
            "a level of the quantity `conversion`",
            known,
            sink,
        ) else {
            continue;
        };
        if found.quantity.as_str() != CONVERSION {
            let found = format!("`{id}`, a level of `{}`", found.quantity);
            let expected = "a level of the quantity `conversion`";
            sink.push(Diagnostic::at(Code::Type, mark, found, expected));
            continue;
        }
        conversions.push(found);
    }
    if let (Some(level), Some((definition, unit))) = (level, asked) {
        if by.is_empty() && level.definition.as_deref() != Some(definition) {
            let found = format!(
                "`{statement}`, which counts \"{}\"",
                level.definition.as_deref().unwrap_or("nothing stated")
            );
            let problem = Diagnostic::at(
                Code::Type,
                table.mark_of("statement"),
                found,
                format!("a level that counts \"{definition}\", or a conversion in `by`"),
            );
            sink.push(problem.hint("what counts different things is never fused without one"));
        }
        if conversions.len() == by.len()
            && let Err(error) = factor(level, conversions.iter().copied(), unit)
        {
            sink.push(Diagnostic::at(
                Code::Unit,
                table.mark_of("statement"),
                error.to_string(),
                format!("an amount that the conversions bring to `{unit}`"),
            ));
        }
    }
    Some(Witness { statement, by })
}

/// The level that a statement states, above 0; reports one that states something else.
fn level<'k>(
    id: &StatementId,
    mark: &Mark,
    expected: &str,
    known: &Known<'k>,
    sink: &mut Sink,
) -> Option<&'k Level> {
    // A statement that is not there is reported with all others.
    let statement = known.statement(id)?;
    let Some(level) = level_of(statement) else {
        let found = format!("`{id}`, a statement of kind {}", statement.kind.word());
        sink.push(Diagnostic::at(Code::Type, mark, found, expected));
        return None;
    };
    let least = match level.amount {
        Amount::Unknown => None,
        Amount::Value(x) | Amount::Range { low: x, .. } | Amount::Between { low: x, .. } => Some(x),
    };
    if least.is_none_or(|x| x > 0.0) {
        return Some(level);
    }
    let found = format!("`{id}`, which may be {} ", least.unwrap_or_default());
    sink.push(
        Diagnostic::at(Code::Number, mark, found.trim_end(), expected)
            .hint("estimates are fused on the logarithmic scale"),
    );
    None
}
