//! Statistics of a period: the same function for the observed and for a simulated end state.

use crate::effects::{Needs, Scene};
use crate::model::{Model, ParameterKind, Reference, TieTerm, Variable};
use crate::network::Network;
use crate::rate::RateKind;
use crate::specification::Role;
use crate::state::{State, View};

/// Room for the cleaned end networks of one group.
#[derive(Debug, Clone)]
pub(crate) struct Scratch {
    networks: Vec<Network>,
    z: Vec<f64>,
    start_z: Vec<f64>,
}

impl Scratch {
    pub(crate) fn new(model: &Model, group: usize) -> Self {
        let start = &model.starts[group][0];
        let n = model.groups[group].actors;
        Self {
            networks: start.networks.clone(),
            z: vec![0.0; n],
            start_z: vec![0.0; n],
        }
    }
}

impl Model {
    /// The observed end state of a period.
    pub(crate) fn observed_end(&self, group: usize, period: usize) -> State {
        let prepared = &self.groups[group];
        let observed = &prepared.periods[period];
        State {
            networks: observed.networks.iter().map(|x| x.end.clone()).collect(),
            raw: observed.behaviours.iter().map(|b| b.end.clone()).collect(),
            z: observed
                .behaviours
                .iter()
                .zip(&prepared.behaviours)
                .map(|(b, c)| b.end.iter().map(|v| f64::from(*v) - c.mean).collect())
                .collect(),
        }
    }

    /// Observed statistics, `[period][parameter]`, with the periods of all groups one after another.
    #[must_use]
    pub fn targets_by_period(&self) -> Vec<Vec<f64>> {
        let mut all = Vec::new();
        for group in 0..self.groups.len() {
            let mut scratch = Scratch::new(self, group);
            for period in 0..self.groups[group].periods.len() {
                let mut out = vec![0.0; self.parameters.len()];
                let end = self.observed_end(group, period);
                self.period_statistics(group, period, &end, &mut scratch, &mut out);
                all.push(out);
            }
        }
        all
    }

    /// Observed statistics: the targets of the method of moments.
    #[must_use]
    pub fn targets(&self) -> Vec<f64> {
        let periods = self.targets_by_period();
        (0..self.parameters.len())
            .map(|k| periods.iter().map(|row| row[k]).sum())
            .collect()
    }

    /// Distance of variable `v` between start and end of a period, on the cells known at both waves and never fixed.
    pub(crate) fn distance(
        &self,
        v: &Variable,
        group: usize,
        period: usize,
        end: &State,
        clean: &Network,
    ) -> f64 {
        let p = &self.groups[group].periods[period];
        if v.network {
            return clean.distance(&p.networks[v.index].start_compared) as f64;
        }
        let b = &p.behaviours[v.index];
        let moved = |i: usize| {
            if b.known[i] {
                f64::from((end.raw[v.index][i] - b.start[i]).abs())
            } else {
                0.0
            }
        };
        (0..b.start.len()).map(moved).sum()
    }

    /// Writes the statistics of one period.
    pub(crate) fn period_statistics(
        &self,
        group: usize,
        m: usize,
        end: &State,
        scratch: &mut Scratch,
        out: &mut [f64],
    ) {
        let prepared = &self.groups[group];
        let period = &prepared.periods[m];
        out.fill(0.0);
        for (k, network) in end.networks.iter().enumerate() {
            period.networks[k].clean(network, &mut scratch.networks[k]);
        }
        let view = View {
            group: prepared,
            period,
            state: &self.known_starts[group][m],
            statistics: true,
        };
        for variable in &self.variables {
            let clean = if variable.network {
                &scratch.networks[variable.index]
            } else {
                &self.blanks[group]
            };
            if let Some(p) = variable.basic[group][m] {
                out[p] = self.distance(variable, group, m, end, clean);
            }
            if !variable.rates.is_empty() {
                let changes = self.changes_by_actor(variable, group, m, end, clean);
                for term in &variable.rates {
                    out[term.parameter] = (0..prepared.actors)
                        .map(|i| changes[i] * self.rate_covariate(term.kind, term.object, &view, i))
                        .sum();
                }
            }
            for term in &variable.ties {
                out[term.parameter] = tie_statistic(&view, term, group, variable.index, clean);
            }
            if !variable.network {
                self.behaviour_statistics(
                    variable,
                    &view,
                    group,
                    end,
                    (&mut scratch.z, &mut scratch.start_z),
                    out,
                );
            }
        }
    }

    /// `a_i` of a rate effect at the start of the period.
    fn rate_covariate(&self, kind: RateKind, object: Reference, view: &View<'_>, i: usize) -> f64 {
        match object {
            Reference::Network(k) => kind.of_degree(&view.state.networks[k], i),
            Reference::Covariate(c) => view.period.covariates[c].values[i],
            Reference::Behaviour(b) => f64::from(view.state.raw[b][i]),
            _ => 0.0,
        }
    }

    fn changes_by_actor(
        &self,
        v: &Variable,
        group: usize,
        m: usize,
        end: &State,
        clean: &Network,
    ) -> Vec<f64> {
        let period = &self.groups[group].periods[m];
        let n = self.groups[group].actors;
        if v.network {
            let start = &period.networks[v.index].start_compared;
            let row = |i: usize| {
                clean
                    .out_row(i)
                    .iter()
                    .zip(start.out_row(i))
                    .map(|(a, b)| (a ^ b).count_ones())
                    .sum::<u32>()
            };
            return (0..n).map(|i| f64::from(row(i))).collect();
        }
        let b = &period.behaviours[v.index];
        (0..n)
            .map(|i| {
                if b.known[i] {
                    f64::from((end.raw[v.index][i] - b.start[i]).abs())
                } else {
                    0.0
                }
            })
            .collect()
    }

    fn behaviour_statistics(
        &self,
        variable: &Variable,
        view: &View<'_>,
        group: usize,
        end: &State,
        (z, start_z): (&mut Vec<f64>, &mut Vec<f64>),
        out: &mut [f64],
    ) {
        let b = &view.period.behaviours[variable.index];
        let centre = view.group.behaviours[variable.index].mean;
        for i in 0..z.len() {
            z[i] = if b.known[i] {
                end.z[variable.index][i]
            } else {
                0.0
            };
            start_z[i] = f64::from(b.start[i]) - centre;
        }
        for term in &variable.behaviours {
            let value = |i: usize, own: f64| {
                let mut product = 1.0;
                for (p, part) in term.parts.iter().enumerate() {
                    let scene =
                        view.behaviour_scene(term, p, variable.index, z, &self.blanks[group]);
                    product *= part.effect.value(&scene, i, own);
                }
                // An interaction of k effects carries z_i to the power k; one power is kept.
                for _ in 1..term.parts.len() {
                    product = if own == 0.0 { 0.0 } else { product / own };
                }
                product
            };
            let mut sum = 0.0;
            for i in (0..z.len()).filter(|&i| b.known[i]) {
                let rise = end.raw[variable.index][i] - b.start[i];
                sum += match term.role {
                    Role::Creation if rise > 0 => value(i, z[i]) - value(i, start_z[i]),
                    Role::Endowment if rise < 0 => value(i, z[i]) - value(i, start_z[i]),
                    Role::Creation | Role::Endowment => 0.0,
                    _ => value(i, z[i]),
                };
            }
            out[term.parameter] = sum;
        }
    }

    /// Short description of a parameter for messages.
    pub(crate) fn is_rate(&self, k: usize) -> bool {
        matches!(
            self.parameters[k].kind,
            ParameterKind::BasicRate { .. } | ParameterKind::Effect(Role::Rate)
        )
    }
}

/// `sum_i s_i` of one term in the network `x`.
fn tie_statistic(view: &View<'_>, term: &TieTerm, group: usize, own: usize, x: &Network) -> f64 {
    match term.role {
        Role::Creation => {
            let start = &view.period.networks[own].start_compared;
            weighted(view, term, group, own, x, &|i, j| {
                x.has(i, j) && !start.has(i, j)
            })
        }
        Role::Endowment => {
            let compared = &view.period.networks[own].start_compared;
            let start = &view.period.networks[own].start_known;
            -weighted(view, term, group, own, start, &|i, j| {
                compared.has(i, j) && !x.has(i, j)
            })
        }
        _ if term.parts.len() > 1 => weighted(view, term, group, own, x, &|i, j| x.has(i, j)),
        _ => {
            let part = &term.parts[0];
            let scene = view.tie_scene(part, group, own, x);
            part.effect.factor(!x.directed())
                * (0..x.actors())
                    .map(|i| part.effect.ego(&scene, i))
                    .sum::<f64>()
        }
    }
}

/// `sum prod_k g^k_ij` over the chosen cells.
fn weighted(
    view: &View<'_>,
    term: &TieTerm,
    group: usize,
    own: usize,
    x: &Network,
    chosen: &dyn Fn(usize, usize) -> bool,
) -> f64 {
    let scenes: Vec<Scene<'_>> = term
        .parts
        .iter()
        .map(|p| view.tie_scene(p, group, own, x))
        .collect();
    let counts = |k: usize, i: usize, j: usize| {
        let needs = term.parts[k].effect.card().needs;
        (matches!(needs, Needs::Nothing | Needs::Alter) || scenes[k].known(i))
            && (matches!(needs, Needs::Nothing | Needs::Ego) || scenes[k].known(j))
    };
    let mut sum = 0.0;
    for i in 0..x.actors() {
        for j in (0..x.actors()).filter(|&j| j != i && chosen(i, j)) {
            let mut product = 1.0;
            for (k, part) in term.parts.iter().enumerate() {
                product *= if counts(k, i, j) {
                    part.effect.weight(&scenes[k], i, j)
                } else {
                    0.0
                };
            }
            sum += product;
        }
    }
    if term.parts.len() == 1 {
        sum * term.parts[0].effect.factor(!x.directed())
    } else {
        sum
    }
}
