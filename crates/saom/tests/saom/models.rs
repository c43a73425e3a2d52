//! The reference models, built from the plain tables (specification, section 7.1).

use comity_saom::data::{
    ActorCovariate, BehaviourData, BoundaryRule, DyadicCovariate, Group, NetworkData, Presence,
    Tie, TieModel, read,
};
use comity_saom::{Data, EffectSpec, Effects, Model, Role};
use std::path::PathBuf;

/// The folder of shared reference files, if it is there.
pub(crate) fn shared() -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let folder = std::env::var_os("COMITY_SHARED").map_or(beside, PathBuf::from);
    folder
        .join("spec/saom-reference")
        .is_dir()
        .then_some(folder)
}

/// A reference file as JSON.
pub(crate) fn reference(kind: &str, model: &str) -> Option<serde_json::Value> {
    let path = shared()?
        .join("spec/saom-reference")
        .join(kind)
        .join(format!("{model}.json"));
    serde_json::from_str(&std::fs::read_to_string(path).ok()?).ok()
}

/// A list of numbers in a reference file.
pub(crate) fn numbers(value: &serde_json::Value) -> Vec<f64> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|v| v.as_f64().unwrap_or(f64::NAN))
        .collect()
}

pub(crate) fn text(name: &str) -> String {
    let path = shared().unwrap().join("data/saom-inputs").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

pub(crate) fn adjacency(name: &str) -> Vec<Tie> {
    read::adjacency(&text(name), name).unwrap().1
}

pub(crate) fn columns(name: &str) -> Vec<Vec<Option<f64>>> {
    let rows = read::numbers(&text(name), name).unwrap();
    (0..rows[0].len())
        .map(|c| rows.iter().map(|r| r[c]).collect())
        .collect()
}

pub(crate) fn s50() -> Vec<Vec<Tie>> {
    ["s501.csv", "s502.csv", "s503.csv"].map(adjacency).to_vec()
}

pub(crate) fn symmetrised(waves: &[Vec<Tie>], n: usize) -> Vec<Vec<Tie>> {
    let symmetric = |w: &Vec<Tie>| {
        let either = |c: usize| {
            if w[c] == Tie::Present || w[c % n * n + c / n] == Tie::Present {
                Tie::Present
            } else {
                Tie::Absent
            }
        };
        (0..n * n).map(either).collect()
    };
    waves.iter().map(symmetric).collect()
}

pub(crate) fn behaviour(name: &str, file: &str) -> BehaviourData {
    let waves = columns(file)
        .iter()
        .map(|c| c.iter().map(|v| v.map(|v| v as i32)).collect())
        .collect();
    BehaviourData::new(name, waves).unwrap()
}

fn smoke() -> ActorCovariate {
    ActorCovariate::constant("smoke", columns("s50s.csv")[0].clone())
}

struct States {
    n: usize,
    waves: usize,
    cinc: Vec<Vec<Option<f64>>>,
    tag: &'static str,
}

impl States {
    fn read(tag: &'static str, years: &[&str]) -> Self {
        let file = format!("{tag}_states.csv");
        let names: Vec<String> = years.iter().map(|y| format!("cinc_{y}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let cinc = read::columns(&text(&file), &file, &names).unwrap();
        Self {
            n: cinc[0].len(),
            waves: years.len(),
            cinc,
            tag,
        }
    }

    fn network(&self, name: &str, what: &str) -> NetworkData {
        NetworkData::new(name, self.n, self.ties(what)).unwrap()
    }

    fn ties(&self, what: &str) -> Vec<Vec<Tie>> {
        let file = format!("{}_{what}_edges.csv", self.tag);
        read::edges(&text(&file), &file, self.n, self.waves, true).unwrap()
    }

    fn cap(&self) -> ActorCovariate {
        let logs = self.cinc[..self.waves - 1]
            .iter()
            .map(|c| c.iter().map(|v| v.map(|v| (v + 1e-6).ln())).collect());
        ActorCovariate::changing("cap", logs.collect())
    }

    fn contiguity(&self) -> DyadicCovariate {
        let file = format!("{}_contiguity_edges.csv", self.tag);
        let ties = read::edges(&text(&file), &file, self.n, 1, true).unwrap();
        DyadicCovariate::constant("cont", numbers_of(&ties[0]))
    }
}

fn numbers_of(ties: &[Tie]) -> Vec<Option<f64>> {
    ties.iter()
        .map(|t| Some(f64::from(u8::from(*t == Tie::Present))))
        .collect()
}

fn tie_model(number: &str) -> TieModel {
    match number {
        "2" => TieModel::Forcing,
        "3" => TieModel::Confirmation { offset: 0.0 },
        "4" => TieModel::OneSideDecides,
        "5" => TieModel::Conjunctive,
        _ => TieModel::Compensatory,
    }
}

/// A reference model by name.
pub(crate) fn model(name: &str) -> Model {
    let s50_group = || Group::builder(50, 3);
    let net = || NetworkData::new("net", 50, s50()).unwrap();
    let single = |group: comity_saom::data::GroupBuilder| Data::single(group.build().unwrap());
    if let Some(number) = name.strip_prefix("p20_sym") {
        let network = NetworkData::new("net", 50, symmetrised(&s50(), 50)).unwrap();
        let data = single(
            s50_group()
                .network(network.with_model(tie_model(number)).unwrap())
                .covariate(smoke()),
        );
        let effects = Effects::basic(&data)
            .include("net", "transTriads", &[])
            .include("net", "inPopSqrt", &[])
            .include("net", "egoPlusAltX", &["smoke"])
            .include("net", "simX", &["smoke"]);
        return Model::new(data, &effects).unwrap();
    }
    if let Some(number) = name
        .strip_prefix("a02_sub")
        .or_else(|| name.strip_prefix("a02t_sub"))
    {
        let states = States::read("a81", &["1990", "1994", "1998"]);
        let network = states
            .network("net", "defence")
            .with_model(tie_model(number))
            .unwrap();
        let data = single(
            Group::builder(states.n, 3)
                .network(network)
                .covariate(states.cap())
                .dyadic(states.contiguity()),
        );
        let mut effects = Effects::basic(&data);
        effects = if name.starts_with("a02t") {
            effects
                .include("net", "transTriads", &[])
                .include("net", "inPopSqrt", &[])
        } else {
            effects.include("net", "gwesp", &[])
        };
        effects = effects
            .include("net", "X", &["cont"])
            .include("net", "egoPlusAltX", &["cap"])
            .include("net", "simX", &["cap"]);
        return Model::new(data, &effects).unwrap();
    }
    let (data, effects) = match name {
        "p01_basic" => {
            let data = single(s50_group().network(net()));
            let effects = Effects::basic(&data);
            (data, effects)
        }
        "p02_struct" | "p02c_cond" => {
            let data = single(s50_group().network(net()));
            let mut effects = Effects::basic(&data);
            for effect in [
                "transTrip",
                "transRecTrip",
                "cycle3",
                "inPopSqrt",
                "outActSqrt",
            ] {
                effects = effects.include("net", effect, &[]);
            }
            (
                data,
                if name == "p02c_cond" {
                    effects.conditional_on("net")
                } else {
                    effects
                },
            )
        }
        "p03_cov" => {
            let alcohol = columns("s50a.csv");
            let alcv = ActorCovariate::changing("alcv", alcohol[..2].to_vec());
            let data = single(
                s50_group()
                    .network(net())
                    .covariate(smoke())
                    .covariate(alcv),
            );
            let effects = Effects::basic(&data)
                .include("net", "gwespFF", &[])
                .include("net", "altX", &["smoke"])
                .include("net", "egoX", &["smoke"])
                .include("net", "simX", &["smoke"])
                .include("net", "sameX", &["alcv"])
                .include("net", "egoXaltX", &["alcv"]);
            (data, effects)
        }
        "p04_coev" => {
            let network = NetworkData::new("mynet", 50, s50()).unwrap();
            let data = single(
                s50_group()
                    .network(network)
                    .behaviour(behaviour("alc", "s50a.csv")),
            );
            let mut effects = Effects::basic(&data);
            for effect in ["transTrip", "cycle3", "inPop"] {
                effects = effects.include("mynet", effect, &[]);
            }
            for effect in ["altX", "egoX", "simX"] {
                effects = effects.include("mynet", effect, &["alc"]);
            }
            (data, effects.include("alc", "avSim", &["mynet"]))
        }
        "p05_endow" => {
            let data = single(s50_group().network(net()));
            let effects = Effects::basic(&data)
                .without("net", "recip")
                .include("net", "transTrip", &[])
                .with(EffectSpec::new("net", "recip", &[]).role(Role::Endowment))
                .with(EffectSpec::new("net", "recip", &[]).role(Role::Creation));
            (data, effects)
        }
        "p06_missing" => {
            let network = NetworkData::new(
                "net",
                32,
                vec![adjacency("tmp3.csv"), adjacency("tmp4.csv")],
            )
            .unwrap();
            let data = single(Group::builder(32, 2).network(network));
            let effects = Effects::basic(&data)
                .include("net", "transTrip", &[])
                .include("net", "cycle3", &[])
                .include("net", "inPopSqrt", &[]);
            (data, effects)
        }
        "p07_struct0" => {
            let mut waves = s50();
            for i in 0..50 {
                for h in 45..50 {
                    waves[0][h * 50 + i] = Tie::FixedAbsent;
                    waves[0][i * 50 + h] = Tie::FixedAbsent;
                }
            }
            for wave in &mut waves {
                wave[1..4].fill(Tie::FixedAbsent);
                wave[4 * 50 + 5] = Tie::FixedPresent;
            }
            for wave in &mut waves[1..] {
                wave[6 * 50 + 7] = Tie::FixedPresent;
            }
            let data = single(s50_group().network(NetworkData::new("net", 50, waves).unwrap()));
            let effects = Effects::basic(&data)
                .include("net", "transTrip", &[])
                .include("net", "inPopSqrt", &[]);
            (data, effects)
        }
        "p08_compos" => {
            let mut intervals = vec![vec![(1.0, 3.0)]; 50];
            intervals[45] = vec![(1.3, 3.0)];
            intervals[46] = vec![(1.6, 3.0)];
            intervals[47] = vec![(1.0, 2.4)];
            intervals[48] = vec![(2.5, 3.0)];
            intervals[49] = vec![(1.0, 1.7), (2.2, 3.0)];
            let data = single(
                s50_group()
                    .network(net())
                    .presence(Presence::new(intervals).unwrap().with_absent_receivers()),
            );
            let effects = Effects::basic(&data)
                .include("net", "transTrip", &[])
                .include("net", "inPopSqrt", &[]);
            (data, effects)
        }
        "p09_rate" => {
            let data = single(s50_group().network(net()).covariate(smoke()));
            let effects = Effects::basic(&data)
                .with(EffectSpec::new("net", "outRateLog", &[]).role(Role::Rate))
                .with(EffectSpec::new("net", "RateX", &["smoke"]).role(Role::Rate))
                .include("net", "transTrip", &[]);
            (data, effects)
        }
        "p10_beh" => {
            let data = single(
                s50_group()
                    .network(net())
                    .behaviour(behaviour("alc", "s50a.csv"))
                    .covariate(smoke()),
            );
            let effects = Effects::basic(&data)
                .include("net", "transTrip", &[])
                .include("alc", "indeg", &["net"])
                .include("alc", "outdeg", &["net"])
                .include("alc", "avAlt", &["net"])
                .include("alc", "effFrom", &["smoke"]);
            (data, effects)
        }
        "p11_group" => {
            let class = |tag: &str, n: usize| {
                let waves = vec![
                    adjacency(&format!("N{tag}.csv")),
                    adjacency(&format!("HN{tag}.csv")),
                ];
                Group::builder(n, 2)
                    .network(NetworkData::new("net", n, waves).unwrap())
                    .build()
                    .unwrap()
            };
            let sized = |tag: &str| class(tag, text(&format!("N{tag}.csv")).lines().count());
            let data = Data::grouped(vec![
                sized("3401"),
                sized("3403"),
                sized("3404"),
                sized("3406"),
            ])
            .unwrap();
            let effects = Effects::basic(&data)
                .include("net", "transTrip", &[])
                .include("net", "inPopSqrt", &[]);
            (data, effects)
        }
        "p12_multiplex" => {
            let mut reversed = s50();
            reversed.reverse();
            let data = single(
                s50_group()
                    .network(NetworkData::new("net1", 50, s50()).unwrap())
                    .network(NetworkData::new("net2", 50, reversed).unwrap()),
            );
            let effects = Effects::basic(&data)
                .include("net1", "transTrip", &[])
                .include("net1", "crprod", &["net2"])
                .include("net1", "from", &["net2"])
                .include("net2", "crprodRecip", &["net1"])
                .include("net2", "to", &["net1"]);
            (data, effects)
        }
        "p13_inter" => {
            let data = single(s50_group().network(net()).covariate(smoke()));
            let effects = Effects::basic(&data)
                .include("net", "transTrip", &[])
                .include("net", "egoX", &["smoke"])
                .include("net", "simX", &["smoke"])
                .with(EffectSpec::new("net", "egoX", &["smoke"]).times("recip", &[]))
                .with(EffectSpec::new("net", "recip", &[]).times("simX", &["smoke"]));
            (data, effects)
        }
        "p14_maxdeg" => {
            let data = single(s50_group().network(net().with_max_degree(5).unwrap()));
            let effects = Effects::basic(&data)
                .include("net", "transTrip", &[])
                .include("net", "outTrunc", &[]);
            (data, effects)
        }
        "p15_beh2" => {
            let alcohol = behaviour("alc", "s50a.csv").with_rule(BoundaryRule::Absorbing);
            let data = single(s50_group().network(net()).behaviour(alcohol));
            let effects = Effects::basic(&data)
                .include("net", "transTrip", &[])
                .include("alc", "avSim", &["net"]);
            (data, effects)
        }
        "a01_full3" => {
            let states = States::read("a176", &["1990", "1994", "1998", "2002", "2006", "2010"]);
            let network = states
                .network("net", "defence")
                .with_model(tie_model("3"))
                .unwrap();
            let data = single(
                Group::builder(states.n, 6)
                    .network(network)
                    .covariate(states.cap()),
            );
            let effects = Effects::basic(&data)
                .include("net", "transTriads", &[])
                .include("net", "inPopSqrt", &[])
                .include("net", "egoPlusAltX", &["cap"])
                .include("net", "simX", &["cap"]);
            (data, effects)
        }
        "a03_dyad" => {
            let states = States::read("a81", &["1990", "1994", "1998"]);
            let distance = read::matrix(&text("a81_logdist.csv"), "a81_logdist.csv")
                .unwrap()
                .1;
            let rivalry = states.ties("rivalry")[..2]
                .iter()
                .map(|w| numbers_of(w))
                .collect();
            let data = single(
                Group::builder(states.n, 3)
                    .network(states.network("net", "defence"))
                    .covariate(states.cap())
                    .dyadic(DyadicCovariate::constant("ldist", distance))
                    .dyadic(DyadicCovariate::changing("riv", rivalry)),
            );
            let effects = Effects::basic(&data)
                .include("net", "gwesp", &[])
                .include("net", "X", &["ldist"])
                .include("net", "WWX", &["riv"])
                .include("net", "egoPlusAltX", &["cap"])
                .include("net", "absDiffX", &["cap"]);
            (data, effects)
        }
        "a04_multi" => {
            let states = States::read("a176m", &["1990", "1998", "2006"]);
            let confirm = || tie_model("3");
            let data = single(
                Group::builder(states.n, 3)
                    .network(
                        states
                            .network("def", "defence")
                            .with_model(confirm())
                            .unwrap(),
                    )
                    .network(
                        states
                            .network("riv", "rivalry")
                            .with_model(confirm())
                            .unwrap(),
                    )
                    .covariate(states.cap())
                    .dyadic(states.contiguity()),
            );
            let effects = Effects::basic(&data)
                .include("def", "gwesp", &[])
                .include("def", "degPlus", &[])
                .include("def", "crprod", &["riv"])
                .include("def", "from", &["riv"])
                .include("def", "egoPlusAltX", &["cap"])
                .include("def", "X", &["cont"])
                .include("riv", "X", &["cont"])
                .include("riv", "egoPlusAltX", &["cap"]);
            (data, effects)
        }
        "a05_beh" => {
            let states = States::read("a81", &["1990", "1994", "1998"]);
            let mut known: Vec<f64> = states
                .cinc
                .iter()
                .flatten()
                .flatten()
                .copied()
                .filter(|v| *v != 0.0)
                .collect();
            known.sort_by(f64::total_cmp);
            let cut = |share: f64| {
                let at = share * (known.len() - 1) as f64;
                let low = at.floor() as usize;
                known[low]
                    + (at - low as f64) * (known[(low + 1).min(known.len() - 1)] - known[low])
            };
            let cuts: Vec<f64> = (1..=9).map(|d| cut(f64::from(d) / 10.0)).collect();
            let class =
                |v: f64| (v != 0.0).then(|| 1 + cuts.iter().filter(|c| **c <= v).count() as i32);
            let waves = states
                .cinc
                .iter()
                .map(|w| w.iter().map(|v| v.and_then(class)).collect())
                .collect();
            let data = single(
                Group::builder(states.n, 3)
                    .network(states.network("net", "defence"))
                    .behaviour(BehaviourData::new("capb", waves).unwrap()),
            );
            let effects = Effects::basic(&data)
                .include("net", "gwesp", &[])
                .include("net", "egoPlusAltX", &["capb"])
                .include("net", "simX", &["capb"])
                .include("capb", "outdeg", &["net"]);
            (data, effects)
        }
        other => panic!("no reference model {other}"),
    };
    Model::new(data, &effects).unwrap()
}
