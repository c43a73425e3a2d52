//! From ensembles to figures.

use statrs::distribution::{Beta, ContinuousCDF};

use crate::answer::{Figure, Ref};
use crate::statistics::{mean, quantile, share_interval, sorted};

/// The median of drawn values with their 80 % range; `None` where no value is finite.
pub(crate) fn quantity(
    values: impl IntoIterator<Item = f64>,
    unit: &str,
    from: Vec<Ref>,
) -> Option<Figure> {
    let s = sorted(values);
    Some(Figure {
        value: quantile(&s, 0.5)?,
        low: quantile(&s, 0.1),
        high: quantile(&s, 0.9),
        unit: unit.to_owned(),
        from,
    })
}

/// A share of cases with its Jeffreys interval.
pub(crate) fn share(hits: f64, of: f64, unit: &str, from: Vec<Ref>) -> Figure {
    let (low, high) = share_interval(hits, of);
    let value = if of > 0.0 { hits / of } else { 0.0 };
    Figure {
        value,
        low: Some(low.min(value)),
        high: Some(high.max(value)),
        unit: unit.to_owned(),
        from,
    }
}

/// A mean of shares drawn (each 0 to 1) with their 80 % range.
pub(crate) fn mean_share(values: &[f64], from: Vec<Ref>) -> Figure {
    let s = sorted(values.iter().copied());
    Figure {
        value: mean(values).unwrap_or(0.0),
        low: quantile(&s, 0.1),
        high: quantile(&s, 0.9),
        unit: "share".to_owned(),
        from,
    }
}

/// The probability of a yes where each trajectory says yes or no (or a share of one).
///
/// Its interval is the spread over everything that is uncertain but not chance: the Beta distribution with the same mean and
/// the variance that parameters explain (`known`: one minus the share of chance). Without `known` it is the counting error alone.
pub(crate) fn outcome_probability(values: &[f64], known: Option<f64>, from: Vec<Ref>) -> Figure {
    let p = mean(values).unwrap_or(0.0);
    let counting = share_interval(p * values.len() as f64, values.len() as f64);
    let size = known
        .filter(|&k| k > 1e-4 && p > 0.0 && p < 1.0)
        .map(|k| 1.0 / k.min(0.999) - 1.0);
    let (low, high) = match size.map(|size| Beta::new(p * size, (1.0 - p) * size)) {
        Some(Ok(beta)) => (
            beta.inverse_cdf(0.1).min(counting.0),
            beta.inverse_cdf(0.9).max(counting.1),
        ),
        _ => counting,
    };
    Figure {
        value: p,
        low: Some(low.min(p)),
        high: Some(high.max(p)),
        unit: "probability".to_owned(),
        from,
    }
}

/// The probability of a yes where each trajectory gives one, by an integrated hazard or exactly: the spread over what is uncertain is
/// seen directly.
pub(crate) fn hazard_probability(values: &[f64], from: Vec<Ref>) -> Figure {
    let p = mean(values).unwrap_or(0.0);
    let s = sorted(values.iter().copied());
    let at = |level: f64| quantile(&s, level).unwrap_or(p);
    Figure {
        value: p,
        low: Some(at(0.1).min(p)),
        high: Some(at(0.9).max(p)),
        unit: "probability".to_owned(),
        from,
    }
}

/// A number without spread.
pub(crate) fn exact(value: f64, unit: &str, from: Vec<Ref>) -> Figure {
    Figure {
        value,
        low: None,
        high: None,
        unit: unit.to_owned(),
        from,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_of_a_count_widens_with_what_is_uncertain() {
        let values: Vec<f64> = (0..1000).map(|k| f64::from(u8::from(k % 5 == 0))).collect();
        let counting = outcome_probability(&values, None, vec![]);
        let uncertain = outcome_probability(&values, Some(0.4), vec![]);
        assert!((counting.value - 0.2).abs() < 1e-12);
        assert!(
            uncertain.high.unwrap() - uncertain.low.unwrap()
                > 3.0 * (counting.high.unwrap() - counting.low.unwrap())
        );
    }
}
