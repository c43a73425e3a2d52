//! `comity show`.

use std::io::Write;

use comity_record::{CredenceSettings, Dependent, Dossier, Parameter, Source, Statement};
use comity_world::MECHANISMS;

use super::text::{chance, says, wrapped};
use crate::args::Show;
use crate::failure::Failure;

pub(crate) fn run(args: &Show) -> Result<(), Failure> {
    let dossier = crate::dossier::load(args.source.dossier.as_deref())?;
    let mut out = std::io::stdout().lock();
    let id = args.id.as_str();
    let mut found = false;
    if let Some(s) = dossier.record.statement(id) {
        found = true;
        statement(&mut out, &dossier, s)?;
    }
    if let Some(source) = dossier
        .record
        .sources()
        .iter()
        .find(|s| s.id.as_str() == id)
    {
        found = true;
        self::source(&mut out, &dossier, source)?;
    }
    found |= proposition(&mut out, &dossier, id)?;
    if let Some(p) = dossier.parameters.iter().find(|p| p.id.as_str() == id) {
        found = true;
        parameter(&mut out, &dossier, p)?;
    }
    found |= question(&mut out, &dossier, id)?;
    found |= conflict_or_fusion(&mut out, &dossier, id)?;
    if found {
        return Ok(());
    }
    let record = &dossier.record;
    let ids = (record.statements().iter().map(|s| s.id.as_str()))
        .chain(record.sources().iter().map(|s| s.id.as_str()))
        .chain(record.propositions().iter().map(|p| p.id.as_str()))
        .chain(record.conflicts().iter().map(|c| c.id.as_str()))
        .chain(record.fusions().iter().map(|f| f.id.as_str()))
        .chain(dossier.parameters.iter().map(|p| p.id.as_str()))
        .chain(dossier.questions.iter().map(|q| q.id.as_str()));
    let near = comity_record::nearest(id, ids)
        .map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
    Err(Failure::Usage(format!(
        "show {id}: no statement, source, proposition, parameter, question, conflict or fusion has this id{near}"
    )))
}

fn statement(out: &mut impl Write, dossier: &Dossier, s: &Statement) -> std::io::Result<()> {
    let text = s.text.as_deref().unwrap_or("(no text)");
    wrapped(out, &format!("{}  ", s.id), text)?;
    let field = |out: &mut _, name: &str, value: Option<String>| match value {
        Some(value) => wrapped(out, &format!("    {name:<11} "), &value),
        None => Ok(()),
    };
    let table = s.table.as_deref().map(|t| format!(", table {t}"));
    field(
        out,
        "kind",
        Some(format!("{}{}", s.kind.word(), table.unwrap_or_default())),
    )?;
    field(out, "says", says(s))?;
    if let comity_record::StatementKind::Level(Some(level)) = &s.kind {
        field(out, "quantity", Some(level.quantity.to_string()))?;
        field(out, "definition", level.definition.clone())?;
    }
    field(out, "valid", s.valid.as_ref().map(ToString::to_string))?;
    field(
        out,
        "published",
        s.published.as_ref().map(ToString::to_string),
    )?;
    let later = if s.known > dossier.meta.as_of {
        format!(", after the dossier's day {}", dossier.meta.as_of)
    } else {
        String::new()
    };
    field(out, "known", Some(format!("{}{later}", s.known)))?;
    let source = dossier.record.source(&s.source);
    field(
        out,
        "source",
        source.map(|x| format!("{} {}, grade {}", x.id, x.name, x.grade)),
    )?;
    field(out, "origin", Some(s.origin.to_string()))?;
    field(out, "firmness", Some(s.firmness.to_string()))?;
    field(
        out,
        "entered by",
        s.sure.map(|sure| {
            let read = s.read.map_or_else(String::new, |r| format!(", read {r}"));
            format!("sure {sure}{read}")
        }),
    )?;
    if !s.because.is_empty() {
        let ids: Vec<&str> = s.because.iter().map(|id| id.as_str()).collect();
        field(out, "because", Some(ids.join(", ")))?;
    }
    field(out, "written at", s.place.as_ref().map(ToString::to_string))?;
    let bears = dossier.bears_on(s);
    dependents(out, &dossier.leans_on_statement(&s.id))?;
    if !bears.is_empty() {
        let ids: Vec<&str> = bears.iter().map(|id| id.as_str()).collect();
        field(
            out,
            "bears on",
            Some(format!("{} (same quantity, not cited)", ids.join(", "))),
        )?;
    }
    Ok(())
}

fn dependents(out: &mut impl Write, all: &[Dependent]) -> std::io::Result<()> {
    if all.is_empty() {
        return writeln!(out, "    nothing depends on it");
    }
    writeln!(out, "    depends on it")?;
    for d in all {
        wrapped(
            out,
            &format!("      {:<12} ", d.sort),
            &format!("{}: {}", d.id, d.how),
        )?;
    }
    Ok(())
}

fn source(out: &mut impl Write, dossier: &Dossier, source: &Source) -> std::io::Result<()> {
    wrapped(out, &format!("{}  ", source.id), &source.name)?;
    let publisher = source.publisher.as_deref().unwrap_or("–");
    wrapped(
        out,
        "    ",
        &format!(
            "{publisher} · grade {} · origin {}",
            source.grade, source.origin
        ),
    )?;
    let statements: Vec<&Statement> = dossier
        .record
        .statements()
        .iter()
        .filter(|s| s.source == source.id)
        .collect();
    writeln!(out, "    {} statements", statements.len())?;
    let mut through: Vec<(String, Dependent)> = Vec::new();
    for s in &statements {
        for d in dossier.leans_on_statement(&s.id) {
            through.push((s.id.to_string(), d));
        }
    }
    let ids: Vec<&str> = statements.iter().map(|s| s.id.as_str()).collect();
    wrapped(out, "      ", &ids.join(", "))?;
    if through.is_empty() {
        return writeln!(out, "    nothing depends on them");
    }
    writeln!(out, "    depends on them")?;
    for (statement, d) in through {
        let text = format!("{}: {}, by {statement}", d.id, d.how);
        wrapped(out, &format!("      {:<12} ", d.sort), &text)?;
    }
    Ok(())
}

fn proposition(out: &mut impl Write, dossier: &Dossier, id: &str) -> std::io::Result<bool> {
    let all = dossier.record.as_of(comity_record::Day::MAX);
    let Some(p) = all.proposition(id) else {
        return Ok(false);
    };
    wrapped(out, &format!("{}  ", p.id), &p.text)?;
    let view = dossier.record.as_of(dossier.meta.as_of);
    if let Some(known) = view.proposition(id) {
        let result = view.credence(known, CredenceSettings::default()).result();
        writeln!(out, "    {} on {}", chance(result.mean), view.day())?;
    }
    for e in &p.evidence {
        let known = all
            .statement(e.statement.as_str())
            .map_or_else(String::new, |s| format!(", known {}", s.known));
        let text = format!("{}: {}{known}", e.statement, e.reading.word());
        wrapped(out, "      evidence     ", &text)?;
    }
    dependents(out, &dossier.leans_on_proposition(id))?;
    Ok(true)
}

fn parameter(out: &mut impl Write, dossier: &Dossier, p: &Parameter) -> std::io::Result<()> {
    writeln!(out, "{}  {} in {}", p.id, p.provenance, p.unit)?;
    let quantile = |q| {
        p.dist
            .quantile(q)
            .map_or_else(|| "–".to_owned(), super::text::number)
    };
    writeln!(
        out,
        "    median {}, 80 % between {} and {}",
        quantile(0.5),
        quantile(0.1),
        quantile(0.9)
    )?;
    if let Some(why) = &p.why {
        wrapped(out, "    why: ", why)?;
    }
    if let Some(rule) = &p.rule {
        wrapped(out, "    rule: ", rule)?;
    }
    for id in &p.statements {
        if let Some(s) = dossier.record.statement(id.as_str()) {
            let text = says(s).or_else(|| s.text.clone()).unwrap_or_default();
            wrapped(out, &format!("    rests on {id}  "), &text)?;
        }
    }
    for m in &MECHANISMS {
        let reads = |pattern: &&str| super::mechanisms::matches(pattern, p.id.as_str());
        if m.card.parameters.iter().any(reads) {
            writeln!(out, "    read by {} {}", m.card.id, m.card.name)?;
        }
    }
    for change in dossier
        .changes
        .iter()
        .filter(|c| c.parameter == p.id.as_str())
    {
        let text = format!("{}: {} ({})", change.day, change.what, change.why);
        wrapped(out, "    changed ", &text)?;
    }
    Ok(())
}

fn question(out: &mut impl Write, dossier: &Dossier, id: &str) -> std::io::Result<bool> {
    let Some(q) = dossier.questions.iter().find(|q| q.id.as_str() == id) else {
        return Ok(false);
    };
    wrapped(out, &format!("{}  ", q.id), &q.text)?;
    writeln!(out, "    by {}, told by {}", q.by, q.source)?;
    let judged = q
        .criterion
        .as_ref()
        .map_or("not judged by the world", |c| c.word());
    writeln!(out, "    criterion: {judged}")?;
    let b = &q.base_rate;
    let rate = format!("{} in {} {}s: {}", b.events, b.exposure, b.unit, b.class);
    wrapped(out, "    base rate: ", &rate)?;
    let list = |words: Vec<String>| words.join(", ");
    if !b.from.is_empty() {
        let ids = b.from.iter().map(ToString::to_string).collect();
        wrapped(out, "    rests on ", &list(ids))?;
    }
    if !q.mechanisms.is_empty() {
        let ids = q.mechanisms.iter().map(ToString::to_string).collect();
        wrapped(out, "    mechanisms ", &list(ids))?;
    }
    for s in dossier
        .article
        .iter()
        .filter(|s| s.says == format!("question:{id}"))
    {
        writeln!(out, "    depends on it: sentence {}", s.id)?;
    }
    Ok(true)
}

fn conflict_or_fusion(out: &mut impl Write, dossier: &Dossier, id: &str) -> std::io::Result<bool> {
    let mut found = false;
    if let Some(c) = dossier
        .record
        .conflicts()
        .iter()
        .find(|c| c.id.as_str() == id)
    {
        found = true;
        wrapped(
            out,
            &format!("{}  ", c.id),
            &format!("{} [{}]", c.topic, c.label),
        )?;
        wrapped(out, "    → ", &c.resolution)?;
        let ids: Vec<&str> = c.statements.iter().map(|id| id.as_str()).collect();
        wrapped(out, "    rests on ", &ids.join(", "))?;
    }
    if let Some(f) = dossier
        .record
        .fusions()
        .iter()
        .find(|f| f.id.as_str() == id)
    {
        found = true;
        wrapped(out, &format!("{}  ", f.id), &f.text)?;
        wrapped(out, "    counts ", &f.definition)?;
        for rival in &f.rivals {
            let by: Vec<&str> = rival.by.iter().map(|id| id.as_str()).collect();
            let by = if by.is_empty() {
                String::new()
            } else {
                format!(" by {}", by.join(" × "))
            };
            wrapped(out, "    rests on ", &format!("{}{by}", rival.statement))?;
        }
    }
    Ok(found)
}
