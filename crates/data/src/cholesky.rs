//! Small symmetric positive definite systems: fits have at most a few dozen coefficients.

/// A symmetric matrix of size `n`, row by row.
#[derive(Debug, Clone, PartialEq)]
pub struct Square {
    /// Rows and columns.
    pub n: usize,
    /// Cells, row by row.
    pub cells: Vec<f64>,
}

impl Square {
    /// All zeros.
    #[must_use]
    pub fn zeros(n: usize) -> Self {
        Self {
            n,
            cells: vec![0.0; n * n],
        }
    }

    /// A cell.
    #[must_use]
    pub fn at(&self, row: usize, column: usize) -> f64 {
        self.cells[row * self.n + column]
    }

    /// Adds to a cell.
    pub fn add(&mut self, row: usize, column: usize, value: f64) {
        self.cells[row * self.n + column] += value;
    }

    /// The product with another.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        let mut out = Self::zeros(self.n);
        for i in 0..self.n {
            for k in 0..self.n {
                for j in 0..self.n {
                    out.add(i, j, self.at(i, k) * other.at(k, j));
                }
            }
        }
        out
    }

    /// The Cholesky factor L with A = L·Lᵀ; `None` where the matrix is not positive definite.
    fn factor(&self) -> Option<Self> {
        let mut l = Self::zeros(self.n);
        for i in 0..self.n {
            for j in 0..=i {
                let sum: f64 = (0..j).map(|k| l.at(i, k) * l.at(j, k)).sum();
                let rest = self.at(i, j) - sum;
                if i == j {
                    if rest <= 1e-14 * self.at(i, i).abs() || !rest.is_finite() {
                        return None;
                    }
                    l.add(i, i, rest.sqrt());
                } else {
                    l.add(i, j, rest / l.at(j, j));
                }
            }
        }
        Some(l)
    }

    /// The solution of A·x = b; `None` where A is not positive definite.
    #[must_use]
    pub fn solve(&self, b: &[f64]) -> Option<Vec<f64>> {
        let l = self.factor()?;
        let mut x = b.to_vec();
        for i in 0..self.n {
            let sum: f64 = (0..i).map(|k| l.at(i, k) * x[k]).sum();
            x[i] = (x[i] - sum) / l.at(i, i);
        }
        for i in (0..self.n).rev() {
            let sum: f64 = (i + 1..self.n).map(|k| l.at(k, i) * x[k]).sum();
            x[i] = (x[i] - sum) / l.at(i, i);
        }
        Some(x)
    }

    /// The inverse; `None` where the matrix is not positive definite.
    #[must_use]
    pub fn inverse(&self) -> Option<Self> {
        let mut out = Self::zeros(self.n);
        for j in 0..self.n {
            let mut unit = vec![0.0; self.n];
            unit[j] = 1.0;
            for (i, value) in self.solve(&unit)?.into_iter().enumerate() {
                out.cells[i * self.n + j] = value;
            }
        }
        Some(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_inverse_times_the_matrix_is_one() {
        let a = Square {
            n: 3,
            cells: vec![4.0, 2.0, 0.5, 2.0, 5.0, 1.0, 0.5, 1.0, 3.0],
        };
        let one = a.times(&a.inverse().unwrap());
        for i in 0..3 {
            for j in 0..3 {
                assert!((one.at(i, j) - f64::from(u8::from(i == j))).abs() < 1e-14);
            }
        }
    }

    #[test]
    fn a_singular_matrix_is_refused() {
        let a = Square {
            n: 2,
            cells: vec![1.0, 1.0, 1.0, 1.0],
        };
        assert_eq!(a.solve(&[1.0, 2.0]), None);
    }
}
