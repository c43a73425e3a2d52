//! Fusing sources that lean on the same conversions.
//!
//! Two counts of boxes become rounds by one and the same content of a box: if it is wrong, both are. The conversions are therefore
//! drawn once for all sources, on a rank-1 lattice of normal quantiles; given them, the sources are independent. The mixture over
//! the lattice is the distribution, and the part of its variance that the mean given one conversion explains says how much would be
//! gained by knowing that conversion.

use super::grid::grid;
use super::{
    Fused, FusionError, Rival, check, conflict, likelihood, middle, powers, spread, weights,
};
use crate::normal::quantile;

/// Draws of the conversions: a multiple of the strata.
const DRAWS: usize = 512;

/// Strata in which the mean given a conversion is taken.
const STRATA: usize = 16;

/// Nodes on either side of the centre.
const HALF: i32 = 300;

/// What sources together say that share conversions.
#[derive(Debug, Clone, PartialEq)]
pub struct Shared {
    /// The distribution.
    pub fused: Fused,
    /// Of each conversion, the share of the variance of the logarithm that knowing it would remove on average.
    pub explained: Vec<f64>,
}

/// Fuses rival estimates of which each uses some of the conversions, given as median and spread of the logarithm.
///
/// # Errors
///
/// See [`FusionError`].
pub fn fuse_shared(
    rivals: &[Rival],
    uses: &[Vec<usize>],
    conversions: &[(f64, f64)],
) -> Result<Shared, FusionError> {
    check(rivals)?;
    for (median, spread) in conversions {
        if !(*median > 0.0 && median.is_finite() && *spread >= 0.0 && spread.is_finite()) {
            return Err(FusionError::Conversion("a shared conversion".to_owned()));
        }
    }
    // For the grid, the weights and the conflict: each source with all its conversions folded in.
    let folded: Vec<Rival> = rivals
        .iter()
        .zip(uses)
        .map(|(rival, uses)| {
            let used = uses.iter().filter_map(|&k| conversions.get(k));
            let (median, spread) = used.fold(rival.conversion, |(m, s), (median, spread)| {
                (m * median, s.hypot(*spread))
            });
            Rival {
                conversion: (median, spread),
                ..rival.clone()
            }
        })
        .collect();
    let middles: Vec<f64> = folded.iter().map(middle).collect();
    let spreads: Vec<f64> = folded.iter().map(spread).collect();
    let (nodes, steps) = grid(&middles, &spreads, HALF);
    let powers = powers(rivals);
    let rule = super::grid::hermite();

    let lattice = lattice(conversions.len());
    let draws = if conversions.is_empty() { 1 } else { DRAWS };
    let mut mixture = vec![0.0; nodes.len()];
    // Weight and mean of log q of each draw.
    let mut given: Vec<(f64, f64)> = Vec::with_capacity(draws);
    for draw in 0..draws {
        let shift = |uses: &[usize]| -> f64 {
            uses.iter()
                .filter_map(|&k| {
                    let (median, spread) = conversions.get(k)?;
                    Some(median.ln() + spread * lattice.get(k)?.get(draw)?)
                })
                .sum()
        };
        let shifts: Vec<f64> = uses.iter().map(|uses| shift(uses)).collect();
        let (mut weight, mut moment) = (0.0, 0.0);
        for ((node, step), sum) in nodes.iter().zip(&steps).zip(&mut mixture) {
            let density: f64 = rivals
                .iter()
                .zip(&powers)
                .zip(&shifts)
                .map(|((r, power), shift)| {
                    let likely = likelihood(r, node - shift, &rule);
                    power * likely.max(f64::MIN_POSITIVE).ln()
                })
                .sum::<f64>()
                .exp();
            *sum += density;
            weight += density * step;
            moment += density * step * node;
        }
        given.push((weight, moment / weight));
    }
    let mut fused = Fused::new(nodes, &steps, mixture);
    fused.weights = weights(&folded, &powers, &fused, &steps);
    let shared: Vec<f64> = conversions.iter().map(|c| c.1).collect();
    fused.conflict = conflict(&middles, rivals, uses, &shared, &folded);
    let explained = (0..conversions.len())
        .map(|k| {
            explained(
                &fused,
                &steps,
                &given,
                lattice.get(k).map_or(&[], Vec::as_slice),
            )
        })
        .collect();
    Ok(Shared { fused, explained })
}

/// Normal quantiles on a rank-1 lattice, one row a conversion: every row is stratified, and all rows together fill the cube.
fn lattice(dimensions: usize) -> Vec<Vec<f64>> {
    // Powers of a generator of Korobov's form, odd so that each row runs through all strata.
    let mut multiplier = 1_usize;
    (0..dimensions)
        .map(|_| {
            let row = (0..DRAWS)
                .map(|k| {
                    let at = (k * multiplier) % DRAWS;
                    quantile((at as f64 + 0.5) / DRAWS as f64)
                })
                .collect();
            multiplier = (multiplier * 275) % DRAWS;
            row
        })
        .collect()
}

/// The share of the variance of log q that its mean in the strata of one conversion explains.
fn explained(fused: &Fused, steps: &[f64], given: &[(f64, f64)], z: &[f64]) -> f64 {
    let integral = |f: &dyn Fn(f64) -> f64| -> f64 {
        fused
            .nodes
            .iter()
            .zip(&fused.density)
            .zip(steps)
            .map(|((q, d), s)| f(*q) * d * s)
            .sum()
    };
    let mean = integral(&|q| q);
    let variance = integral(&|q| (q - mean).powi(2));
    let mut strata = [(0.0_f64, 0.0_f64); STRATA];
    let mut order: Vec<usize> = (0..z.len()).collect();
    order.sort_by(|a, b| z[*a].total_cmp(&z[*b]));
    for (place, draw) in order.into_iter().enumerate() {
        let (weight, mean) = given[draw];
        let stratum = &mut strata[place * STRATA / z.len().max(1)];
        stratum.0 += weight;
        stratum.1 += weight * mean;
    }
    let total: f64 = strata.iter().map(|s| s.0).sum();
    let between: f64 = strata
        .iter()
        .filter(|s| s.0 > 0.0)
        .map(|(w, m)| w / total * (m / w - mean).powi(2))
        .sum();
    (between / variance).clamp(0.0, 1.0)
}
