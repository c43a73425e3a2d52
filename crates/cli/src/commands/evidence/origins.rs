//! `comity evidence --origins`: what each origin is worth.

use std::collections::BTreeMap;
use std::io::Write;

use comity_record::{CredenceSettings, OriginId, View};

use crate::commands::text::{chance, cut, number, wrapped};

/// The smallest move of a probability that is worth a line.
const MOVES: f64 = 0.01;

/// For each origin: how many statements, and which results move when it is left out.
pub(super) fn table(out: &mut impl Write, view: &View) -> std::io::Result<()> {
    let mut statements: BTreeMap<&OriginId, usize> = BTreeMap::new();
    for s in view.statements() {
        *statements.entry(&s.origin).or_default() += 1;
    }
    let mut moves: BTreeMap<OriginId, Vec<String>> = BTreeMap::new();
    let mut rests: Vec<(String, String)> = Vec::new();
    for p in view.propositions() {
        let ladder = view.credence(p, CredenceSettings::default());
        let with = ladder.result().mean;
        for (origin, without) in ladder.without() {
            if (with - without.mean).abs() >= MOVES {
                moves.entry(origin.clone()).or_default().push(format!(
                    "{}: {with:.2} would be {:.2}, {}",
                    p.id,
                    without.mean,
                    chance(without.mean)
                ));
            }
        }
        let word = ladder.ground();
        rests.push((p.id.to_string(), format!("{}, {word}", chance(with))));
    }
    for f in view.fusions() {
        fusion(view, f, &mut moves, &mut rests);
    }
    writeln!(out)?;
    writeln!(out, "what each result rests on")?;
    for (id, word) in &rests {
        wrapped(out, &format!("  {:<20} ", cut(id, 20)), word)?;
    }
    writeln!(out)?;
    writeln!(out, "what moves when an origin is left out")?;
    let mut order: Vec<(&OriginId, usize)> = statements.into_iter().collect();
    order.sort_by_key(|(origin, n)| {
        let moved = moves.get(*origin).map_or(0, Vec::len);
        (std::cmp::Reverse(moved), std::cmp::Reverse(*n))
    });
    let mut silent = Vec::new();
    for (origin, n) in order {
        let Some(lines) = moves.get(origin) else {
            silent.push(origin.to_string());
            continue;
        };
        let word = if n == 1 { "statement" } else { "statements" };
        writeln!(out, "  {origin}, {n} {word}")?;
        for line in lines {
            wrapped(out, "      ", line)?;
        }
    }
    if !silent.is_empty() {
        wrapped(out, "  nothing moves without: ", &silent.join(", "))?;
    }
    Ok(())
}

/// What leaving each origin out does to a fused quantity.
fn fusion(
    view: &View,
    fusion: &comity_record::Fusion,
    moves: &mut BTreeMap<OriginId, Vec<String>>,
    rests: &mut Vec<(String, String)>,
) {
    let rivals = view.rivals(fusion);
    let Ok(all) = rivals.fuse() else {
        return;
    };
    let median = all.fused.quantile(0.5);
    let mut origins: Vec<&str> = rivals.rivals.iter().map(|r| r.origin.as_str()).collect();
    origins.sort_unstable();
    origins.dedup();
    for origin in &origins {
        let Ok(id) = origin.parse::<OriginId>() else {
            continue;
        };
        let without = match rivals.without(origin).fuse() {
            Ok(without) => {
                let (low, high) = without.fused.range80();
                format!(
                    "{} ({} to {})",
                    number(without.fused.quantile(0.5)),
                    number(low),
                    number(high)
                )
            }
            Err(_) => "unknown".to_owned(),
        };
        moves.entry(id).or_default().push(format!(
            "{}: {} would be {without}",
            fusion.id,
            number(median)
        ));
    }
    let word = match origins.as_slice() {
        [one] => format!("rests on one origin, {one}"),
        several => format!("fused from {} origins", several.len()),
    };
    rests.push((
        fusion.id.to_string(),
        format!("{} {}, {word}", number(median), fusion.unit),
    ));
}
