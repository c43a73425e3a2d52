//! The way of a proposition from prior to result, and the words for a probability.

use rand::{Rng, RngExt as _};

use crate::ids::{OriginId, PropositionId, StatementId};
use crate::source::Grade;

/// Mean and quantiles of something drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// Mean.
    pub mean: f64,
    /// 5 %, 10 %, 50 %, 90 % and 95 % quantiles.
    pub quantiles: [f64; 5],
}

impl Spread {
    /// Of draws in any order.
    pub(crate) fn of(draws: &[f64]) -> Self {
        let mut sorted = draws.to_vec();
        sorted.sort_by(f64::total_cmp);
        // The mean of the sorted draws: the same bytes whatever order they came in.
        let mean = sorted.iter().sum::<f64>() / sorted.len().max(1) as f64;
        Self {
            mean,
            quantiles: [0.05, 0.1, 0.5, 0.9, 0.95].map(|p| quantile(&sorted, p)),
        }
    }

    /// The median.
    #[must_use]
    pub fn median(&self) -> f64 {
        self.quantiles[2]
    }

    /// The 80 % range: 10 % and 90 % quantiles.
    #[must_use]
    pub fn range80(&self) -> (f64, f64) {
        (self.quantiles[1], self.quantiles[3])
    }

    /// The 90 % range: 5 % and 95 % quantiles.
    #[must_use]
    pub fn range90(&self) -> (f64, f64) {
        (self.quantiles[0], self.quantiles[4])
    }
}

/// The quantile of sorted draws, linear between neighbours; `NaN` of none.
fn quantile(sorted: &[f64], p: f64) -> f64 {
    let place = p.clamp(0.0, 1.0) * sorted.len().saturating_sub(1) as f64;
    let below = place.floor() as usize;
    let Some(&low) = sorted.get(below) else {
        return f64::NAN;
    };
    let high = sorted.get(below + 1).copied().unwrap_or(low);
    low + (place - below as f64) * (high - low)
}

/// One origin's word.
#[derive(Debug, Clone, PartialEq)]
pub struct Rung {
    /// The origin.
    pub origin: OriginId,
    /// All its statements on this proposition, by id.
    pub statements: Vec<StatementId>,
    /// The one that counts: the most telling. The others add nothing.
    pub deciding: StatementId,
    /// The grade of its source.
    pub grade: Grade,
    /// How it speaks: `assertion`, `absence` or `denial`.
    pub kind: &'static str,
    /// Its likelihood ratio.
    pub ratio: Spread,
    /// The probability after it.
    pub after: Spread,
}

/// A proposition's way from prior to result.
#[derive(Debug, Clone, PartialEq)]
pub struct Ladder {
    /// The proposition.
    pub proposition: PropositionId,
    /// Before any evidence.
    pub prior: Spread,
    /// One rung an origin, in the order of the dossier.
    pub rungs: Vec<Rung>,
    pub(crate) result: Spread,
    /// Sorted draws of the result.
    pub(crate) draws: Vec<f64>,
    pub(crate) without: Vec<(OriginId, Spread)>,
}

impl Ladder {
    /// After all evidence.
    #[must_use]
    pub fn result(&self) -> Spread {
        self.result
    }

    /// The draws of the result, sorted.
    #[must_use]
    pub fn draws(&self) -> &[f64] {
        &self.draws
    }

    /// One draw of the credence: the uncertainty about it, not about the thing itself.
    pub fn credence_draw<R: Rng + ?Sized>(&self, rng: &mut R) -> f64 {
        self.credence_quantile(rng.random::<f64>())
    }

    /// The credence below which a share `p` of the draws lies; with a uniform `p`, one draw.
    #[must_use]
    pub fn credence_quantile(&self, p: f64) -> f64 {
        quantile(&self.draws, p)
    }

    /// The result with one origin left out, for each origin.
    pub fn without(&self) -> impl Iterator<Item = (&OriginId, Spread)> {
        self.without
            .iter()
            .map(|(origin, spread)| (origin, *spread))
    }

    /// What the result rests on: origins without which it would lose more than a third of its way from the prior.
    ///
    /// None where the evidence moves the prior by less than one in a hundred.
    #[must_use]
    pub fn rests_on(&self) -> Vec<&OriginId> {
        let way = self.result.mean - self.prior.mean;
        if way.abs() < 0.01 {
            return Vec::new();
        }
        let lost = |other: Spread| (self.result.mean - other.mean) / way;
        self.without()
            .filter(|(_, other)| lost(*other) > 1.0 / 3.0)
            .map(|(origin, _)| origin)
            .collect()
    }

    /// The same in words, such as "rests on one origin, us-government".
    #[must_use]
    pub fn ground(&self) -> String {
        match (self.rungs.len(), self.rests_on().as_slice()) {
            (0, _) => "rests on the prior alone".to_owned(),
            (_, [one]) => format!("rests on one origin, {one}"),
            (1, []) => "rests on the prior: its one origin hardly moves it".to_owned(),
            (n, []) => format!("no single one of {n} origins decides"),
            (_, several) => format!("rests on {} origins", several.len()),
        }
    }
}

/// The word for a probability on the scale of ICD 203; outside 1 to 99 % `remote` and `nearly certain`.
///
/// ```
/// use comity_record::likelihood_word;
/// assert_eq!(likelihood_word(0.79), "likely");
/// assert_eq!(likelihood_word(0.04), "almost no chance");
/// ```
#[must_use]
pub fn likelihood_word(p: f64) -> &'static str {
    match p {
        p if p < 0.01 => "remote",
        p if p < 0.05 => "almost no chance",
        p if p < 0.20 => "very unlikely",
        p if p < 0.45 => "unlikely",
        p if p < 0.55 => "roughly even",
        p if p < 0.80 => "likely",
        p if p < 0.95 => "very likely",
        p if p <= 0.99 => "almost certain",
        _ => "nearly certain",
    }
}
