//! What an effect may look at.

use crate::network::Network;

/// The state of a network, and the explanatory object of one effect, as the effect sees them.
///
/// Fields that an effect's object does not fill are empty; the registry entry says which object an effect has.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The dependent network `x`.
    pub x: &'a Network,
    /// Actor covariate or behaviour `v`, centred; 0 where unknown.
    pub v: &'a [f64],
    /// Whether `v` is known. Empty: all are.
    pub v_known: &'a [bool],
    /// Range `R` of `v`.
    pub range: f64,
    /// Mean similarity `a` of `v`.
    pub similarity: f64,
    /// Other network `w`.
    pub w: Option<&'a Network>,
    /// Mean degree of `w`.
    pub w_degree: f64,
    /// Raw dyadic covariate `W`, row by row.
    pub raw: &'a [f64],
    /// Centred dyadic covariate `Wc`; 0 where unknown.
    pub centred: &'a [f64],
    /// Mean degree of `x` over waves and actors.
    pub degree: f64,
    /// `b0` of `balance`.
    pub balance: f64,
    /// `b0` of `inStructEq`.
    pub balance_in: f64,
    /// Internal parameter.
    pub parm: f64,
    /// What [`super::TieEffect::table`] computed.
    pub table: &'a [f64],
}

impl<'a> Scene<'a> {
    /// Number of actors.
    #[inline]
    #[must_use]
    pub fn n(&self) -> usize {
        self.x.actors()
    }

    /// Similarity `1 - |v_i - v_j| / R - a`.
    #[inline]
    #[must_use]
    pub fn sim(&self, i: usize, j: usize) -> f64 {
        1.0 - (self.v[i] - self.v[j]).abs() / self.range - self.similarity
    }

    /// `1` if `v_i = v_j`, else `0`.
    #[inline]
    #[must_use]
    pub fn same(&self, i: usize, j: usize) -> f64 {
        f64::from(u8::from(self.equal(i, j)))
    }

    /// Whether `v_i = v_j`, both known.
    #[inline]
    #[must_use]
    pub fn equal(&self, i: usize, j: usize) -> bool {
        (self.v[i] - self.v[j]).abs() < 1e-9 && self.known(i) && self.known(j)
    }

    /// Whether `v_i` is known.
    #[inline]
    #[must_use]
    pub fn known(&self, i: usize) -> bool {
        self.v_known.get(i).copied().unwrap_or(true)
    }

    /// The other network; the dependent one if there is no other.
    #[inline]
    #[must_use]
    pub fn w(&self) -> &'a Network {
        self.w.unwrap_or(self.x)
    }

    /// Raw `W_ij`.
    #[inline]
    #[must_use]
    pub fn dyad(&self, i: usize, j: usize) -> f64 {
        self.raw[i * self.x.actors() + j]
    }

    /// `sum_h a_ih b_hj` over the bits of two rows.
    #[inline]
    #[must_use]
    pub fn overlap(a: &[u64], b: &[u64]) -> f64 {
        f64::from(
            a.iter()
                .zip(b)
                .map(|(a, b)| (a & b).count_ones())
                .sum::<u32>(),
        )
    }
}
