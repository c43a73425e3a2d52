//! Draws keyed by what they are for.
//!
//! A parameter's stream is keyed by (seed, trajectory, parameter), an event's by (seed, trajectory,
//! process, count). There is no running stream whose position would depend on what was drawn before:
//! two runs that differ in one switch share every other draw, so that their differences are paired.

use rand::SeedableRng;
use rand_xoshiro::Xoshiro256PlusPlus;

/// The generator that a keyed stream starts: xoshiro256++ seeded through splitmix64.
pub type Stream = Xoshiro256PlusPlus;

/// Mixes 64 bits so that neighbouring inputs give unrelated outputs (the finaliser of splitmix64:
/// Steele, Lea & Flood 2014, OOPSLA).
const fn mix(mut z: u64) -> u64 {
    z = z.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A key: a hash of everything that says what a draw is for.
///
/// ```
/// use comity_world::key::Key;
/// let trajectory = Key::new(1).and(42);
/// assert_eq!(trajectory.and(7).uniform(), trajectory.and(7).uniform());
/// assert_ne!(trajectory.and(7).uniform(), trajectory.and(8).uniform());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key(u64);

impl Key {
    /// The key of a whole run.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(mix(seed))
    }

    /// The key of a part: `key.and(trajectory).and(process).and(count)`.
    #[must_use]
    pub const fn and(self, part: u64) -> Self {
        Self(mix(self.0 ^ mix(part)))
    }

    /// The key of a named part.
    #[must_use]
    pub fn named(self, name: &str) -> Self {
        self.and(name_hash(name))
    }

    /// A uniform draw from the open interval (0, 1).
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "the 53 high bits fit a double exactly"
    )]
    pub fn uniform(self) -> f64 {
        ((self.0 >> 11) as f64 + 0.5) * (1.0 / (1u64 << 53) as f64)
    }

    /// A unit exponential draw, > 0.
    #[must_use]
    pub fn exponential(self) -> f64 {
        -self.uniform().ln()
    }

    /// A generator of its own, for draws that need more than one number.
    #[must_use]
    pub fn stream(self) -> Stream {
        Stream::seed_from_u64(self.0)
    }
}

/// A 64-bit hash of a name (FNV-1a), stable across platforms and versions.
#[must_use]
pub fn name_hash(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uniforms_of_neighbouring_keys_look_independent() {
        let run = Key::new(1);
        let n = 100_000u64;
        let draws: Vec<f64> = (0..n).map(|k| run.and(k).and(3).uniform()).collect();
        let mean = draws.iter().sum::<f64>() / n as f64;
        let lag: f64 = draws
            .windows(2)
            .map(|w| (w[0] - 0.5) * (w[1] - 0.5))
            .sum::<f64>()
            / n as f64;
        // Standard errors: 0.2887/√n = .0009 for the mean, (1/12)/√n = .00026 for the lagged product.
        assert!((mean - 0.5).abs() < 0.004, "{mean}");
        assert!(lag.abs() < 0.0012, "{lag}");
    }

    #[test]
    fn exponential_has_mean_one() {
        let run = Key::new(9);
        let n = 100_000u64;
        let mean = (0..n).map(|k| run.and(k).exponential()).sum::<f64>() / n as f64;
        assert!((mean - 1.0).abs() < 0.015, "{mean}");
    }
}
