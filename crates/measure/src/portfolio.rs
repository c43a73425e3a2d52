//! The alliance portfolios of one year: whom each state is tied to, and how closely.
//!
//! The idea: Bueno de Mesquita 1975, *Journal of Conflict Resolution*. A portfolio is the vector of a
//! state's obligations to every member of the state system of that year, itself included.

use crate::table::MAX_LEVELS;
use crate::{Measured, Table, Unknown};

/// The highest level of an alliance: a defence pact. A state stands so to itself.
pub const DEFENCE: u8 = 3;
const LEVELS: usize = 4;

/// What a treaty obliges a state to, as ATOP codes it (Leeds, Ritter, Mitchell & Long 2002,
/// *International Interactions* 28: 237–260).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Obligations {
    /// To defend.
    pub defense: bool,
    /// To join an attack.
    pub offense: bool,
    /// To stay neutral.
    pub neutrality: bool,
    /// To consult.
    pub consultation: bool,
    /// Not to attack.
    pub nonaggression: bool,
}

impl Obligations {
    /// The level: 3 defence or offence, 2 neutrality or consultation, 1 non-aggression, 0 none.
    #[must_use]
    pub fn level(self) -> u8 {
        if self.defense || self.offense {
            DEFENCE
        } else if self.neutrality || self.consultation {
            2
        } else {
            u8::from(self.nonaggression)
        }
    }
}

/// The obligation of one state to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tie {
    /// Who is obliged.
    pub from: u16,
    /// To whom.
    pub to: u16,
    /// How much: 0 to 3.
    pub level: u8,
}

/// The portfolios of all members of the state system in one year.
///
/// ```
/// use comity_measure::{Portfolios, Tie};
/// let tie = |from, to, level| Tie { from, to, level };
/// let year = Portfolios::new(&[2, 20, 200], &[tie(2, 20, 3), tie(20, 2, 3), tie(2, 999, 3)])?;
/// assert_eq!(year.level(2, 20)?, 3);
/// assert_eq!(year.level(2, 200)?, 0);
/// assert_eq!(year.dropped(), 1); // 999 is not a member
/// assert_eq!(year.table(2, 20)?.count(3, 3), 2);
/// # Ok::<(), comity_measure::Unknown>(())
/// ```
#[derive(Debug, Clone)]
pub struct Portfolios {
    members: Vec<u16>,
    levels: Vec<u8>,
    /// For every actor and level 1 to 3 the set of partners at that level.
    sets: Vec<u64>,
    words: usize,
    /// How many partners are rated.
    rated: u32,
    partners: Vec<bool>,
    dropped: usize,
}

impl Portfolios {
    /// The portfolios of `members`. Several ties of a pair: the highest level holds. Ties of or to
    /// non-members are dropped and counted; the diagonal is a defence pact.
    ///
    /// # Errors
    /// [`Unknown::InvalidInput`] for a level above 3.
    pub fn new(members: &[u16], ties: &[Tie]) -> Measured<Self> {
        let mut members = members.to_vec();
        members.sort_unstable();
        members.dedup();
        let n = members.len();
        let mut levels = vec![0_u8; n * n];
        let mut dropped = 0;
        for tie in ties {
            if tie.level > DEFENCE {
                return Err(Unknown::InvalidInput("the level of an alliance is 0 to 3"));
            }
            match (
                members.binary_search(&tie.from),
                members.binary_search(&tie.to),
            ) {
                (Ok(from), Ok(to)) => {
                    let cell = &mut levels[from * n + to];
                    *cell = (*cell).max(tie.level);
                }
                _ => dropped += 1,
            }
        }
        for i in 0..n {
            levels[i * n + i] = DEFENCE;
        }
        let mut portfolios = Self {
            partners: vec![true; n],
            words: n.div_ceil(64),
            sets: Vec::new(),
            rated: 0,
            members,
            levels,
            dropped,
        };
        portfolios.index();
        Ok(portfolios)
    }

    /// The same with only those partners rated for which `keep` holds: regional portfolios.
    #[must_use]
    pub fn among(&self, keep: impl Fn(u16) -> bool) -> Self {
        let mut regional = self.clone();
        for (kept, &member) in regional.partners.iter_mut().zip(&self.members) {
            *kept = *kept && keep(member);
        }
        regional.index();
        regional
    }

    fn index(&mut self) {
        let (n, words) = (self.members.len(), self.words);
        self.rated = self.partners.iter().map(|&kept| u32::from(kept)).sum();
        self.sets = vec![0; n * (LEVELS - 1) * words];
        for i in 0..n {
            for j in (0..n).filter(|&j| self.partners[j]) {
                let level = usize::from(self.levels[i * n + j]);
                if level > 0 {
                    self.sets[(i * (LEVELS - 1) + level - 1) * words + j / 64] |= 1 << (j % 64);
                }
            }
        }
    }

    /// The members, in ascending order.
    #[must_use]
    pub fn members(&self) -> &[u16] {
        &self.members
    }

    /// Ties that were dropped because one side is no member.
    #[must_use]
    pub fn dropped(&self) -> usize {
        self.dropped
    }

    /// The place of a state among the members.
    ///
    /// # Errors
    /// [`Unknown::NotInSystem`] if it is none.
    pub fn place(&self, state: u16) -> Measured<usize> {
        self.members
            .binary_search(&state)
            .map_err(|_| Unknown::NotInSystem(state))
    }

    /// The obligation of `from` to `to`.
    ///
    /// # Errors
    /// [`Unknown::NotInSystem`] if one of them is no member.
    pub fn level(&self, from: u16, to: u16) -> Measured<u8> {
        Ok(self.levels[self.place(from)? * self.members.len() + self.place(to)?])
    }

    /// The portfolio of a state: its levels towards the rated partners, in their order.
    ///
    /// # Errors
    /// [`Unknown::NotInSystem`] if it is no member.
    pub fn portfolio(&self, state: u16) -> Measured<Vec<u8>> {
        let start = self.place(state)? * self.members.len();
        let row = &self.levels[start..start + self.members.len()];
        Ok(row
            .iter()
            .zip(&self.partners)
            .filter(|(_, kept)| **kept)
            .map(|(&level, _)| level)
            .collect())
    }

    /// A value for every rated partner, for example its capabilities, in the order of [`Self::portfolio`].
    #[must_use]
    pub fn weights(&self, of: impl Fn(u16) -> Option<f64>) -> Vec<Option<f64>> {
        let kept = self
            .members
            .iter()
            .zip(&self.partners)
            .filter(|(_, kept)| **kept);
        kept.map(|(&member, _)| of(member)).collect()
    }

    /// The joint table of two members.
    ///
    /// # Errors
    /// [`Unknown::NotInSystem`] if one of them is no member.
    pub fn table(&self, a: u16, b: u16) -> Measured<Table> {
        Ok(self.table_at(self.place(a)?, self.place(b)?))
    }

    /// The joint table of the members at two places below `members().len()`.
    #[must_use]
    pub fn table_at(&self, i: usize, j: usize) -> Table {
        let mut cells = [0_u32; MAX_LEVELS * MAX_LEVELS];
        let (own, other) = (self.levels_of(i), self.levels_of(j));
        let mut either = 0;
        for (a, first) in own.chunks_exact(self.words).enumerate() {
            for (b, second) in other.chunks_exact(self.words).enumerate() {
                let both: u32 = first
                    .iter()
                    .zip(second)
                    .map(|(x, y)| (x & y).count_ones())
                    .sum();
                cells[(a + 1) * MAX_LEVELS + b + 1] = both;
                either += both;
            }
        }
        for (a, set) in own.chunks_exact(self.words).enumerate() {
            let all: u32 = set.iter().map(|x| x.count_ones()).sum();
            let shared: u32 = (1..LEVELS).map(|b| cells[(a + 1) * MAX_LEVELS + b]).sum();
            cells[(a + 1) * MAX_LEVELS] = all - shared;
            either += all - shared;
        }
        for (b, set) in other.chunks_exact(self.words).enumerate() {
            let all: u32 = set.iter().map(|x| x.count_ones()).sum();
            let shared: u32 = (1..LEVELS).map(|a| cells[a * MAX_LEVELS + b + 1]).sum();
            cells[b + 1] = all - shared;
            either += all - shared;
        }
        cells[0] = self.rated - either;
        Table::from_cells(LEVELS, cells)
    }

    fn levels_of(&self, place: usize) -> &[u64] {
        let size = (LEVELS - 1) * self.words;
        &self.sets[place * size..(place + 1) * size]
    }
}
