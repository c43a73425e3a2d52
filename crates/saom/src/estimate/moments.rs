//! Means, covariances and derivatives from simulations with scores.

use crate::linalg::Matrix;
use crate::simulate::Batch;

/// Moments of simulations; those of several batches can be pooled.
#[derive(Debug, Clone)]
pub struct Moments {
    /// Number of simulations.
    pub count: usize,
    /// Mean statistics, summed over periods.
    pub mean: Vec<f64>,
    /// Mean statistics after regression on the scores of each period, whose expectation is 0.
    pub adjusted: Vec<f64>,
    /// Covariance of statistics: sum of those within periods.
    pub covariance: Matrix,
    /// Covariance of what the regression on scores leaves.
    pub residual: Matrix,
    /// `D = sum_m cov(u_m, S_m)`, the derivative of the expected statistics (Schweinberger and Snijders 2007).
    pub derivative: Matrix,
    /// Covariance of scores: the information in a fully observed process.
    pub information: Matrix,
}

impl Moments {
    /// Moments of one batch.
    #[must_use]
    pub fn of(batch: &Batch) -> Self {
        let (p, n) = (batch.parameters, batch.replicates.len());
        let mut result = Self {
            count: n,
            mean: vec![0.0; p],
            adjusted: vec![0.0; p],
            covariance: Matrix::zeros(p, p),
            residual: Matrix::zeros(p, p),
            derivative: Matrix::zeros(p, p),
            information: Matrix::zeros(p, p),
        };
        for m in 0..batch.periods {
            result.add_period(batch, m);
        }
        result
    }

    fn add_period(&mut self, batch: &Batch, period: usize) {
        let at = period * batch.parameters;

        let (p, n) = (batch.parameters, batch.replicates.len() as f64);
        let (mut u, mut s) = (vec![0.0; p], vec![0.0; p]);
        for r in &batch.replicates {
            for k in 0..p {
                u[k] += r.statistics[at + k] / n;
                s[k] += r.scores[at + k] / n;
            }
        }
        let (mut uu, mut us, mut ss) = (
            Matrix::zeros(p, p),
            Matrix::zeros(p, p),
            Matrix::zeros(p, p),
        );
        let (mut du, mut ds) = (vec![0.0; p], vec![0.0; p]);
        for r in &batch.replicates {
            for k in 0..p {
                du[k] = r.statistics[at + k] - u[k];
                ds[k] = r.scores[at + k] - s[k];
            }
            for k in 0..p {
                for l in 0..p {
                    us[(k, l)] += du[k] * ds[l] / n;
                }
                for l in 0..=k {
                    uu[(k, l)] += du[k] * du[l] / (n - 1.0);
                    ss[(k, l)] += ds[k] * ds[l] / (n - 1.0);
                }
            }
        }
        for k in 0..p {
            for l in 0..k {
                uu[(l, k)] = uu[(k, l)];
                ss[(l, k)] = ss[(k, l)];
            }
        }
        // Regression on the scores that vary in this period; a slight ridge guards against collinear ones.
        let active: Vec<usize> = (0..p).filter(|&k| ss[(k, k)] > 1e-12).collect();
        let all: Vec<usize> = (0..p).collect();
        let mut inner = ss.select(&active, &active);
        for k in 0..active.len() {
            inner[(k, k)] *= 1.0 + 1e-6;
        }
        let cross = us.select(&all, &active);
        let own: Vec<f64> = active.iter().map(|&k| s[k]).collect();
        let mut residual = uu.clone();
        let mut adjusted = u.clone();
        if n > 3.0 * active.len() as f64
            && let Some(inverse) = inner.inverse()
        {
            let coefficients = cross.times(&inverse);
            for (a, shift) in adjusted.iter_mut().zip(coefficients.apply(&own)) {
                *a -= shift;
            }
            residual.add(-1.0, &coefficients.times(&cross.transposed()));
            if let Some(expected) = expected_information(batch, period) {
                // `cov(u, S) = C cov(S)`: the coefficients come from the regression, the covariance of the scores from
                // the sum over steps, which varies much less than the products of the scores.
                let better = coefficients.times(&expected.select(&active, &active));
                for k in 0..p {
                    for (b, &l) in active.iter().enumerate() {
                        us[(k, l)] = better[(k, b)];
                    }
                }
                ss = expected;
            }
        }
        for k in 0..p {
            self.mean[k] += u[k];
            self.adjusted[k] += adjusted[k];
        }
        self.covariance.add(1.0, &uu);
        self.residual.add(1.0, &residual);
        self.derivative.add(1.0, &us);
        self.information.add(1.0, &ss);
    }

    /// Pools second moments with those of another batch, weighted by the number of simulations times `keep`.
    #[must_use]
    pub fn pooled(&self, older: &Self, keep: f64) -> Self {
        let (a, b) = (self.count as f64, older.count as f64 * keep);
        let mix = |x: &Matrix, y: &Matrix| {
            let mut m = Matrix::zeros(x.rows(), x.columns());
            m.add(a / (a + b), x);
            m.add(b / (a + b), y);
            m
        };
        Self {
            count: (a + b) as usize,
            mean: self.mean.clone(),
            adjusted: self.adjusted.clone(),
            covariance: mix(&self.covariance, &older.covariance),
            residual: mix(&self.residual, &older.residual),
            derivative: mix(&self.derivative, &older.derivative),
            information: mix(&self.information, &older.information),
        }
    }
}

/// Mean of `sum_t s_t s_t'` in one period: scores are sums of martingale differences, so this is the covariance of the scores.
fn expected_information(batch: &Batch, period: usize) -> Option<Matrix> {
    let p = batch.parameters;
    if batch
        .replicates
        .iter()
        .any(|r| r.information.len() != p * p * batch.periods)
    {
        return None;
    }
    let mut mean = Matrix::zeros(p, p);
    for r in &batch.replicates {
        for k in 0..p {
            for l in 0..p {
                mean[(k, l)] +=
                    r.information[(period * p + k) * p + l] / batch.replicates.len() as f64;
            }
        }
    }
    Some(mean)
}
