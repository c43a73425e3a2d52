//! Minimising a smooth function of a few dozen numbers: BFGS (Nocedal & Wright 2006, *Numerical
//! Optimization*, ch. 6) with differences for slopes.

const H: f64 = 1e-4;

/// Slopes by central differences.
pub(crate) fn gradient(f: &impl Fn(&[f64]) -> f64, x: &[f64]) -> Vec<f64> {
    (0..x.len())
        .map(|i| {
            let mut at = x.to_vec();
            at[i] = x[i] + H;
            let above = f(&at);
            at[i] = x[i] - H;
            (above - f(&at)) / (2.0 * H)
        })
        .collect()
}

/// Second derivatives, symmetric, by differences of slopes.
pub(crate) fn hessian(f: &impl Fn(&[f64]) -> f64, x: &[f64]) -> Vec<f64> {
    let n = x.len();
    let step = 1e-3;
    let rows: Vec<Vec<f64>> = (0..n)
        .map(|i| {
            let mut at = x.to_vec();
            at[i] += step;
            let above = gradient(f, &at);
            at[i] -= 2.0 * step;
            let below = gradient(f, &at);
            above
                .iter()
                .zip(below)
                .map(|(a, b)| (a - b) / (2.0 * step))
                .collect()
        })
        .collect();
    (0..n * n)
        .map(|at| 0.5 * (rows[at / n][at % n] + rows[at % n][at / n]))
        .collect()
}

/// A minimum near `x`, and whether the slopes came below `tolerance` within `steps`.
pub(crate) fn minimise(
    f: &impl Fn(&[f64]) -> f64,
    mut x: Vec<f64>,
    steps: usize,
    tolerance: f64,
) -> (Vec<f64>, bool) {
    let n = x.len();
    let mut inverse: Vec<f64> = (0..n * n)
        .map(|at| f64::from(u8::from(at / n == at % n)))
        .collect();
    let (mut value, mut slope) = (f(&x), gradient(f, &x));
    for step in 0..steps {
        if slope.iter().all(|g| g.abs() < tolerance) {
            return (x, true);
        }
        let mut direction: Vec<f64> = (0..n)
            .map(|i| -(0..n).map(|j| inverse[i * n + j] * slope[j]).sum::<f64>())
            .collect();
        let longest = direction.iter().fold(0.0_f64, |most, d| most.max(d.abs()));
        if step == 0 || longest > 1.0 {
            direction
                .iter_mut()
                .for_each(|d| *d *= 0.5 / longest.max(1e-12));
        }
        let descent: f64 = direction.iter().zip(&slope).map(|(d, g)| d * g).sum();
        let mut length = 1.0;
        let moved = loop {
            let at: Vec<f64> = x
                .iter()
                .zip(&direction)
                .map(|(x, d)| x + length * d)
                .collect();
            let there = f(&at);
            if there <= value + 1e-4 * length * descent {
                break Some((at, there));
            }
            length *= 0.5;
            if length < 1e-8 {
                break None;
            }
        };
        let Some((at, there)) = moved else {
            return (x, slope.iter().all(|g| g.abs() < 10.0 * tolerance));
        };
        let next = gradient(f, &at);
        let s: Vec<f64> = at.iter().zip(&x).map(|(a, b)| a - b).collect();
        let y: Vec<f64> = next.iter().zip(&slope).map(|(a, b)| a - b).collect();
        update(&mut inverse, &s, &y);
        (x, value, slope) = (at, there, next);
    }
    let done = slope.iter().all(|g| g.abs() < tolerance);
    (x, done)
}

/// H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ.
fn update(inverse: &mut [f64], s: &[f64], y: &[f64]) {
    let n = s.len();
    let curvature: f64 = s.iter().zip(y).map(|(s, y)| s * y).sum();
    if curvature <= 1e-10 {
        return;
    }
    let rho = 1.0 / curvature;
    let hy: Vec<f64> = (0..n)
        .map(|i| (0..n).map(|j| inverse[i * n + j] * y[j]).sum())
        .collect();
    let yhy: f64 = y.iter().zip(&hy).map(|(y, h)| y * h).sum();
    for i in 0..n {
        for j in 0..n {
            inverse[i * n + j] +=
                rho * ((1.0 + rho * yhy) * s[i] * s[j] - hy[i] * s[j] - s[i] * hy[j]);
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn finds_the_bottom_of_a_curved_valley() {
        let f = |x: &[f64]| (1.0 - x[0]).powi(2) + 20.0 * (x[1] - x[0] * x[0]).powi(2);
        let (x, done) = super::minimise(&f, vec![-1.0, 1.0], 200, 1e-5);
        assert!(
            done && (x[0] - 1.0).abs() < 1e-4 && (x[1] - 1.0).abs() < 1e-4,
            "{x:?}"
        );
        let h = super::hessian(&f, &[1.0, 1.0]);
        assert!(
            (h[0] - 162.0).abs() < 1e-2 && (h[1] + 80.0).abs() < 1e-2 && (h[3] - 40.0).abs() < 1e-2
        );
    }
}
