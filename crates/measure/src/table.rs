//! The table of joint ratings, of which nearly every measure of this crate is a function.

use crate::{Measured, Unknown};

/// The largest number of levels that a rating may have.
pub(crate) const MAX_LEVELS: usize = 4;

/// How far apart two levels count as being.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Distance {
    /// 1 if the levels differ, else 0.
    Nominal,
    /// |a − b| / m, where m is the largest difference possible.
    Linear,
    /// ((a − b) / m)².
    Quadratic,
}

impl Distance {
    /// All three, in the order of the documentation.
    pub const ALL: [Self; 3] = [Self::Nominal, Self::Linear, Self::Quadratic];

    /// The distance before division by that of the lowest and the highest level.
    pub(crate) fn whole(self, a: usize, b: usize) -> u64 {
        let apart = a.abs_diff(b) as u64;
        match self {
            Self::Nominal => u64::from(apart > 0),
            Self::Linear => apart,
            Self::Quadratic => apart * apart,
        }
    }

    /// The distance of two levels, where `top` is the highest level.
    #[must_use]
    pub fn between(self, a: usize, b: usize, top: usize) -> f64 {
        self.whole(a, b) as f64 / self.whole(0, top).max(1) as f64
    }
}

/// How often the first state was rated `a` where the second was rated `b`.
///
/// Levels are 0 … k − 1; all k count in the largest distance, even those that nobody uses.
///
/// ```
/// use comity_measure::Table;
/// // States A and D of the worked example: alliances with five members, levels 0 to 3.
/// let table = Table::of(4, &[3, 3, 0, 1, 0], &[1, 0, 2, 3, 0])?;
/// assert_eq!(table.n(), 5);
/// assert_eq!(table.count(0, 2), 1);
/// # Ok::<(), comity_measure::Unknown>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    levels: usize,
    counts: [u32; MAX_LEVELS * MAX_LEVELS],
}

impl Table {
    /// An empty table with `levels` levels (2 to 4).
    ///
    /// # Errors
    /// [`Unknown::InvalidInput`] for any other number of levels.
    pub fn new(levels: usize) -> Measured<Self> {
        if !(2..=MAX_LEVELS).contains(&levels) {
            return Err(Unknown::InvalidInput(
                "a rating has two, three or four levels",
            ));
        }
        Ok(Self {
            levels,
            counts: [0; MAX_LEVELS * MAX_LEVELS],
        })
    }

    /// The table of two rows of ratings of the same objects.
    ///
    /// # Errors
    /// [`Unknown::InvalidInput`] for rows of unequal length or a rating beyond the highest level.
    pub fn of(levels: usize, x: &[u8], y: &[u8]) -> Measured<Self> {
        if x.len() != y.len() {
            return Err(Unknown::InvalidInput(
                "both states must rate the same objects",
            ));
        }
        let mut table = Self::new(levels)?;
        for (&a, &b) in x.iter().zip(y) {
            if usize::from(a) >= levels || usize::from(b) >= levels {
                return Err(Unknown::InvalidInput(
                    "a rating lies beyond the highest level",
                ));
            }
            table.counts[usize::from(a) * MAX_LEVELS + usize::from(b)] += 1;
        }
        Ok(table)
    }

    pub(crate) fn from_cells(levels: usize, counts: [u32; MAX_LEVELS * MAX_LEVELS]) -> Self {
        Self { levels, counts }
    }

    /// The number of levels, k.
    #[must_use]
    pub fn levels(&self) -> usize {
        self.levels
    }

    /// The highest level, m = k − 1.
    #[must_use]
    pub fn top(&self) -> usize {
        self.levels - 1
    }

    /// The number of rated objects.
    #[must_use]
    pub fn n(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// Objects rated `a` by the first state and `b` by the second; 0 beyond the highest level.
    #[must_use]
    pub fn count(&self, a: usize, b: usize) -> u32 {
        if a < self.levels && b < self.levels {
            self.counts[a * MAX_LEVELS + b]
        } else {
            0
        }
    }

    /// How often the first state uses each level.
    #[must_use]
    pub fn rows(&self) -> [u32; MAX_LEVELS] {
        std::array::from_fn(|a| {
            (0..MAX_LEVELS)
                .map(|b| self.counts[a * MAX_LEVELS + b])
                .sum()
        })
    }

    /// How often the second state uses each level.
    #[must_use]
    pub fn columns(&self) -> [u32; MAX_LEVELS] {
        std::array::from_fn(|b| {
            (0..MAX_LEVELS)
                .map(|a| self.counts[a * MAX_LEVELS + b])
                .sum()
        })
    }

    /// The same objects with every level above 0 read as 1.
    #[must_use]
    pub fn binary(&self) -> Self {
        let mut counts = [0; MAX_LEVELS * MAX_LEVELS];
        for a in 0..self.levels {
            for b in 0..self.levels {
                counts[a.min(1) * MAX_LEVELS + b.min(1)] += self.count(a, b);
            }
        }
        Self { levels: 2, counts }
    }

    /// Whether both states use one and the same level throughout. Decided on counts, not on a threshold.
    #[must_use]
    pub fn is_constant(&self) -> bool {
        let n = self.n();
        (0..self.levels).any(|a| self.counts[a * MAX_LEVELS + a] == n)
    }

    /// The observed disagreement D_o = Σ v_ab N_ab / n.
    ///
    /// # Errors
    /// [`Unknown::NoCoverage`] if nothing is rated.
    pub fn observed(&self, distance: Distance) -> Measured {
        let spread = self.spread(distance)?;
        Ok(spread.observed / (spread.n * spread.scale))
    }

    /// Sums of whole distances: observed, and expected from each state's own and from the pooled shares.
    pub(crate) fn spread(&self, distance: Distance) -> Measured<Spread> {
        let n = self.n();
        if n == 0 {
            return Err(Unknown::NoCoverage(
                "there is nothing that both states are rated on",
            ));
        }
        let (rows, columns) = (self.rows(), self.columns());
        let (mut observed, mut own, mut pooled) = (0_u64, 0_u64, 0_u64);
        for a in 0..self.levels {
            for b in 0..self.levels {
                let v = distance.whole(a, b);
                observed += v * u64::from(self.counts[a * MAX_LEVELS + b]);
                own += v * u64::from(rows[a]) * u64::from(columns[b]);
                pooled += v * u64::from(rows[a] + columns[a]) * u64::from(rows[b] + columns[b]);
            }
        }
        Ok(Spread {
            n: f64::from(n),
            scale: distance.whole(0, self.top()) as f64,
            observed: observed as f64,
            own: own as f64,
            pooled: pooled as f64,
        })
    }
}

/// Disagreement as observed and as expected by chance, in whole numbers, so that equal things are equal.
pub(crate) struct Spread {
    /// Rated objects.
    pub(crate) n: f64,
    /// The whole distance of the lowest and the highest level: what the sums are divided by.
    pub(crate) scale: f64,
    /// Σ v N_ab = D_o · n · scale.
    pub(crate) observed: f64,
    /// Σ v N_a. N_.b = D_κ · n² · scale.
    pub(crate) own: f64,
    /// Σ v (N_a. + N_.a)(N_b. + N_.b) = D_π · 4n² · scale.
    pub(crate) pooled: f64,
}
