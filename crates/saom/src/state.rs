//! The state of all dependent variables, and how effects come to see it.

use crate::behaviour_effects::BehaviourScene;
use crate::data::{Constants, Period, Prepared};
use crate::effects::Scene;
use crate::model::{BehaviourTerm, Reference, TiePart};
use crate::network::Network;

/// The state of all variables of one group.
#[derive(Debug, Clone)]
pub(crate) struct State {
    pub(crate) networks: Vec<Network>,
    /// Raw values of behaviours.
    pub(crate) raw: Vec<Vec<i32>>,
    /// Centred values of behaviours (0 where unknown, in statistics).
    pub(crate) z: Vec<Vec<f64>>,
}

impl State {
    pub(crate) fn copy_from(&mut self, other: &Self) {
        for (a, b) in self.networks.iter_mut().zip(&other.networks) {
            a.copy_from(b);
        }
        for (a, b) in self.raw.iter_mut().zip(&other.raw) {
            a.copy_from_slice(b);
        }
        for (a, b) in self.z.iter_mut().zip(&other.z) {
            a.copy_from_slice(b);
        }
    }
}

/// Everything that effects may look at in one period of one group.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) group: &'a Prepared,
    pub(crate) period: &'a Period,
    /// The other variables (in a simulation: all variables, now; in statistics: their start).
    pub(crate) state: &'a State,
    /// In statistics contributions that need unknown values are left out.
    pub(crate) statistics: bool,
}

impl<'a> View<'a> {
    fn actor(&self, reference: Reference) -> (&'a [f64], &'a [bool], Constants) {
        match reference {
            Reference::Covariate(c) => {
                let known: &[bool] = if self.statistics {
                    &self.period.covariates[c].known
                } else {
                    &[]
                };
                (
                    &self.period.covariates[c].values,
                    known,
                    self.group.covariates[c],
                )
            }
            Reference::Behaviour(b) => {
                let known: &[bool] = if self.statistics {
                    &self.period.behaviours[b].known
                } else {
                    &[]
                };
                (&self.state.z[b], known, self.group.behaviours[b])
            }
            _ => (
                &[],
                &[],
                Constants {
                    range: 1.0,
                    ..Constants::default()
                },
            ),
        }
    }

    /// The scene of one effect on the network `x`, which is number `own`.
    #[inline]
    pub(crate) fn tie_scene(
        &self,
        part: &'a TiePart,
        group: usize,
        own: usize,
        x: &'a Network,
    ) -> Scene<'a> {
        let (v, v_known, constants) = self.actor(part.object);
        let mut scene = Scene {
            x,
            v,
            v_known,
            range: constants.range,
            similarity: constants.similarity,
            w: None,
            w_degree: 0.0,
            raw: &[],
            centred: &[],
            degree: self.group.networks[own].degree,
            balance: self.group.networks[own].balance,
            balance_in: self.group.networks[own].balance_in,
            parm: part.parm,
            table: &part.tables[group],
        };
        match part.object {
            Reference::Network(k) => {
                scene.w = Some(&self.state.networks[k]);
                scene.w_degree = self.group.networks[k].degree;
            }
            Reference::Dyad(d) => {
                let dyad = &self.period.dyads[d];
                scene.raw = if self.statistics {
                    &dyad.raw_known
                } else {
                    &dyad.raw
                };
                scene.centred = &dyad.centred;
            }
            _ => {}
        }
        scene
    }

    /// The scene of one effect on behaviour number `own` with centred values `z`.
    pub(crate) fn behaviour_scene(
        &self,
        term: &BehaviourTerm,
        part: usize,
        own: usize,
        z: &'a [f64],
        none: &'a Network,
    ) -> BehaviourScene<'a> {
        let part = &term.parts[part];
        let constants = self.group.behaviours[own];
        BehaviourScene {
            z,
            centre: constants.mean,
            range: constants.range,
            similarity: constants.similarity,
            x: part.network.map_or(none, |k| &self.state.networks[k]),
            v: self.actor(part.object).0,
            parm: part.parm,
        }
    }
}
