//! The contract of an effect on ties.

use super::Scene;
use crate::network::Tables;

/// What an effect needs beside the dependent network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Object {
    /// Nothing.
    None,
    /// An actor covariate or a behaviour.
    Actor,
    /// A dyadic covariate.
    Dyad,
    /// Another network.
    Network,
}

/// How change statistic and statistic hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The statistic is `sum_ij x_ij g_ij`, and by definition the change statistic is `g_ij` at the current network.
    Elementary,
    /// The change statistic is the exact difference of the ego statistic `s_i`, and `s_i = sum_j x_ij g_ij`.
    Evaluation,
    /// The same, but `s_i` is a function of the whole row: no creation or endowment version by the method of moments.
    Row,
}

/// For which actors the covariate must be known, so that a tie counts in the statistic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// For none (unknown values are 0 after centring and contribute nothing).
    Nothing,
    /// For the sender.
    Ego,
    /// For the receiver.
    Alter,
    /// For both.
    Both,
}

/// What is printed of an effect, and how it may be used.
#[derive(Debug, Clone, Copy)]
pub struct Card {
    /// Short name, as in RSiena.
    pub name: &'static str,
    /// The definition, as a formula.
    pub formula: &'static str,
    /// One sentence on what it means.
    pub meaning: &'static str,
    /// Kind.
    pub kind: Kind,
    /// Object.
    pub object: Object,
    /// Offered for directed networks.
    pub directed: bool,
    /// Offered for mutual networks.
    pub mutual: bool,
    /// Internal parameter when none is given.
    pub parm: f64,
    /// Covariate values that a tie needs to count.
    pub needs: Needs,
    /// Tables of two-paths used.
    pub tables: Tables,
    /// Whether `g_ij` depends on a fixed object only, never on the network.
    pub fixed_weight: bool,
    /// Whether `g_ij` depends on `i` only (an ego effect in interactions).
    pub ego_only: bool,
}

impl Card {
    /// An elementary effect for both kinds of network without object or parameter; the other fields are set with `..`.
    pub const BASE: Self = Self {
        name: "",
        formula: "",
        meaning: "",
        kind: Kind::Elementary,
        object: Object::None,
        directed: true,
        mutual: true,
        parm: 0.0,
        needs: Needs::Nothing,
        tables: Tables::NONE,
        fixed_weight: false,
        ego_only: false,
    };
}

/// An effect on the ties of a network (Snijders, van de Bunt and Steglich 2010).
///
/// To add one: a file with a unit type that implements this, and a line in the registry. The generic test holds
/// [`TieEffect::change`] against the difference of [`TieEffect::ego`].
pub trait TieEffect: Sync {
    /// Name, formula and use.
    fn card(&self) -> &'static Card;

    /// `g_ij`, the factor of `x_ij` in the statistic. Must not depend on `x_ij` itself for elementary effects.
    fn weight(&self, s: &Scene<'_>, i: usize, j: usize) -> f64;

    /// `d(i, j)`: value with `x_ij = 1` minus value with `x_ij = 0`, all else equal, whatever `x_ij` is now.
    #[inline]
    fn change(&self, s: &Scene<'_>, i: usize, j: usize) -> f64 {
        self.weight(s, i, j)
    }

    /// `d(i, j)` for all `j` (the value for `j = i` is never used, but must be finite).
    fn changes(&self, s: &Scene<'_>, i: usize, out: &mut [f64]) {
        for (j, cell) in out.iter_mut().enumerate() {
            *cell = self.change(s, i, j);
        }
    }

    /// `s_i(x)`.
    fn ego(&self, s: &Scene<'_>, i: usize) -> f64 {
        let needs = self.card().needs;
        let ego_known = s.known(i) || matches!(needs, Needs::Nothing | Needs::Alter);
        if !ego_known {
            return 0.0;
        }
        let counts = |j: usize| s.known(j) || matches!(needs, Needs::Nothing | Needs::Ego);
        s.x.out(i)
            .filter(|&j| counts(j))
            .map(|j| self.weight(s, i, j))
            .sum()
    }

    /// Internal parameter when none is given.
    fn default_parm(&self, _mutual: bool) -> f64 {
        self.card().parm
    }

    /// The statistic is this factor times `sum_i s_i`.
    fn factor(&self, _mutual: bool) -> f64 {
        1.0
    }

    /// Values that depend on the internal parameter and a count up to `n` only, to be looked up in [`Scene::table`].
    fn table(&self, _parm: f64, _n: usize) -> Vec<f64> {
        Vec::new()
    }
}
