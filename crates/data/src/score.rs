//! Proper scores of probability forecasts, with intervals by cluster.

use comity_world::key::Key;
use rayon::prelude::*;

use crate::error::DataError;
use crate::fit::{Sample, fit};

/// The smallest probability a score takes seriously.
const FLOOR: f64 = 1e-9;

/// The log loss of one forecast.
#[must_use]
pub fn log_loss(p: f64, event: bool) -> f64 {
    let p = p.clamp(FLOOR, 1.0 - FLOOR);
    if event { -p.ln() } else { -(-p).ln_1p() }
}

/// The Brier loss of one forecast.
#[must_use]
pub fn brier(p: f64, event: bool) -> f64 {
    (p - f64::from(u8::from(event))).powi(2)
}

/// A skill with its interval: 1 − loss / loss of the baseline.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Skill {
    /// The skill.
    pub skill: f64,
    /// 2.5 % of the bootstrap over clusters.
    pub low: f64,
    /// 97.5 %.
    pub high: f64,
}

/// The skill of losses over a baseline's losses, with a 95 % interval from `draws` resamples of clusters.
#[must_use]
pub fn skill(model: &[f64], base: &[f64], cluster: &[u32], draws: u64) -> Skill {
    let size = cluster.iter().max().map_or(0, |&c| c as usize + 1);
    let mut sums = vec![(0.0, 0.0, 0u32); size];
    for ((m, b), &c) in model.iter().zip(base).zip(cluster) {
        let sum = &mut sums[c as usize];
        *sum = (sum.0 + m, sum.1 + b, sum.2 + 1);
    }
    sums.retain(|s| s.2 > 0);
    let whole = sums.iter().fold((0.0, 0.0), |t, s| (t.0 + s.0, t.1 + s.1));
    let key = Key::new(20_231_125);
    let mut skills: Vec<f64> = (0..draws)
        .into_par_iter()
        .map(|draw| {
            let mut total = (0.0, 0.0);
            for k in 0..sums.len() as u64 {
                let u = key.and(draw).and(k).uniform();
                let s = sums[position(u, sums.len())];
                total = (total.0 + s.0, total.1 + s.1);
            }
            1.0 - total.0 / total.1
        })
        .collect();
    skills.sort_by(f64::total_cmp);
    let at = |p: f64| {
        skills
            .get(position(p, skills.len()))
            .copied()
            .unwrap_or(f64::NAN)
    };
    Skill {
        skill: 1.0 - whole.0 / whole.1,
        low: at(0.025),
        high: at(0.975),
    }
}

/// The index that a number in (0, 1) points at.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "u is in (0, 1)"
)]
pub(crate) fn position(u: f64, n: usize) -> usize {
    ((u * n as f64) as usize).min(n.saturating_sub(1))
}

/// The calibration slope: the coefficient of log(−log(1 − p)) in a complementary log-log fit of the outcomes.
///
/// # Errors
///
/// If the fit fails, such as without events.
pub fn calibration_slope(p: &[f64], event: &[bool]) -> Result<f64, DataError> {
    let z = p
        .iter()
        .map(|p| (-(-p.clamp(FLOOR, 1.0 - FLOOR)).ln_1p()).ln())
        .collect();
    let sample = Sample {
        columns: 1,
        z,
        event: event.to_vec(),
    };
    Ok(fit(&sample, 0.0, &[])?.coefficients[0])
}

/// The chance that an item with the event has the higher forecast (ties count half).
#[must_use]
pub fn auc(p: &[f64], event: &[bool]) -> f64 {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|&a, &b| p[a].total_cmp(&p[b]));
    let (mut rank_sum, mut place) = (0.0, 0);
    for tie in order.chunk_by(|&a, &b| p[a].total_cmp(&p[b]).is_eq()) {
        let rank = place as f64 + (tie.len() as f64 + 1.0) / 2.0;
        rank_sum += rank * tie.iter().filter(|&&k| event[k]).count() as f64;
        place += tie.len();
    }
    let yes = event.iter().filter(|&&e| e).count() as f64;
    (rank_sum - yes * (yes + 1.0) / 2.0) / (yes * (p.len() as f64 - yes))
}

/// One line of a reliability table.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Reliability {
    /// Items.
    pub items: usize,
    /// Mean forecast.
    pub forecast: f64,
    /// Share that came true.
    pub observed: f64,
}

/// Forecasts in `classes` equal classes from lowest to highest, against what came.
#[must_use]
pub fn reliability(p: &[f64], event: &[bool], classes: usize) -> Vec<Reliability> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|&a, &b| p[a].total_cmp(&p[b]).then(a.cmp(&b)));
    let cut = |k: usize| k * order.len() / classes;
    (0..classes)
        .map(|k| &order[cut(k)..cut(k + 1)])
        .filter(|class| !class.is_empty())
        .map(|class| {
            let n = class.len() as f64;
            Reliability {
                items: class.len(),
                forecast: class.iter().map(|&i| p[i]).sum::<f64>() / n,
                observed: class.iter().filter(|&&i| event[i]).count() as f64 / n,
            }
        })
        .collect()
}

/// The expected calibration error: mean |forecast − observed| over the classes of a table.
#[must_use]
pub fn calibration_error(table: &[Reliability]) -> f64 {
    let items: usize = table.iter().map(|r| r.items).sum();
    table
        .iter()
        .map(|r| r.items as f64 * (r.forecast - r.observed).abs())
        .sum::<f64>()
        / items as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_perfect_order_has_auc_one_and_a_constant_has_half() {
        let event = [false, false, true, true];
        assert!((auc(&[0.1, 0.2, 0.3, 0.4], &event) - 1.0).abs() < 1e-15);
        assert!((auc(&[0.3; 4], &event) - 0.5).abs() < 1e-15);
    }

    #[test]
    fn the_same_losses_have_no_skill() {
        let losses: Vec<f64> = (0..100).map(|k| f64::from(k) * 0.01).collect();
        let cluster: Vec<u32> = (0..100).map(|k| k / 3).collect();
        let s = skill(&losses, &losses, &cluster, 50);
        assert!(s.skill.abs() < 1e-15 && s.low.abs() < 1e-15 && s.high.abs() < 1e-15);
    }

    #[test]
    fn calibrated_forecasts_have_slope_one() {
        let key = Key::new(3);
        let p: Vec<f64> = (0..40_000)
            .map(|k| 0.3 * key.and(1).and(k).uniform().powi(3))
            .collect();
        let event: Vec<bool> = p
            .iter()
            .zip(0u64..)
            .map(|(p, k)| key.and(2).and(k).uniform() < *p)
            .collect();
        let slope = calibration_slope(&p, &event).unwrap();
        // The standard error of the slope is near .02 at 3,000 events.
        assert!((slope - 1.0).abs() < 0.06, "{slope}");
        let table = reliability(&p, &event, 10);
        assert!(calibration_error(&table) < 0.01);
    }
}
