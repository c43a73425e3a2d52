//! Symmetric positive definite 3 × 3 matrices, written out.

/// L of H = L Lᵀ, as (l11, l21, l22, l31, l32, l33).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cholesky([f64; 6]);

impl Cholesky {
    /// Factors (h11, h12, h22, h13, h23, h33); `None` if it is not positive definite.
    pub(crate) fn new([h11, h12, h22, h13, h23, h33]: [f64; 6]) -> Option<Self> {
        let positive = |x: f64| (x > 0.0 && x.is_finite()).then(|| x.sqrt());
        let l11 = positive(h11)?;
        let (l21, l31) = (h12 / l11, h13 / l11);
        let l22 = positive(h22 - l21 * l21)?;
        let l32 = (h23 - l31 * l21) / l22;
        let l33 = positive(h33 - l31 * l31 - l32 * l32)?;
        Some(Self([l11, l21, l22, l31, l32, l33]))
    }

    /// x with H x = g.
    pub(crate) fn solve(self, g: [f64; 3]) -> [f64; 3] {
        let [l11, l21, l22, l31, l32, l33] = self.0;
        let a = g[0] / l11;
        let b = (g[1] - l21 * a) / l22;
        let c = (g[2] - l31 * a - l32 * b) / l33;
        self.back([a, b, c])
    }

    /// x with Lᵀ x = z.
    pub(crate) fn back(self, z: [f64; 3]) -> [f64; 3] {
        let [l11, l21, l22, l31, l32, l33] = self.0;
        let c = z[2] / l33;
        let b = (z[1] - l32 * c) / l22;
        [(z[0] - l21 * b - l31 * c) / l11, b, c]
    }

    /// dᵀ H d.
    pub(crate) fn quadratic(self, d: [f64; 3]) -> f64 {
        let [l11, l21, l22, l31, l32, l33] = self.0;
        (l11 * d[0] + l21 * d[1] + l31 * d[2]).powi(2)
            + (l22 * d[1] + l32 * d[2]).powi(2)
            + (l33 * d[2]).powi(2)
    }

    /// Half the log determinant.
    pub(crate) fn half_log_det(self) -> f64 {
        (self.0[0] * self.0[2] * self.0[5]).ln()
    }
}

#[cfg(test)]
mod tests {
    use super::Cholesky;

    #[test]
    fn solves() {
        let factor = Cholesky::new([4.0, 1.0, 5.0, 0.5, -2.0, 3.0]).unwrap();
        let [x, y, z] = factor.solve([1.0, 2.0, 3.0]);
        assert!((4.0 * x + y + 0.5 * z - 1.0).abs() < 1e-12);
        assert!((x + 5.0 * y - 2.0 * z - 2.0).abs() < 1e-12);
        assert!((0.5 * x - 2.0 * y + 3.0 * z - 3.0).abs() < 1e-12);
        assert!((factor.quadratic([x, y, z]) - (x + 2.0 * y + 3.0 * z)).abs() < 1e-12);
        assert!(Cholesky::new([1.0, 2.0, 1.0, 0.0, 0.0, 1.0]).is_none());
    }
}
