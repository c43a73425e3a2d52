//! Random streams keyed by what they are for, so that the bytes do not depend on the number of threads.

use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

/// One stream of random numbers.
#[derive(Debug, Clone)]
pub(crate) struct Stream(Xoshiro256PlusPlus);

impl Stream {
    /// The stream of `key` under `seed`: batch, replicate, group and period, in this order.
    #[must_use]
    pub(crate) fn keyed(seed: u64, key: [u64; 4]) -> Self {
        let mut hash = mix(seed ^ 0x6a09_e667_f3bc_c908);
        for part in key {
            hash = mix(hash ^ mix(part.wrapping_add(0x9e37_79b9_7f4a_7c15)));
        }
        Self(Xoshiro256PlusPlus::seed_from_u64(hash))
    }

    /// Uniform on `[0, 1)`.
    #[inline]
    pub(crate) fn uniform(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 * (1.0 / (1u64 << 53) as f64)
    }

    /// Uniform on `0..count`.
    #[inline]
    pub(crate) fn below(&mut self, count: usize) -> usize {
        // The bias of the multiplication method is below 2^-40 for any network that fits into memory.
        ((u128::from(self.0.next_u64()) * count as u128) >> 64) as usize
    }

    /// Exponential waiting time with the given rate.
    #[inline]
    pub(crate) fn exponential(&mut self, rate: f64) -> f64 {
        -(1.0 - self.uniform()).ln() / rate
    }
}

/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
