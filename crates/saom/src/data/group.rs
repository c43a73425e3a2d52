//! Groups of actors observed together, and data sets of one or several groups.

use super::{ActorCovariate, BehaviourData, DyadicCovariate, NetworkData, Presence};
use crate::error::{Error, Result};

/// One group: everything that was observed of one set of actors.
#[derive(Debug, Clone)]
pub struct Group {
    pub(crate) actors: usize,
    pub(crate) waves: usize,
    pub(crate) networks: Vec<NetworkData>,
    pub(crate) behaviours: Vec<BehaviourData>,
    pub(crate) covariates: Vec<ActorCovariate>,
    pub(crate) dyads: Vec<DyadicCovariate>,
    pub(crate) presence: Option<Presence>,
}

impl Group {
    /// Starts an empty group.
    #[must_use]
    pub fn builder(actors: usize, waves: usize) -> GroupBuilder {
        GroupBuilder {
            group: Self {
                actors,
                waves,
                networks: Vec::new(),
                behaviours: Vec::new(),
                covariates: Vec::new(),
                dyads: Vec::new(),
                presence: None,
            },
        }
    }

    /// Number of actors.
    #[must_use]
    pub const fn actors(&self) -> usize {
        self.actors
    }

    /// Number of periods, one less than waves.
    #[must_use]
    pub const fn periods(&self) -> usize {
        self.waves - 1
    }

    pub(crate) fn names(&self) -> Vec<String> {
        let networks = self.networks.iter().map(|x| &x.name);
        let behaviours = self.behaviours.iter().map(|x| &x.name);
        let covariates = self.covariates.iter().map(|x| &x.name);
        networks
            .chain(behaviours)
            .chain(covariates)
            .chain(self.dyads.iter().map(|x| &x.name))
            .cloned()
            .collect()
    }
}

/// Collects the parts of a group; [`GroupBuilder::build`] checks that they fit together.
#[derive(Debug, Clone)]
pub struct GroupBuilder {
    group: Group,
}

impl GroupBuilder {
    /// Adds a dependent network.
    #[must_use]
    pub fn network(mut self, network: NetworkData) -> Self {
        self.group.networks.push(network);
        self
    }

    /// Adds a dependent behaviour.
    #[must_use]
    pub fn behaviour(mut self, behaviour: BehaviourData) -> Self {
        self.group.behaviours.push(behaviour);
        self
    }

    /// Adds an actor covariate.
    #[must_use]
    pub fn covariate(mut self, covariate: ActorCovariate) -> Self {
        self.group.covariates.push(covariate);
        self
    }

    /// Adds a dyadic covariate.
    #[must_use]
    pub fn dyadic(mut self, covariate: DyadicCovariate) -> Self {
        self.group.dyads.push(covariate);
        self
    }

    /// Says when actors are present (all are, always, if this is not called).
    #[must_use]
    pub fn presence(mut self, presence: Presence) -> Self {
        self.group.presence = Some(presence);
        self
    }

    /// The group, if its parts fit together.
    ///
    /// # Errors
    /// If sizes or numbers of waves differ, a name occurs twice, or there is no dependent variable.
    pub fn build(self) -> Result<Group> {
        let group = self.group;
        let shape = |name: &str, what: &str, found, expected, unit| Error::Shape {
            name: name.into(),
            what: what.into(),
            found,
            expected,
            unit,
        };
        if group.waves < 2 {
            return Err(shape("data", "the group", group.waves, 2, "waves"));
        }
        if group.networks.is_empty() && group.behaviours.is_empty() {
            return Err(Error::Value {
                name: "data".into(),
                what: "there is no dependent variable".into(),
            });
        }
        for network in &group.networks {
            if network.actors != group.actors {
                return Err(shape(
                    &network.name,
                    "the network",
                    network.actors,
                    group.actors,
                    "actors",
                ));
            }
            if network.waves.len() != group.waves {
                return Err(shape(
                    &network.name,
                    "the network",
                    network.waves.len(),
                    group.waves,
                    "waves",
                ));
            }
        }
        for behaviour in &group.behaviours {
            if behaviour.waves[0].len() != group.actors {
                return Err(shape(
                    &behaviour.name,
                    "the behaviour",
                    behaviour.waves[0].len(),
                    group.actors,
                    "actors",
                ));
            }
            if behaviour.waves.len() != group.waves {
                return Err(shape(
                    &behaviour.name,
                    "the behaviour",
                    behaviour.waves.len(),
                    group.waves,
                    "waves",
                ));
            }
        }
        for covariate in &group.covariates {
            covariate.check(group.actors, group.periods())?;
        }
        for covariate in &group.dyads {
            covariate.check(group.actors, group.periods())?;
        }
        if let Some(presence) = &group.presence
            && presence.actors() != group.actors
        {
            return Err(shape(
                "presence",
                "the list",
                presence.actors(),
                group.actors,
                "actors",
            ));
        }
        let mut names = group.names();
        names.sort();
        if let Some(pair) = names.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(Error::DuplicateName(pair[0].clone()));
        }
        Ok(group)
    }
}

/// A data set: one group, or several with the same variables that share their parameters.
#[derive(Debug, Clone)]
pub struct Data {
    pub(crate) groups: Vec<Group>,
}

impl Data {
    /// A data set of one group.
    #[must_use]
    pub fn single(group: Group) -> Self {
        Self {
            groups: vec![group],
        }
    }

    /// A data set of several groups.
    ///
    /// # Errors
    /// If there is none, or the groups do not have the same variables and covariates.
    pub fn grouped(groups: Vec<Group>) -> Result<Self> {
        let Some(first) = groups.first() else {
            return Err(Error::Value {
                name: "data".into(),
                what: "there is no group".into(),
            });
        };
        for (g, group) in groups.iter().enumerate() {
            let same_kind = group.networks.len() == first.networks.len()
                && group
                    .networks
                    .iter()
                    .zip(&first.networks)
                    .all(|(a, b)| a.mutual == b.mutual && a.model == b.model);
            if group.names() != first.names() || !same_kind {
                return Err(Error::Value {
                    name: "data".into(),
                    what: format!(
                        "group {} does not have the same variables as group 1",
                        g + 1
                    ),
                });
            }
        }
        Ok(Self { groups })
    }

    /// The groups.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }
}
