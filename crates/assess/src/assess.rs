//! From a dossier to an answer: view, compile, run, judge, put together.

use std::collections::BTreeMap;

use comity_record::{Day, Dossier, Provenance, View};
use comity_world::ensemble::{Progress, run};
use comity_world::scenario::Streams;
use comity_world::{MECHANISMS, Settings as RunSettings};

use crate::answer::{Answer, Effect, Head, Party, Reproduce, Switch, VarianceSplit};
use crate::channels;
use crate::compile::{self, Compiled, Problem, compile};
use crate::drivers::{self, Paired, Shares};
use crate::judge::{Judged, QUANTITIES};
use crate::references::References;
use crate::sides::Cast;
use crate::{evidence, law, limits, needs, placebos, questions};

/// What to run.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// The as-of day; the dossier's own where absent.
    pub as_of: Option<Day>,
    /// Base runs.
    pub runs: usize,
    /// Paired runs for each switch, and for each group of the variance split; 0 leaves these parts out.
    pub paired: usize,
    /// Seed of all streams.
    pub seed: u64,
    /// Switches and settings.
    pub settings: compile::Settings,
    /// The command line, for part 9.
    pub command: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            as_of: None,
            runs: 10_000,
            paired: 1_000,
            seed: 1,
            settings: compile::Settings::default(),
            command: "comity assess".to_owned(),
        }
    }
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The dossier does not compile as of the day.
    #[error("{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Compile {
        /// All problems.
        problems: Vec<Problem>,
    },
    /// The model rests on what was not known yet: each citation of a later statement.
    #[error("{0}")]
    Later(comity_record::Problems),
    /// Stopped before the first block of runs was done.
    #[error("stopped before any run was done")]
    Stopped,
}

/// Runs of the variance split for each run of a switch: covariances need more draws than differences.
const SPLIT_RUNS: usize = 4;

/// Trajectories that [`assess`] will run in all, for a progress bar.
#[must_use]
pub fn work(options: &Options) -> usize {
    let split = (SPLIT_RUNS * options.paired).min(options.runs);
    options.runs + options.paired * MECHANISMS.len() + split * (drivers::GROUPS.len() + 1)
}

/// The base ensemble: what an answer and a what-if both start from.
struct Base {
    view: View,
    compiled: Compiled,
    judged: Vec<Judged>,
    /// `outputs[output][run]`.
    outputs: Vec<Vec<f64>>,
}

/// View, scenario and base runs of a dossier. A model that cites a statement known later is refused.
fn base(dossier: &Dossier, options: &Options, progress: &dyn Progress) -> Result<Base, Error> {
    let day = options.as_of.unwrap_or(dossier.meta.as_of);
    let view = dossier.as_of(day).map_err(Error::Later)?;
    let compiled = compile(dossier, &view, &options.settings)
        .map_err(|problems| Error::Compile { problems })?;
    let (s, docket) = (&compiled.scenario, &compiled.docket);
    let settings = RunSettings {
        runs: options.runs,
        streams: Streams::new(options.seed),
    };
    let judged = run(s, &settings, |t| docket.judge(s, t), progress);
    if judged.is_empty() {
        return Err(Error::Stopped);
    }
    let rows: Vec<Vec<f64>> = judged.iter().map(|j| j.outputs.clone()).collect();
    let outputs = drivers::columns(&rows, docket.criteria.len() + QUANTITIES.len());
    Ok(Base {
        view,
        compiled,
        judged,
        outputs,
    })
}

/// Assesses a dossier.
///
/// # Errors
///
/// See [`Error`].
pub fn assess(
    dossier: &Dossier,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Answer, Error> {
    let found = base(dossier, options, progress)?;
    let (judged, outputs) = (&found.judged, &found.outputs);
    let (s, docket) = (&found.compiled.scenario, &found.compiled.docket);
    let streams = Streams::new(options.seed);
    let paired = RunSettings {
        runs: options.paired.min(judged.len()),
        streams,
    };
    let switches: Vec<Paired> = (0..MECHANISMS.len())
        .filter(|&m| options.paired > 0 && s.on.get(m))
        .map(|m| drivers::without(s, docket, m, outputs, &paired, progress))
        .collect();
    // Judged questions and the two yes-or-no quantities; cover and rounds are amounts.
    let yes_or_no = docket.criteria.len() + 2;
    let shares = if options.paired > 0 && !progress.stop() {
        let runs = RunSettings {
            runs: (SPLIT_RUNS * options.paired).min(judged.len()),
            streams,
        };
        drivers::split(s, docket, outputs, &runs, yes_or_no, options.seed, progress)
    } else {
        vec![None; outputs.len()]
    };
    Ok(put_together(dossier, options, &found, &switches, &shares))
}

fn put_together(
    dossier: &Dossier,
    options: &Options,
    found: &Base,
    switches: &[Paired],
    shares: &[Option<Shares>],
) -> Answer {
    let (view, compiled) = (&found.view, &found.compiled);
    let (judged, base) = (&found.judged[..], &found.outputs[..]);
    let s = &compiled.scenario;
    let parties: Vec<Party> = s
        .actors
        .iter()
        .map(|id| Party {
            id: id.clone(),
            name: view
                .actor(id)
                .map_or_else(|| id.clone(), |a| a.name.clone()),
        })
        .collect();
    let cast = Cast {
        parties: &parties,
        pair: compiled.docket.pair,
    };
    let mut refs = References::new(dossier, view);
    let run = refs.other(
        "run:base",
        "The base ensemble",
        &format!("{} trajectories to {}", judged.len(), compiled.horizon),
        &format!("seed {}, step {} week; see part 9", options.seed, s.step),
    );
    let channels = channels::channels(view, compiled, &cast, judged, &run, &mut refs);
    let supplier = compiled.docket.criteria.len();
    let supplier_known = shares[supplier].map(|s| 1.0 - s.chance);
    let closest = channels::closest(
        compiled,
        &cast,
        judged,
        (&base[supplier], supplier_known),
        &channels,
        &run,
        &mut refs,
    );
    let needs = needs::needs(compiled, &parties, judged, &run, &mut refs);
    let limits = limits::limits(compiled, judged, &run, &mut refs);
    let law = law::law(view, compiled, &parties, &mut refs);
    let council = law::council(compiled, &parties, judged, &run, &mut refs);
    let evidence = view
        .propositions()
        .map(|p| evidence::ladder(view, p, &mut refs))
        .collect();
    let names = output_names(dossier, compiled);
    let questions = questions::answers(
        dossier,
        compiled,
        base,
        &questions::Drivers { switches, shares },
        &run,
        &mut refs,
    );
    let placebos = placebos::placebos(compiled, &parties, judged, &run);
    let checks = placebos::checks(compiled, judged, &run, &mut refs);
    let switch_answers = switches
        .iter()
        .map(|p| switch(p, &names, compiled, &mut refs))
        .collect();
    let variance = shares
        .iter()
        .zip(&names)
        .filter_map(|(shares, name)| shares.map(|shares| variance(&shares, name, &mut refs)))
        .collect();
    let (first, second) = compiled.docket.pair;
    Answer {
        format: 1,
        head: Head {
            dossier: dossier.meta.id.clone(),
            title: dossier.meta.title.clone(),
            as_of: compiled.day.to_string(),
            horizon: compiled.horizon.to_string(),
            pair: [parties[first].clone(), parties[second].clone()],
            runs: judged.len(),
            runs_asked: options.runs,
            statements: view.len(),
            origins: view.origins().len(),
            changed: changed(&options.settings),
        },
        channels,
        closest,
        needs,
        limits,
        law,
        council,
        evidence,
        questions,
        switches: switch_answers,
        variance,
        placebos,
        checks,
        reproduce: reproduce(dossier, view, options),
        references: refs.finish(),
        warnings: warnings(dossier, compiled),
    }
}

/// Names of the outputs: question ids, then quantities.
fn output_names(dossier: &Dossier, compiled: &Compiled) -> Vec<String> {
    compiled
        .judged
        .iter()
        .map(|j| dossier.questions[j.question].id.to_string())
        .chain(QUANTITIES.iter().map(|q| (*q).to_owned()))
        .collect()
}

fn output_unit(index: usize, compiled: &Compiled) -> String {
    match index.checked_sub(compiled.docket.criteria.len()) {
        None | Some(0 | 1) => "probability".to_owned(),
        Some(_) => format!("million {}s", compiled.units[compiled.scenario.supply.good]),
    }
}

fn switch(p: &Paired, names: &[String], compiled: &Compiled, refs: &mut References<'_>) -> Switch {
    let card = MECHANISMS[p.mechanism].card;
    let runs = p.off.first().map_or(0, Vec::len);
    let run = refs.other(
        &format!("run:off-{}", card.id),
        &format!("{} off: {}", card.id, card.off),
        &format!("{runs} trajectories with the draws of the base ensemble"),
        "means over the same draws with the mechanism on and off; interval of the paired difference",
    );
    let effects = names
        .iter()
        .enumerate()
        .map(|(k, name)| {
            let unit = output_unit(k, compiled);
            let centre = |values: &[f64]| {
                let m = crate::statistics::mean(values).unwrap_or(0.0);
                let half = crate::statistics::Z80 * crate::statistics::standard_error(values);
                crate::answer::Figure {
                    value: m,
                    low: Some(m - half),
                    high: Some(m + half),
                    unit: unit.clone(),
                    from: vec![run.clone()],
                }
            };
            let (value, low, high) = drivers::difference(&p.on[k], &p.off[k]);
            Effect {
                output: name.clone(),
                on: centre(&p.on[k]),
                off: centre(&p.off[k]),
                difference: crate::answer::Figure {
                    value,
                    low: Some(low),
                    high: Some(high),
                    unit: unit.clone(),
                    from: vec![run.clone()],
                },
            }
        })
        .collect();
    Switch {
        id: card.id.to_owned(),
        name: card.name.to_owned(),
        off: card.off.to_owned(),
        effects,
    }
}

fn variance(shares: &Shares, name: &str, refs: &mut References<'_>) -> VarianceSplit {
    let run = refs.other(
        "run:split",
        "The split of variance",
        "pairs of runs that share one group of draws",
        "covariance of the paired runs over the variance (pick-freeze); shares below the error mean nothing",
    );
    let figure = |share: f64| crate::answer::Figure {
        value: share,
        low: Some((share - shares.error).max(0.0)),
        high: Some((share + shares.error).min(1.0)),
        unit: "share".to_owned(),
        from: vec![run.clone()],
    };
    VarianceSplit {
        output: name.to_owned(),
        facts: figure(shares.groups[0]),
        estimates: figure(shares.groups[1]),
        rules: figure(shares.groups[2]),
        assumptions: figure(shares.groups[3]),
        chance: figure(shares.chance),
    }
}

/// Switches and settings as on the command line.
fn changed(settings: &compile::Settings) -> Vec<String> {
    let off = settings.off.iter().map(|id| format!("--off {id}"));
    let set = settings
        .set
        .iter()
        .map(|(id, value)| format!("--set {id}={value}"));
    off.chain(set).collect()
}

fn reproduce(dossier: &Dossier, view: &View, options: &Options) -> Reproduce {
    // Hashes of what the answer rests on: the view (never later statements), parameters, world, questions.
    let mut hashes = vec![("view".to_owned(), view.hash())];
    for file in [
        "facts.toml",
        "estimates.toml",
        "assumptions.toml",
        "world.toml",
        "questions.toml",
    ] {
        if let Some(hash) = dossier.files.get(file) {
            hashes.push((file.to_owned(), hash.clone()));
        }
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for p in &dossier.parameters {
        let name = match p.provenance {
            Provenance::Statement => "statement",
            Provenance::Estimate => "estimate",
            Provenance::Rule => "rule",
            Provenance::Assumption => "assumption",
        };
        *counts.entry(name).or_default() += 1;
    }
    Reproduce {
        command: options.command.clone(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        seed: options.seed,
        hashes,
        parameters: ["statement", "estimate", "rule", "assumption"].iter().map(|k| ((*k).to_owned(), counts.get(k).copied().unwrap_or(0))).collect(),
        parameter_changes: dossier.changes.len(),
        illustration: "The questions of this case were chosen by people who knew how it went on, and all concern one pair of states: an illustration, not a test.".to_owned(),
    }
}

fn warnings(dossier: &Dossier, compiled: &Compiled) -> Vec<String> {
    let mut list = Vec::new();
    let passed: Vec<String> = dossier
        .questions
        .iter()
        .filter(|q| q.by <= compiled.day)
        .map(|q| q.id.to_string())
        .collect();
    if !passed.is_empty() {
        list.push(format!(
            "deadlines on or before the as-of day, so there is nothing to forecast: {}",
            passed.join(", ")
        ));
    }
    if !compiled.unknown.is_empty() {
        list.push(format!(
            "unknown for the headline's pair, counted as the typical pair: {}",
            compiled.unknown.join(", ")
        ));
    }
    if !compiled.carried.is_empty() {
        list.push(format!(
            "covariates of the day are carried from the last covered year: {}",
            compiled.carried.join(", ")
        ));
    }
    list
}

/// Two answers on the same draws, and the paired differences of their outputs.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// As it is.
    pub left: Answer,
    /// Changed.
    pub right: Answer,
    /// Right minus left, with the interval of the paired difference (`on` is right, `off` is left).
    pub effects: Vec<Effect>,
}

/// Runs a dossier as it is and changed, by common random numbers.
///
/// # Errors
///
/// See [`Error`].
pub fn compare(
    dossier: &Dossier,
    options: &Options,
    changed: &compile::Settings,
    progress: &dyn Progress,
) -> Result<Comparison, Error> {
    let plain = Options {
        paired: 0,
        ..options.clone()
    };
    let with = Options {
        settings: changed.clone(),
        ..plain.clone()
    };
    let left = base(dossier, &plain, progress)?;
    let right = base(dossier, &with, progress)?;
    let mut refs = References::new(dossier, &right.view);
    let runs = left.judged.len().min(right.judged.len());
    let cut = |columns: &[Vec<f64>]| columns.iter().map(|c| c[..runs].to_vec()).collect();
    // A what-if is a switch like any other: the same table shows it.
    let pair = Paired {
        mechanism: 0,
        on: cut(&right.outputs),
        off: cut(&left.outputs),
    };
    let names = output_names(dossier, &right.compiled);
    let effects = switch(&pair, &names, &right.compiled, &mut refs).effects;
    let answer = |options: &Options, found: &Base| {
        put_together(
            dossier,
            options,
            found,
            &[],
            &vec![None; found.outputs.len()],
        )
    };
    Ok(Comparison {
        left: answer(&plain, &left),
        right: answer(&with, &right),
        effects,
    })
}
