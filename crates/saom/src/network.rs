//! The state of one network while it changes: bit rows, degrees, and the tables of two-paths that effects ask for.

/// Which tables of two-paths a network keeps up to date (a toggle costs one pass over two rows for each).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tables {
    /// `(xx)_ij = sum_h x_ih x_hj` and its transpose.
    pub paths: bool,
    /// `(xx')_ij = sum_h x_ih x_jh`.
    pub out_stars: bool,
    /// `(x'x)_ij = sum_h x_hi x_hj`.
    pub in_stars: bool,
}

impl Tables {
    /// No table.
    pub const NONE: Self = Self {
        paths: false,
        out_stars: false,
        in_stars: false,
    };
    /// Two-paths.
    pub const PATHS: Self = Self {
        paths: true,
        ..Self::NONE
    };
    /// Shared targets.
    pub const OUT_STARS: Self = Self {
        out_stars: true,
        ..Self::NONE
    };
    /// Shared sources.
    pub const IN_STARS: Self = Self {
        in_stars: true,
        ..Self::NONE
    };

    /// Every table that one of the two asks for.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            paths: self.paths || other.paths,
            out_stars: self.out_stars || other.out_stars,
            in_stars: self.in_stars || other.in_stars,
        }
    }
}

/// A one-mode network without loops.
///
/// For a mutual network `x_ij` and `x_ji` are one variable: [`Network::toggle`] flips both, and rows and columns agree.
#[derive(Debug, Clone)]
pub struct Network {
    actors: usize,
    words: usize,
    directed: bool,
    tables: Tables,
    out_bits: Vec<u64>,
    in_bits: Vec<u64>,
    out_degrees: Vec<u32>,
    in_degrees: Vec<u32>,
    sign: Vec<f64>,
    paths: Vec<f32>,
    back_paths: Vec<f32>,
    out_stars: Vec<f32>,
    in_stars: Vec<f32>,
}

impl Network {
    /// The empty network.
    #[must_use]
    pub fn empty(actors: usize, directed: bool, tables: Tables) -> Self {
        let words = actors.div_ceil(64);
        let cells = actors * actors;
        let sized = |wanted: bool| vec![0.0; if wanted { cells } else { 0 }];
        // In a mutual network all four tables are the same one.
        let any = tables.paths || tables.out_stars || tables.in_stars;
        let mut sign = vec![1.0; cells];
        for i in 0..actors {
            sign[i * actors + i] = 0.0;
        }
        Self {
            actors,
            words,
            directed,
            tables: if directed {
                tables
            } else {
                Tables {
                    paths: any,
                    ..Tables::NONE
                }
            },
            out_bits: vec![0; actors * words],
            in_bits: vec![0; if directed { actors * words } else { 0 }],
            out_degrees: vec![0; actors],
            in_degrees: vec![0; if directed { actors } else { 0 }],
            sign,
            paths: sized(if directed { tables.paths } else { any }),
            back_paths: sized(directed && tables.paths),
            out_stars: sized(directed && tables.out_stars),
            in_stars: sized(directed && tables.in_stars),
        }
    }

    /// The network whose tie `i -> j` is present where `present(i, j)`; a mutual network reads the pairs `i < j`.
    #[must_use]
    pub fn from_fn(
        actors: usize,
        directed: bool,
        tables: Tables,
        present: impl Fn(usize, usize) -> bool,
    ) -> Self {
        let mut network = Self::empty(actors, directed, tables);
        for i in 0..actors {
            for j in (if directed { 0 } else { i + 1 })..actors {
                if i != j && present(i, j) {
                    network.toggle(i, j);
                }
            }
        }
        network
    }

    /// Number of actors.
    #[must_use]
    pub const fn actors(&self) -> usize {
        self.actors
    }

    /// Whether `x_ij` and `x_ji` are two variables.
    #[must_use]
    pub const fn directed(&self) -> bool {
        self.directed
    }

    /// Words in one bit row.
    #[must_use]
    pub const fn words(&self) -> usize {
        self.words
    }

    /// Whether the tie `i -> j` is present.
    #[inline]
    #[must_use]
    pub fn has(&self, i: usize, j: usize) -> bool {
        self.out_bits[i * self.words + j / 64] >> (j % 64) & 1 == 1
    }

    /// `x_ij` as a number.
    #[inline]
    #[must_use]
    pub fn x(&self, i: usize, j: usize) -> f64 {
        f64::from(u8::from(self.has(i, j)))
    }

    /// The receivers of `i` as bits.
    #[inline]
    #[must_use]
    pub fn out_row(&self, i: usize) -> &[u64] {
        &self.out_bits[i * self.words..(i + 1) * self.words]
    }

    /// The senders to `i` as bits.
    #[inline]
    #[must_use]
    pub fn in_row(&self, i: usize) -> &[u64] {
        let bits = if self.directed {
            &self.in_bits
        } else {
            &self.out_bits
        };
        &bits[i * self.words..(i + 1) * self.words]
    }

    /// The receivers of `i` in ascending order.
    #[inline]
    pub fn out(&self, i: usize) -> Ones<'_> {
        Ones::new(self.out_row(i))
    }

    /// The senders to `i` in ascending order.
    #[inline]
    pub fn sources(&self, i: usize) -> Ones<'_> {
        Ones::new(self.in_row(i))
    }

    /// `o_i`, the number of ties sent.
    #[inline]
    #[must_use]
    pub fn out_degree(&self, i: usize) -> usize {
        self.out_degrees[i] as usize
    }

    /// `n_i`, the number of ties received.
    #[inline]
    #[must_use]
    pub fn in_degree(&self, i: usize) -> usize {
        if self.directed {
            self.in_degrees[i] as usize
        } else {
            self.out_degrees[i] as usize
        }
    }

    /// In-degrees of all actors.
    #[inline]
    #[must_use]
    pub fn in_degrees(&self) -> &[u32] {
        if self.directed {
            &self.in_degrees
        } else {
            &self.out_degrees
        }
    }

    /// `r_i`, the number of reciprocated ties.
    #[inline]
    #[must_use]
    pub fn mutual_degree(&self, i: usize) -> usize {
        self.out_row(i)
            .iter()
            .zip(self.in_row(i))
            .map(|(a, b)| (a & b).count_ones() as usize)
            .sum()
    }

    /// `o_i` without the tie `i -> j`.
    #[inline]
    #[must_use]
    pub fn out_degree_without(&self, i: usize, j: usize) -> usize {
        self.out_degree(i) - usize::from(self.has(i, j))
    }

    /// `n_j` without the tie `i -> j`.
    #[inline]
    #[must_use]
    pub fn in_degree_without(&self, i: usize, j: usize) -> usize {
        self.in_degree(j) - usize::from(self.has(i, j))
    }

    /// Number of present cells (a mutual tie counts twice).
    #[must_use]
    pub fn ties(&self) -> usize {
        self.out_degrees.iter().map(|&d| d as usize).sum()
    }

    /// `+1` where a toggle of `i -> j` would create the tie, `-1` where it would end it, `0` for `j = i`.
    #[inline]
    #[must_use]
    pub fn sign_row(&self, i: usize) -> &[f64] {
        &self.sign[i * self.actors..(i + 1) * self.actors]
    }

    /// `(xx)_ij` for all `j`.
    #[inline]
    #[must_use]
    pub fn paths_row(&self, i: usize) -> &[f32] {
        &self.paths[i * self.actors..(i + 1) * self.actors]
    }

    /// `(xx)_ji` for all `j`.
    #[inline]
    #[must_use]
    pub fn back_paths_row(&self, i: usize) -> &[f32] {
        let table = if self.directed {
            &self.back_paths
        } else {
            &self.paths
        };
        &table[i * self.actors..(i + 1) * self.actors]
    }

    /// `(xx')_ij` for all `j`.
    #[inline]
    #[must_use]
    pub fn out_stars_row(&self, i: usize) -> &[f32] {
        let table = if self.directed {
            &self.out_stars
        } else {
            &self.paths
        };
        &table[i * self.actors..(i + 1) * self.actors]
    }

    /// `(x'x)_ij` for all `j`.
    #[inline]
    #[must_use]
    pub fn in_stars_row(&self, i: usize) -> &[f32] {
        let table = if self.directed {
            &self.in_stars
        } else {
            &self.paths
        };
        &table[i * self.actors..(i + 1) * self.actors]
    }

    /// Number of `h` with `x_ih = x_jh = 1` (counted from the bits, no table needed).
    #[must_use]
    pub fn shared_targets(&self, i: usize, j: usize) -> usize {
        common(self.out_row(i), self.out_row(j))
    }

    /// Number of `h` with `x_hi = x_hj = 1`.
    #[must_use]
    pub fn shared_sources(&self, i: usize, j: usize) -> usize {
        common(self.in_row(i), self.in_row(j))
    }

    /// Number of `h` with `x_ih = x_hj = 1`.
    #[must_use]
    pub fn two_paths(&self, i: usize, j: usize) -> usize {
        common(self.out_row(i), self.in_row(j))
    }

    /// Flips the tie `i -> j`; in a mutual network also `j -> i`. Does nothing for `i = j`.
    pub fn toggle(&mut self, i: usize, j: usize) {
        if i == j {
            return;
        }
        if self.directed {
            self.toggle_directed(i, j);
        } else {
            self.toggle_mutual(i, j);
        }
    }

    fn toggle_directed(&mut self, i: usize, j: usize) {
        let n = self.actors;
        let step: f32 = if self.has(i, j) { -1.0 } else { 1.0 };
        if self.tables.paths {
            // i -> j -> h and h -> i -> j.
            for h in Ones::new(&self.out_bits[j * self.words..(j + 1) * self.words]) {
                self.paths[i * n + h] += step;
                self.back_paths[h * n + i] += step;
            }
            for h in Ones::new(&self.in_bits[i * self.words..(i + 1) * self.words]) {
                self.paths[h * n + j] += step;
                self.back_paths[j * n + h] += step;
            }
        }
        if self.tables.out_stars {
            for h in Ones::new(&self.in_bits[j * self.words..(j + 1) * self.words]) {
                if h != i {
                    self.out_stars[i * n + h] += step;
                    self.out_stars[h * n + i] += step;
                }
            }
        }
        if self.tables.in_stars {
            for h in Ones::new(&self.out_bits[i * self.words..(i + 1) * self.words]) {
                if h != j {
                    self.in_stars[j * n + h] += step;
                    self.in_stars[h * n + j] += step;
                }
            }
        }
        self.out_bits[i * self.words + j / 64] ^= 1 << (j % 64);
        self.in_bits[j * self.words + i / 64] ^= 1 << (i % 64);
        self.sign[i * n + j] = f64::from(-step);
        if step > 0.0 {
            self.out_degrees[i] += 1;
            self.in_degrees[j] += 1;
        } else {
            self.out_degrees[i] -= 1;
            self.in_degrees[j] -= 1;
        }
    }

    fn toggle_mutual(&mut self, i: usize, j: usize) {
        let n = self.actors;
        let step: f32 = if self.has(i, j) { -1.0 } else { 1.0 };
        if self.tables.paths {
            for (a, b) in [(i, j), (j, i)] {
                for h in Ones::new(&self.out_bits[b * self.words..(b + 1) * self.words]) {
                    if h != a {
                        self.paths[a * n + h] += step;
                        self.paths[h * n + a] += step;
                    }
                }
            }
        }
        for (a, b) in [(i, j), (j, i)] {
            self.out_bits[a * self.words + b / 64] ^= 1 << (b % 64);
            self.sign[a * n + b] = f64::from(-step);
            if step > 0.0 {
                self.out_degrees[a] += 1;
            } else {
                self.out_degrees[a] -= 1;
            }
        }
    }

    /// Takes over the state of a network of the same size and kind, without allocating.
    pub fn copy_from(&mut self, other: &Self) {
        self.out_bits.copy_from_slice(&other.out_bits);
        self.in_bits.copy_from_slice(&other.in_bits);
        self.out_degrees.copy_from_slice(&other.out_degrees);
        self.in_degrees.copy_from_slice(&other.in_degrees);
        self.sign.copy_from_slice(&other.sign);
        self.paths.copy_from_slice(&other.paths);
        self.back_paths.copy_from_slice(&other.back_paths);
        self.out_stars.copy_from_slice(&other.out_stars);
        self.in_stars.copy_from_slice(&other.in_stars);
    }

    /// Number of cells in which two networks differ (a mutual tie counts twice).
    #[must_use]
    pub fn distance(&self, other: &Self) -> usize {
        self.out_bits
            .iter()
            .zip(&other.out_bits)
            .map(|(a, b)| (a ^ b).count_ones() as usize)
            .sum()
    }
}

fn common(a: &[u64], b: &[u64]) -> usize {
    a.iter()
        .zip(b)
        .map(|(a, b)| (a & b).count_ones() as usize)
        .sum()
}

/// The positions of the set bits of a row, ascending.
#[derive(Debug, Clone)]
pub struct Ones<'a> {
    row: &'a [u64],
    word: usize,
    rest: u64,
}

impl<'a> Ones<'a> {
    /// Iterates over the set bits of `row`.
    #[inline]
    #[must_use]
    pub fn new(row: &'a [u64]) -> Self {
        Self {
            row,
            word: 0,
            rest: row.first().copied().unwrap_or(0),
        }
    }
}

impl Iterator for Ones<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.rest == 0 {
            self.word += 1;
            self.rest = *self.row.get(self.word)?;
        }
        let bit = self.rest.trailing_zeros() as usize;
        self.rest &= self.rest - 1;
        Some(self.word * 64 + bit)
    }
}
