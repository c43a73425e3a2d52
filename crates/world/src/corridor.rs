//! Corridors: stages in series, corridors in parallel.

/// What moved over corridors in parallel.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Moved {
    /// Tonnes a week over each corridor.
    pub by_corridor: Vec<f64>,
    /// Whether each corridor was asked for at least what it can carry.
    pub full: Vec<bool>,
    /// Tonnes a week in all.
    pub total: f64,
}

/// Splits `wanted` tonnes a week over corridors by `shares`; what one cannot carry goes to the others in turn.
///
/// `shares` need not sum to one; all zero means equal parts. Capacities are tonnes a week, infinity allowed.
///
/// ```
/// let moved = comity_world::corridor::split(100.0, &[0.5, 0.5], &[20.0, 200.0]);
/// assert_eq!(moved.by_corridor, [20.0, 80.0]);
/// assert_eq!(moved.full, [true, false]);
/// ```
#[must_use]
pub fn split(wanted: f64, shares: &[f64], capacities: &[f64]) -> Moved {
    let sum: f64 = shares.iter().sum();
    let equal = 1.0 / shares.len().max(1) as f64;
    let mut by_corridor = Vec::with_capacity(shares.len());
    let mut full = Vec::with_capacity(shares.len());
    for (&share, &capacity) in shares.iter().zip(capacities) {
        let asked = wanted * if sum > 0.0 { share / sum } else { equal };
        full.push(asked >= capacity);
        by_corridor.push(asked.min(capacity));
    }
    let mut over = wanted - by_corridor.iter().sum::<f64>();
    for (k, &capacity) in capacities.iter().enumerate() {
        if over <= 0.0 {
            break;
        }
        let extra = over.min(capacity - by_corridor[k]).max(0.0);
        by_corridor[k] += extra;
        over -= extra;
        full[k] |= extra > 0.0 && by_corridor[k] >= capacity;
    }
    let total = by_corridor.iter().sum();
    Moved {
        by_corridor,
        full,
        total,
    }
}

/// The narrowest of stages in series and its capacity times the fraction of time the corridor is up.
/// `None` where there is no stage.
#[must_use]
pub fn narrowest(stages: &[f64], up: f64) -> Option<(usize, f64)> {
    stages
        .iter()
        .copied()
        .enumerate()
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(k, capacity)| (k, capacity * up))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_is_split_by_share() {
        let moved = split(10.0, &[1.0, 3.0], &[100.0, 100.0]);
        assert_eq!(moved.by_corridor, [2.5, 7.5]);
        assert_eq!(moved.full, [false, false]);
    }

    #[test]
    fn nothing_moves_beyond_the_sum_of_capacities() {
        let moved = split(1000.0, &[0.9, 0.1], &[20.0, 30.0]);
        assert!((moved.total - 50.0).abs() < 1e-12);
        assert_eq!(moved.full, [true, true]);
        assert_eq!(
            split(5.0, &[0.2, 0.8], &[f64::INFINITY, 0.0]).by_corridor,
            [5.0, 0.0]
        );
    }

    #[test]
    fn the_narrowest_stage_decides() {
        assert_eq!(narrowest(&[30.0, 10.0, 20.0], 0.5), Some((1, 5.0)));
        assert_eq!(narrowest(&[], 1.0), None);
    }
}
