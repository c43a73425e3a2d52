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

/// The probability of a yes.
///
/// Its interval is the spread over everything that is uncertain but not chance. Where each trajectory gives a probability
/// (an integrated hazard) that spread is seen directly; where it gives a yes or no it is the Beta distribution with
/// the same mean and the variance that parameters explain (`known`: one minus the share of chance). Without `known` it is
/// the counting error alone.
pub(crate) fn probability(values: &[f64], known: Option<f64>, from: Vec<Ref>) -> Figure {
    let p = mean(values).unwrap_or(0.0);
    let counts = values.iter().all(|&v| v == 0.0 || v == 1.0);
    let (low, high) = if counts {
        let counting = share_interval(p * values.len() as f64, values.len() as f64);
        match known
            .filter(|&k| k > 1e-4 && p > 0.0 && p < 1.0)
            .map(|k| 1.0 / k.min(0.999) - 1.0)
        {
            Some(size) => match Beta::new(p * size, (1.0 - p) * size) {
                Ok(beta) => (
                    beta.inverse_cdf(0.1).min(counting.0),
                    beta.inverse_cdf(0.9).max(counting.1),
                ),
                Err(_) => counting,
            },
            None => counting,
        }
    } else {
        let s = sorted(values.iter().copied());
        (
            quantile(&s, 0.1).unwrap_or(p),
            quantile(&s, 0.9).unwrap_or(p),
        )
    };
    Figure {
        value: p,
        low: Some(low.min(p)),
        high: Some(high.max(p)),
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
        let counting = probability(&values, None, vec![]);
        let uncertain = probability(&values, Some(0.4), vec![]);
        assert!((counting.value - 0.2).abs() < 1e-12);
        assert!(
            uncertain.high.unwrap() - uncertain.low.unwrap()
                > 3.0 * (counting.high.unwrap() - counting.low.unwrap())
        );
    }
}
