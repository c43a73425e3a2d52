//! States by index and dense arrays over year, supplier, recipient.
//!
//! Every array keeps the coverage of the dataset it is from; [`crate::snapshot`] asks the coverage first, so that a
//! `false` beyond it is never read as "none".

use crate::coverage::Coverage;
use crate::library::Library;
use crate::readers::atop::Member;
use crate::readers::capitals::great_circle;
use crate::state::State;

/// First year of the arrays: that of the arms register.
pub const FIRST: i32 = 1950;
/// Last year of the arrays.
pub const LAST: i32 = 2022;
/// A pact counts for its pairs if it has at most so many members: larger ones are charters that states accede to.
pub const CLOSE: usize = 12;

/// Successor numbers: one line of history for a state that changed its number.
const SAME_STATE: &[(u16, u16)] = &[(260, 255), (678, 679)];

/// A value for each year and ordered pair.
#[derive(Debug, Clone)]
pub struct Cube<T> {
    n: usize,
    cells: Vec<T>,
    /// Years in which the dataset covers anything.
    pub coverage: Coverage,
}

impl<T: Copy> Cube<T> {
    fn new(n: usize, empty: T, coverage: Coverage) -> Self {
        let years = usize::try_from(LAST - FIRST + 1).unwrap_or(0);
        Self {
            n,
            cells: vec![empty; years * n * n],
            coverage,
        }
    }

    fn place(&self, year: i32, from: usize, to: usize) -> Option<usize> {
        let y = usize::try_from(year - FIRST)
            .ok()
            .filter(|_| year <= LAST)?;
        Some((y * self.n + from) * self.n + to)
    }

    /// The value; `None` outside the years of the arrays.
    #[must_use]
    pub fn get(&self, year: i32, from: usize, to: usize) -> Option<T> {
        self.place(year, from, to).map(|k| self.cells[k])
    }

    fn set(&mut self, year: i32, from: usize, to: usize, value: T) {
        if let Some(k) = self.place(year, from, to) {
            self.cells[k] = value;
        }
    }

    fn both(&mut self, years: (i32, i32), one: usize, other: usize, value: T) {
        for year in years.0.max(FIRST)..=years.1.min(LAST) {
            self.set(year, one, other, value);
            self.set(year, other, one, value);
        }
    }
}

impl Cube<bool> {
    /// The first year in which each pair's value is true.
    fn first(&self) -> Vec<Option<i32>> {
        let mut out = vec![None; self.n * self.n];
        for (year, cells) in (FIRST..).zip(self.cells.chunks_exact((self.n * self.n).max(1))) {
            for (first, _) in out
                .iter_mut()
                .zip(cells)
                .filter(|(first, cell)| **cell && first.is_none())
            {
                *first = Some(year);
            }
        }
        out
    }
}

/// A value for each year and state.
#[derive(Debug, Clone)]
pub struct Plane<T> {
    n: usize,
    cells: Vec<T>,
    /// Years in which the dataset covers anything.
    pub coverage: Coverage,
}

impl<T: Copy> Plane<T> {
    fn new(n: usize, empty: T, coverage: Coverage) -> Self {
        let years = usize::try_from(LAST - FIRST + 1).unwrap_or(0);
        Self {
            n,
            cells: vec![empty; years * n],
            coverage,
        }
    }

    /// The value; `None` outside the years of the arrays.
    #[must_use]
    pub fn get(&self, year: i32, state: usize) -> Option<T> {
        let y = usize::try_from(year - FIRST)
            .ok()
            .filter(|_| year <= LAST)?;
        Some(self.cells[y * self.n + state])
    }

    fn fill(&mut self, years: (i32, i32), state: usize, value: T) {
        for year in years.0.max(FIRST)..=years.1.min(LAST) {
            if let Ok(y) = usize::try_from(year - FIRST) {
                self.cells[y * self.n + state] = value;
            }
        }
    }
}

/// Dense history.
#[derive(Debug, Clone)]
pub struct Grid {
    /// States by index, ascending numbers.
    pub states: Vec<State>,
    /// Their letters.
    pub letters: Vec<String>,
    /// Their names.
    pub names: Vec<String>,
    index: Vec<Option<usize>>,
    /// Members of the state system.
    pub member: Plane<bool>,
    /// Major powers.
    pub major: Plane<bool>,
    /// Deliveries from supplier to recipient.
    pub delivered: Cube<bool>,
    /// A pact of at most [`CLOSE`] members with any obligation.
    pub pact: Cube<bool>,
    /// Strategic rivals.
    pub rivals: Cube<bool>,
    /// Contiguous by land or up to 400 miles of water.
    pub near: Cube<bool>,
    /// Party to a dispute with over 100 own battle deaths, or of war level.
    pub war: Plane<bool>,
    /// Under an arms sanction of the United States, the European Union (or Community) or the United Nations.
    pub sanctioned: Plane<bool>,
    /// Share of world capabilities.
    pub capability: Plane<Option<f64>>,
    /// Latitude and longitude of the capital.
    pub capital: Plane<Option<(f64, f64)>>,
    /// Trade of the pair, both directions, million current USD.
    pub trade: Cube<Option<f64>>,
    /// Trade with all known partners, million current USD.
    pub trade_total: Plane<f64>,
    /// First year with a delivery, by ordered pair (`supplier · n + recipient`).
    pub first_delivery: Vec<Option<i32>>,
    /// First year with a pact, by ordered pair.
    pub first_pact: Vec<Option<i32>>,
}

impl Grid {
    /// Builds the arrays.
    #[must_use]
    pub fn new(library: &Library) -> Self {
        let mut codes: Vec<(State, String, String)> = Vec::new();
        for m in library.states.iter().filter(|m| m.last >= FIRST) {
            let state = successor(m.state);
            if state == m.state {
                codes.push((state, m.letters.clone(), m.name.clone()));
            }
        }
        codes.sort_by_key(|c| c.0);
        codes.dedup_by_key(|c| c.0);
        let n = codes.len();
        let mut index = vec![None; 10_000];
        for (k, c) in codes.iter().enumerate() {
            index[usize::from(c.0.code())] = Some(k);
        }
        for &(old, new) in SAME_STATE {
            index[usize::from(old)] = index[usize::from(new)];
        }
        let states_end = Coverage {
            first: FIRST,
            last: LAST,
        };
        let mut grid = Self {
            states: codes.iter().map(|c| c.0).collect(),
            letters: codes.iter().map(|c| c.1.clone()).collect(),
            names: codes.into_iter().map(|c| c.2).collect(),
            index,
            member: Plane::new(n, false, states_end),
            major: Plane::new(n, false, crate::dataset::MAJORS.coverage),
            delivered: Cube::new(n, false, library.deliveries.coverage),
            pact: Cube::new(n, false, library.members.coverage),
            rivals: Cube::new(n, false, library.rivalries.coverage),
            near: Cube::new(n, false, library.borders.coverage),
            war: Plane::new(n, false, library.disputes.coverage),
            sanctioned: Plane::new(n, false, library.sanctions.coverage),
            capability: Plane::new(n, None, library.capabilities.coverage),
            capital: Plane::new(n, None, library.capitals.coverage),
            trade: Cube::new(n, None, library.trade.coverage),
            trade_total: Plane::new(n, 0.0, library.trade.coverage),
            first_delivery: Vec::new(),
            first_pact: Vec::new(),
        };
        grid.fill_states(library);
        grid.fill_pairs(library);
        grid.fill_trade(library);
        grid.first_delivery = grid.delivered.first();
        grid.first_pact = grid.pact.first();
        grid
    }

    /// How many states.
    #[must_use]
    pub fn n(&self) -> usize {
        self.states.len()
    }

    /// The index of a state; a successor answers for the number it followed.
    #[must_use]
    pub fn at(&self, state: State) -> Option<usize> {
        self.index[usize::from(state.code())]
    }

    /// The index of a state by its letters, such as `PRK`.
    #[must_use]
    pub fn by_letters(&self, letters: &str) -> Option<usize> {
        self.letters.iter().position(|l| l == letters)
    }

    fn fill_states(&mut self, library: &Library) {
        for m in &library.states {
            if let Some(k) = self.at(m.state) {
                self.member.fill((m.first, m.last), k, true);
            }
        }
        for m in &library.majors {
            if let Some(k) = self.at(m.state) {
                self.major.fill((m.first, m.last), k, true);
            }
        }
        for d in &library.disputes.rows {
            let hot = d.fatality.is_some_and(|f| f >= 4) || d.hostility == 5;
            if let Some(k) = self.at(d.state).filter(|_| hot) {
                self.war.fill((d.begins, d.ends), k, true);
            }
        }
        for c in &library.capabilities.rows {
            if let Some(k) = self.at(c.state) {
                self.capability.fill((c.year, c.year), k, c.share);
            }
        }
        let mut capitals: Vec<_> = library.capitals.rows.iter().collect();
        capitals.sort_by_key(|c| c.begins);
        for c in capitals {
            if let Some(k) = self.at(c.state) {
                self.capital
                    .fill((c.begins, c.ends), k, Some((c.latitude, c.longitude)));
            }
        }
        for case in library.sanctions.rows.iter().filter(|c| c.arms) {
            let by_bloc = case.senders.iter().any(|s| {
                s.state().is_some_and(|s| s.code() == 2)
                    || s.other().is_some_and(|o| matches!(o, "EU" | "EEC" | "UN"))
            });
            for target in case.targets.iter().filter(|_| by_bloc) {
                if let Some(k) = target.state().and_then(|s| self.at(s)) {
                    self.sanctioned.fill((case.begins, case.ends), k, true);
                }
            }
        }
    }

    fn fill_pairs(&mut self, library: &Library) {
        for d in &library.deliveries.rows {
            let (from, to) = (d.supplier.state(), d.recipient.state());
            if let (Some(from), Some(to)) =
                (from.and_then(|s| self.at(s)), to.and_then(|s| self.at(s)))
            {
                self.delivered.set(d.year, from, to, true);
            }
        }
        for r in &library.rivalries.rows {
            if let (Some(i), Some(j)) = (self.at(r.one), self.at(r.other)) {
                self.rivals.both((r.begins, r.ends), i, j, true);
            }
        }
        for b in &library.borders.rows {
            if let (Some(i), Some(j)) = (self.at(b.one), self.at(b.other)) {
                self.near.both((b.begins, b.ends), i, j, true);
            }
        }
        let last = library.members.coverage.last;
        let mut members: Vec<&Member> = library
            .members
            .rows
            .iter()
            .filter(|m| m.clauses.any())
            .collect();
        members.sort_by_key(|m| m.treaty);
        for treaty in members.chunk_by(|a, b| a.treaty == b.treaty) {
            let mut who: Vec<State> = treaty.iter().map(|m| m.state).collect();
            who.sort_unstable();
            who.dedup();
            if who.len() > CLOSE {
                continue;
            }
            for (k, a) in treaty.iter().enumerate() {
                for b in &treaty[k + 1..] {
                    let years = (
                        a.enters.max(b.enters),
                        a.leaves.unwrap_or(last).min(b.leaves.unwrap_or(last)),
                    );
                    if let (Some(i), Some(j)) = (self.at(a.state), self.at(b.state))
                        && i != j
                    {
                        self.pact.both(years, i, j, true);
                    }
                }
            }
        }
    }

    fn fill_trade(&mut self, library: &Library) {
        for t in &library.trade.rows {
            if t.year < FIRST
                || t.year > LAST
                || (t.imports_of_one.is_none() && t.imports_of_other.is_none())
            {
                continue;
            }
            if let (Some(i), Some(j)) = (self.at(t.one), self.at(t.other)) {
                let value = t.imports_of_one.unwrap_or(0.0) + t.imports_of_other.unwrap_or(0.0);
                self.trade.both((t.year, t.year), i, j, Some(value));
            }
        }
        let n = self.n();
        for (k, total) in self.trade_total.cells.iter_mut().enumerate() {
            *total = self.trade.cells[k * n..(k + 1) * n].iter().flatten().sum();
        }
    }

    /// The great-circle distance of the capitals in a year, km.
    #[must_use]
    pub fn distance(&self, year: i32, from: usize, to: usize) -> Option<f64> {
        Some(great_circle(
            self.capital.get(year, from)??,
            self.capital.get(year, to)??,
        ))
    }

    /// The share of a state's trade that is with a partner, 0 to 1.
    #[must_use]
    pub fn trade_share(&self, year: i32, state: usize, partner: usize) -> Option<f64> {
        let total = self.trade_total.get(year, state).filter(|&t| t > 0.0)?;
        Some(self.trade.get(year, state, partner)?? / total)
    }
}

fn successor(state: State) -> State {
    let new = SAME_STATE
        .iter()
        .find(|s| s.0 == state.code())
        .map(|s| i32::from(s.1));
    new.and_then(State::new).unwrap_or(state)
}
