//! Effects on the speed of change: `lambda_i = rho exp(sum_h alpha_h a_ih)` (Snijders 2001).

use crate::network::Network;

/// What makes some actors change faster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RateKind {
    /// `RateX`: covariate or behaviour.
    Covariate,
    /// `outRate`, `outRateInv`, `outRateLog`: the outdegree, `1 / (degree + 1)`, `ln(degree + 1)`.
    Out(Shape),
    /// `inRate`, `inRateInv`, `inRateLog`.
    In(Shape),
    /// `recipRate`, `recipRateInv`, `recipRateLog`.
    Mutual(Shape),
}

/// The function of a degree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// The degree.
    Plain,
    /// `1 / (degree + 1)`.
    Inverse,
    /// `ln(degree + 1)`.
    Log,
}

impl RateKind {
    /// All rate effects with name and formula.
    pub const ALL: &'static [(&'static str, Self, &'static str)] = &[
        (
            "RateX",
            Self::Covariate,
            "a_i = v_i (a behaviour: z_i, not centred)",
        ),
        ("outRate", Self::Out(Shape::Plain), "a_i = o_i"),
        (
            "outRateInv",
            Self::Out(Shape::Inverse),
            "a_i = 1 / (o_i + 1)",
        ),
        ("outRateLog", Self::Out(Shape::Log), "a_i = ln(o_i + 1)"),
        ("inRate", Self::In(Shape::Plain), "a_i = n_i"),
        ("inRateInv", Self::In(Shape::Inverse), "a_i = 1 / (n_i + 1)"),
        ("inRateLog", Self::In(Shape::Log), "a_i = ln(n_i + 1)"),
        ("recipRate", Self::Mutual(Shape::Plain), "a_i = r_i"),
        (
            "recipRateInv",
            Self::Mutual(Shape::Inverse),
            "a_i = 1 / (r_i + 1)",
        ),
        (
            "recipRateLog",
            Self::Mutual(Shape::Log),
            "a_i = ln(r_i + 1)",
        ),
    ];

    /// The rate effect of a short name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|r| r.0 == name).map(|r| r.1)
    }

    /// `a_i` of a degree effect in a network.
    #[must_use]
    pub fn of_degree(self, x: &Network, i: usize) -> f64 {
        let (degree, shape) = match self {
            Self::Covariate => return 0.0,
            Self::Out(shape) => (x.out_degree(i), shape),
            Self::In(shape) => (x.in_degree(i), shape),
            Self::Mutual(shape) => (x.mutual_degree(i), shape),
        };
        let degree = degree as f64;
        match shape {
            Shape::Plain => degree,
            Shape::Inverse => 1.0 / (degree + 1.0),
            Shape::Log => (degree + 1.0).ln(),
        }
    }
}
