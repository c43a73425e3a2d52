//! Symmetric positive definite tridiagonal matrices: factor, solve, draw.

/// H = L Lᵀ with L lower bidiagonal.
#[derive(Debug, Clone)]
pub(crate) struct Factor {
    diagonal: Vec<f64>,
    below: Vec<f64>,
}

impl Factor {
    /// Factors the matrix with this diagonal and this subdiagonal (one shorter); `None` if it is not
    /// positive definite.
    pub(crate) fn new(diagonal: &[f64], below: &[f64]) -> Option<Self> {
        let mut factor = Self {
            diagonal: Vec::with_capacity(diagonal.len()),
            below: Vec::with_capacity(below.len()),
        };
        for (at, &d) in diagonal.iter().enumerate() {
            let mut pivot = d;
            if at > 0 {
                let l = below[at - 1] / factor.diagonal[at - 1];
                factor.below.push(l);
                pivot -= l * l;
            }
            if !(pivot > 0.0 && pivot.is_finite()) {
                return None;
            }
            factor.diagonal.push(pivot.sqrt());
        }
        Some(factor)
    }

    /// Half the log determinant.
    pub(crate) fn half_log_det(&self) -> f64 {
        self.diagonal.iter().map(|d| d.ln()).sum()
    }

    /// x with H x = g.
    pub(crate) fn solve(&self, g: &[f64]) -> Vec<f64> {
        let mut x = Vec::with_capacity(g.len());
        for (at, &value) in g.iter().enumerate() {
            let carried = if at > 0 {
                self.below[at - 1] * x[at - 1]
            } else {
                0.0
            };
            x.push((value - carried) / self.diagonal[at]);
        }
        self.back(x)
    }

    /// x with Lᵀ x = z: from independent unit normals to a draw with covariance H⁻¹.
    pub(crate) fn back(&self, mut z: Vec<f64>) -> Vec<f64> {
        for at in (0..z.len()).rev() {
            let carried = if at + 1 < z.len() {
                self.below[at] * z[at + 1]
            } else {
                0.0
            };
            z[at] = (z[at] - carried) / self.diagonal[at];
        }
        z
    }

    /// dᵀ H d.
    pub(crate) fn quadratic(&self, d: &[f64]) -> f64 {
        (0..d.len())
            .map(|at| {
                let next = if at + 1 < d.len() {
                    self.below[at] * d[at + 1]
                } else {
                    0.0
                };
                (self.diagonal[at] * d[at] + next).powi(2)
            })
            .sum()
    }

    /// The diagonal of H⁻¹.
    pub(crate) fn variances(&self) -> Vec<f64> {
        let mut variances = vec![0.0; self.diagonal.len()];
        for at in (0..variances.len()).rev() {
            let own = 1.0 / (self.diagonal[at] * self.diagonal[at]);
            variances[at] = if at + 1 < self.diagonal.len() {
                let pull = self.below[at] / self.diagonal[at];
                own + pull * pull * variances[at + 1]
            } else {
                own
            };
        }
        variances
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn solves_and_inverts() {
        let factor = Factor::new(&[4.0, 5.0, 3.0], &[1.0, -2.0]).unwrap();
        let x = factor.solve(&[6.0, 5.0, 5.0]);
        for (row, want) in [
            (4.0 * x[0] + x[1], 6.0),
            (x[0] + 5.0 * x[1] - 2.0 * x[2], 5.0),
            (3.0 * x[2] - 2.0 * x[1], 5.0),
        ] {
            assert!((row - want).abs() < 1e-12);
        }
        // det = 4(15 − 4) − 3 = 41; inverse diagonal 11/41, 12/41, 19/41.
        assert!((2.0 * factor.half_log_det() - 41_f64.ln()).abs() < 1e-12);
        for (found, want) in factor.variances().iter().zip([11.0, 12.0, 19.0]) {
            assert!((found - want / 41.0).abs() < 1e-12);
        }
        assert!((factor.quadratic(&[1.0, 1.0, 1.0]) - 10.0).abs() < 1e-12);
        assert!(Factor::new(&[1.0, 1.0], &[2.0]).is_none());
    }
}
