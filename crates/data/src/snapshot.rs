//! What was known of every state and pair at an origin: the facts that the world's hazard reads.

use comity_world::mechanisms::PairView;
use comity_world::scenario::{ActorFacts, PairFacts};

use crate::coverage::{Carry, Coverage, Known};
use crate::dataset::{ATOP_MEMBERS, GSDB, MIDB, NMC, RIVALRIES, SIPRI, TRADE};
use crate::grid::Grid;

/// Years without a delivery that make a pair "new" again.
pub const MEMORY: i32 = 5;

/// How much later than its year a dataset counts as known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lags {
    /// The release lag of each dataset.
    Stated,
    /// Everything of a year is known at its end.
    None,
}

/// A covariate that rests on an earlier year than its lag asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarriedFrom {
    /// The dataset.
    pub dataset: &'static str,
    /// The year whose value was taken.
    pub from: i32,
    /// The year that it stands for.
    pub to: i32,
}

/// Facts of all states and pairs at the end of a year.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// The origin: the end of this year.
    pub year: i32,
    n: usize,
    facts: Vec<ActorFacts>,
    pairs: Vec<PairFacts>,
    war: Vec<Option<f64>>,
    trade_share: Vec<Option<f64>>,
    /// What was carried.
    pub carried: Vec<CarriedFrom>,
}

/// Which year of a dataset answers at an origin.
fn source_year(
    coverage: Coverage,
    dataset: (&'static str, u32),
    origin: i32,
    lags: Lags,
    carry: Carry,
    carried: &mut Vec<CarriedFrom>,
) -> Option<i32> {
    let lag = match lags {
        Lags::Stated => i32::try_from(dataset.1.div_ceil(12)).unwrap_or(0),
        Lags::None => 0,
    };
    let year = origin - lag;
    match coverage.answers(year, carry) {
        Known::Seen(year) => Some(year),
        Known::Carried { value, from } => {
            carried.push(CarriedFrom {
                dataset: dataset.0,
                from,
                to: year,
            });
            Some(value)
        }
        Known::Unknown => None,
    }
}

impl Snapshot {
    /// What was known at the end of `origin`.
    #[must_use]
    pub fn new(grid: &Grid, origin: i32, lags: Lags, carry: Carry) -> Self {
        let n = grid.n();
        let mut carried = Vec::new();
        let mut source = |coverage: Coverage, id, lag| {
            source_year(coverage, (id, lag), origin, lags, carry, &mut carried)
        };
        let register = source(grid.delivered.coverage, SIPRI.id, SIPRI.lag);
        let treaties = source(grid.pact.coverage, ATOP_MEMBERS.id, ATOP_MEMBERS.lag);
        let rivalries = source(grid.rivals.coverage, RIVALRIES.id, RIVALRIES.lag);
        let disputes = source(grid.war.coverage, MIDB.id, MIDB.lag);
        let trade = source(grid.trade.coverage, TRADE.id, TRADE.lag);
        let sanctions = source(grid.sanctioned.coverage, GSDB.id, GSDB.lag);
        let capability = source(grid.capability.coverage, NMC.id, NMC.lag);
        let mut out = Self {
            year: origin,
            n,
            facts: vec![ActorFacts::default(); n],
            pairs: vec![PairFacts::default(); n * n],
            war: vec![None; n],
            trade_share: vec![None; n * n],
            carried: Vec::new(),
        };
        for k in 0..n {
            // A state that did not exist in the year of the source was not "at peace" or "free of sanctions" in it.
            let member = |y: &i32| grid.member.get(*y, k) == Some(true);
            out.facts[k].sanctioned = sanctions
                .filter(member)
                .and_then(|y| grid.sanctioned.get(y, k))
                .map(number);
            out.facts[k].capability = capability
                .filter(member)
                .and_then(|y| grid.capability.get(y, k).flatten());
            out.war[k] = disputes
                .filter(member)
                .and_then(|y| grid.war.get(y, k))
                .map(number);
            for other in 0..k {
                let distance = grid.distance(origin, k, other);
                out.pairs[k * n + other].distance = distance;
                out.pairs[other * n + k].distance = distance;
            }
        }
        if let Some(y) = register {
            out.add_register(grid, y);
        }
        if let Some(y) = treaties {
            out.add_treaties(grid, y);
        }
        if let Some(y) = rivalries {
            out.add_rivalries(grid, y, trade);
        }
        if let Some(y) = trade {
            for recipient in 0..n {
                for supplier in 0..n {
                    out.trade_share[supplier * n + recipient] =
                        grid.trade_share(y, recipient, supplier);
                }
            }
        }
        out.carried = carried;
        out
    }

    fn add_register(&mut self, grid: &Grid, year: i32) {
        let (n, member) = (self.n, members(grid, year));
        let (mut clients, mut suppliers) = (vec![0u32; n], vec![0u32; n]);
        for s in 0..n {
            for r in 0..n {
                let delivered = |y| grid.delivered.get(y, s, r) == Some(true);
                if (year - MEMORY + 1..=year).any(delivered) {
                    clients[s] += 1;
                    suppliers[r] += 1;
                }
                // Pairs that are asked about have delivered nothing in the last five years.
                if member[s] && member[r] {
                    self.pairs[s * n + r].supplied = Some(number(
                        grid.first_delivery[s * n + r].is_some_and(|y| y <= year),
                    ));
                }
            }
        }
        for k in (0..n).filter(|&k| member[k]) {
            self.facts[k].clients = Some(f64::from(clients[k]));
            self.facts[k].suppliers = Some(f64::from(suppliers[k]));
        }
    }

    fn add_treaties(&mut self, grid: &Grid, year: i32) {
        let (n, member) = (self.n, members(grid, year));
        for i in (0..n).filter(|&i| member[i]) {
            for j in (0..n).filter(|&j| member[j]) {
                let pact = grid.pact.get(year, i, j) == Some(true);
                let before = !pact && grid.first_pact[i * n + j].is_some_and(|y| y < year);
                self.pairs[i * n + j].pact = Some(number(pact));
                self.pairs[i * n + j].lapsed_pact = Some(number(before));
            }
        }
    }

    fn add_rivalries(&mut self, grid: &Grid, year: i32, trade: Option<i32>) {
        let (n, member) = (self.n, members(grid, year));
        let rivals: Vec<Vec<usize>> = (0..n)
            .map(|i| {
                (0..n)
                    .filter(|&j| grid.rivals.get(year, i, j) == Some(true))
                    .collect()
            })
            .collect();
        for s in (0..n).filter(|&s| member[s]) {
            for r in (0..n).filter(|&r| member[r]) {
                let pair = &mut self.pairs[s * n + r];
                pair.rivalry = Some(number(rivals[s].contains(&r)));
                pair.shared_rival = Some(number(rivals[s].iter().any(|k| rivals[r].contains(k))));
                // Partners of unknown trade are left out; a supplier of unknown trade is unknown.
                pair.rival_trade = trade
                    .filter(|&y| grid.trade_total.get(y, s).is_some_and(|t| t > 0.0))
                    .map(|y| {
                        rivals[r]
                            .iter()
                            .filter_map(|&k| grid.trade_share(y, s, k))
                            .fold(0.0, |a, b| a + b)
                    });
            }
        }
    }

    /// What the world's terms see of an ordered pair. `war_mean` stands in where war is unknown.
    #[must_use]
    pub fn view(&self, supplier: usize, recipient: usize, war_mean: f64) -> PairView<'_> {
        PairView {
            pair: &self.pairs[supplier * self.n + recipient],
            supplier: &self.facts[supplier],
            recipient: &self.facts[recipient],
            treaty: false,
            supplied: false,
            // z of the war term is twice the need: half the wanted use unmet is the average war.
            need: 0.5 * self.war[recipient].unwrap_or(war_mean),
        }
    }

    /// What was known of an ordered pair.
    #[must_use]
    pub fn pair(&self, supplier: usize, recipient: usize) -> &PairFacts {
        &self.pairs[supplier * self.n + recipient]
    }

    /// What was known of a state.
    #[must_use]
    pub fn state(&self, state: usize) -> &ActorFacts {
        &self.facts[state]
    }

    /// Whether the recipient is at war, 0 or 1; `None` is unknown.
    #[must_use]
    pub fn war(&self, recipient: usize) -> Option<f64> {
        self.war[recipient]
    }

    /// The share of the recipient's trade that is with the supplier.
    #[must_use]
    pub fn trade_share(&self, supplier: usize, recipient: usize) -> Option<f64> {
        self.trade_share[supplier * self.n + recipient]
    }
}

/// Who was a member of the state system in a year.
fn members(grid: &Grid, year: i32) -> Vec<bool> {
    (0..grid.n())
        .map(|k| grid.member.get(year, k) == Some(true))
        .collect()
}

fn number(flag: bool) -> f64 {
    f64::from(u8::from(flag))
}
