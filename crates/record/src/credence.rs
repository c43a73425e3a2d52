//! Credence: from a prior, by one likelihood ratio an origin, to a result.
//!
//! For a proposition H, each origin k speaks once, by its most telling statement:
//!
//! ```text
//! assertion  LR = (q·s + (1−q)·g) / (q·e + (1−q)·g)         s says so if true, e by mistake if false, g regardless
//! absence    LR = (q(1−D) + (1−q)/2) / (q(1−f) + (1−q)/2)   D would show if true, f something passes for it if false
//! denial     LR = a ratio near 1
//! odds after = odds before · Π LR
//! ```
//!
//! q, the chance that the source is informed and honest, is a Beta by the letter of its grade. Everything that is
//! uncertain is drawn; the spread of the result is the honest part of the answer.

use std::collections::BTreeMap;

use rand::SeedableRng as _;
use rand_xoshiro::Xoshiro256PlusPlus;
use sha2::{Digest as _, Sha256};

use crate::distribution::Distribution;
use crate::ids::{OriginId, StatementId};
use crate::ladder::{Ladder, Rung, Spread};
use crate::proposition::{Evidence, Proposition, Reading};
use crate::source::Grade;
use crate::view::View;

/// How a credence is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CredenceSettings {
    /// Draws; 40,000 leave an error of about .0015 in the mean.
    pub draws: usize,
    /// Seed.
    pub seed: u64,
}

impl Default for CredenceSettings {
    fn default() -> Self {
        Self {
            draws: 40_000,
            seed: 1,
        }
    }
}

/// The likelihood ratio of an assertion; 1 where nobody would ever say it.
///
/// ```
/// // A source that is surely informed and honest (q = 1): s/e.
/// assert_eq!(comity_record::assertion_ratio(1.0, 0.5, 0.02, 0.2), 25.0);
/// // One that says whatever it likes tells nothing.
/// assert_eq!(comity_record::assertion_ratio(0.0, 0.5, 0.02, 0.2), 1.0);
/// ```
#[must_use]
pub fn assertion_ratio(q: f64, true_say: f64, mistaken_say: f64, regardless_say: f64) -> f64 {
    let noise = (1.0 - q) * regardless_say;
    ratio(q * true_say + noise, q * mistaken_say + noise)
}

/// The likelihood ratio of a statement of absence: little below 1 where one would not expect to see anything.
///
/// ```
/// assert!((comity_record::absence_ratio(1.0, 0.3, 0.03) - 0.72).abs() < 0.005);
/// ```
#[must_use]
pub fn absence_ratio(q: f64, would_show: f64, false_show: f64) -> f64 {
    let noise = 0.5 * (1.0 - q);
    ratio(
        q * (1.0 - would_show) + noise,
        q * (1.0 - false_show) + noise,
    )
}

fn ratio(if_true: f64, if_false: f64) -> f64 {
    if if_true == 0.0 && if_false == 0.0 {
        1.0
    } else {
        if_true / if_false
    }
}

impl View {
    /// The ladder of a proposition, from what was known on the day.
    ///
    /// Evidence whose statement is not in the view does not count. An origin counts once, by its most telling
    /// statement. The draws of a chance are keyed by the origin and by what the chance is, so that neither the order
    /// of the evidence nor a repetition changes a byte of the result.
    #[must_use]
    pub fn credence(&self, proposition: &Proposition, settings: CredenceSettings) -> Ladder {
        let streams = Streams {
            draws: settings.draws.max(1),
            seed: settings.seed,
        };
        let key = format!("prior {}", proposition.id);
        let prior: Vec<f64> = streams
            .of(&key, &proposition.prior)
            .map(|p| p.clamp(0.0, 1.0))
            .collect();
        let start: Vec<f64> = prior.iter().map(|p| (p / (1.0 - p)).ln()).collect();

        let (mut rungs, voices) = self.voices(proposition, &streams);
        let mut heard: Vec<&OriginId> = Vec::new();
        for rung in &mut rungs {
            heard.push(&rung.origin);
            rung.after = Spread::of(&posterior(&start, &voices, |origin| {
                heard.contains(&origin)
            }));
        }
        let without = voices
            .keys()
            .map(|left_out| {
                (
                    left_out.clone(),
                    Spread::of(&posterior(&start, &voices, |origin| origin != left_out)),
                )
            })
            .collect();
        let mut draws = posterior(&start, &voices, |_| true);
        draws.sort_by(f64::total_cmp);
        Ladder {
            proposition: proposition.id.clone(),
            prior: Spread::of(&prior),
            result: Spread::of(&draws),
            draws,
            rungs,
            without,
        }
    }

    /// What each origin says of a proposition: rungs in the order of the evidence, log ratios by origin.
    fn voices(
        &self,
        proposition: &Proposition,
        streams: &Streams,
    ) -> (Vec<Rung>, BTreeMap<OriginId, Vec<f64>>) {
        let mut rungs: Vec<Rung> = Vec::new();
        let mut voices: BTreeMap<OriginId, Vec<f64>> = BTreeMap::new();
        for evidence in &proposition.evidence {
            let Some(statement) = self.statement(evidence.statement.as_str()) else {
                continue;
            };
            let grade = self
                .source(&statement.source)
                .map_or(Grade::F, |source| source.grade);
            let log_ratios = streams.log_ratios(evidence, &statement.origin, grade);
            let earlier = rungs
                .iter_mut()
                .find(|rung| rung.origin == statement.origin);
            let counts = match (&earlier, voices.get(&statement.origin)) {
                (Some(rung), Some(other)) => {
                    counts(&log_ratios, &statement.id, other, &rung.deciding)
                }
                _ => true,
            };
            let mut statements = vec![statement.id.clone()];
            statements.extend(
                earlier
                    .iter()
                    .flat_map(|rung| rung.statements.iter().cloned()),
            );
            statements.sort();
            statements.dedup();
            let ratios: Vec<f64> = log_ratios.iter().map(|log| log.exp()).collect();
            let ratio = Spread::of(&ratios);
            let rung = Rung {
                origin: statement.origin.clone(),
                statements,
                deciding: statement.id.clone(),
                grade,
                kind: evidence.reading.word(),
                ratio,
                // Set once it is known which rungs stand below.
                after: ratio,
            };
            match earlier {
                None => rungs.push(rung),
                Some(earlier) if counts => *earlier = rung,
                Some(earlier) => earlier.statements = rung.statements,
            }
            if counts {
                voices.insert(statement.origin.clone(), log_ratios);
            }
        }
        (rungs, voices)
    }
}

/// Whether a statement tells more than another of its origin; of two that tell the same the smaller id counts.
fn counts(log_ratios: &[f64], id: &StatementId, other: &[f64], other_id: &StatementId) -> bool {
    let telling = |logs: &[f64]| logs.iter().sum::<f64>().abs();
    match telling(log_ratios).total_cmp(&telling(other)) {
        std::cmp::Ordering::Equal => id < other_id,
        order => order.is_gt(),
    }
}

/// Draws of the probability after some origins have spoken. Origins are added in the order of their ids, so that
/// rounding does not depend on who spoke first.
fn posterior(
    start: &[f64],
    voices: &BTreeMap<OriginId, Vec<f64>>,
    heard: impl Fn(&OriginId) -> bool,
) -> Vec<f64> {
    let mut log_odds = start.to_vec();
    for (_, logs) in voices.iter().filter(|(origin, _)| heard(origin)) {
        for (odds, log) in log_odds.iter_mut().zip(logs) {
            *odds += log;
        }
    }
    log_odds
        .into_iter()
        .map(|log| 1.0 / (1.0 + (-log).exp()))
        .collect()
}

/// Keyed streams of draws.
struct Streams {
    draws: usize,
    seed: u64,
}

impl Streams {
    fn of<'d>(&self, key: &str, dist: &'d Distribution) -> impl Iterator<Item = f64> + use<'d> {
        let seed = Sha256::digest(format!("{} {key}", self.seed));
        let mut rng = Xoshiro256PlusPlus::from_seed(seed.into());
        (0..self.draws).map(move |_| dist.sample(&mut rng))
    }

    /// The drawn log likelihood ratios of one statement.
    fn log_ratios(&self, evidence: &Evidence, origin: &OriginId, grade: Grade) -> Vec<f64> {
        let informed = grade.informed();
        let q = self.share(origin, &format!("q {grade}"), &informed);
        let ratios: Vec<f64> = match &evidence.reading {
            Reading::Assertion {
                true_say,
                mistaken_say,
                regardless_say,
            } => {
                let s = self.share(origin, "s", true_say);
                let e = self.share(origin, "e", mistaken_say);
                let g = self.share(origin, "g", regardless_say);
                q.zip(s)
                    .zip(e.zip(g))
                    .map(|((q, s), (e, g))| assertion_ratio(q, s, e, g))
                    .collect()
            }
            Reading::Absence {
                would_show,
                false_show,
            } => {
                let shown = self
                    .share(origin, "D", would_show)
                    .zip(self.share(origin, "f", false_show));
                q.zip(shown)
                    .map(|(q, (d, f))| absence_ratio(q, d, f))
                    .collect()
            }
            Reading::Denial { ratio } => self
                .of(&format!("{origin} ratio {ratio:?}"), ratio)
                .collect(),
        };
        // A ratio of 0 or ∞ would leave every later rung undefined.
        ratios
            .into_iter()
            .map(|ratio| ratio.clamp(1e-12, 1e12).ln())
            .collect()
    }

    /// Draws of a chance: keyed by what it is and not by who asks, so that a repetition draws the same.
    fn share<'d>(
        &self,
        origin: &OriginId,
        what: &str,
        dist: &'d Distribution,
    ) -> impl Iterator<Item = f64> + use<'d> {
        self.of(&format!("{origin} {what} {dist:?}"), dist)
            .map(|p| p.clamp(0.0, 1.0))
    }
}
