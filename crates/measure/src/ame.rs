//! A latent-space benchmark: additive and multiplicative effects of a symmetric table, by least squares.
//!
//! Hoff 2021, "Additive and Multiplicative Effects Network Models", *Statistical Science* 36(1): 34–50.
//!
//! ```text
//! y_ij = μ + a_i + a_j + Σ_k w_k v_ik v_jk + ε_ij
//! ```
//! Signs and rotation of v are arbitrary: only products compare. The full model is fitted by Markov chains
//! (R package amen); this is its least-squares benchmark, to hold the closeness index against.

use crate::{Measured, Unknown};

/// The benchmark's fit.
#[derive(Debug, Clone)]
pub struct Ame {
    /// Mean of the filled-in table.
    pub mean: f64,
    /// Additive effects.
    pub additive: Vec<f64>,
    /// The eigenvalues largest in absolute value, in that order.
    pub values: Vec<f64>,
    /// Their unit vectors.
    pub vectors: Vec<Vec<f64>>,
    /// Fitted values, row by row: predictions where the table is unknown.
    pub fitted: Vec<f64>,
    /// Share of the variance of known pairs that is fitted.
    pub r_squared: f64,
    /// Rounds taken.
    pub rounds: usize,
    /// Whether the fitted values came to rest.
    pub converged: bool,
}

/// Fits a symmetric `n` × `n` table, row by row, of which unknown pairs (and the diagonal) are `None`.
/// Stops when no fitted value moves by `tolerance` in a round, or after `rounds`.
///
/// # Errors
/// [`Unknown::InvalidInput`] unless the table is square, symmetric and larger than `k`;
/// [`Unknown::NoCoverage`] if no pair is known; [`Unknown::NoVariance`] if all known pairs are equal.
pub fn ame(
    n: usize,
    table: &[Option<f64>],
    k: usize,
    rounds: usize,
    tolerance: f64,
) -> Measured<Ame> {
    if table.len() != n * n
        || k >= n
        || (0..n * n).any(|at| table[at] != table[(at % n) * n + at / n])
    {
        return Err(Unknown::InvalidInput(
            "the table must be square, symmetric and larger than the number of dimensions",
        ));
    }
    let known: Vec<(usize, f64)> = pairs(n).filter_map(|at| Some((at, table[at]?))).collect();
    if known.is_empty() {
        return Err(Unknown::NoCoverage("no pair is known"));
    }
    let centre = known.iter().map(|(_, y)| y).sum::<f64>() / known.len() as f64;
    let total: f64 = known.iter().map(|(_, y)| (y - centre).powi(2)).sum();
    if known.iter().all(|(_, y)| *y == known[0].1) {
        return Err(Unknown::NoVariance);
    }
    let off_diagonal = |at: usize| at / n != at % n;
    let mut x: Vec<f64> = (0..n * n)
        .map(|at| table[at].filter(|_| off_diagonal(at)).unwrap_or(centre))
        .collect();
    let mut fit = Ame {
        mean: 0.0,
        additive: Vec::new(),
        values: Vec::new(),
        vectors: start(n, k),
        fitted: vec![f64::INFINITY; n * n],
        r_squared: 0.0,
        rounds: 0,
        converged: false,
    };
    while fit.rounds < rounds && !fit.converged {
        let moved = fit.round(n, &x);
        fit.rounds += 1;
        fit.converged = moved < tolerance;
        for at in 0..n * n {
            x[at] = table[at]
                .filter(|_| off_diagonal(at))
                .unwrap_or(fit.fitted[at]);
        }
    }
    let missed: f64 = known
        .iter()
        .map(|&(at, y)| (y - fit.fitted[at]).powi(2))
        .sum();
    fit.r_squared = 1.0 - missed / total;
    Ok(fit)
}

impl Ame {
    /// Closeness of two places net of popularity: Σ w v_i v_j.
    #[must_use]
    pub fn product(&self, i: usize, j: usize) -> f64 {
        self.values
            .iter()
            .zip(&self.vectors)
            .map(|(w, v)| w * v[i] * v[j])
            .sum()
    }

    /// One round on a filled-in table; the largest move of a fitted value.
    fn round(&mut self, n: usize, x: &[f64]) -> f64 {
        self.mean = x.iter().sum::<f64>() / (n * n) as f64;
        self.additive = x
            .chunks_exact(n)
            .map(|row| row.iter().sum::<f64>() / n as f64 - self.mean)
            .collect();
        let additive = |i: usize, j: usize| self.mean + self.additive[i] + self.additive[j];
        let rest: Vec<f64> = (0..n * n)
            .map(|at| x[at] - additive(at / n, at % n))
            .collect();
        if !self.vectors.is_empty() {
            (self.values, self.vectors) = leading(n, &rest, std::mem::take(&mut self.vectors));
        }
        let mut moved = 0.0_f64;
        for at in 0..n * n {
            let (i, j) = (at / n, at % n);
            let fitted = self.mean + self.additive[i] + self.additive[j] + self.product(i, j);
            moved = moved.max((fitted - self.fitted[at]).abs());
            self.fitted[at] = fitted;
        }
        moved
    }
}

fn pairs(n: usize) -> impl Iterator<Item = usize> {
    (0..n).flat_map(move |i| (i + 1..n).map(move |j| i * n + j))
}

/// Vectors to start from that no symmetry of a table is likely to share.
fn start(n: usize, k: usize) -> Vec<Vec<f64>> {
    (0..k)
        .map(|c| {
            (0..n)
                .map(|i| ((i * (2 * c + 3) + c) as f64 * 0.754_877_666).fract() - 0.5)
                .collect()
        })
        .collect()
}

/// The eigenpairs largest in absolute value, by orthogonal iteration from `vectors` with a
/// Rayleigh–Ritz turn at the end.
fn leading(n: usize, matrix: &[f64], mut vectors: Vec<Vec<f64>>) -> (Vec<f64>, Vec<Vec<f64>>) {
    let times = |v: &[f64]| -> Vec<f64> {
        matrix
            .chunks_exact(n)
            .map(|row| row.iter().zip(v).map(|(m, v)| m * v).sum())
            .collect()
    };
    let k = vectors.len();
    orthonormalise(&mut vectors);
    let mut values = vec![0.0; k];
    for _ in 0..5_000 {
        let images: Vec<Vec<f64>> = vectors.iter().map(|v| times(v)).collect();
        let small: Vec<f64> = (0..k * k)
            .map(|at| dot(&vectors[at / k], &images[at % k]))
            .collect();
        let (ritz, turn) = jacobi(k, small);
        let turned = |of: &[Vec<f64>], c: usize| -> Vec<f64> {
            (0..n)
                .map(|i| (0..k).map(|b| turn[b * k + c] * of[b][i]).sum())
                .collect()
        };
        let mut order: Vec<usize> = (0..k).collect();
        order.sort_by(|&a, &b| ritz[b].abs().total_cmp(&ritz[a].abs()));
        let old: Vec<Vec<f64>> = order.iter().map(|&c| turned(&vectors, c)).collect();
        let new: Vec<Vec<f64>> = order.iter().map(|&c| turned(&images, c)).collect();
        values = order.iter().map(|&c| ritz[c]).collect();
        let missed = (0..k)
            .map(|c| {
                new[c]
                    .iter()
                    .zip(&old[c])
                    .map(|(y, x)| (y - values[c] * x).abs())
                    .fold(0.0, f64::max)
            })
            .fold(0.0, f64::max);
        vectors = old;
        if missed < 1e-14 * values[0].abs().max(1e-300) {
            break;
        }
        vectors = new;
        orthonormalise(&mut vectors);
    }
    (values, vectors)
}

fn dot(x: &[f64], y: &[f64]) -> f64 {
    x.iter().zip(y).map(|(x, y)| x * y).sum()
}

fn orthonormalise(vectors: &mut [Vec<f64>]) {
    for at in 0..vectors.len() {
        let (done, rest) = vectors.split_at_mut(at);
        let own = &mut rest[0];
        for _ in 0..2 {
            for other in done.iter() {
                let along = dot(own, other);
                own.iter_mut().zip(other).for_each(|(x, o)| *x -= along * o);
            }
        }
        let length = dot(own, own).sqrt().max(1e-300);
        own.iter_mut().for_each(|x| *x /= length);
    }
}

/// Eigenvalues and vectors (in columns) of a small symmetric matrix by Jacobi's rotations.
fn jacobi(n: usize, mut a: Vec<f64>) -> (Vec<f64>, Vec<f64>) {
    let mut v: Vec<f64> = (0..n * n)
        .map(|at| f64::from(u8::from(at / n == at % n)))
        .collect();
    for _ in 0..60 {
        for (p, q) in (0..n).flat_map(|p| (p + 1..n).map(move |q| (p, q))) {
            if a[p * n + q].abs() < 1e-300 {
                continue;
            }
            let angle = 0.5 * (2.0 * a[p * n + q]).atan2(a[q * n + q] - a[p * n + p]);
            let (s, c) = angle.sin_cos();
            for i in 0..n {
                let (x, y) = (a[i * n + p], a[i * n + q]);
                (a[i * n + p], a[i * n + q]) = (c * x - s * y, s * x + c * y);
            }
            for i in 0..n {
                let (x, y) = (a[p * n + i], a[q * n + i]);
                (a[p * n + i], a[q * n + i]) = (c * x - s * y, s * x + c * y);
                let (x, y) = (v[i * n + p], v[i * n + q]);
                (v[i * n + p], v[i * n + q]) = (c * x - s * y, s * x + c * y);
            }
        }
    }
    ((0..n).map(|i| a[i * n + i]).collect(), v)
}
