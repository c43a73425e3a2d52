//! `comity evidence --conflicts`.

use std::io::Write;

use comity_record::{Conflict, Contradiction, CredenceSettings, Dossier, View};

use crate::commands::text::{chance, says, wrapped};

/// Every disagreement known on the day, and how many of each sort.
pub(super) fn list(out: &mut impl Write, dossier: &Dossier, view: &View) -> std::io::Result<()> {
    let known = view.conflicts().count();
    let later = dossier.record.conflicts().len() - known;
    for word in Contradiction::WORDS {
        let n = view
            .conflicts()
            .filter(|c| c.label.to_string() == *word)
            .count();
        if n > 0 {
            writeln!(out, "  {n:>2} {word}")?;
        }
    }
    if later > 0 {
        let rest = if later == 1 { "became" } else { "become" };
        writeln!(out, "  {later:>2} {rest} known after this day")?;
    }
    for conflict in view.conflicts() {
        one(out, view, conflict)?;
    }
    Ok(())
}

/// One disagreement: who says what, what sort it is, what to take from it, why.
pub(super) fn one(out: &mut impl Write, view: &View, conflict: &Conflict) -> std::io::Result<()> {
    writeln!(out)?;
    wrapped(
        out,
        &format!("{:<4}", conflict.id.as_str()),
        &format!("{} [{}]", conflict.topic, conflict.label),
    )?;
    for id in &conflict.statements {
        let Some(statement) = view.statement(id.as_str()) else {
            continue;
        };
        let text = statement.text.as_deref().map_or_else(
            || says(statement).unwrap_or_else(|| "(no text)".to_owned()),
            str::to_owned,
        );
        wrapped(out, &format!("      {id}  "), &text)?;
    }
    wrapped(out, "    → ", &conflict.resolution)?;
    wrapped(out, "      why: ", &conflict.why)?;
    for since in &conflict.since {
        let known = view
            .statement(since.statement.as_str())
            .map_or_else(String::new, |s| format!(" (known {})", s.known));
        wrapped(out, "      since: ", &format!("{}{known}", since.text))?;
    }
    let proposition = conflict.proposition.as_ref();
    if let Some(p) = proposition.and_then(|id| view.proposition(id.as_str())) {
        let result = view.credence(p, CredenceSettings::default()).result();
        wrapped(
            out,
            &format!("      ladder {}: ", p.id),
            &format!("{}: {}", p.text, chance(result.mean)),
        )?;
    }
    Ok(())
}
