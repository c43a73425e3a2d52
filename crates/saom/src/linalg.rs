//! The little linear algebra that estimation needs: dense matrices of some tens of rows.

/// A dense matrix, row by row.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    rows: usize,
    columns: usize,
    cells: Vec<f64>,
}

impl Matrix {
    /// All zero.
    #[must_use]
    pub fn zeros(rows: usize, columns: usize) -> Self {
        Self {
            rows,
            columns,
            cells: vec![0.0; rows * columns],
        }
    }

    /// The identity.
    #[must_use]
    pub fn identity(size: usize) -> Self {
        let mut matrix = Self::zeros(size, size);
        for i in 0..size {
            matrix[(i, i)] = 1.0;
        }
        matrix
    }

    /// Number of rows.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// Number of columns.
    #[must_use]
    pub const fn columns(&self) -> usize {
        self.columns
    }

    /// One row.
    #[must_use]
    pub fn row(&self, i: usize) -> &[f64] {
        &self.cells[i * self.columns..(i + 1) * self.columns]
    }

    /// The transposed matrix.
    #[must_use]
    pub fn transposed(&self) -> Self {
        let mut result = Self::zeros(self.columns, self.rows);
        for i in 0..self.rows {
            for j in 0..self.columns {
                result[(j, i)] = self[(i, j)];
            }
        }
        result
    }

    /// The product `self * other`.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        let mut result = Self::zeros(self.rows, other.columns);
        for i in 0..self.rows {
            for h in 0..self.columns {
                let factor = self[(i, h)];
                for j in 0..other.columns {
                    result[(i, j)] += factor * other[(h, j)];
                }
            }
        }
        result
    }

    /// The product `self * vector`.
    #[must_use]
    pub fn apply(&self, vector: &[f64]) -> Vec<f64> {
        (0..self.rows).map(|i| dot(self.row(i), vector)).collect()
    }

    /// The sub-matrix of the given rows and columns.
    #[must_use]
    pub fn select(&self, rows: &[usize], columns: &[usize]) -> Self {
        let mut result = Self::zeros(rows.len(), columns.len());
        for (a, &i) in rows.iter().enumerate() {
            for (b, &j) in columns.iter().enumerate() {
                result[(a, b)] = self[(i, j)];
            }
        }
        result
    }

    /// `self + factor * other`.
    pub fn add(&mut self, factor: f64, other: &Self) {
        for (a, b) in self.cells.iter_mut().zip(&other.cells) {
            *a += factor * b;
        }
    }

    /// The inverse by Gauss-Jordan elimination with partial pivoting on equilibrated rows and columns; `None` if singular.
    #[must_use]
    pub fn inverse(&self) -> Option<Self> {
        let n = self.rows;
        let mut a = self.clone();
        let mut inverse = Self::identity(n);
        let scale = |values: &mut dyn Iterator<Item = f64>| {
            let largest = values.fold(0.0f64, |m, v| m.max(v.abs()));
            if largest > 0.0 { 1.0 / largest } else { 1.0 }
        };
        let row_scale: Vec<f64> = (0..n)
            .map(|i| scale(&mut (0..n).map(|j| self[(i, j)])))
            .collect();
        for i in 0..n {
            for j in 0..n {
                a[(i, j)] *= row_scale[i];
            }
        }
        let column_scale: Vec<f64> = (0..n)
            .map(|j| scale(&mut (0..n).map(|i| a[(i, j)])))
            .collect();
        for i in 0..n {
            for j in 0..n {
                a[(i, j)] *= column_scale[j];
            }
        }
        for column in 0..n {
            let pivot = (column..n)
                .max_by(|&p, &q| a[(p, column)].abs().total_cmp(&a[(q, column)].abs()))?;
            if a[(pivot, column)].abs() < 1e-13 || !a[(pivot, column)].is_finite() {
                return None;
            }
            if pivot != column {
                for j in 0..n {
                    a.cells.swap(pivot * n + j, column * n + j);
                    inverse.cells.swap(pivot * n + j, column * n + j);
                }
            }
            let by = 1.0 / a[(column, column)];
            for j in 0..n {
                a[(column, j)] *= by;
                inverse[(column, j)] *= by;
            }
            for i in 0..n {
                let factor = a[(i, column)];
                if i != column && factor != 0.0 {
                    for j in 0..n {
                        let (x, y) = (a[(column, j)], inverse[(column, j)]);
                        a[(i, j)] -= factor * x;
                        inverse[(i, j)] -= factor * y;
                    }
                }
            }
        }
        for i in 0..n {
            for j in 0..n {
                inverse[(i, j)] *= column_scale[i] * row_scale[j];
            }
        }
        Some(inverse)
    }

    /// Eigenvalues (descending) and eigenvectors (columns) of a symmetric matrix, by Jacobi rotations.
    #[must_use]
    pub fn eigen(&self) -> (Vec<f64>, Self) {
        let n = self.rows;
        let mut a = self.clone();
        let mut vectors = Self::identity(n);
        for _sweep in 0..60 {
            let off: f64 = (0..n)
                .flat_map(|i| (0..i).map(move |j| (i, j)))
                .map(|c| a[c] * a[c])
                .sum();
            let diagonal: f64 = (0..n).map(|i| a[(i, i)] * a[(i, i)]).sum();
            if off <= 1e-28 * diagonal {
                break;
            }
            for p in 0..n {
                for q in p + 1..n {
                    if a[(p, q)] == 0.0 {
                        continue;
                    }
                    let theta = (a[(q, q)] - a[(p, p)]) / (2.0 * a[(p, q)]);
                    let t = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
                    let t = if theta == 0.0 { 1.0 } else { t };
                    let c = 1.0 / (t * t + 1.0).sqrt();
                    let s = t * c;
                    for h in 0..n {
                        let (x, y) = (a[(h, p)], a[(h, q)]);
                        a[(h, p)] = c * x - s * y;
                        a[(h, q)] = s * x + c * y;
                    }
                    for h in 0..n {
                        let (x, y) = (a[(p, h)], a[(q, h)]);
                        a[(p, h)] = c * x - s * y;
                        a[(q, h)] = s * x + c * y;
                    }
                    for h in 0..n {
                        let (x, y) = (vectors[(h, p)], vectors[(h, q)]);
                        vectors[(h, p)] = c * x - s * y;
                        vectors[(h, q)] = s * x + c * y;
                    }
                }
            }
        }
        let mut order: Vec<usize> = (0..n).collect();
        order.sort_by(|&p, &q| a[(q, q)].total_cmp(&a[(p, p)]));
        let all: Vec<usize> = (0..n).collect();
        (
            order.iter().map(|&i| a[(i, i)]).collect(),
            vectors.select(&all, &order),
        )
    }
}

impl std::ops::Index<(usize, usize)> for Matrix {
    type Output = f64;
    fn index(&self, (i, j): (usize, usize)) -> &f64 {
        &self.cells[i * self.columns + j]
    }
}

impl std::ops::IndexMut<(usize, usize)> for Matrix {
    fn index_mut(&mut self, (i, j): (usize, usize)) -> &mut f64 {
        &mut self.cells[i * self.columns + j]
    }
}

/// The inner product.
#[inline]
#[must_use]
pub(crate) fn dot(a: &[f64], b: &[f64]) -> f64 {
    // Four running sums: the order is fixed, and the compiler may use vector instructions.
    let mut sums = [0.0; 4];
    let (a4, a_rest) = a.as_chunks::<4>();
    let (b4, b_rest) = b.as_chunks::<4>();
    for (x, y) in a4.iter().zip(b4) {
        for lane in 0..4 {
            sums[lane] += x[lane] * y[lane];
        }
    }
    let rest: f64 = a_rest.iter().zip(b_rest).map(|(x, y)| x * y).sum();
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
}
