//! Small symmetric positive definite matrices of any size.

/// The lower factor of a matrix, row by row.
#[derive(Debug, Clone)]
pub(crate) struct Dense {
    n: usize,
    lower: Vec<f64>,
}

impl Dense {
    /// Factors a matrix given row by row; `None` if it is not positive definite.
    pub(crate) fn new(n: usize, matrix: &[f64]) -> Option<Self> {
        let mut lower = vec![0.0; n * n];
        for i in 0..n {
            for j in 0..=i {
                let dot: f64 = (0..j).map(|k| lower[i * n + k] * lower[j * n + k]).sum();
                let rest = matrix[i * n + j] - dot;
                lower[i * n + j] = if i == j {
                    if !(rest > 0.0 && rest.is_finite()) {
                        return None;
                    }
                    rest.sqrt()
                } else {
                    rest / lower[j * n + j]
                };
            }
        }
        Some(Self { n, lower })
    }

    pub(crate) fn solve(&self, g: &[f64]) -> Vec<f64> {
        let mut x: Vec<f64> = Vec::with_capacity(self.n);
        for (i, value) in g.iter().enumerate() {
            let dot: f64 = (0..i).map(|k| self.lower[i * self.n + k] * x[k]).sum();
            x.push((value - dot) / self.lower[i * self.n + i]);
        }
        self.back(x)
    }

    /// x with Lᵀ x = z.
    pub(crate) fn back(&self, mut z: Vec<f64>) -> Vec<f64> {
        for i in (0..self.n).rev() {
            let dot: f64 = (i + 1..self.n)
                .map(|k| self.lower[k * self.n + i] * z[k])
                .sum();
            z[i] = (z[i] - dot) / self.lower[i * self.n + i];
        }
        z
    }

    pub(crate) fn half_log_det(&self) -> f64 {
        (0..self.n).map(|i| self.lower[i * self.n + i].ln()).sum()
    }
}
