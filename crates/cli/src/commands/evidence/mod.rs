//! `comity evidence`.

use std::io::Write;

use comity_record::{
    CredenceSettings, Ladder, OriginId, Proposition, Spread, Statement, View, likelihood_word,
};

mod conflicts;
mod fused;
mod origins;

use super::text::{cut, wrapped};
use crate::args::Evidence;
use crate::failure::Failure;

pub(crate) fn run(args: &Evidence) -> Result<(), Failure> {
    let dossier = crate::dossier::load(args.source.dossier.as_deref())?;
    let day = crate::dossier::day(args.when.as_of.as_deref())?.unwrap_or(dossier.meta.as_of);
    let view = match &args.without_origin {
        None => dossier.record.as_of(day),
        Some(id) => {
            let origin: OriginId = id
                .parse()
                .map_err(|error| Failure::Usage(format!("--without-origin {id}: {error}")))?;
            if dossier.record.origin(&origin).is_none() {
                let known: Vec<String> = dossier
                    .record
                    .origins()
                    .iter()
                    .map(|o| o.id.to_string())
                    .collect();
                return Err(Failure::Usage(format!(
                    "--without-origin {id}: no such origin; the dossier has {}",
                    known.join(", ")
                )));
            }
            dossier.record.as_of_without(day, &origin)
        }
    };
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{} as of {day}: {} statements of {} origins",
        dossier.meta.id,
        view.len(),
        view.origins().len()
    )?;
    if let Some(id) = &args.without_origin {
        writeln!(out, "as if nothing came from {id}")?;
    }
    if args.conflicts {
        return Ok(conflicts::list(&mut out, &dossier, &view)?);
    }
    if args.origins {
        return Ok(origins::table(&mut out, &view)?);
    }
    let Some(id) = &args.about else {
        for p in view.propositions() {
            ladder(&mut out, &view, p)?;
        }
        for f in view.fusions() {
            fused::fusion(&mut out, &view, f)?;
        }
        return Ok(());
    };
    let mut found = false;
    if let Some(p) = view.proposition(id) {
        found = true;
        ladder(&mut out, &view, p)?;
    }
    if let Some(c) = view.conflict(id) {
        conflicts::one(&mut out, &view, c)?;
        if let Some(p) = c.proposition.as_ref().filter(|p| p.as_str() != id)
            && !found
            && let Some(p) = view.proposition(p.as_str())
        {
            ladder(&mut out, &view, p)?;
        }
        found = true;
    }
    if let Some(f) = view.fusion(id) {
        found = true;
        fused::fusion(&mut out, &view, f)?;
    }
    if let Some(s) = view.statement(id) {
        found = true;
        statement(&mut out, &view, s)?;
        for p in view.propositions().filter(|p| {
            p.evidence.iter().any(|e| e.statement == s.id) || p.contradicts.contains(&s.id)
        }) {
            ladder(&mut out, &view, p)?;
        }
    }
    if found {
        return Ok(());
    }
    let later = dossier.record.statement(id).is_some()
        || dossier
            .record
            .propositions()
            .iter()
            .any(|p| p.id.as_str() == id)
        || dossier
            .record
            .conflicts()
            .iter()
            .any(|c| c.id.as_str() == id)
        || dossier.record.fusions().iter().any(|f| f.id.as_str() == id);
    let hint = if later {
        " (it became known later)"
    } else {
        ""
    };
    Err(Failure::Usage(format!(
        "--about {id}: nothing of that name is known on {day}{hint}"
    )))
}

fn spread(s: Spread) -> String {
    let (low, high) = s.range90();
    format!("{:.2} ({low:.2}–{high:.2})", s.mean)
}

pub(super) fn ladder(out: &mut impl Write, view: &View, p: &Proposition) -> std::io::Result<()> {
    let ladder: Ladder = view.credence(p, CredenceSettings::default());
    writeln!(out)?;
    let label = p.label.map_or_else(String::new, |l| format!(" [{l}]"));
    wrapped(out, &format!("{}  ", p.id), &format!("{}{label}", p.text))?;
    writeln!(
        out,
        "    prior                                                  {}",
        spread(ladder.prior)
    )?;
    for rung in &ladder.rungs {
        let name = view
            .origin(&rung.origin)
            .map_or_else(|| rung.origin.to_string(), |o| o.name.clone());
        let what = format!("{} {} ({})", rung.kind, rung.deciding, rung.grade);
        let ratio = format!("× {:.2}", rung.ratio.median());
        writeln!(
            out,
            "    {:<26} {:<18} {:>8}  {}",
            cut(&name, 26),
            cut(&what, 18),
            ratio,
            spread(rung.after)
        )?;
    }
    let result = ladder.result();
    let rests = ladder.ground();
    writeln!(
        out,
        "    {} {:.0} %, {rests}",
        likelihood_word(result.mean),
        100.0 * result.mean
    )?;
    for (origin, without) in ladder.without() {
        writeln!(out, "      without {origin}: {}", spread(without))?;
    }
    Ok(())
}

pub(super) fn statement(out: &mut impl Write, view: &View, s: &Statement) -> std::io::Result<()> {
    writeln!(out)?;
    wrapped(
        out,
        &format!("{}  ", s.id),
        s.text.as_deref().unwrap_or("(no text)"),
    )?;
    let source = view.source(&s.source).map_or_else(String::new, |source| {
        format!("{}, grade {}", source.name, source.grade)
    });
    wrapped(
        out,
        "    ",
        &format!("{} · {} · origin {}", s.kind.word(), source, s.origin),
    )?;
    let valid = s
        .valid
        .as_ref()
        .map_or_else(|| "–".to_owned(), ToString::to_string);
    writeln!(
        out,
        "    valid {valid} · known {} · {}",
        s.known, s.firmness
    )
}
