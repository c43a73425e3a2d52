//! The contract of an effect on a behaviour.

use crate::network::Network;

/// What an effect needs beside the behaviour itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BehaviourObject {
    /// Nothing.
    None,
    /// A network.
    Network,
    /// An actor covariate or another behaviour.
    Actor,
    /// An actor covariate or another behaviour, and a network.
    ActorNetwork,
}

/// What is printed of an effect, and how it may be used.
#[derive(Debug, Clone, Copy)]
pub struct BehaviourCard {
    /// Short name, as in RSiena.
    pub name: &'static str,
    /// The definition of `s_i`.
    pub formula: &'static str,
    /// One sentence on what it means.
    pub meaning: &'static str,
    /// Object.
    pub object: BehaviourObject,
    /// Internal parameter when none is given.
    pub parm: f64,
}

impl BehaviourCard {
    /// An effect without object or parameter; the other fields are set with `..`.
    pub const BASE: Self = Self {
        name: "",
        formula: "",
        meaning: "",
        object: BehaviourObject::None,
        parm: 0.0,
    };
}

/// The state as an effect on a behaviour sees it.
#[derive(Debug, Clone, Copy)]
pub struct BehaviourScene<'a> {
    /// Centred values of the behaviour; 0 where unknown.
    pub z: &'a [f64],
    /// The centring constant: raw values are `z + centre`.
    pub centre: f64,
    /// Range `R`.
    pub range: f64,
    /// Mean similarity `a`.
    pub similarity: f64,
    /// The network.
    pub x: &'a Network,
    /// The covariate, or another behaviour, centred.
    pub v: &'a [f64],
    /// Internal parameter.
    pub parm: f64,
}

impl BehaviourScene<'_> {
    /// Similarity of a value to that of actor `j`.
    #[inline]
    #[must_use]
    pub fn sim(&self, z: f64, j: usize) -> f64 {
        1.0 - (z - self.z[j]).abs() / self.range - self.similarity
    }
}

/// An effect on a behaviour (Steglich, Snijders and Pearson 2010).
///
/// The change statistic is always the difference of [`BehaviourEffect::value`].
pub trait BehaviourEffect: Sync {
    /// Name, formula and use.
    fn card(&self) -> &'static BehaviourCard;

    /// `s_i` if actor `i` had the centred value `z`, all else equal.
    fn value(&self, s: &BehaviourScene<'_>, i: usize, z: f64) -> f64;
}

/// The mean; 0 of nothing.
pub(crate) fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0usize), |(s, c), v| (s + v, c + 1));
    if count > 0 { sum / count as f64 } else { 0.0 }
}
