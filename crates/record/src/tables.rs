//! A distribution as it is written in files and in reports.

use serde::Deserialize;

use crate::distribution::{Distribution, DistributionError, positive};

/// Twice the 90 % quantile of the standard normal: how many sigmas wide an 80 % range is.
const WIDTH_OF_80: f64 = 2.0 * 1.281_551_565_544_600_4;

/// How far the median may lie from the middle of its 80 % range, as a share of the range's width on
/// the log scale: the numbers people write are rounded to two digits.
const LOPSIDED: f64 = 0.1;

/// `{ kind = "…", … }`: the keys of all kinds.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawDistribution {
    pub kind: Option<String>,
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub mode: Option<f64>,
    pub high: Option<f64>,
    pub mean: Option<f64>,
    pub se: Option<f64>,
    pub median: Option<f64>,
    pub sigma: Option<f64>,
    pub low80: Option<f64>,
    pub high80: Option<f64>,
    pub a: Option<f64>,
    pub b: Option<f64>,
    pub shape: Option<f64>,
    pub rate: Option<f64>,
}

impl RawDistribution {
    /// The kind and the keys that it may have.
    fn legal(&self) -> Result<(&'static str, &'static [&'static str]), DistributionError> {
        let found = self.kind.as_deref().unwrap_or_default();
        let Some(kind) = Distribution::KINDS.iter().copied().find(|kind| *kind == found) else {
            return Err(DistributionError::Kind(found.to_owned()));
        };
        let keys: &[&str] = match kind {
            "fixed" => &["value"],
            "uniform" | "log-uniform" => &["low", "high"],
            "normal" => &["mean", "se"],
            "log-normal" => &["median", "low80", "high80", "sigma"],
            "beta" => &["a", "b"],
            "gamma" => &["shape", "rate"],
            "triangular" => &["low", "mode", "high"],
            _ => &[],
        };
        Ok((kind, keys))
    }

    fn present(&self) -> impl Iterator<Item = &'static str> {
        [
            ("value", self.value),
            ("low", self.low),
            ("mode", self.mode),
            ("high", self.high),
            ("mean", self.mean),
            ("se", self.se),
            ("median", self.median),
            ("sigma", self.sigma),
            ("low80", self.low80),
            ("high80", self.high80),
            ("a", self.a),
            ("b", self.b),
            ("shape", self.shape),
            ("rate", self.rate),
        ]
        .into_iter()
        .filter_map(|(key, value)| value.map(|_| key))
    }

    /// Whether the keys belong to the kind.
    ///
    /// # Errors
    ///
    /// An unknown kind, or the first key that belongs to another.
    fn check_keys(&self) -> Result<(), DistributionError> {
        let (kind, legal) = self.legal()?;
        match self.present().find(|key| !legal.contains(key)) {
            Some(key) => Err(DistributionError::Foreign { kind, key, legal }),
            None => Ok(()),
        }
    }
}

impl TryFrom<RawDistribution> for Distribution {
    type Error = DistributionError;

    fn try_from(raw: RawDistribution) -> Result<Self, DistributionError> {
        raw.check_keys()?;
        let (kind, _) = raw.legal()?;
        let need = |key, value: Option<f64>| value.ok_or(DistributionError::Missing { kind, key });
        let distribution = match kind {
            "fixed" => Self::Fixed { value: need("value", raw.value)? },
            "uniform" => Self::Uniform { low: need("low", raw.low)?, high: need("high", raw.high)? },
            "log-uniform" => Self::LogUniform { low: need("low", raw.low)?, high: need("high", raw.high)? },
            "normal" => Self::Normal { mean: need("mean", raw.mean)?, se: need("se", raw.se)? },
            "log-normal" => log_normal(&raw)?,
            "beta" => Self::Beta { a: need("a", raw.a)?, b: need("b", raw.b)? },
            "gamma" => Self::Gamma { shape: need("shape", raw.shape)?, rate: need("rate", raw.rate)? },
            "triangular" => Self::Triangular {
                low: need("low", raw.low)?,
                mode: need("mode", raw.mode)?,
                high: need("high", raw.high)?,
            },
            _ => return Err(DistributionError::Levels),
        };
        distribution.check()?;
        Ok(distribution)
    }
}

/// A log-normal by its sigma, or by its 80 % range.
fn log_normal(raw: &RawDistribution) -> Result<Distribution, DistributionError> {
    let missing = |key| DistributionError::Missing { kind: "log-normal", key };
    let median = raw.median.ok_or_else(|| missing("median"))?;
    positive("median", median)?;
    match (raw.sigma, raw.low80, raw.high80) {
        (Some(sigma), None, None) => Ok(Distribution::LogNormal { median, sigma }),
        (Some(_), ..) => {
            Err(DistributionError::Order("`log-normal` takes `sigma` or `low80` and `high80`, not both".to_owned()))
        }
        (None, Some(low80), Some(high80)) => {
            positive("low80", low80)?;
            positive("high80", high80)?;
            if low80 > high80 {
                return Err(DistributionError::Order(format!("`low80` ({low80}) is above `high80` ({high80})")));
            }
            let width = (high80 / low80).ln();
            let middle = (low80.ln() / 2.0 + high80.ln() / 2.0).exp();
            if (median / middle).ln().abs() > LOPSIDED * width + 1e-9 {
                return Err(DistributionError::Lopsided { median, low80, high80, middle });
            }
            Ok(Distribution::LogNormal { median, sigma: width / WIDTH_OF_80 })
        }
        (None, Some(_), None) => Err(missing("high80")),
        (None, None, Some(_)) => Err(missing("low80")),
        (None, None, None) => Err(missing("sigma")),
    }
}

#[cfg(test)]
mod tests {
    use super::RawDistribution;
    use crate::distribution::Distribution;

    #[test]
    fn an_80_percent_range_gives_its_sigma() {
        let raw = RawDistribution {
            kind: Some("log-normal".into()),
            median: Some(10.0),
            low80: Some(5.0),
            high80: Some(20.0),
            ..RawDistribution::default()
        };
        let Ok(dist) = Distribution::try_from(raw) else { panic!("it is one") };
        let (Some(low), Some(high)) = (dist.quantile(0.1), dist.quantile(0.9)) else { panic!("closed form") };
        assert!((low - 5.0).abs() < 1e-6 && (high - 20.0).abs() < 1e-6, "{low} {high}");
    }

    #[test]
    fn a_key_of_another_kind_is_refused_with_the_legal_ones() {
        let raw =
            RawDistribution { kind: Some("beta".into()), a: Some(1.0), low: Some(0.0), ..RawDistribution::default() };
        let error = Distribution::try_from(raw).map_err(|error| error.to_string());
        assert_eq!(error, Err("`beta` has no key `low`; its keys are a, b".to_owned()));
    }
}
