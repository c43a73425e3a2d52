//! Which effects a model has.

use crate::data::Data;

/// In which function an effect enters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Speed of change.
    Rate,
    /// Value of a state.
    Evaluation,
    /// Value of making a tie (of a rise).
    Creation,
    /// Value of keeping a tie (of avoiding a fall).
    Endowment,
}

/// One effect of a model.
#[derive(Debug, Clone, PartialEq)]
pub struct EffectSpec {
    /// Dependent variable.
    pub variable: String,
    /// Short name; for an interaction the names of its two or three parts.
    pub names: Vec<String>,
    /// Covariates, behaviours, networks that each part refers to.
    pub objects: Vec<Vec<String>>,
    /// Function.
    pub role: Role,
    /// Internal parameter, if not the default.
    pub parm: Option<f64>,
    /// Starting (or fixed) value, if not the default.
    pub start: Option<f64>,
    /// Not estimated.
    pub fixed: bool,
    /// Fixed, and tested by the score-type test.
    pub tested: bool,
}

impl EffectSpec {
    /// An evaluation effect with the default internal parameter.
    #[must_use]
    pub fn new(variable: &str, name: &str, objects: &[&str]) -> Self {
        Self {
            variable: variable.into(),
            names: vec![name.into()],
            objects: vec![objects.iter().map(|o| (*o).into()).collect()],
            role: Role::Evaluation,
            parm: None,
            start: None,
            fixed: false,
            tested: false,
        }
    }

    /// Changes the function in which it enters.
    #[must_use]
    pub const fn role(mut self, role: Role) -> Self {
        self.role = role;
        self
    }

    /// Sets the internal parameter.
    #[must_use]
    pub const fn parm(mut self, parm: f64) -> Self {
        self.parm = Some(parm);
        self
    }

    /// Sets the starting value.
    #[must_use]
    pub const fn start(mut self, start: f64) -> Self {
        self.start = Some(start);
        self
    }

    /// Fixes the parameter at its starting value (0 unless set).
    #[must_use]
    pub const fn fixed(mut self) -> Self {
        self.fixed = true;
        self
    }

    /// Fixes the parameter and asks for a score-type test of it.
    #[must_use]
    pub const fn tested(mut self) -> Self {
        self.fixed = true;
        self.tested = true;
        self
    }

    /// Makes it an interaction with a further effect.
    #[must_use]
    pub fn times(mut self, name: &str, objects: &[&str]) -> Self {
        self.names.push(name.into());
        self.objects
            .push(objects.iter().map(|o| (*o).into()).collect());
        self
    }
}

/// The effects of a model beside the basic rates, which are always there.
#[derive(Debug, Clone, Default)]
pub struct Effects {
    pub(crate) specs: Vec<EffectSpec>,
    pub(crate) conditional: Option<String>,
    pub(crate) basic_rate_start: Option<f64>,
}

impl Effects {
    /// No effect at all.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// The customary minimum: `density` (and `recip` if directed) for networks, `linear` and `quad` for behaviours with more
    /// than two values.
    #[must_use]
    pub fn basic(data: &Data) -> Self {
        let mut effects = Self::none();
        let group = &data.groups[0];
        for network in &group.networks {
            effects = effects.with(EffectSpec::new(&network.name, "density", &[]));
            if !network.mutual {
                effects = effects.with(EffectSpec::new(&network.name, "recip", &[]));
            }
        }
        for behaviour in &group.behaviours {
            effects = effects.with(EffectSpec::new(&behaviour.name, "linear", &[]));
            let (low, high) = behaviour.range();
            if high - low > 1 {
                effects = effects.with(EffectSpec::new(&behaviour.name, "quad", &[]));
            }
        }
        effects
    }

    /// Adds an effect.
    #[must_use]
    pub fn with(mut self, spec: EffectSpec) -> Self {
        self.specs.push(spec);
        self
    }

    /// Adds an evaluation effect.
    #[must_use]
    pub fn include(self, variable: &str, name: &str, objects: &[&str]) -> Self {
        self.with(EffectSpec::new(variable, name, objects))
    }

    /// Removes the evaluation effect of that name.
    #[must_use]
    pub fn without(mut self, variable: &str, name: &str) -> Self {
        self.specs.retain(|s| {
            !(s.variable == variable && s.names == [name] && s.role == Role::Evaluation)
        });
        self
    }

    /// Conditional simulation: each period lasts until this variable has changed as much as was observed.
    #[must_use]
    pub fn conditional_on(mut self, variable: &str) -> Self {
        self.conditional = Some(variable.into());
        self
    }

    /// Starts all basic rates at this value.
    #[must_use]
    pub const fn basic_rates_from(mut self, start: f64) -> Self {
        self.basic_rate_start = Some(start);
        self
    }

    /// The effects.
    #[must_use]
    pub fn specs(&self) -> &[EffectSpec] {
        &self.specs
    }
}
