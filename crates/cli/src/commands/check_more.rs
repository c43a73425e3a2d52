//! What `comity check` says beyond counts: how good the ground is, and where it is thin.

use std::collections::BTreeMap;
use std::io::{Result, Write};

use comity_record::{Dossier, Grade, ReadMark, Statement, StatementKind, Summary};

use super::check::counts;
use super::text::wrapped;

/// A grade should not carry more than this share of the statements.
const MOST: f64 = 0.4;

/// Whether one grade carries the record.
pub(super) fn grades(out: &mut impl Write, dossier: &Dossier, sum: &Summary) -> Result<()> {
    let total = sum.statements.max(1) as f64;
    let Some((grade, n)) = sum.grades.iter().max_by_key(|(_, n)| **n) else {
        return Ok(());
    };
    let share = *n as f64 / total;
    let of_grade = |s: &&Statement| {
        dossier
            .record
            .source(&s.source)
            .is_some_and(|source| source.grade.to_string() == *grade)
    };
    let read = |mark: ReadMark| {
        let of = dossier.record.statements().iter().filter(of_grade);
        of.filter(|s| s.read == Some(mark)).count()
    };
    let word = if share > MOST {
        "above 40 %: the grade says little where most have it"
    } else {
        "no grade is above 40 %"
    };
    wrapped(
        out,
        "  ",
        &format!(
            "largest grade {grade}, {:.0} % of all; of these {} worked out from data; {word}",
            100.0 * share,
            read(ReadMark::Derived)
        ),
    )
}

/// How late things became known, and what happened before the day and was disclosed after it.
pub(super) fn lags(out: &mut impl Write, dossier: &Dossier, sum: &Summary) -> Result<()> {
    let lags = &sum.lags;
    let at = |p: usize| lags.get(p * lags.len().saturating_sub(1) / 100).copied();
    if let (Some(first), Some(quarter), Some(median), Some(most), Some(last)) =
        (at(0), at(25), at(50), at(75), at(100))
    {
        writeln!(
            out,
            "days from valid to known, over {} statements",
            lags.len()
        )?;
        writeln!(
            out,
            "  least {first}  quarter {quarter}  median {median}  three quarters {most}  most {last}"
        )?;
    }
    let day = dossier.meta.as_of;
    let late: Vec<&str> = dossier
        .record
        .statements()
        .iter()
        .filter(|s| s.claim.is_none() && s.known > day)
        .filter(|s| s.valid.as_ref().is_some_and(|v| v.earliest() < day))
        .map(|s| s.id.as_str())
        .collect();
    if !late.is_empty() {
        let head = format!(
            "{} began before {day} and became known after it, such as ",
            late.len()
        );
        let few: Vec<&str> = late.iter().take(5).copied().collect();
        wrapped(out, "  ", &format!("{head}{}", few.join(", ")))?;
    }
    Ok(())
}

/// How many disagreements of each sort.
pub(super) fn contradictions(out: &mut impl Write, dossier: &Dossier) -> Result<()> {
    let mut labels: BTreeMap<String, usize> = BTreeMap::new();
    for c in dossier.record.conflicts() {
        *labels.entry(c.label.to_string()).or_default() += 1;
    }
    if labels.is_empty() {
        return writeln!(out, "contradictions: none written down in conflicts.toml");
    }
    counts(out, "contradictions by sort", labels.into_iter())
}

/// What is missing: grades, definitions, marks, texts.
pub(super) fn gaps(out: &mut impl Write, dossier: &Dossier) -> Result<()> {
    let all = dossier.record.statements();
    let count = |test: &dyn Fn(&Statement) -> bool| all.iter().filter(|s| test(s)).count();
    let level = |s: &Statement| match &s.kind {
        StatementKind::Level(Some(level)) => Some(level.clone()),
        _ => None,
    };
    let unjudged = dossier
        .record
        .sources()
        .iter()
        .filter(|s| s.grade == Grade::F);
    let rows = [
        ("sources graded F (cannot be judged)", unjudged.count()),
        ("sources without a statement", {
            let said = |id| all.iter().any(|s| s.source == id);
            let sources = dossier.record.sources().iter();
            sources.filter(|s| !said(s.id.clone())).count()
        }),
        ("statements without `sure`", count(&|s| s.sure.is_none())),
        ("statements marked L (below 75 %)", {
            count(&|s| s.sure == Some(comity_record::Sure::Low))
        }),
        (
            "statements without a day or time of `valid`",
            count(&|s| s.valid.is_none()),
        ),
        ("levels without a definition", {
            count(&|s| level(s).is_some_and(|l| l.definition.is_none()))
        }),
        ("levels of an unknown amount", {
            count(&|s| level(s).is_some_and(|l| l.amount.is_unknown()))
        }),
        ("statements without a text or a definition", {
            count(&|s| s.text.is_none() && level(s).is_none_or(|l| l.definition.is_none()))
        }),
    ];
    writeln!(out, "where it is thin")?;
    for (what, n) in rows {
        writeln!(out, "  {n:>5} {what}")?;
    }
    Ok(())
}
