//! A model as a text file: data, effects, algorithm.
//!
//! ```toml
//! actors = 50
//! waves = 3
//!
//! [[network]]
//! name = "friendship"
//! matrices = ["s501.csv", "s502.csv", "s503.csv"]
//!
//! [[behaviour]]
//! name = "alcohol"
//! file = "s50a.csv"          # one row for each actor, one column for each wave
//!
//! [[effect]]
//! variable = "friendship"
//! name = "transTrip"
//! ```

use crate::data::{
    ActorCovariate, BehaviourData, BoundaryRule, Data, DyadicCovariate, Group, NetworkData,
    OneSided, TieModel, read,
};
use crate::error::{Error, Result};
use crate::estimate::FitSettings;
use crate::model::Model;
use crate::specification::{EffectSpec, Effects, Role};
use serde::Deserialize;
use std::path::Path;

/// A model file after reading, before its tables are read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    actors: usize,
    waves: usize,
    #[serde(default)]
    network: Vec<NetworkEntry>,
    #[serde(default)]
    behaviour: Vec<BehaviourEntry>,
    #[serde(default)]
    covariate: Vec<CovariateEntry>,
    #[serde(default)]
    dyadic: Vec<DyadicEntry>,
    #[serde(default)]
    effect: Vec<EffectEntry>,
    #[serde(default)]
    algorithm: Algorithm,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NetworkEntry {
    name: String,
    #[serde(default)]
    matrices: Vec<String>,
    edges: Option<String>,
    #[serde(default)]
    mutual: bool,
    #[serde(default)]
    model: TieModelName,
    #[serde(default)]
    offset: f64,
    #[serde(default)]
    one_sided: bool,
    max_degree: Option<usize>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum TieModelName {
    #[default]
    Default,
    Forcing,
    Confirmation,
    OneSideDecides,
    Conjunctive,
    Disjunctive,
    Compensatory,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct BehaviourEntry {
    name: String,
    file: String,
    #[serde(default)]
    absorbing: bool,
    #[serde(default)]
    one_sided: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CovariateEntry {
    name: String,
    file: String,
    /// Columns (from 1) of a table without header: one if constant, one for each period if changing.
    #[serde(default)]
    columns: Vec<usize>,
    /// Columns of a table with header, by name.
    #[serde(default)]
    named: Vec<String>,
    #[serde(default)]
    uncentred: bool,
    /// Takes `ln(value + add)`.
    log_add: Option<f64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DyadicEntry {
    name: String,
    #[serde(default)]
    matrices: Vec<String>,
    /// An edge list of pairs `i`, `j`; value 1 for those listed, in both directions, else 0.
    edges: Option<String>,
    #[serde(default)]
    uncentred: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EffectEntry {
    variable: String,
    name: String,
    #[serde(default)]
    object: Vec<String>,
    #[serde(default = "evaluation")]
    role: Role,
    parm: Option<f64>,
    start: Option<f64>,
    #[serde(default)]
    fixed: bool,
    #[serde(default)]
    test: bool,
    #[serde(default)]
    times: Vec<PartEntry>,
}

const fn evaluation() -> Role {
    Role::Evaluation
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PartEntry {
    name: String,
    #[serde(default)]
    object: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Algorithm {
    seed: Option<u64>,
    conditional: Option<String>,
    ratio: Option<f64>,
    check: Option<usize>,
    polish: Option<usize>,
    /// Leave out `density`, `recip`, `linear`, `quad`, which are there otherwise.
    #[serde(default)]
    no_basic_effects: bool,
}

/// Reads a model file and the tables it names (relative to the folder of the file).
///
/// # Errors
/// If a file cannot be read, or the parts do not fit together.
pub fn load(path: &Path) -> Result<(Model, FitSettings)> {
    let text = read_text(path)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    parse(&text, &mut |name| read_text(&folder.join(name)))
}

fn read_text(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).map_err(|source| Error::Io {
        file: path.display().to_string(),
        source,
    })
}

/// Builds a model from the text of a model file; `table` returns the text of a table by name.
///
/// # Errors
/// If the text or a table cannot be understood, or the parts do not fit together.
pub fn parse(
    text: &str,
    table: &mut dyn FnMut(&str) -> Result<String>,
) -> Result<(Model, FitSettings)> {
    let file: File = toml::from_str(text).map_err(|e| Error::ModelFile(e.to_string()))?;
    if file.actors < 2 || file.actors > 20_000 || file.waves > 1_000 {
        return Err(Error::ModelFile(format!(
            "`actors` is {} and `waves` {}; expected 2 to 20,000 actors and at most 1,000 waves",
            file.actors, file.waves
        )));
    }
    let mut builder = Group::builder(file.actors, file.waves);
    for entry in &file.network {
        builder = builder.network(network(&file, entry, table)?);
    }
    for entry in &file.behaviour {
        let columns = transposed(
            &read::numbers(&table(&entry.file)?, &entry.file)?,
            &entry.file,
        )?;
        let mut waves = Vec::new();
        for column in &columns {
            let mut wave = Vec::new();
            for value in column {
                if value.is_some_and(|v| v.fract() != 0.0 || v.abs() > 1e6) {
                    return Err(Error::Value {
                        name: entry.name.clone(),
                        what: "behaviours are whole numbers".into(),
                    });
                }
                wave.push(value.map(|v| v as i32));
            }
            waves.push(wave);
        }
        let mut data = BehaviourData::new(&entry.name, waves)?;
        if entry.absorbing {
            data = data.with_rule(BoundaryRule::Absorbing);
        }
        if entry.one_sided {
            data = data.with_one_sided(OneSided::AsObserved);
        }
        builder = builder.behaviour(data);
    }
    for entry in &file.covariate {
        builder = builder.covariate(covariate(entry, table)?);
    }
    for entry in &file.dyadic {
        let mut columns = Vec::new();
        for name in &entry.matrices {
            columns.push(read::matrix(&table(name)?, name)?.1);
        }
        if let Some(name) = &entry.edges {
            let ties = read::edges(&table(name)?, name, file.actors, 1, true)?;
            columns.push(
                ties[0]
                    .iter()
                    .map(|t| Some(f64::from(u8::from(t.value() == Some(true)))))
                    .collect(),
            );
        }
        let covariate = DyadicCovariate::changing(&entry.name, columns);
        builder = builder.dyadic(if entry.uncentred {
            covariate.uncentred()
        } else {
            covariate
        });
    }
    let data = Data::single(builder.build()?);
    let mut effects = if file.algorithm.no_basic_effects {
        Effects::none()
    } else {
        Effects::basic(&data)
    };
    for entry in &file.effect {
        effects = effects.with(effect(entry));
    }
    if let Some(variable) = &file.algorithm.conditional {
        effects = effects.conditional_on(variable);
    }
    let default = FitSettings::default();
    let settings = FitSettings {
        seed: file.algorithm.seed.unwrap_or(default.seed),
        ratio: file.algorithm.ratio.unwrap_or(default.ratio),
        check: file.algorithm.check.or(default.check),
        polish: file.algorithm.polish.or(default.polish),
        ..default
    };
    Ok((Model::new(data, &effects)?, settings))
}

fn network(
    file: &File,
    entry: &NetworkEntry,
    table: &mut dyn FnMut(&str) -> Result<String>,
) -> Result<NetworkData> {
    let mut waves = Vec::new();
    for name in &entry.matrices {
        let (size, ties) = read::adjacency(&table(name)?, name)?;
        if size != file.actors {
            return Err(Error::Shape {
                name: entry.name.clone(),
                what: format!("the matrix in {name}"),
                found: size,
                expected: file.actors,
                unit: "rows",
            });
        }
        waves.push(ties);
    }
    if let Some(name) = &entry.edges {
        waves = read::edges(&table(name)?, name, file.actors, file.waves, entry.mutual)?;
    }
    let mut data = NetworkData::new(&entry.name, file.actors, waves)?;
    let model = match entry.model {
        TieModelName::Default => None,
        TieModelName::Forcing => Some(TieModel::Forcing),
        TieModelName::Confirmation => Some(TieModel::Confirmation {
            offset: entry.offset,
        }),
        TieModelName::OneSideDecides => Some(TieModel::OneSideDecides),
        TieModelName::Conjunctive => Some(TieModel::Conjunctive),
        TieModelName::Disjunctive => Some(TieModel::Disjunctive),
        TieModelName::Compensatory => Some(TieModel::Compensatory),
    };
    if let Some(model) = model {
        data = data.with_model(model)?;
    }
    if entry.one_sided {
        data = data.with_one_sided(OneSided::AsObserved);
    }
    match entry.max_degree {
        Some(limit) => data.with_max_degree(limit),
        None => Ok(data),
    }
}

fn covariate(
    entry: &CovariateEntry,
    table: &mut dyn FnMut(&str) -> Result<String>,
) -> Result<ActorCovariate> {
    let text = table(&entry.file)?;
    let mut columns = if entry.named.is_empty() {
        transposed(&read::numbers(&text, &entry.file)?, &entry.file)?
    } else {
        let names: Vec<&str> = entry.named.iter().map(String::as_str).collect();
        read::columns(&text, &entry.file, &names)?
    };
    if !entry.columns.is_empty() {
        let mut chosen = Vec::new();
        for &c in &entry.columns {
            let column = c
                .checked_sub(1)
                .and_then(|c| columns.get(c))
                .ok_or_else(|| Error::Value {
                    name: entry.name.clone(),
                    what: format!("there is no column {c} in {}", entry.file),
                })?;
            chosen.push(column.clone());
        }
        columns = chosen;
    }
    if let Some(add) = entry.log_add {
        columns = columns
            .iter()
            .map(|c| c.iter().map(|v| v.map(|v| (v + add).ln())).collect())
            .collect();
    }
    let covariate = ActorCovariate::changing(&entry.name, columns);
    Ok(if entry.uncentred {
        covariate.uncentred()
    } else {
        covariate
    })
}

fn effect(entry: &EffectEntry) -> EffectSpec {
    let words = |list: &[String]| list.to_vec();
    let mut spec = EffectSpec::new(&entry.variable, &entry.name, &[]);
    spec.objects = vec![words(&entry.object)];
    for part in &entry.times {
        spec.names.push(part.name.clone());
        spec.objects.push(words(&part.object));
    }
    spec.role = entry.role;
    spec.parm = entry.parm;
    spec.start = entry.start;
    spec.fixed = entry.fixed || entry.test;
    spec.tested = entry.test;
    spec
}

fn transposed(rows: &[Vec<Option<f64>>], file: &str) -> Result<Vec<Vec<Option<f64>>>> {
    let width = rows.first().map_or(0, Vec::len);
    for (line, row) in rows.iter().enumerate() {
        if row.len() != width {
            return Err(Error::Shape {
                name: file.into(),
                what: format!("line {}", line + 1),
                found: row.len(),
                expected: width,
                unit: "fields",
            });
        }
    }
    Ok((0..width)
        .map(|c| rows.iter().map(|r| r[c]).collect())
        .collect())
}
