//! `comity article`.

use std::io::Write as _;

use comity_assess::{Options, article::article};

use crate::args::Article;
use crate::failure::Failure;
use crate::progress::Bar;

pub(crate) fn run(args: &Article) -> Result<(), Failure> {
    let dossier = crate::dossier::load(args.source.dossier.as_deref())?;
    let options = Options {
        as_of: crate::dossier::day(args.when.as_of.as_deref())?,
        runs: args.draws.runs.map_or(2_000, |n| n as usize),
        seed: args.draws.seed,
        ..Options::default()
    };
    let bar = Bar::new(comity_assess::work(&options));
    let answer = comity_assess::assess(&dossier, &options, &bar).map_err(super::failure);
    let stopped = bar.finish();
    let answer = answer?;
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{} as of {}, {} runs",
        answer.head.title, answer.head.as_of, answer.head.runs
    )?;
    for line in article(&dossier, &answer) {
        let about: Vec<&str> = line
            .claims
            .iter()
            .chain(&line.mechanisms)
            .map(String::as_str)
            .collect();
        writeln!(out, "{} {} → {}", line.sentence, about.join(" "), line.says)?;
    }
    if stopped {
        Err(Failure::Interrupted)
    } else {
        Ok(())
    }
}
