//! `comity export`.

use std::io::Write as _;

use crate::args::Export;
use crate::failure::Failure;

pub(crate) fn run(args: &Export) -> Result<(), Failure> {
    let dossier = crate::dossier::load(args.source.dossier.as_deref())?;
    let files = dossier
        .record
        .package(&dossier.meta)
        .map_err(|error| Failure::Dossier(format!("error: {error}")))?;
    super::new::write_folder(&args.dir, &files)?;
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{} statements in {} files written to {}",
        dossier.record.statements().len(),
        files.len(),
        args.dir.display()
    )?;
    writeln!(
        out,
        "the whole record, of every day: `known` says when each statement could first be known"
    )?;
    Ok(())
}
