//! `comity mechanisms`.

use std::io::Write as _;

use comity_record::Parameter;
use comity_world::MECHANISMS;

use crate::args::Mechanisms;
use crate::failure::Failure;

pub(crate) fn run(args: &Mechanisms) -> Result<(), Failure> {
    let dossier = crate::dossier::load(args.source.dossier.as_deref())?;
    let mut out = std::io::stdout().lock();
    for mechanism in &MECHANISMS {
        let card = &mechanism.card;
        writeln!(out, "{} {}", card.id, card.name)?;
        writeln!(out, "    equation  {}", card.equation)?;
        writeln!(out, "    reads     {}", card.reads)?;
        writeln!(out, "    writes    {}", card.writes)?;
        writeln!(out, "    off       {}", card.off)?;
        for pattern in card.parameters {
            let found: Vec<&Parameter> = dossier
                .parameters
                .iter()
                .filter(|p| matches(pattern, p.id.as_str()))
                .collect();
            if found.is_empty() {
                writeln!(out, "    {pattern:<36} no number in this dossier")?;
            }
            for p in found {
                let cites: Vec<String> = p.statements.iter().map(ToString::to_string).collect();
                let cites = if cites.is_empty() {
                    String::new()
                } else {
                    format!(" ({})", cites.join(", "))
                };
                writeln!(
                    out,
                    "    {:<36} {} {}{cites}",
                    p.id.as_str(),
                    p.provenance,
                    p.unit
                )?;
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Whether an id fits a pattern with at most one `*` at its beginning or end.
pub(super) fn matches(pattern: &str, id: &str) -> bool {
    match (pattern.strip_prefix('*'), pattern.strip_suffix('*')) {
        (Some(end), _) => id.ends_with(end),
        (_, Some(start)) => id.starts_with(start),
        _ => pattern == id,
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn patterns() {
        assert!(matches("corridor.*", "corridor.rail.up"));
        assert!(matches("*.munitions.cost", "PRK.munitions.cost"));
        assert!(matches("deal.kappa", "deal.kappa") && !matches("deal.kappa", "deal.kappas"));
    }
}
