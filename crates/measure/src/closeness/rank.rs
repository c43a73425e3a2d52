//! Who is closest: ranks by channel, then of the composite, with probabilities from draws.

use super::channel::Observation;
use super::fit::ClosenessFit;
use super::path::smooth;
use crate::ideal::{Key, Stream};
use crate::{Measured, Unknown};
use rayon::prelude::*;
use serde::Serialize;

/// What a ranking is asked for.
#[derive(Debug, Clone, Copy)]
pub struct RankSettings {
    /// The month of the ranking.
    pub month: usize,
    /// The trend compares with the month that many before.
    pub trend_months: usize,
    /// Joint draws of all partners.
    pub draws: usize,
    /// Seed of the draws.
    pub seed: u64,
    /// Partners with fewer known channels are listed apart and not ranked.
    pub least_channels: usize,
}

impl Default for RankSettings {
    fn default() -> Self {
        Self {
            month: 0,
            trend_months: 12,
            draws: 1_000,
            seed: 1,
            least_channels: 2,
        }
    }
}

/// A partner in the ranking, by its place in the input.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Partner {
    /// Place in the input.
    pub place: usize,
    /// Mean closeness.
    pub mean: f64,
    /// 10 % quantile.
    pub q10: f64,
    /// 90 % quantile.
    pub q90: f64,
    /// Probability of being the closest; `None` if the partner is not ranked.
    pub closest: Option<f64>,
    /// Probability of being among the three closest.
    pub among_three: Option<f64>,
    /// Mean rank, from 1.
    pub mean_rank: Option<f64>,
    /// 80 % interval of the rank.
    pub rank_interval: Option<(usize, usize)>,
    /// Probability of being closer than before; `None` if the panel does not reach back so far.
    pub closer: Option<f64>,
    /// Mean change a year.
    pub change_a_year: Option<f64>,
    /// How many channels were ever seen for the pair.
    pub known_channels: usize,
    /// The channel that disagrees most with the rest, and by how much.
    pub oddest: Option<(usize, f64)>,
}

impl Partner {
    /// "closer" above 0.9, "more distant" below 0.1, otherwise "unclear"; `None` without a trend.
    #[must_use]
    pub fn trend(&self) -> Option<&'static str> {
        self.closer.map(|p| match p {
            p if p > 0.9 => "closer",
            p if p < 0.1 => "more distant",
            _ => "unclear",
        })
    }
}

/// Ranks partners from joint draws: the same parameters for all of them in each draw. Ranked partners
/// first, closest by mean first; then those with too few known channels.
///
/// # Errors
/// [`Unknown::InvalidInput`] for a month out of range or no draws; [`Unknown::NoCoverage`] without a partner.
pub fn rank(
    fit: &ClosenessFit,
    partners: &[Vec<Observation>],
    settings: RankSettings,
) -> Measured<Vec<Partner>> {
    if settings.month >= fit.months || settings.draws == 0 {
        return Err(Unknown::InvalidInput(
            "a ranking needs a month of the panel and at least one draw",
        ));
    }
    if partners.is_empty() {
        return Err(Unknown::NoCoverage("no partner to rank"));
    }
    let before = settings.month.checked_sub(settings.trend_months);
    let known: Vec<usize> = partners
        .iter()
        .map(|pair| known_channels(fit, pair))
        .collect();
    let ranked: Vec<usize> = (0..partners.len())
        .filter(|&j| known[j] >= settings.least_channels)
        .collect();
    let key = Key::new(settings.seed);
    // One row a draw: closeness now and before of every partner.
    let drawn: Vec<Vec<(f64, f64)>> = (0..settings.draws)
        .into_par_iter()
        .map(|draw| {
            let key = key.and(draw as u64);
            let (parameters, psi) = fit.draw(&mut key.and(0).stream());
            let at = |j: usize, stream: &mut Stream| -> Measured<(f64, f64)> {
                let path = smooth(&fit.channels, &parameters, psi, fit.months, &partners[j])
                    .or_else(|_| {
                        smooth(
                            &fit.channels,
                            &fit.parameters,
                            fit.psi,
                            fit.months,
                            &partners[j],
                        )
                    })?;
                let drawn = path.draw(stream);
                Ok((drawn[settings.month], before.map_or(f64::NAN, |b| drawn[b])))
            };
            (0..partners.len())
                .map(|j| at(j, &mut key.and(j as u64 + 1).stream()))
                .collect::<Measured<_>>()
        })
        .collect::<Measured<_>>()?;
    let ranks: Vec<Vec<usize>> = drawn.iter().map(|row| ranks(row, &ranked)).collect();
    let mut result = Vec::with_capacity(partners.len());
    for (j, pair) in partners.iter().enumerate() {
        let mut now: Vec<f64> = drawn.iter().map(|row| row[j].0).collect();
        let n = now.len() as f64;
        let mean = now.iter().sum::<f64>() / n;
        now.sort_unstable_by(f64::total_cmp);
        let at = |p: f64| now[(p * (now.len() - 1) as f64).round() as usize];
        let own: Option<Vec<usize>> = ranked
            .iter()
            .position(|&k| k == j)
            .map(|column| ranks.iter().map(|row| row[column]).collect());
        let share = |most: usize| {
            own.as_ref()
                .map(|r| r.iter().filter(|&&r| r <= most).count() as f64 / n)
        };
        let change = |row: &Vec<(f64, f64)>| row[j].0 - row[j].1;
        let path = smooth(&fit.channels, &fit.parameters, fit.psi, fit.months, pair)?;
        result.push(Partner {
            place: j,
            mean,
            q10: at(0.1),
            q90: at(0.9),
            closest: share(1),
            among_three: share(3),
            mean_rank: own.as_ref().map(|r| r.iter().sum::<usize>() as f64 / n),
            rank_interval: own.as_ref().map(|r| {
                let mut sorted = r.clone();
                sorted.sort_unstable();
                let place = |p: f64| sorted[(p * (sorted.len() - 1) as f64).round() as usize];
                (place(0.1), place(0.9))
            }),
            closer: before.map(|_| drawn.iter().filter(|row| change(row) > 0.0).count() as f64 / n),
            change_a_year: before.map(|_| {
                drawn.iter().map(change).sum::<f64>() / n * 12.0
                    / settings.trend_months.max(1) as f64
            }),
            known_channels: known[j],
            oddest: path
                .oddity
                .iter()
                .copied()
                .enumerate()
                .filter(|(_, e)| *e != 0.0)
                .max_by(|a, b| a.1.abs().total_cmp(&b.1.abs())),
        });
    }
    result.sort_by(|a, b| {
        b.closest
            .is_some()
            .cmp(&a.closest.is_some())
            .then(b.mean.total_cmp(&a.mean))
            .then(a.place.cmp(&b.place))
    });
    Ok(result)
}

fn known_channels(fit: &ClosenessFit, pair: &[Observation]) -> usize {
    (0..fit.channels.len())
        .filter(|&m| fit.channels[m].weight > 0.0 && pair.iter().any(|o| o.channel == m))
        .count()
}

/// The ranks, from 1, of the ranked partners in one draw.
fn ranks(row: &[(f64, f64)], ranked: &[usize]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..ranked.len()).collect();
    order.sort_by(|&a, &b| {
        row[ranked[b]]
            .0
            .total_cmp(&row[ranked[a]].0)
            .then(a.cmp(&b))
    });
    let mut ranks = vec![0; ranked.len()];
    for (rank, &column) in order.iter().enumerate() {
        ranks[column] = rank + 1;
    }
    ranks
}

/// A partner's place within one channel.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChannelRank {
    /// Place in the input.
    pub place: usize,
    /// The value.
    pub value: f64,
    /// Rank from 1, ties averaged.
    pub rank: f64,
    /// How many partners have a known value.
    pub of: usize,
}

/// Ranks partners within one channel over known values, largest first, ties averaged. Partners with an
/// unknown value are not in the result.
///
/// ```
/// use comity_measure::closeness::by_channel;
/// let ranks = by_channel(&[Some(3.0), None, Some(5.0), Some(3.0)]);
/// assert_eq!(ranks.iter().map(|r| (r.place, r.rank, r.of)).collect::<Vec<_>>(), [(2, 1.0, 3), (0, 2.5, 3), (3, 2.5, 3)]);
/// ```
#[must_use]
pub fn by_channel(values: &[Option<f64>]) -> Vec<ChannelRank> {
    let known: Vec<(usize, f64)> = values
        .iter()
        .enumerate()
        .filter_map(|(place, value)| Some((place, (*value)?)))
        .collect();
    let of = known.len();
    let mut ranks: Vec<ChannelRank> = known
        .iter()
        .map(|&(place, value)| {
            let above = known.iter().filter(|(_, other)| *other > value).count() as f64;
            let equal = known.iter().filter(|(_, other)| *other == value).count() as f64;
            ChannelRank {
                place,
                value,
                rank: above + (equal + 1.0) / 2.0,
                of,
            }
        })
        .collect();
    ranks.sort_by(|a, b| a.rank.total_cmp(&b.rank).then(a.place.cmp(&b.place)));
    ranks
}
