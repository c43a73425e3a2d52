//! What a dossier holds, in numbers: for `comity check`.

use std::collections::BTreeMap;

use crate::record::Record;

/// Counts of the statements of a record.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Summary {
    /// All statements.
    pub statements: usize,
    /// By table of the fact sheet; `–` where a statement names none.
    pub tables: BTreeMap<String, usize>,
    /// By kind.
    pub kinds: BTreeMap<String, usize>,
    /// By grade of the source.
    pub grades: BTreeMap<String, usize>,
    /// By origin.
    pub origins: BTreeMap<String, usize>,
    /// By year of the earliest valid day.
    pub years: BTreeMap<i16, usize>,
    /// Days from valid to known, ascending, where both are days.
    pub lags: Vec<i64>,
    /// Contested propositions.
    pub propositions: usize,
}

impl Record {
    /// Counts the statements.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let mut sum = Summary {
            statements: self.statements().len(),
            propositions: self.propositions().len(),
            ..Summary::default()
        };
        for s in self.statements() {
            let count =
                |map: &mut BTreeMap<String, usize>, key: String| *map.entry(key).or_default() += 1;
            count(
                &mut sum.tables,
                s.table.clone().unwrap_or_else(|| "–".to_owned()),
            );
            count(&mut sum.kinds, s.kind.word().to_string());
            count(
                &mut sum.grades,
                self.source(&s.source)
                    .map_or_else(|| "–".to_owned(), |source| source.grade.to_string()),
            );
            count(&mut sum.origins, s.origin.to_string());
            if let Some(valid) = s
                .valid
                .as_ref()
                .filter(|v| v.earliest() != crate::day::Day::MIN)
            {
                *sum.years.entry(valid.earliest().year()).or_default() += 1;
            }
            sum.lags.extend(s.lag());
        }
        sum.lags.sort_unstable();
        sum
    }
}
