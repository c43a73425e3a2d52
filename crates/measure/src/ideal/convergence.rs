//! Have the chains come together, and how many independent draws are they worth?
//!
//! Split-R̂ and effective sample size after Gelman et al. 2013, *Bayesian Data Analysis*, 3rd ed., 11.4–11.5,
//! with Geyer's initial monotone sequence (Geyer 1992, *Statistical Science* 7(4): 473–483).

/// (R̂, effective sample size) of draws that come chain by chain; `None` if there are fewer than eight a
/// chain or if they do not move.
pub(crate) fn of(draws: &[f64], chains: usize) -> Option<(f64, f64)> {
    let length = draws.len().checked_div(chains)? / 2;
    if length < 4 {
        return None;
    }
    // Every chain is split in two, so that a drift within a chain shows as well.
    let halves: Vec<&[f64]> = draws
        .chunks_exact(draws.len() / chains)
        .flat_map(|chain| [&chain[..length], &chain[chain.len() - length..]])
        .collect();
    let (m, n) = (halves.len() as f64, length as f64);
    let means: Vec<f64> = halves
        .iter()
        .map(|half| half.iter().sum::<f64>() / n)
        .collect();
    let grand = means.iter().sum::<f64>() / m;
    let between = n * means.iter().map(|mean| (mean - grand).powi(2)).sum::<f64>() / (m - 1.0);
    let squares = |lag: usize| -> f64 {
        let lagged = |half: &[f64], mean: f64| -> f64 {
            half.iter()
                .zip(&half[lag..])
                .map(|(x, y)| (x - mean) * (y - mean))
                .sum()
        };
        halves
            .iter()
            .zip(&means)
            .map(|(half, &mean)| lagged(half, mean))
            .sum::<f64>()
            / m
    };
    let within = squares(0) / (n - 1.0);
    if within <= 0.0 || !within.is_finite() {
        return None;
    }
    let total = (n - 1.0) / n * within + between / n;
    let correlation = |lag: usize| 1.0 - (within - squares(lag) / (n - 1.0)) / total;
    let (mut sum, mut last) = (0.0, f64::INFINITY);
    for pair in 0..length / 2 {
        let next = correlation(2 * pair) + correlation(2 * pair + 1);
        if next <= 0.0 {
            break;
        }
        last = last.min(next);
        sum += last;
    }
    // As in Stan, the estimate is capped: antithetic chains are not credited without bound.
    let all = m * n;
    let time = (2.0 * sum - 1.0).max(1.0 / all.log10());
    Some(((total / within).sqrt(), all / time))
}

#[cfg(test)]
mod tests {
    use super::super::key::Key;
    use rand_distr::{Distribution, StandardNormal};

    fn autoregressive(rho: f64, start: f64, seed: u64) -> Vec<f64> {
        let mut stream = Key::new(seed).stream();
        let mut x = start;
        (0..4_000)
            .map(|_| {
                let z: f64 = StandardNormal.sample(&mut stream);
                x = rho * x + (1.0 - rho * rho).sqrt() * z;
                x
            })
            .collect()
    }

    #[test]
    fn effective_size_of_known_chains() {
        let chains = [autoregressive(0.8, 0.0, 1), autoregressive(0.8, 0.0, 2)].concat();
        let (r_hat, effective) = super::of(&chains, 2).unwrap();
        // In theory 8,000 · (1 − 0.8) / (1 + 0.8) = 889.
        assert!((700.0..1_100.0).contains(&effective), "{effective}");
        assert!((0.999..1.02).contains(&r_hat), "{r_hat}");
    }

    #[test]
    fn chains_apart_are_seen() {
        let away: Vec<f64> = autoregressive(0.5, 0.0, 4)
            .iter()
            .map(|x| x + 2.0)
            .collect();
        let (r_hat, effective) =
            super::of(&[autoregressive(0.5, 0.0, 3), away].concat(), 2).unwrap();
        assert!(r_hat > 1.3 && effective < 20.0, "{r_hat} {effective}");
        assert_eq!(super::of(&[1.0; 100], 2), None);
        assert_eq!(super::of(&[1.0, 2.0], 2), None);
    }
}
