//! Rival estimates of one quantity, fused.

use std::io::Write;

use comity_record::{Fusion, StatementKind, View};

use crate::commands::text::{cut, number, says, wrapped};

/// The distribution of a quantity, what each source weighs, and what would be most worth knowing.
pub(super) fn fusion(out: &mut impl Write, view: &View, fusion: &Fusion) -> std::io::Result<()> {
    writeln!(out)?;
    wrapped(out, &format!("{}  ", fusion.id), &fusion.text)?;
    let rivals = view.rivals(fusion);
    let shared = match rivals.fuse() {
        Ok(shared) => shared,
        Err(error) => return writeln!(out, "    cannot be fused: {error}"),
    };
    let fused = &shared.fused;
    let (low, high) = fused.range80();
    writeln!(
        out,
        "    {} {}, 80 % between {} and {}",
        number(fused.quantile(0.5)),
        fusion.unit,
        number(low),
        number(high)
    )?;
    let modes: Vec<String> = fused.modes.iter().map(|m| number(*m)).collect();
    match modes.len() {
        0 | 1 => writeln!(out, "    one mode, at {}", modes.join(""))?,
        n => wrapped(
            out,
            "    ",
            &format!(
                "{n} modes, at {}: the sources fall into groups, and a mean of them would be where nobody is",
                modes.join(" and ")
            ),
        )?,
    }
    if rivals.rivals.len() > 1 {
        let word = if fused.conflict < 0.05 {
            "they conflict"
        } else {
            "no more than their errors allow"
        };
        wrapped(
            out,
            "    ",
            &format!(
                "sources as good as these differ at least this much in {:.0} of 100 cases: {word}",
                100.0 * fused.conflict
            ),
        )?;
    }
    writeln!(
        out,
        "    source                       says                       weight"
    )?;
    for ((rival, uses), weight) in rivals.rivals.iter().zip(&rivals.uses).zip(&fused.weights) {
        let said = view.statement(&rival.name).and_then(says);
        writeln!(
            out,
            "    {:<28} {:<26} {:>4.0} %  {} ({})",
            cut(&rival.name, 28),
            cut(&said.unwrap_or_default(), 26),
            100.0 * weight,
            cut(&rival.origin, 14),
            rival.grade
        )?;
        let by: Vec<String> = uses
            .iter()
            .filter_map(|&k| rivals.conversions.get(k))
            .map(|c| c.0.to_string())
            .collect();
        if !by.is_empty() {
            wrapped(out, "      by ", &by.join(" × "))?;
        }
    }
    worth_knowing(out, view, &rivals.conversions, &shared.explained)
}

/// The conversions, by the share of the variance that knowing each would remove.
fn worth_knowing(
    out: &mut impl Write,
    view: &View,
    conversions: &[(comity_record::StatementId, f64, f64)],
    explained: &[f64],
) -> std::io::Result<()> {
    let mut order: Vec<usize> = (0..conversions.len()).collect();
    order.sort_by(|a, b| explained[*b].total_cmp(&explained[*a]));
    for (place, at) in order.into_iter().enumerate() {
        let (id, median, _) = &conversions[at];
        let what = view
            .statement(id.as_str())
            .and_then(|s| match &s.kind {
                StatementKind::Level(Some(level)) => level.definition.clone(),
                _ => None,
            })
            .unwrap_or_default();
        let share = 100.0 * explained[at];
        let head = if place == 0 {
            "    most worth knowing: "
        } else {
            "    then: "
        };
        wrapped(
            out,
            head,
            &format!(
                "{what} ({id}, about {}), which explains {share:.0} % of the variance",
                number(*median)
            ),
        )?;
    }
    Ok(())
}
