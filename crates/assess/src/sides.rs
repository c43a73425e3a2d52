//! The two sides of a channel: everyone's closeness to each of the pair, and the rank of the other.

use crate::answer::{Figure, Partner, Party, Rank, Ref, Side};
use crate::figures;
use crate::judge::{Judged, RankRange};
use crate::statistics::{quantile, sorted};

/// Who takes part, by index.
pub(crate) struct Cast<'a> {
    pub(crate) parties: &'a [Party],
    pub(crate) pair: (usize, usize),
}

impl Cast<'_> {
    pub(crate) fn others(&self, of: usize) -> impl Iterator<Item = usize> {
        (0..self.parties.len()).filter(move |&k| k != of)
    }
}

/// Every other actor's closeness to `of`, closest first, unknown last.
fn partners(
    cast: &Cast<'_>,
    of: usize,
    mut value: impl FnMut(usize, usize) -> Option<Figure>,
) -> Vec<Partner> {
    let mut list: Vec<Partner> = cast
        .others(of)
        .map(|other| Partner {
            party: cast.parties[other].clone(),
            value: value(of, other),
        })
        .collect();
    let order = |p: &Partner| p.value.as_ref().map_or(f64::NEG_INFINITY, |f| f.value);
    list.sort_by(|a, b| order(b).total_cmp(&order(a)));
    list
}

/// Sides whose ranks come from what is known: unknown partners widen a rank, ties span it.
pub(crate) fn known_sides(
    cast: &Cast<'_>,
    mut value: impl FnMut(usize, usize) -> Option<Figure>,
) -> [Side; 2] {
    let (first, second) = cast.pair;
    [(first, second), (second, first)].map(|(of, partner)| {
        let partners = partners(cast, of, &mut value);
        Side {
            of: cast.parties[of].clone(),
            rank: known_rank(&partners, &cast.parties[partner].id),
            rank_at_horizon: None,
            partners,
        }
    })
}

/// Sides whose ranks come from the draws, now and at the horizon.
pub(crate) fn drawn_sides(
    cast: &Cast<'_>,
    judged: &[Judged],
    ranks: impl Fn(&Judged) -> &[[RankRange; 2]; 3],
    run: &Ref,
    mut value: impl FnMut(usize, usize) -> Option<Figure>,
) -> [Side; 2] {
    let (first, second) = cast.pair;
    let n = cast.parties.len();
    [(0, first), (1, second)].map(|(which, of)| Side {
        of: cast.parties[of].clone(),
        rank: Some(drawn_rank(
            judged.iter().map(|j| ranks(j)[0][which]),
            n,
            run,
        )),
        rank_at_horizon: Some(drawn_rank(
            judged.iter().map(|j| ranks(j)[2][which]),
            n,
            run,
        )),
        partners: partners(cast, of, &mut value),
    })
}

/// Whether the pair stands closer in twelve months: supply (0) or treaty (1).
pub(crate) fn rising(judged: &[Judged], which: usize, run: &Ref) -> Figure {
    let values: Vec<f64> = judged
        .iter()
        .map(|j| f64::from(u8::from(j.rises[which])))
        .collect();
    figures::outcome_probability(&values, None, vec![run.clone()])
}

/// The rank among known values; unknown partners widen it, ties span it.
fn known_rank(partners: &[Partner], id: &str) -> Option<Rank> {
    let own = partners.iter().find(|p| p.party.id == id)?.value.as_ref()?;
    let known: Vec<f64> = partners
        .iter()
        .filter_map(|p| p.value.as_ref())
        .map(|f| f.value)
        .collect();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let better = count(known.iter().filter(|&&v| v > own.value).count());
    let equal = count(known.iter().filter(|&&v| v >= own.value).count()) - better;
    let unknown = count(partners.len() - known.len());
    Some(Rank {
        rank: 1 + better + (equal - 1) / 2,
        low: 1 + better,
        high: better + equal + unknown,
        of: count(partners.len()),
        from: own.from.clone(),
    })
}

/// A rank over draws: the median of the middle of each draw's range, with the 80 % range of its ends.
fn drawn_rank(ranges: impl Iterator<Item = RankRange>, n: usize, run: &Ref) -> Rank {
    let ranges: Vec<RankRange> = ranges.collect();
    let pick = |f: &dyn Fn(RankRange) -> u32, p: f64| {
        let values = sorted(ranges.iter().map(|&range| f64::from(f(range))));
        quantile(&values, p).unwrap_or(1.0)
    };
    Rank {
        rank: (pick(&|(best, worst)| best + worst, 0.5) / 2.0).round() as u32,
        low: pick(&|(best, _)| best, 0.1).round() as u32,
        high: pick(&|(_, worst)| worst, 0.9).round() as u32,
        of: u32::try_from(n - 1).unwrap_or(u32::MAX),
        from: vec![run.clone()],
    }
}
