//! Where the density is evaluated, and integrals over it.

/// Nodes and weights of the 15-point Gauss–Hermite rule for a standard normal, made once by Newton's method.
pub(super) fn hermite() -> Vec<(f64, f64)> {
    const N: usize = 15;
    // Orthonormal probabilists' Hermite functions without their weight; roots by scanning for sign changes.
    let value = |x: f64| {
        let (mut before, mut now) = (0.0, 1.0);
        for k in 0..N {
            let next = (x * now - (k as f64).sqrt() * before) / ((k + 1) as f64).sqrt();
            before = now;
            now = next;
        }
        (now, before)
    };
    let mut nodes = Vec::with_capacity(N);
    let steps = 4000;
    // No grid point falls on a root: the middle one is 0.
    let at = |k: i32| -8.003 + 16.0 * f64::from(k) / f64::from(steps);
    for k in 0..steps {
        let (mut a, mut b) = (at(k), at(k + 1));
        if value(a).0 * value(b).0 > 0.0 {
            continue;
        }
        for _ in 0..60 {
            let middle = 0.5 * (a + b);
            if value(a).0 * value(middle).0 <= 0.0 {
                b = middle;
            } else {
                a = middle;
            }
        }
        let root = 0.5 * (a + b);
        // Weight 1/(N·h_{N−1}(root)²) for the orthonormal polynomials.
        nodes.push((root, 1.0 / (N as f64 * value(root).1.powi(2))));
    }
    nodes
}

/// Nodes of log q and the length that each stands for, per unit step: `centre + scale·sinh u`, so that the middle is fine and the
/// tails reach far; `half` nodes on either side of the centre.
pub(super) fn grid(middles: &[f64], spreads: &[f64], half: i32) -> (Vec<f64>, Vec<f64>) {
    const REACH: f64 = 12.0;
    let low = middles.iter().copied().fold(f64::INFINITY, f64::min);
    let high = middles.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let narrowest = spreads.iter().copied().fold(f64::INFINITY, f64::min);
    let scale = narrowest.max(0.25 * (high - low));
    let step = REACH / f64::from(half);
    (-half..=half)
        .map(|k| {
            let u = f64::from(k) * step;
            (
                0.5 * (low + high) + scale * u.sinh(),
                scale * u.cosh() * step,
            )
        })
        .unzip()
}

/// The running integral at the nodes of a function on a grid of unit steps: a cubic through four neighbours in each step, so that
/// the error is of fourth order.
pub(super) fn running_integral(f: &[f64]) -> Vec<f64> {
    let n = f.len();
    let at = |k: isize| {
        f.get(k.clamp(0, n as isize - 1) as usize)
            .copied()
            .unwrap_or(0.0)
    };
    let mut sum = 0.0;
    let mut out = Vec::with_capacity(n);
    out.push(0.0);
    for k in 1..n as isize {
        sum += (13.0 * (at(k - 1) + at(k)) - at(k - 2) - at(k + 1)) / 24.0;
        out.push(sum);
    }
    out
}

/// Local maxima that stand out of the valley beside them by a twentieth of the highest.
pub(super) fn modes(nodes: &[f64], density: &[f64]) -> Vec<f64> {
    let top = density.iter().copied().fold(0.0, f64::max);
    let mut modes: Vec<(f64, f64)> = Vec::new();
    let mut valley = 0.0;
    for k in 1..density.len().saturating_sub(1) {
        let (before, now, after) = (density[k - 1], density[k], density[k + 1]);
        if now > before && now >= after && now > 0.05 * top {
            match modes.last_mut() {
                // Too shallow a valley between two peaks: they are one.
                Some(last) if valley > last.1.min(now) - 0.05 * top => {
                    if now > last.1 {
                        *last = (nodes[k], now);
                    }
                }
                _ => modes.push((nodes[k], now)),
            }
            valley = now;
        }
        valley = f64::min(valley, now);
    }
    modes.into_iter().map(|(log_q, _)| log_q.exp()).collect()
}
