//! Draws keyed by what they are for, so that the bytes do not depend on the number of threads.

use rand::SeedableRng;
use rand_xoshiro::Xoshiro256PlusPlus;

/// The generator that a key starts.
pub(crate) type Stream = Xoshiro256PlusPlus;

/// The finaliser of splitmix64 (Steele, Lea & Flood 2014, OOPSLA).
const fn mix(z: u64) -> u64 {
    let z = z.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A hash of everything that says what a draw is for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Key(u64);

impl Key {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(mix(seed))
    }

    pub(crate) const fn and(self, part: u64) -> Self {
        Self(mix(self.0 ^ mix(part)))
    }

    pub(crate) fn stream(self) -> Stream {
        Stream::seed_from_u64(self.0)
    }
}
