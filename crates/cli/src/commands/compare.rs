//! `comity compare`.

use std::io::Write as _;

use comity_assess::Options;

use crate::args::{Colour, Compare};
use crate::failure::Failure;
use crate::progress::Bar;

pub(crate) fn run(args: &Compare, colour: Colour) -> Result<(), Failure> {
    let changed = super::settings(&args.change)?;
    if changed.off.is_empty() && changed.set.is_empty() {
        return Err(Failure::Usage(
            "compare needs a change: --set PARAMETER=VALUE or --off MECHANISM".to_owned(),
        ));
    }
    let dossier = crate::dossier::load(args.source.dossier.as_deref())?;
    let options = Options {
        as_of: crate::dossier::day(args.when.as_of.as_deref())?,
        runs: args.draws.runs.map_or(2_000, |n| n as usize),
        seed: args.draws.seed,
        command: "comity compare".to_owned(),
        ..Options::default()
    };
    let bar = Bar::new(2 * options.runs);
    let comparison =
        comity_assess::compare(&dossier, &options, &changed, &bar).map_err(super::failure);
    let stopped = bar.finish();
    let comparison = comparison?;
    let style = super::style(colour);
    let mut out = std::io::stdout().lock();
    out.write_all(
        comity_report::render_compare(&comparison.left, &comparison.right, style).as_bytes(),
    )?;
    out.write_all(
        comity_report::render_effects(
            "Paired differences, changed minus as it is, on the same draws",
            &comparison.effects,
            style,
        )
        .as_bytes(),
    )?;
    if stopped {
        Err(Failure::Interrupted)
    } else {
        Ok(())
    }
}
