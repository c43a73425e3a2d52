//! `comity diff`.

use std::io::Write;

use comity_record::{Diff, Dossier, StatementId, View, diff};

use super::text::{chance, number, says, wrapped};
use crate::failure::Failure;

pub(crate) fn run(args: &crate::args::Diff) -> Result<(), Failure> {
    let mut paths = args.dossiers.iter();
    let first = crate::dossier::load(paths.next().map(|p| p.as_path()))?;
    let second = match paths.next() {
        Some(path) => crate::dossier::load(Some(path))?,
        None => first.clone(),
    };
    let two = args.dossiers.len() == 2;
    if !two && args.to.is_none() && args.from.is_none() {
        return Err(Failure::Usage(
            "diff: expected two dossiers, or two days of one (--from 2023-09-13 --to 2023-10-14)"
                .to_owned(),
        ));
    }
    let from = crate::dossier::day(args.from.as_deref())?.unwrap_or(first.meta.as_of);
    let to = crate::dossier::day(args.to.as_deref())?.unwrap_or(second.meta.as_of);
    let (before, after) = (first.record.as_of(from), second.record.as_of(to));
    let found = diff(&before, &after);
    let mut out = std::io::stdout().lock();
    if two {
        writeln!(
            out,
            "{} on {from} → {} on {to}",
            first.meta.id, second.meta.id
        )?;
    } else {
        writeln!(out, "{}: {from} → {to}", first.meta.id)?;
    }
    report(&mut out, &second, &before, &after, &found)?;
    if two {
        parameters(&mut out, &first, &second)?;
    }
    Ok(())
}

fn report(
    out: &mut impl Write,
    dossier: &Dossier,
    before: &View,
    after: &View,
    found: &Diff,
) -> std::io::Result<()> {
    statements(out, after, "known since", &found.new)?;
    statements(out, before, "no longer there", &found.gone)?;
    statements(out, after, "changed", &found.changed)?;
    if !found.conflicts.is_empty() {
        writeln!(out, "conflicts known since")?;
        for c in found
            .conflicts
            .iter()
            .filter_map(|id| after.conflict(id.as_str()))
        {
            wrapped(
                out,
                &format!("  {:<4} ", c.id.as_str()),
                &format!("{} [{}]", c.topic, c.label),
            )?;
        }
    }
    let bears: Vec<(&StatementId, String)> = found
        .new
        .iter()
        .filter_map(|id| {
            let on = dossier.bears_on(after.statement(id.as_str())?);
            let on: Vec<&str> = on.iter().map(|p| p.as_str()).collect();
            (!on.is_empty()).then(|| (id, on.join(", ")))
        })
        .collect();
    writeln!(out, "what it moved")?;
    if found.ladders.is_empty() && found.fused.is_empty() && bears.is_empty() {
        writeln!(out, "  nothing")?;
    }
    for (id, old, new) in &found.ladders {
        let word = |p: &Option<f64>| p.map_or_else(|| "not asked".to_owned(), chance);
        let text = format!("{} → {}", word(old), word(new));
        wrapped(out, &format!("  proposition {id}  "), &text)?;
    }
    for (id, old, new) in &found.fused {
        let word = |q: &Option<[f64; 3]>| {
            q.map_or_else(
                || "nobody estimates".to_owned(),
                |[low, middle, high]| {
                    format!("{} ({} to {})", number(middle), number(low), number(high))
                },
            )
        };
        let text = format!("{} → {}", word(old), word(new));
        wrapped(out, &format!("  quantity {id}  "), &text)?;
    }
    for (id, on) in bears {
        let text = format!("a new level of what {on} rests on; not yet cited");
        wrapped(out, &format!("  level {id}  "), &text)?;
    }
    Ok(())
}

fn statements(
    out: &mut impl Write,
    view: &View,
    title: &str,
    ids: &[StatementId],
) -> std::io::Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let word = if ids.len() == 1 {
        "statement"
    } else {
        "statements"
    };
    writeln!(out, "{title}: {} {word}", ids.len())?;
    for s in ids.iter().filter_map(|id| view.statement(id.as_str())) {
        let said = says(s).map(|said| format!("{said}; ")).unwrap_or_default();
        let text = s.text.clone().or_else(|| match &s.kind {
            comity_record::StatementKind::Level(Some(level)) => level.definition.clone(),
            _ => None,
        });
        wrapped(
            out,
            &format!("  {} {}  ", s.known, s.id),
            &format!("{said}{} [{}]", text.unwrap_or_default(), s.origin),
        )?;
    }
    Ok(())
}

/// Parameters that two dossiers set differently.
fn parameters(out: &mut impl Write, first: &Dossier, second: &Dossier) -> std::io::Result<()> {
    let mut lines = Vec::new();
    for p in &second.parameters {
        match first.parameters.iter().find(|old| old.id == p.id) {
            None => lines.push(format!("{}: new", p.id)),
            Some(old) if old.dist != p.dist || old.unit != p.unit => {
                let median = |p: &comity_record::Parameter| {
                    p.dist.quantile(0.5).map_or_else(|| "–".to_owned(), number)
                };
                lines.push(format!("{}: median {} → {}", p.id, median(old), median(p)));
            }
            Some(_) => {}
        }
    }
    for old in &first.parameters {
        if !second.parameters.iter().any(|p| p.id == old.id) {
            lines.push(format!("{}: gone", old.id));
        }
    }
    if !lines.is_empty() {
        writeln!(out, "parameters that differ")?;
    }
    for line in lines {
        wrapped(out, "  ", &line)?;
    }
    Ok(())
}
