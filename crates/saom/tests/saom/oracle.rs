//! Targets and complete change-statistic matrices of single effects against the reference (specification, section 5).

use super::models::{behaviour, columns, s50, shared, symmetrised};
use comity_saom::data::{ActorCovariate, DyadicCovariate, Group, NetworkData};
use comity_saom::effects::{Object, tie_effect};
use comity_saom::{Data, EffectSpec, Effects, Model};
use std::path::Path;

/// The quirks of the reference that are documented in section 9: (data, effect, what differs there).
const QUIRKS: &[(&str, &str)] = &[
    ("target", "outPopSqrt"),
    ("target", "inActSqrt"),
    ("change", "reciPop"),
    ("change", "XXW"),
    ("change", "sameXOutAct"),
    ("change", "isolateNet"),
    ("change", "between"),
    ("change", "totSim"),
    ("change", "totSimPopAlt"),
    ("change", "avSimPopAlt"),
];

/// The matrices are printed with 8 decimals.
const PRINTED: f64 = 5.1e-9;

fn quirk(what: &str, effect: &str) -> bool {
    QUIRKS.contains(&(what, effect))
}

fn data(mutual: bool) -> Data {
    let mut back = s50();
    back.reverse();
    let waves = |w: Vec<Vec<comity_saom::data::Tie>>| if mutual { symmetrised(&w, 50) } else { w };
    let cell = |c: usize| {
        let (i, j) = (c / 50 + 1, c % 50 + 1);
        let value = if mutual {
            (3 * i + 3 * j) % 11
        } else {
            (7 * i + 3 * j) % 11
        };
        Some(if i == j { 0.0 } else { value as f64 / 5.0 })
    };
    let alcohol = columns("s50a.csv");
    Data::single(
        Group::builder(50, 3)
            .network(NetworkData::new("net", 50, waves(s50())).unwrap())
            .network(NetworkData::new("net2", 50, waves(back)).unwrap())
            .behaviour(behaviour("alc", "s50a.csv"))
            .covariate(ActorCovariate::constant(
                "smoke",
                columns("s50s.csv")[0].clone(),
            ))
            .covariate(ActorCovariate::changing("alcv", alcohol[..2].to_vec()))
            .dyadic(DyadicCovariate::constant(
                "W",
                (0..2500).map(cell).collect(),
            ))
            .build()
            .unwrap(),
    )
}

fn unzipped(path: &Path) -> Vec<Vec<f64>> {
    let output = std::process::Command::new("gzip")
        .arg("-dc")
        .arg(path)
        .output()
        .unwrap();
    let value = |f: &str| f.parse().unwrap_or(f64::NAN);
    String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|l| l.split(',').map(value).collect())
        .collect()
}

fn fields(line: &str) -> Vec<String> {
    line.split(',')
        .map(|f| f.trim_matches('"').to_owned())
        .collect()
}

/// The model with one further effect, and the number of its parameter.
fn with_effect(mutual: bool, spec: EffectSpec) -> (Model, usize) {
    let model = Model::new(data(mutual), &Effects::none().with(spec)).unwrap();
    let effect = model
        .parameters()
        .iter()
        .position(|p| !p.is_basic_rate())
        .unwrap();
    (model, effect)
}

#[test]
fn targets_of_single_effects_equal_the_reference() {
    let Some(folder) = shared() else {
        eprintln!("skipped: no reference files");
        return;
    };
    let mut wrong = Vec::new();
    let mut checked = 0;
    let text =
        std::fs::read_to_string(folder.join("spec/saom-reference/checks/effects_verified.csv"))
            .unwrap();
    for line in text.lines().skip(1) {
        let f = fields(line);
        let (mutual, name, object) = (f[0] == "undirected", f[1].as_str(), f[2].as_str());
        let objects: Vec<&str> = if object.is_empty() {
            vec![]
        } else {
            vec![object]
        };
        let parm: f64 = f[3].parse().unwrap();
        let (model, k) = with_effect(mutual, EffectSpec::new("net", name, &objects).parm(parm));
        let own = model.targets_by_period();
        for (m, field) in [5, 6].into_iter().enumerate() {
            let theirs: f64 = f[field].parse().unwrap();
            if (own[m][k] - theirs).abs() > 1e-9 * theirs.abs().max(1.0) && !quirk("target", name) {
                wrong.push(format!(
                    "{} {name} {object} parm {parm}, period {}: {} and not {theirs}",
                    f[0],
                    m + 1,
                    own[m][k]
                ));
            }
        }
        checked += 1;
    }
    let text =
        std::fs::read_to_string(folder.join("spec/saom-reference/checks/behaviour_verified.csv"))
            .unwrap();
    for line in text.lines().skip(1) {
        let f = fields(line);
        let mut parts = f[0].split('@');
        let name = parts.next().unwrap();
        let objects: Vec<&str> = parts.collect();
        let (model, k) = with_effect(
            false,
            behaviour_spec(name, &objects).parm(f[1].parse().unwrap()),
        );
        let own = model.targets_by_period();
        for (m, field) in [2, 3].into_iter().enumerate() {
            let theirs: f64 = f[field].parse().unwrap();
            if (own[m][k] - theirs).abs() > 1e-9 * theirs.abs().max(1.0) {
                wrong.push(format!(
                    "{name}, period {}: {} and not {theirs}",
                    m + 1,
                    own[m][k]
                ));
            }
        }
        checked += 1;
    }
    eprintln!("targets of {checked} single effects checked");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn behaviour_spec(name: &str, objects: &[&str]) -> EffectSpec {
    use comity_saom::behaviour_effects::{BehaviourObject, behaviour_effect};
    let objects = match behaviour_effect(name).unwrap().card().object {
        BehaviourObject::None => vec![],
        BehaviourObject::Network => vec!["net"],
        BehaviourObject::Actor => vec!["smoke"],
        BehaviourObject::ActorNetwork => {
            if objects.is_empty() {
                vec!["smoke", "net"]
            } else {
                objects.to_vec()
            }
        }
    };
    EffectSpec::new("alc", name, &objects)
}

#[test]
fn change_statistics_of_single_effects_equal_the_reference() {
    let Some(folder) = shared() else {
        eprintln!("skipped: no reference files");
        return;
    };
    let folder = folder.join("spec/saom-reference/change_stats");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let parms = ["effects_verified.csv", "behaviour_verified.csv"];
    let parm_of = |data: &str, name: &str| -> Option<f64> {
        let text = std::fs::read_to_string(
            folder
                .join("../checks")
                .join(parms[usize::from(data == "beh")]),
        )
        .unwrap();
        let row = text.lines().skip(1).map(fields).find(|f| {
            if data == "beh" {
                f[0].split('@').next() == Some(name)
            } else {
                f[0] == data && f[1] == name
            }
        })?;
        row[if data == "beh" { 1 } else { 3 }].parse().ok()
    };
    let mut wrong = Vec::new();
    for file in &names {
        let stem = file.trim_end_matches(".csv.gz");
        let mut parts = stem.split('_');
        let (kind, name) = (parts.next().unwrap(), parts.next().unwrap());
        let objects: Vec<&str> = parts.collect();
        let matrix = unzipped(&folder.join(file));
        if kind == "beh" {
            let mut spec = behaviour_spec(name, &objects);
            if let Some(parm) = parm_of("beh", name) {
                spec = spec.parm(parm);
            } else if name == "threshold" {
                spec = spec.parm(3.0);
            }
            let (model, k) = with_effect(false, spec);
            let own = model.behaviour_changes(k, 0, 0).unwrap();
            let differs = |a: f64, b: f64| !a.is_nan() && !b.is_nan() && (a - b).abs() > PRINTED;
            let bad = own
                .iter()
                .zip(&matrix)
                .filter(|(a, b)| (0..3).any(|c| differs(a[c], b[c])))
                .count();
            if bad > 0 && !quirk("change", name) {
                let at = own
                    .iter()
                    .zip(&matrix)
                    .position(|(a, b)| (0..3).any(|c| differs(a[c], b[c])))
                    .unwrap();
                wrong.push(format!(
                    "{stem}: {bad} actors differ, first {at}: {:?} and not {:?}",
                    own[at], matrix[at]
                ));
            }
            continue;
        }
        let mutual = kind == "und";
        let object = tie_effect(name)
            .unwrap_or_else(|| panic!("{name}"))
            .card()
            .object;
        assert_eq!(object == Object::None, objects.is_empty(), "{stem}");
        let mut spec = EffectSpec::new("net", name, &objects);
        if let Some(parm) = parm_of(if mutual { "undirected" } else { "directed" }, name) {
            spec = spec.parm(parm);
        } else if name == "outMore" {
            spec = spec.parm(3.0);
        }
        let (model, k) = with_effect(mutual, spec);
        let own = model.tie_changes(k, 0, 0).unwrap();
        let differs =
            |c: usize| c / 50 != c % 50 && (own[c] - matrix[c / 50][c % 50]).abs() > PRINTED;
        let bad = (0..2500).filter(|&c| differs(c)).count();
        if bad > 0 && !quirk("change", name) {
            let at = (0..2500).find(|&c| differs(c)).unwrap();
            wrong.push(format!(
                "{stem}: {bad} cells differ, first ({}, {}): {} and not {}",
                at / 50,
                at % 50,
                own[at],
                matrix[at / 50][at % 50]
            ));
        }
    }
    eprintln!(
        "change statistics of {} single effects checked",
        names.len()
    );
    assert!(
        wrong.is_empty(),
        "{} of {}\n{}",
        wrong.len(),
        names.len(),
        wrong.join("\n")
    );
}
