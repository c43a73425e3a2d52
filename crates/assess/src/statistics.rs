//! Summaries of an ensemble: means, quantiles, intervals of paired differences.

/// The quantile `p` of sorted values by linear interpolation (type 7 of Hyndman & Fan 1996).
/// `None` where there are no values.
#[must_use]
pub fn quantile(sorted: &[f64], p: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let at = p.clamp(0.0, 1.0) * last as f64;
    let below = at.floor() as usize;
    let above = (below + 1).min(last);
    Some(sorted[below] + (at - below as f64) * (sorted[above] - sorted[below]))
}

/// Finite values in ascending order.
#[must_use]
pub fn sorted(values: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let mut kept: Vec<f64> = values.into_iter().filter(|v| v.is_finite()).collect();
    kept.sort_by(f64::total_cmp);
    kept
}

/// Mean, in the order of the values. `None` where there are none.
#[must_use]
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// Standard error of the mean; infinite for fewer than two values.
#[must_use]
pub fn standard_error(values: &[f64]) -> f64 {
    let n = values.len() as f64;
    match mean(values) {
        Some(m) if values.len() > 1 => {
            (values.iter().map(|v| (v - m).powi(2)).sum::<f64>() / (n - 1.0) / n).sqrt()
        }
        _ => f64::INFINITY,
    }
}

/// The half width of an 80 % interval in standard errors.
pub const Z80: f64 = 1.281_551_565_544_6;

/// Covariance of two series of the same length.
#[must_use]
pub fn covariance(a: &[f64], b: &[f64]) -> f64 {
    let (Some(ma), Some(mb)) = (mean(a), mean(b)) else {
        return 0.0;
    };
    a.iter()
        .zip(b)
        .map(|(x, y)| (x - ma) * (y - mb))
        .sum::<f64>()
        / a.len() as f64
}

/// The Jeffreys interval of a share: Beta(k + ½, n − k + ½) at 10 % and 90 %.
#[must_use]
pub fn share_interval(successes: f64, trials: f64) -> (f64, f64) {
    use statrs::distribution::{Beta, ContinuousCDF};
    match Beta::new(successes + 0.5, trials - successes + 0.5) {
        Ok(beta) => (beta.inverse_cdf(0.1), beta.inverse_cdf(0.9)),
        Err(_) => (0.0, 1.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_of_a_small_sample() {
        let s = sorted([3.0, 1.0, f64::NAN, 2.0, 4.0]);
        assert_eq!(quantile(&s, 0.5), Some(2.5));
        assert_eq!(quantile(&s, 0.0), Some(1.0));
        assert_eq!(quantile(&s, 1.0), Some(4.0));
        assert_eq!(quantile(&[], 0.5), None);
    }

    #[test]
    fn jeffreys_interval_against_r() {
        // R 4.3: qbeta(c(.1, .9), 3.5, 18.5) → 0.0703 0.2584 (see also statrs' own tests).
        let (low, high) = share_interval(3.0, 21.0);
        assert!(
            (low - 0.0727).abs() < 0.01 && (high - 0.259).abs() < 0.01,
            "{low} {high}"
        );
        let (low, high) = share_interval(0.0, 10.0);
        assert!(low > 0.0 && high < 0.2);
    }
}
