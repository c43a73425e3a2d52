//! `comity evidence`.

use std::io::Write;

use comity_record::{
    CredenceSettings, Ladder, OriginId, Proposition, Spread, Statement, View, likelihood_word,
};

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
    match &args.about {
        None => {
            for p in view.propositions() {
                ladder(&mut out, &view, p)?;
            }
        }
        Some(id) => match (view.proposition(id), view.statement(id)) {
            (Some(p), _) => ladder(&mut out, &view, p)?,
            (None, Some(s)) => {
                statement(&mut out, &view, s)?;
                for p in view.propositions().filter(|p| {
                    p.evidence.iter().any(|e| e.statement == s.id) || p.contradicts.contains(&s.id)
                }) {
                    ladder(&mut out, &view, p)?;
                }
            }
            (None, None) => {
                let hint = if dossier.record.statement(id).is_some() {
                    " (it became known later)"
                } else {
                    ""
                };
                return Err(Failure::Usage(format!(
                    "--about {id}: nothing of that name is known on {day}{hint}"
                )));
            }
        },
    }
    Ok(())
}

fn spread(s: Spread) -> String {
    let (low, high) = s.range90();
    format!("{:.2} ({low:.2}–{high:.2})", s.mean)
}

fn ladder(out: &mut impl Write, view: &View, p: &Proposition) -> std::io::Result<()> {
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
    let rests = match (ladder.rungs.len(), ladder.rests_on().as_slice()) {
        (0, _) => "rests on the prior alone".to_owned(),
        (_, [one]) => format!("rests on one origin, {one}"),
        (n, []) => format!("no single one of {n} origins decides"),
        (_, several) => format!("rests on {} origins", several.len()),
    };
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

fn statement(out: &mut impl Write, view: &View, s: &Statement) -> std::io::Result<()> {
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

/// A word cut to a width, with a mark where something is missing.
fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        text.to_owned()
    } else {
        text.chars().take(width - 1).chain(['…']).collect()
    }
}

/// Text in lines of at most 80 characters, hanging under its first word.
fn wrapped(out: &mut impl Write, head: &str, text: &str) -> std::io::Result<()> {
    let indent = head.chars().count();
    let mut line = head.to_owned();
    let mut empty = true;
    for word in text.split_whitespace() {
        if !empty && line.chars().count() + 1 + word.chars().count() > 80 {
            writeln!(out, "{line}")?;
            line = " ".repeat(indent);
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    writeln!(out, "{line}")
}
