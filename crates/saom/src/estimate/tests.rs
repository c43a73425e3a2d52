//! Tests of parameters: Wald and score-type (Schweinberger 2012).

use super::result::Fit;
use crate::linalg::{Matrix, dot};
use statrs::distribution::{ChiSquared, ContinuousCDF};

/// A Wald test.
#[derive(Debug, Clone, Copy)]
pub struct WaldTest {
    /// Test statistic.
    pub chi_square: f64,
    /// Degrees of freedom.
    pub df: usize,
    /// Probability of a larger one.
    pub p: f64,
}

/// A score-type test of fixed parameters.
#[derive(Debug, Clone)]
pub struct ScoreTest {
    /// The parameters tested.
    pub parameters: Vec<usize>,
    /// Test statistic.
    pub chi_square: f64,
    /// Degrees of freedom.
    pub df: usize,
    /// Probability of a larger one.
    pub p: f64,
    /// For one parameter: standard normal, positive for a positive effect.
    pub z: Option<f64>,
    /// One-step estimate of the tested parameters.
    pub one_step: Vec<f64>,
}

fn upper_tail(chi_square: f64, df: usize) -> f64 {
    ChiSquared::new(df as f64).map_or(f64::NAN, |d| 1.0 - d.cdf(chi_square))
}

impl Fit {
    /// Wald test of `A theta = 0`; `contrasts` has one row for each condition and one column for each parameter.
    #[must_use]
    pub fn wald(&self, contrasts: &Matrix) -> Option<WaldTest> {
        let all: Vec<usize> = (0..contrasts.rows()).collect();
        let a = contrasts.select(&all, &self.free);
        let theta: Vec<f64> = self.free.iter().map(|&k| self.theta[k]).collect();
        let value = a.apply(&theta);
        let spread = a.times(&self.covariance).times(&a.transposed());
        let chi_square = dot(&value, &spread.inverse()?.apply(&value));
        Some(WaldTest {
            chi_square,
            df: value.len(),
            p: upper_tail(chi_square, value.len()),
        })
    }

    /// Score-type test that the given fixed parameters have the values at which they were fixed.
    ///
    /// With `f` simulated minus observed, set 1 the estimated and set 2 the tested parameters: `R = D21 D11^-1`,
    /// `o = f2 - R f1`, `V = S22 - R S12 - S21 R' + R S11 R'`, `o' V^-1 o ~ chi2`.
    #[must_use]
    pub fn score_test(&self, tested: &[usize]) -> Option<ScoreTest> {
        let one = &self.free;
        let d = &self.derivative;
        let r = d.select(tested, one).times(&d.select(one, one).inverse()?);
        let pick = |set: &[usize]| {
            set.iter()
                .map(|&k| self.deviations[k])
                .collect::<Vec<f64>>()
        };
        let shift = r.apply(&pick(one));
        let o: Vec<f64> = pick(tested)
            .iter()
            .zip(&shift)
            .map(|(a, b)| a - b)
            .collect();
        let s = &self.sigma;
        let mut v = s.select(tested, tested);
        v.add(-1.0, &r.times(&s.select(one, tested)));
        v.add(-1.0, &s.select(tested, one).times(&r.transposed()));
        v.add(1.0, &r.times(&s.select(one, one)).times(&r.transposed()));
        let chi_square = dot(&o, &v.inverse()?.apply(&o));
        let both: Vec<usize> = one.iter().chain(tested).copied().collect();
        let step = d.select(&both, &both).inverse()?.apply(&pick(&both));
        let one_step = tested
            .iter()
            .enumerate()
            .map(|(a, &k)| self.theta[k] - step[one.len() + a])
            .collect();
        Some(ScoreTest {
            parameters: tested.to_vec(),
            chi_square,
            df: tested.len(),
            p: upper_tail(chi_square, tested.len()),
            z: (tested.len() == 1).then(|| -o[0] / v[(0, 0)].sqrt()),
            one_step,
        })
    }
}
