//! `comity assess`.

use std::io::Write as _;
use std::path::Path;

use comity_assess::{Answer, Options};

use crate::args::{Assess, Colour, Format};
use crate::failure::Failure;
use crate::progress::Bar;

pub(crate) fn run(args: &Assess, colour: Colour) -> Result<(), Failure> {
    if let Some(out) = &args.out {
        ending(out)?;
    }
    let dossier = crate::dossier::load(args.source.dossier.as_deref())?;
    let options = Options {
        as_of: crate::dossier::day(args.when.as_of.as_deref())?,
        runs: args.draws.runs.map_or(10_000, |n| n as usize),
        paired: args.paired as usize,
        seed: args.draws.seed,
        settings: super::settings(&args.change)?,
        command: command(args),
    };
    let bar = Bar::new(comity_assess::work(&options));
    let answer = comity_assess::assess(&dossier, &options, &bar).map_err(super::failure);
    let stopped = bar.finish();
    let answer = answer?;
    if let Some(out) = &args.out {
        super::write_whole(out, &render(out, &answer)?)?;
    }
    let text = match args.format {
        Format::Text if args.full => comity_report::render_text(&answer, super::style(colour)),
        Format::Text => comity_report::render_brief(&answer, super::style(colour)),
        Format::Json => json(&answer)?,
    };
    std::io::stdout().lock().write_all(text.as_bytes())?;
    if let Some(out) = &args.out {
        // Standard error, so that a pipe gets the answer alone.
        let _ = writeln!(std::io::stderr(), "report written to {}", out.display());
    }
    if stopped {
        Err(Failure::Interrupted)
    } else {
        Ok(())
    }
}

/// What a report file holds, by its ending.
#[derive(Clone, Copy)]
enum Ending {
    Html,
    Json,
    Text,
}

fn ending(out: &Path) -> Result<Ending, Failure> {
    match out.extension().and_then(|e| e.to_str()) {
        Some("html" | "htm") => Ok(Ending::Html),
        Some("json") => Ok(Ending::Json),
        Some("txt") => Ok(Ending::Text),
        _ => Err(Failure::Usage(format!(
            "--out {}: expected a name that ends in .html, .json or .txt",
            out.display()
        ))),
    }
}

fn render(out: &Path, answer: &Answer) -> Result<String, Failure> {
    match ending(out)? {
        Ending::Html => comity_report::render_html(answer).map_err(|error| {
            Failure::Dossier(format!("error: the report cannot be made: {error}"))
        }),
        Ending::Json => json(answer),
        Ending::Text => Ok(comity_report::render_text(
            answer,
            comity_report::Style::default(),
        )),
    }
}

fn json(answer: &Answer) -> Result<String, Failure> {
    comity_report::render_json(answer).map_err(|error| {
        Failure::Dossier(format!(
            "error: the answer cannot be written as JSON: {error}"
        ))
    })
}

/// The command that makes the same answer again: what changes the numbers, and nothing else.
fn command(args: &Assess) -> String {
    let mut words = vec!["comity assess".to_owned()];
    if let Some(path) = &args.source.dossier {
        words.push(path.file_name().map_or_else(
            || path.display().to_string(),
            |name| name.to_string_lossy().into_owned(),
        ));
    }
    if let Some(day) = &args.when.as_of {
        words.push(format!("--as-of {day}"));
    }
    if let Some(runs) = args.draws.runs {
        words.push(format!("--runs {runs}"));
    }
    words.push(format!("--seed {}", args.draws.seed));
    words.extend(args.change.off.iter().map(|m| format!("--off {m}")));
    words.extend(args.change.set.iter().map(|s| format!("--set {s}")));
    if args.paired != 1000 {
        words.push(format!("--paired {}", args.paired));
    }
    words.join(" ")
}
