//! `comity check`.

use std::io::Write as _;

use comity_assess::compile::{Settings, compile};
use comity_record::Dossier;

use super::check_more;
use crate::args::Check;
use crate::failure::Failure;

pub(crate) fn run(args: &Check) -> Result<(), Failure> {
    let files = crate::dossier::files(args.source.dossier.as_deref())?;
    let loaded =
        Dossier::load(&files).map_err(|problems| Failure::Dossier(problems.to_string()))?;
    let dossier = loaded.dossier;
    comity_record::load_outcomes(&files, &dossier)
        .map_err(|problems| Failure::Dossier(problems.to_string()))?;
    let view = dossier.record.as_of(dossier.meta.as_of);
    compile(&dossier, &view, &Settings::default()).map_err(|problems| {
        Failure::Dossier(
            problems
                .iter()
                .map(|p| format!("error: {p}"))
                .collect::<Vec<_>>()
                .join("\n"),
        )
    })?;

    let out = &mut std::io::stdout().lock();
    for warning in &loaded.warnings {
        writeln!(out, "{warning}")?;
    }
    let sum = dossier.record.summary();
    writeln!(
        out,
        "{}: no mistakes found in {} files",
        dossier.meta.id,
        dossier.files.len()
    )?;
    writeln!(
        out,
        "{} statements of {} origins, {} known on {}; {} propositions, {} conflicts, {} fused quantities, {} parameters, {} questions",
        sum.statements,
        sum.origins.len(),
        view.len(),
        dossier.meta.as_of,
        sum.propositions,
        dossier.record.conflicts().len(),
        dossier.record.fusions().len(),
        dossier.parameters.len(),
        dossier.questions.len()
    )?;
    counts(
        out,
        "by table",
        sum.tables.iter().map(|(k, n)| (k.clone(), *n)),
    )?;
    counts(
        out,
        "by kind",
        sum.kinds.iter().map(|(k, n)| (k.clone(), *n)),
    )?;
    counts(
        out,
        "by grade of the source",
        sum.grades.iter().map(|(k, n)| (k.clone(), *n)),
    )?;
    counts(
        out,
        "by origin",
        sum.origins.iter().map(|(k, n)| (k.clone(), *n)),
    )?;
    counts(
        out,
        "by year of the first valid day",
        sum.years.iter().map(|(k, n)| (k.to_string(), *n)),
    )?;
    check_more::grades(out, &dossier, &sum)?;
    check_more::lags(out, &dossier, &sum)?;
    check_more::contradictions(out, &dossier)?;
    check_more::gaps(out, &dossier)?;
    Ok(())
}

/// Counts in columns that fit 80 characters.
pub(super) fn counts(
    out: &mut impl std::io::Write,
    title: &str,
    rows: impl Iterator<Item = (String, usize)>,
) -> std::io::Result<()> {
    writeln!(out, "{title}")?;
    let mut line = String::from(" ");
    for (key, count) in rows {
        let word = format!(" {key} {count}  ");
        if line.chars().count() + word.chars().count() > 80 {
            writeln!(out, "{}", line.trim_end())?;
            line = String::from(" ");
        }
        line.push_str(&word);
    }
    writeln!(out, "{}", line.trim_end())
}
