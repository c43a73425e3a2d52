//! Effects bound to data: the parameters, and all that does not depend on their values.

use crate::behaviour_effects::{
    BEHAVIOUR_EFFECTS, BehaviourEffect, BehaviourObject, behaviour_effect,
};
use crate::data::{Data, Group, Prepared};
use crate::effects::{Kind, Object, TIE_EFFECTS, TieEffect, tie_effect};
use crate::error::{Error, Result};
use crate::network::{Network, Tables};
use crate::rate::RateKind;
use crate::specification::{EffectSpec, Effects, Role};
use crate::state::{State, View};

/// What an effect refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reference {
    None,
    Covariate(usize),
    Behaviour(usize),
    Dyad(usize),
    Network(usize),
}

/// What a parameter stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterKind {
    /// Basic rate of one period (from 0) of one group (from 0).
    BasicRate {
        /// Group.
        group: usize,
        /// Period.
        period: usize,
    },
    /// An effect.
    Effect(Role),
}

/// One parameter of a model.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Dependent variable.
    pub variable: String,
    /// Short name; parts of an interaction joined by `*`; `Rate` for basic rates.
    pub name: String,
    /// What the effect refers to, joined by commas.
    pub object: String,
    /// What it stands for.
    pub kind: ParameterKind,
    /// Value at which estimation starts, or at which it is fixed.
    pub start: f64,
    /// Not estimated.
    pub fixed: bool,
    /// Fixed and tested.
    pub tested: bool,
}

impl Parameter {
    /// Whether it is a basic rate.
    #[must_use]
    pub const fn is_basic_rate(&self) -> bool {
        matches!(self.kind, ParameterKind::BasicRate { .. })
    }

    /// Variable, effect and object in one line.
    #[must_use]
    pub fn label(&self) -> String {
        let role = match self.kind {
            ParameterKind::BasicRate { group, period } => {
                format!(" (group {}, period {})", group + 1, period + 1)
            }
            ParameterKind::Effect(Role::Creation) => " (creation)".into(),
            ParameterKind::Effect(Role::Endowment) => " (endowment)".into(),
            ParameterKind::Effect(_) => String::new(),
        };
        let object = if self.object.is_empty() {
            String::new()
        } else {
            format!(" @ {}", self.object)
        };
        format!("{}: {}{object}{role}", self.variable, self.name)
    }
}

/// One effect (or part of an interaction) on a network.
pub(crate) struct TiePart {
    pub(crate) effect: &'static dyn TieEffect,
    pub(crate) object: Reference,
    pub(crate) parm: f64,
    /// Look-up table of each group.
    pub(crate) tables: Vec<Vec<f64>>,
}

/// One parameter of a network's objective function.
pub(crate) struct TieTerm {
    pub(crate) parameter: usize,
    pub(crate) role: Role,
    pub(crate) parts: Vec<TiePart>,
    /// Weights never change within a period: `[group][period]`, row by row.
    pub(crate) fixed: Option<Vec<Vec<Vec<f64>>>>,
}

/// One effect (or part of an interaction) on a behaviour.
pub(crate) struct BehaviourPart {
    pub(crate) effect: &'static dyn BehaviourEffect,
    pub(crate) object: Reference,
    pub(crate) network: Option<usize>,
    pub(crate) parm: f64,
}

/// One parameter of a behaviour's objective function.
pub(crate) struct BehaviourTerm {
    pub(crate) parameter: usize,
    pub(crate) role: Role,
    pub(crate) parts: Vec<BehaviourPart>,
}

/// One parameter of a rate function.
pub(crate) struct RateTerm {
    pub(crate) parameter: usize,
    pub(crate) kind: RateKind,
    pub(crate) object: Reference,
}

/// One dependent variable.
pub(crate) struct Variable {
    pub(crate) name: String,
    /// Its number among networks or behaviours.
    pub(crate) index: usize,
    pub(crate) network: bool,
    /// Parameter of the basic rate, `[group][period]`; none when conditioned on.
    pub(crate) basic: Vec<Vec<Option<usize>>>,
    pub(crate) rates: Vec<RateTerm>,
    pub(crate) ties: Vec<TieTerm>,
    pub(crate) behaviours: Vec<BehaviourTerm>,
    /// All parameters of the variable.
    pub(crate) parameters: Vec<usize>,
}

/// A model: data, effects, parameters.
pub struct Model {
    pub(crate) data: Data,
    pub(crate) groups: Vec<Prepared>,
    pub(crate) variables: Vec<Variable>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) conditional: Option<usize>,
    /// `[group][period]`: start of the simulation.
    pub(crate) starts: Vec<Vec<State>>,
    /// `[group][period]`: start without unknown values, for the statistics of other variables.
    pub(crate) known_starts: Vec<Vec<State>>,
    /// A network without ties for each group.
    pub(crate) blanks: Vec<Network>,
}

impl Model {
    /// Binds effects to data.
    ///
    /// # Errors
    /// If an effect or name is unknown, or an effect cannot be used for the variable or in the function.
    pub fn new(data: Data, effects: &Effects) -> Result<Self> {
        let first = &data.groups[0];
        let mut tables = vec![Tables::NONE; first.networks.len()];
        for spec in &effects.specs {
            if let Some(k) = first.networks.iter().position(|x| x.name == spec.variable) {
                for name in &spec.names {
                    tables[k] =
                        tables[k].and(tie_effect(name).map_or(Tables::NONE, |e| e.card().tables));
                }
            }
        }
        let groups = Prepared::all(&data, &tables);
        let (starts, known_starts) = starts(&groups);
        let blanks = groups
            .iter()
            .map(|g| Network::empty(g.actors, true, Tables::NONE))
            .collect();
        let mut model = Self {
            groups,
            variables: Vec::new(),
            parameters: Vec::new(),
            conditional: None,
            starts,
            known_starts,
            blanks,
            data,
        };
        model.add_variables(effects)?;
        for spec in &effects.specs {
            if !model.variables.iter().any(|v| v.name == spec.variable) {
                return Err(unknown(
                    "dependent variable",
                    &spec.variable,
                    model.variables.iter().map(|v| v.name.clone()),
                ));
            }
        }
        model.fill_fixed();
        let start = crate::start::default_starts(&model);
        for (parameter, value) in model.parameters.iter_mut().zip(start) {
            if parameter.start.is_nan() {
                let override_rate = if parameter.is_basic_rate() {
                    effects.basic_rate_start
                } else {
                    None
                };
                parameter.start =
                    override_rate.unwrap_or(if parameter.fixed { 0.0 } else { value });
            }
        }
        Ok(model)
    }

    fn add_variables(&mut self, effects: &Effects) -> Result<()> {
        let first = self.data.groups[0].clone();
        let networks = first
            .networks
            .iter()
            .enumerate()
            .map(|(k, x)| (x.name.clone(), k, true));
        let behaviours = first
            .behaviours
            .iter()
            .enumerate()
            .map(|(k, x)| (x.name.clone(), k, false));
        for (v, (name, index, network)) in networks.chain(behaviours).enumerate() {
            let conditional = effects.conditional.as_deref() == Some(name.as_str());
            if conditional {
                if self.data.groups.iter().any(|g| g.presence.is_some()) {
                    return Err(Error::Value {
                        name,
                        what: "composition change needs unconditional simulation".into(),
                    });
                }
                self.conditional = Some(v);
            }
            let mut basic = Vec::new();
            for group in 0..self.groups.len() {
                let mut row = Vec::new();
                for period in 0..self.groups[group].periods.len() {
                    row.push((!conditional).then_some(self.parameters.len()));
                    if !conditional {
                        self.parameters.push(Parameter {
                            variable: name.clone(),
                            name: "Rate".into(),
                            object: String::new(),
                            kind: ParameterKind::BasicRate { group, period },
                            start: f64::NAN,
                            fixed: false,
                            tested: false,
                        });
                    }
                }
                basic.push(row);
            }
            let mut variable = Variable {
                name,
                index,
                network,
                basic,
                rates: vec![],
                ties: vec![],
                behaviours: vec![],
                parameters: vec![],
            };
            let own = variable.name.clone();
            for spec in effects.specs.iter().filter(|s| s.variable == own) {
                self.add_effect(&first, &mut variable, spec)?;
            }
            let all = self
                .parameters
                .iter()
                .enumerate()
                .filter(|(_, p)| p.variable == variable.name);
            variable.parameters = all.map(|(k, _)| k).collect();
            self.variables.push(variable);
        }
        if let Some(name) = &effects.conditional
            && self.conditional.is_none()
        {
            return Err(unknown(
                "dependent variable",
                name,
                self.variables.iter().map(|v| v.name.clone()),
            ));
        }
        Ok(())
    }

    fn add_effect(
        &mut self,
        first: &Group,
        variable: &mut Variable,
        spec: &EffectSpec,
    ) -> Result<()> {
        let parameter = self.parameters.len();
        let name = variable.name.clone();
        let refuse = |why: &str| Error::EffectUse {
            effect: spec.names.join("*"),
            variable: name.clone(),
            why: why.into(),
        };
        let actors: Vec<usize> = self.groups.iter().map(|g| g.actors).collect();
        if spec.role == Role::Rate {
            let name = &spec.names[0];
            let kind = RateKind::named(name)
                .ok_or_else(|| unknown_effect(name, RateKind::ALL.iter().map(|r| r.0)))?;
            let object = match (kind, spec.objects[0].first()) {
                (RateKind::Covariate, Some(object)) => actor_reference(first, object)?,
                (RateKind::Covariate, None) => {
                    return Err(refuse("needs an actor covariate or behaviour"));
                }
                (_, Some(object)) => Reference::Network(network_reference(first, object)?),
                (_, None) if variable.network => Reference::Network(variable.index),
                (_, None) => return Err(refuse("needs the name of a network")),
            };
            variable.rates.push(RateTerm {
                parameter,
                kind,
                object,
            });
        } else if variable.network {
            let mut parts = Vec::new();
            for (name, objects) in spec.names.iter().zip(&spec.objects) {
                let effect = tie_effect(name).ok_or_else(|| {
                    unknown_effect(name, TIE_EFFECTS.iter().map(|e| e.card().name))
                })?;
                let card = effect.card();
                let mutual = first.networks[variable.index].mutual;
                if (mutual && !card.mutual) || (!mutual && !card.directed) {
                    return Err(refuse(if mutual {
                        "is for directed networks"
                    } else {
                        "is for mutual networks"
                    }));
                }
                if matches!(spec.role, Role::Creation | Role::Endowment) && card.kind == Kind::Row {
                    return Err(refuse(
                        "is a function of the whole row and has no creation or endowment version",
                    ));
                }
                let object = match (card.object, objects.first()) {
                    (Object::None, None) => Reference::None,
                    (Object::None, Some(_)) => {
                        return Err(refuse("refers to nothing, but an object is given"));
                    }
                    (_, None) => {
                        return Err(refuse(
                            "needs an object (a covariate, behaviour or network)",
                        ));
                    }
                    (Object::Actor, Some(o)) => actor_reference(first, o)?,
                    (Object::Dyad, Some(o)) => dyad_reference(first, o)?,
                    (Object::Network, Some(o)) => Reference::Network(network_reference(first, o)?),
                };
                let parm = spec.parm.unwrap_or(effect.default_parm(mutual));
                parts.push(TiePart {
                    effect,
                    object,
                    parm,
                    tables: actors.iter().map(|&n| effect.table(parm, n + 1)).collect(),
                });
            }
            if parts.len() > 1 {
                let plain = |p: &&TiePart| {
                    !p.effect.card().ego_only && p.effect.card().kind != Kind::Elementary
                };
                let rows = parts
                    .iter()
                    .filter(|p| p.effect.card().kind == Kind::Row)
                    .count();
                if rows > 0 || parts.iter().filter(plain).count() > 1 {
                    return Err(refuse(
                        "at most one part of an interaction may be neither an ego nor a dyadic effect",
                    ));
                }
            }
            variable.ties.push(TieTerm {
                parameter,
                role: spec.role,
                parts,
                fixed: None,
            });
        } else {
            let mut parts = Vec::new();
            for (name, objects) in spec.names.iter().zip(&spec.objects) {
                let effect = behaviour_effect(name).ok_or_else(|| {
                    unknown_effect(name, BEHAVIOUR_EFFECTS.iter().map(|e| e.card().name))
                })?;
                let card = effect.card();
                let (mut object, mut network) = (Reference::None, None);
                match (card.object, objects.as_slice()) {
                    (BehaviourObject::None, []) => {}
                    (BehaviourObject::Network, [x]) => network = Some(network_reference(first, x)?),
                    (BehaviourObject::Actor, [v]) => object = actor_reference(first, v)?,
                    (BehaviourObject::ActorNetwork, [v, x]) => {
                        object = actor_reference(first, v)?;
                        network = Some(network_reference(first, x)?);
                    }
                    (kind, _) => {
                        return Err(refuse(match kind {
                            BehaviourObject::None => "refers to nothing, but an object is given",
                            BehaviourObject::Network => "needs the name of a network",
                            BehaviourObject::Actor => "needs the name of a covariate or behaviour",
                            BehaviourObject::ActorNetwork => {
                                "needs a covariate or behaviour, and a network"
                            }
                        }));
                    }
                }
                parts.push(BehaviourPart {
                    effect,
                    object,
                    network,
                    parm: spec.parm.unwrap_or(card.parm),
                });
            }
            variable.behaviours.push(BehaviourTerm {
                parameter,
                role: spec.role,
                parts,
            });
        }
        self.parameters.push(Parameter {
            variable: variable.name.clone(),
            name: spec.names.join("*"),
            object: spec
                .objects
                .iter()
                .flatten()
                .cloned()
                .collect::<Vec<_>>()
                .join(","),
            kind: ParameterKind::Effect(spec.role),
            start: spec.start.unwrap_or(f64::NAN),
            fixed: spec.fixed,
            tested: spec.tested,
        });
        Ok(())
    }

    /// Computes the weights that never change within a period.
    fn fill_fixed(&mut self) {
        let mut filled = Vec::new();
        for (v, variable) in self.variables.iter().enumerate() {
            for (t, term) in variable.ties.iter().enumerate() {
                let constant = |p: &TiePart| {
                    p.effect.card().fixed_weight && !matches!(p.object, Reference::Behaviour(_))
                };
                if term.role != Role::Evaluation || !term.parts.iter().all(constant) {
                    continue;
                }
                let mut weights = Vec::new();
                for (g, group) in self.groups.iter().enumerate() {
                    let mut row = Vec::new();
                    for (m, period) in group.periods.iter().enumerate() {
                        let state = &self.starts[g][m];
                        let view = View {
                            group,
                            period,
                            state,
                            statistics: false,
                        };
                        let x = &state.networks[variable.index];
                        let mut cells = vec![1.0; group.actors * group.actors];
                        for part in &term.parts {
                            let scene = view.tie_scene(part, g, variable.index, x);
                            for i in 0..group.actors {
                                for j in 0..group.actors {
                                    cells[i * group.actors + j] *= part.effect.weight(&scene, i, j);
                                }
                            }
                        }
                        row.push(cells);
                    }
                    weights.push(row);
                }
                filled.push((v, t, weights));
            }
        }
        for (v, t, weights) in filled {
            self.variables[v].ties[t].fixed = Some(weights);
        }
    }

    /// The parameters, in the order of all vectors and matrices.
    #[must_use]
    pub fn parameters(&self) -> &[Parameter] {
        &self.parameters
    }

    /// Values at which estimation starts.
    #[must_use]
    pub fn start(&self) -> Vec<f64> {
        self.parameters.iter().map(|p| p.start).collect()
    }

    /// Number of periods of all groups together.
    #[must_use]
    pub fn periods(&self) -> usize {
        self.groups.iter().map(|g| g.periods.len()).sum()
    }

    /// The data set.
    #[must_use]
    pub const fn data(&self) -> &Data {
        &self.data
    }
}

fn starts(groups: &[Prepared]) -> (Vec<Vec<State>>, Vec<Vec<State>>) {
    let state = |group: &Prepared, m: usize, known: bool| {
        let period = &group.periods[m];
        let z = |b: usize| {
            let behaviour = &period.behaviours[b];
            let value = |i: usize| f64::from(behaviour.start[i]) - group.behaviours[b].mean;
            (0..group.actors)
                .map(|i| {
                    if known && !behaviour.known[i] {
                        0.0
                    } else {
                        value(i)
                    }
                })
                .collect()
        };
        State {
            networks: period
                .networks
                .iter()
                .map(|x| {
                    if known {
                        x.start_known.clone()
                    } else {
                        x.start.clone()
                    }
                })
                .collect(),
            raw: period.behaviours.iter().map(|b| b.start.clone()).collect(),
            z: (0..period.behaviours.len()).map(z).collect(),
        }
    };
    let all = |known: bool| {
        let group = |g: &Prepared| (0..g.periods.len()).map(|m| state(g, m, known)).collect();
        groups.iter().map(group).collect()
    };
    (all(false), all(true))
}

fn unknown(kind: &'static str, name: &str, known: impl Iterator<Item = String>) -> Error {
    let list: Vec<String> = known.collect();
    Error::UnknownName {
        kind,
        name: name.into(),
        known: if list.is_empty() {
            "none".into()
        } else {
            list.join(", ")
        },
    }
}

fn actor_reference(group: &Group, name: &str) -> Result<Reference> {
    if let Some(c) = group.covariates.iter().position(|x| x.name == name) {
        return Ok(Reference::Covariate(c));
    }
    if let Some(b) = group.behaviours.iter().position(|x| x.name == name) {
        return Ok(Reference::Behaviour(b));
    }
    let names = group
        .covariates
        .iter()
        .map(|x| x.name.clone())
        .chain(group.behaviours.iter().map(|x| x.name.clone()));
    Err(unknown("actor covariate or behaviour", name, names))
}

fn dyad_reference(group: &Group, name: &str) -> Result<Reference> {
    let place = group.dyads.iter().position(|x| x.name == name);
    place.map(Reference::Dyad).ok_or_else(|| {
        unknown(
            "dyadic covariate",
            name,
            group.dyads.iter().map(|x| x.name.clone()),
        )
    })
}

fn network_reference(group: &Group, name: &str) -> Result<usize> {
    let place = group.networks.iter().position(|x| x.name == name);
    place.ok_or_else(|| {
        unknown(
            "network",
            name,
            group.networks.iter().map(|x| x.name.clone()),
        )
    })
}

/// An error with the most similar name as a hint.
fn unknown_effect<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Error {
    let near = names
        .map(|n| (distance(&n.to_lowercase(), &name.to_lowercase()), n))
        .min();
    let hint = match near {
        Some((d, n)) if d <= 3 => format!(", did you mean `{n}`?"),
        _ => String::new(),
    };
    Error::UnknownEffect {
        name: name.into(),
        hint,
    }
}

fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let next = (corner + usize::from(x != *y))
                .min(row[j] + 1)
                .min(row[j + 1] + 1);
            corner = row[j + 1];
            row[j + 1] = next;
        }
    }
    row[b.len()]
}
