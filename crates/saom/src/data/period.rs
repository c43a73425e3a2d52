//! What simulation and statistics need of a group, computed once: imputed starts, masks, centring constants.

use super::{Data, Group, NetworkData, OneSided, Presence};
use crate::network::{Network, Tables};

/// Centring constants and ranges of one network, behaviour or covariate.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Constants {
    /// Mean subtracted from values (0 if not centred).
    pub(crate) mean: f64,
    /// Largest minus smallest value, 1 if they are equal.
    pub(crate) range: f64,
    /// Mean similarity of pairs.
    pub(crate) similarity: f64,
    /// Mean degree over waves and actors.
    pub(crate) degree: f64,
    /// `b0`: mean of `|x_ih - x_jh|`.
    pub(crate) balance: f64,
    /// The same with columns for rows.
    pub(crate) balance_in: f64,
}

/// One network in one period.
#[derive(Debug, Clone)]
pub(crate) struct NetworkPeriod {
    /// Imputed start of the simulation.
    pub(crate) start: Network,
    /// Start with missing ties removed: what other variables' statistics see.
    pub(crate) start_known: Network,
    /// Start on the cells that count for the distance.
    pub(crate) start_compared: Network,
    /// Imputed observation at the end of the period.
    pub(crate) end: Network,
    keep: Vec<u64>,
    force: Vec<u64>,
    /// 1 where a toggle is possible, else 0; 1 on the diagonal.
    pub(crate) allowed: Vec<f64>,
    /// Cells that count for the distance.
    pub(crate) counted: Vec<bool>,
    /// Whether endings are excluded.
    pub(crate) up_only: bool,
    /// Whether creations are excluded.
    pub(crate) down_only: bool,
    /// Whether any cell off the diagonal is not allowed.
    pub(crate) restricted: bool,
}

impl NetworkPeriod {
    /// Cleans an end state: structural cells take their observed values, missing cells are 0.
    pub(crate) fn clean(&self, network: &Network, into: &mut Network) {
        let words = network.words();
        into.copy_from(network);
        for i in 0..network.actors() {
            for w in 0..words {
                let now = network.out_row(i)[w];
                let mut change =
                    now ^ ((now & self.keep[i * words + w]) | self.force[i * words + w]);
                while change != 0 {
                    let j = w * 64 + change.trailing_zeros() as usize;
                    change &= change - 1;
                    if network.directed() || i < j {
                        into.toggle(i, j);
                    }
                }
            }
        }
    }
}

/// One behaviour in one period.
#[derive(Debug, Clone)]
pub(crate) struct BehaviourPeriod {
    pub(crate) start: Vec<i32>,
    pub(crate) end: Vec<i32>,
    /// Known at both ends.
    pub(crate) known: Vec<bool>,
    pub(crate) up_only: bool,
    pub(crate) down_only: bool,
}

/// One actor covariate in one period: values after centring, 0 (or the mean) where unknown.
#[derive(Debug, Clone)]
pub(crate) struct CovariatePeriod {
    pub(crate) values: Vec<f64>,
    pub(crate) known: Vec<bool>,
}

/// One dyadic covariate in one period.
#[derive(Debug, Clone)]
pub(crate) struct DyadPeriod {
    /// Raw values, the mean where unknown.
    pub(crate) raw: Vec<f64>,
    /// Raw values, 0 where unknown.
    pub(crate) raw_known: Vec<f64>,
    /// Centred values, 0 where unknown.
    pub(crate) centred: Vec<f64>,
}

/// One period of one group.
#[derive(Debug, Clone)]
pub(crate) struct Period {
    pub(crate) networks: Vec<NetworkPeriod>,
    pub(crate) behaviours: Vec<BehaviourPeriod>,
    pub(crate) covariates: Vec<CovariatePeriod>,
    pub(crate) dyads: Vec<DyadPeriod>,
    pub(crate) present: Vec<bool>,
    pub(crate) events: Vec<(f64, usize, bool)>,
    /// Absent actors cannot be chosen.
    pub(crate) hide_absent: bool,
}

/// One group, ready for use.
#[derive(Debug, Clone)]
pub(crate) struct Prepared {
    pub(crate) actors: usize,
    pub(crate) periods: Vec<Period>,
    pub(crate) networks: Vec<Constants>,
    pub(crate) behaviours: Vec<Constants>,
    pub(crate) behaviour_ranges: Vec<(i32, i32)>,
    pub(crate) covariates: Vec<Constants>,
}

impl Prepared {
    /// Prepares all groups; `tables` says for each network which tables its effects use.
    pub(crate) fn all(data: &Data, tables: &[Tables]) -> Vec<Self> {
        data.groups
            .iter()
            .map(|group| Self::group(data, group, tables))
            .collect()
    }

    fn group(data: &Data, group: &Group, tables: &[Tables]) -> Self {
        let networks = group.networks.iter().map(network_constants).collect();
        let behaviours: Vec<Constants> = group.behaviours.iter().map(behaviour_constants).collect();
        let covariates: Vec<Constants> = (0..group.covariates.len())
            .map(|c| covariate_constants(data, group, c))
            .collect();
        let dyads: Vec<Constants> = group
            .dyads
            .iter()
            .map(|d| dyad_constants(d, group.actors))
            .collect();
        let imputed: Vec<_> = group.networks.iter().map(NetworkData::imputed).collect();
        let fixed: Vec<_> = group.networks.iter().map(NetworkData::fixed).collect();
        let values: Vec<_> = group
            .behaviours
            .iter()
            .map(super::BehaviourData::imputed)
            .collect();
        let periods = (0..group.periods())
            .map(|m| Period {
                networks: (0..group.networks.len())
                    .map(|k| {
                        network_period(&group.networks[k], &imputed[k], &fixed[k], m, tables[k])
                    })
                    .collect(),
                behaviours: (0..group.behaviours.len())
                    .map(|k| behaviour_period(group, k, &values[k], m))
                    .collect(),
                covariates: (0..group.covariates.len())
                    .map(|c| {
                        let covariate = &group.covariates[c];
                        let blank = if covariate.centred {
                            0.0
                        } else {
                            raw_mean(covariate.columns.iter().flatten())
                        };
                        let mean = covariates[c].mean;
                        CovariatePeriod {
                            values: covariate
                                .column(m)
                                .iter()
                                .map(|v| v.map_or(blank, |v| v - mean))
                                .collect(),
                            known: covariate.column(m).iter().map(Option::is_some).collect(),
                        }
                    })
                    .collect(),
                dyads: (0..group.dyads.len())
                    .map(|d| dyad_period(&group.dyads[d], group.actors, m, dyads[d].mean))
                    .collect(),
                present: (0..group.actors)
                    .map(|i| {
                        group
                            .presence
                            .as_ref()
                            .is_none_or(|p| p.present(i, (m + 1) as f64))
                    })
                    .collect(),
                events: group
                    .presence
                    .as_ref()
                    .map_or_else(Vec::new, |p: &Presence| p.events(m)),
                hide_absent: group
                    .presence
                    .as_ref()
                    .is_some_and(|p| !p.absent_receivers()),
            })
            .collect();
        Self {
            actors: group.actors,
            periods,
            networks,
            behaviours,
            behaviour_ranges: group
                .behaviours
                .iter()
                .map(super::BehaviourData::range)
                .collect(),
            covariates,
        }
    }
}

fn network_constants(network: &NetworkData) -> Constants {
    let n = network.actors;
    let waves = network.imputed();
    let mut ties = 0usize;
    let (mut apart, mut apart_in) = (0usize, 0usize);
    for (m, wave) in waves.iter().enumerate() {
        ties += wave.iter().filter(|x| **x).count();
        if m + 1 < waves.len() {
            for h in 0..n {
                let column = (0..n).filter(|i| wave[i * n + h]).count();
                let row = (0..n).filter(|i| wave[h * n + i]).count();
                apart += 2 * column * (n - 1 - column);
                apart_in += 2 * row * (n - 1 - row);
            }
        }
    }
    let triples = ((waves.len() - 1) * n * (n - 1) * n.saturating_sub(2)).max(1) as f64;
    Constants {
        degree: ties as f64 / (n * waves.len()) as f64,
        balance: apart as f64 / triples,
        balance_in: apart_in as f64 / triples,
        ..Constants::default()
    }
}

fn network_period(
    data: &NetworkData,
    imputed: &[Vec<bool>],
    fixed: &[Vec<Option<bool>>],
    m: usize,
    tables: Tables,
) -> NetworkPeriod {
    let n = data.actors;
    let words = n.div_ceil(64);
    let missing = |c: usize| {
        data.waves[m][c] == super::Tie::Missing || data.waves[m + 1][c] == super::Tie::Missing
    };
    let fix = |c: usize| fixed[m][c].or(fixed[m + 1][c]);
    let (mut keep, mut force) = (vec![0u64; n * words], vec![0u64; n * words]);
    let mut counted = vec![false; n * n];
    let (mut ups, mut downs) = (0, 0);
    for i in 0..n {
        for j in (0..n).filter(|j| *j != i) {
            let (cell, bit) = (i * n + j, 1u64 << (j % 64));
            if missing(cell) {
                continue;
            }
            match fix(cell) {
                Some(true) => force[i * words + j / 64] |= bit,
                Some(false) => {}
                None => {
                    keep[i * words + j / 64] |= bit;
                    counted[cell] = true;
                    match (imputed[m][cell], imputed[m + 1][cell]) {
                        (false, true) => ups += 1,
                        (true, false) => downs += 1,
                        _ => {}
                    }
                }
            }
        }
    }
    let build = |present: &dyn Fn(usize) -> bool| {
        Network::from_fn(n, !data.mutual, tables, |i, j| present(i * n + j))
    };
    let mut allowed: Vec<f64> = (0..n * n)
        .map(|c| f64::from(u8::from(fixed[m][c].is_none())))
        .collect();
    for i in 0..n {
        allowed[i * n + i] = 1.0;
    }
    let observed = data.one_sided == OneSided::AsObserved;
    let mut period = NetworkPeriod {
        start: build(&|c| imputed[m][c]),
        start_known: build(&|c| imputed[m][c] && !missing(c)),
        start_compared: Network::empty(n, !data.mutual, tables),
        end: build(&|c| imputed[m + 1][c]),
        keep,
        force,
        restricted: allowed.contains(&0.0),
        allowed,
        counted,
        up_only: observed && downs == 0,
        down_only: observed && ups == 0,
    };
    let mut compared = Network::empty(n, !data.mutual, tables);
    period.clean(&period.start, &mut compared);
    period.start_compared = compared;
    period
}

fn behaviour_constants(behaviour: &super::BehaviourData) -> Constants {
    let (low, high) = behaviour.range();
    let range = if high > low {
        f64::from(high - low)
    } else {
        1.0
    };
    let wave_mean = |wave: &Vec<Option<i32>>| {
        raw_mean(
            wave.iter()
                .map(|v| v.map(f64::from))
                .collect::<Vec<_>>()
                .iter(),
        )
    };
    let mean = behaviour.waves.iter().map(wave_mean).sum::<f64>() / behaviour.waves.len() as f64;
    let before_last = &behaviour.waves[..behaviour.waves.len() - 1];
    let columns: Vec<Vec<Option<f64>>> = before_last
        .iter()
        .map(|w| w.iter().map(|v| v.map(f64::from)).collect())
        .collect();
    Constants {
        mean,
        range,
        similarity: mean_similarity(&columns, range),
        ..Constants::default()
    }
}

fn behaviour_period(group: &Group, k: usize, values: &[Vec<i32>], m: usize) -> BehaviourPeriod {
    let data = &group.behaviours[k];
    let known: Vec<bool> = data.waves[m]
        .iter()
        .zip(&data.waves[m + 1])
        .map(|(a, b)| a.is_some() && b.is_some())
        .collect();
    let change = |up: bool| {
        known.iter().enumerate().any(|(i, k)| {
            *k && if up {
                values[m + 1][i] > values[m][i]
            } else {
                values[m + 1][i] < values[m][i]
            }
        })
    };
    let observed = data.one_sided == OneSided::AsObserved;
    BehaviourPeriod {
        start: values[m].clone(),
        end: values[m + 1].clone(),
        up_only: observed && !change(false),
        down_only: observed && !change(true),
        known,
    }
}

fn raw_mean<'a>(values: impl Iterator<Item = &'a Option<f64>>) -> f64 {
    let (sum, count) = values
        .flatten()
        .fold((0.0, 0usize), |(s, c), v| (s + v, c + 1));
    if count > 0 { sum / count as f64 } else { 0.0 }
}

fn mean_similarity(columns: &[Vec<Option<f64>>], range: f64) -> f64 {
    let (mut sum, mut pairs) = (0.0, 0usize);
    for column in columns {
        let known: Vec<f64> = column.iter().flatten().copied().collect();
        for (i, a) in known.iter().enumerate() {
            for b in &known[..i] {
                sum += 1.0 - (a - b).abs() / range;
                pairs += 1;
            }
        }
    }
    if pairs > 0 { sum / pairs as f64 } else { 0.0 }
}

/// Mean and range are taken over all groups, the mean similarity within the group.
fn covariate_constants(data: &Data, group: &Group, c: usize) -> Constants {
    let all = || {
        data.groups
            .iter()
            .flat_map(|g| g.covariates[c].columns.iter().flatten())
    };
    let known = || all().flatten().copied();
    let (low, high) = (
        known().fold(f64::INFINITY, f64::min),
        known().fold(f64::NEG_INFINITY, f64::max),
    );
    let range = if high > low { high - low } else { 1.0 };
    let covariate = &group.covariates[c];
    Constants {
        mean: if covariate.centred {
            raw_mean(all())
        } else {
            0.0
        },
        range,
        similarity: mean_similarity(&covariate.columns, range),
        ..Constants::default()
    }
}

fn dyad_constants(dyad: &super::DyadicCovariate, n: usize) -> Constants {
    let off = dyad.columns.iter().flat_map(|c| {
        c.iter()
            .enumerate()
            .filter(|(k, _)| k / n != k % n)
            .map(|(_, v)| v)
    });
    Constants {
        mean: raw_mean(off),
        ..Constants::default()
    }
}

fn dyad_period(dyad: &super::DyadicCovariate, n: usize, m: usize, mean: f64) -> DyadPeriod {
    let centre = if dyad.centred { mean } else { 0.0 };
    let fill = |blank: f64, minus: f64| {
        let cell = |(k, v): (usize, &Option<f64>)| {
            if k / n == k % n {
                0.0
            } else {
                v.map_or(blank, |v| v - minus)
            }
        };
        dyad.column(m)
            .iter()
            .enumerate()
            .map(cell)
            .collect::<Vec<f64>>()
    };
    DyadPeriod {
        raw: fill(mean, 0.0),
        raw_known: fill(0.0, 0.0),
        centred: fill(0.0, centre),
    }
}
