//! Parameters by name: which the scenario uses, in which unit, drawn how.

use std::collections::BTreeMap;
use std::sync::Arc;

use comity_record::{Distribution, Parameter, Provenance, Unit};
use comity_world::key::name_hash;
use comity_world::scenario::{Group, Slot};

use super::Problem;

/// Base units (kg, day, km, USD, round, bbl), in which products of units are formed.
pub(super) const BASE: &str = "base units";

/// Hands out slots for parameters and remembers what was wrong.
pub(super) struct Slots<'a> {
    known: BTreeMap<&'a str, &'a Parameter>,
    actors: &'a [String],
    fixed: &'a BTreeMap<String, f64>,
    /// By id and unit: one parameter in two units is one draw under two slots.
    used: BTreeMap<(String, &'static str), Slot>,
    pub(super) parameters: Vec<comity_world::scenario::Parameter>,
    pub(super) problems: Vec<Problem>,
}

impl<'a> Slots<'a> {
    /// `fixed` holds the settings of the command line: parameter id to value, in the parameter's own unit.
    pub(super) fn new(
        parameters: &'a [Parameter],
        actors: &'a [String],
        fixed: &'a BTreeMap<String, f64>,
    ) -> Self {
        let known: BTreeMap<&str, &Parameter> =
            parameters.iter().map(|p| (p.id.as_str(), p)).collect();
        let mut slots = Self {
            known,
            actors,
            fixed,
            used: BTreeMap::new(),
            parameters: Vec::new(),
            problems: Vec::new(),
        };
        for id in fixed
            .keys()
            .filter(|id| !slots.known.contains_key(id.as_str()))
        {
            let nearest = slots.nearest(id);
            slots.problems.push(Problem::new(
                format!("`--set {id}=…` names no parameter"),
                nearest,
            ));
        }
        slots
    }

    /// Whether the dossier has this parameter.
    pub(super) fn has(&self, id: &str) -> bool {
        self.known.contains_key(id)
    }

    /// The parameter itself.
    pub(super) fn get(&self, id: &str) -> Option<&'a Parameter> {
        self.known.get(id).copied()
    }

    /// The slot of a parameter that must be there, with its values in `unit`.
    pub(super) fn need(&mut self, id: &str, unit: &'static str) -> Slot {
        if let Some(&slot) = self.used.get(&(id.to_owned(), unit)) {
            return slot;
        }
        let Some(parameter) = self.known.get(id).copied() else {
            let nearest = self.nearest(id);
            self.problems.push(Problem::new(
                format!("the world needs the parameter `{id}` [{unit}], and no file has it"),
                nearest,
            ));
            return 0;
        };
        let factor = if unit == BASE {
            Ok(parameter.unit.scale())
        } else {
            unit.parse::<Unit>()
                .and_then(|wanted| parameter.unit.factor_to(&wanted))
        };
        let factor = factor.unwrap_or_else(|error| {
            self.problems.push(Problem::new(
                format!("parameter `{id}`: {error}; the world needs {unit}"),
                None,
            ));
            1.0
        });
        let dist = match self.fixed.get(id) {
            Some(&value) => Distribution::Fixed { value },
            None => parameter.dist.clone(),
        };
        let slot = self.parameters.len();
        self.parameters.push(comity_world::scenario::Parameter {
            id: id.to_owned(),
            key: stream_key(id, self.actors),
            group: group(parameter.provenance),
            draw: Arc::new(move |stream| dist.sample(stream) * factor),
        });
        self.used.insert((id.to_owned(), unit), slot);
        slot
    }

    /// The slot of a parameter that may be missing.
    pub(super) fn may(&mut self, id: &str, unit: &'static str) -> Option<Slot> {
        self.has(id).then(|| self.need(id, unit))
    }

    /// The rate of visits of a pair's leader, events a year: a fact made of a count of visits and years.
    pub(super) fn visits(&mut self, from: usize, to: usize, shape: f64, years: f64) -> Slot {
        let dist = Distribution::Gamma { shape, rate: years };
        let slot = self.parameters.len();
        self.parameters.push(comity_world::scenario::Parameter {
            id: format!("visit.{}.{}.rate", self.actors[from], self.actors[to]),
            key: name_hash(&format!("visit.#{from}.#{to}.rate")),
            group: Group::Fact,
            draw: Arc::new(move |stream| dist.sample(stream)),
        });
        slot
    }

    /// Ids of parameters that the scenario does not use.
    pub(super) fn unused(&self) -> Vec<String> {
        self.known
            .keys()
            .filter(|id| !self.used.keys().any(|(used, _)| used == *id))
            .map(|id| (*id).to_owned())
            .collect()
    }

    fn nearest(&self, id: &str) -> Option<String> {
        self.known
            .keys()
            .map(|k| (strsim::damerau_levenshtein(k, id), *k))
            .min()
            .filter(|(distance, k)| *distance <= k.len().max(3) / 3)
            .map(|(_, k)| format!("did you mean `{k}`?"))
    }
}

fn group(provenance: Provenance) -> Group {
    match provenance {
        Provenance::Statement => Group::Fact,
        Provenance::Estimate => Group::Estimate,
        Provenance::Rule => Group::Rule,
        Provenance::Assumption => Group::Assumption,
    }
}

/// The key of a parameter's stream: its id with every actor replaced by the actor's number, so that renaming
/// actors leaves all draws as they were.
fn stream_key(id: &str, actors: &[String]) -> u64 {
    let parts: Vec<String> = id
        .split('.')
        .map(|part| {
            actors
                .iter()
                .position(|a| a == part)
                .map_or_else(|| part.to_owned(), |k| format!("#{k}"))
        })
        .collect();
    name_hash(&parts.join("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn renaming_actors_leaves_the_keys() {
        let before = ["RUS".to_owned(), "PRK".to_owned()];
        let after = ["Q".to_owned(), "Z".to_owned()];
        assert_eq!(
            stream_key("RUS.munitions.stock", &before),
            stream_key("Q.munitions.stock", &after)
        );
        assert_ne!(
            stream_key("RUS.munitions.stock", &before),
            stream_key("PRK.munitions.stock", &before)
        );
    }
}
