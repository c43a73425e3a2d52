//! The roll calls of one session (or year) of the General Assembly.

use crate::table::MAX_LEVELS;
use crate::{Measured, Table, Unknown};

/// A vote that counts. Absence and non-membership are missing, never a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Vote {
    /// In favour.
    Yes,
    /// Neither.
    Abstain,
    /// Against.
    No,
}

impl Vote {
    /// Reads the codes of the Voeten files: 1 yes, 2 abstain, 3 no; 8 absent, 9 not a member and
    /// everything else is no vote.
    #[must_use]
    pub fn from_code(code: u8) -> Option<Self> {
        match code {
            1 => Some(Self::Yes),
            2 => Some(Self::Abstain),
            3 => Some(Self::No),
            _ => None,
        }
    }

    /// 0 yes, 1 abstain, 2 no.
    #[must_use]
    pub fn level(self) -> usize {
        self as usize
    }
}

/// One state's vote in one roll call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ballot {
    /// The roll call's number.
    pub roll_call: u32,
    /// Correlates of War number.
    pub state: u16,
    /// How it voted.
    pub vote: Vote,
}

/// The votes of all states in the roll calls of one session.
///
/// No successor states are merged: join codes before building a session if that is wanted.
///
/// ```
/// use comity_measure::{Ballot, Session, Vote};
/// let cast = |roll_call, state, vote| Ballot { roll_call, state, vote };
/// let session = Session::new(&[
///     cast(1, 2, Vote::Yes), cast(1, 365, Vote::No),
///     cast(2, 2, Vote::Yes), cast(2, 365, Vote::Yes),
/// ]);
/// assert_eq!(session.table(2, 365)?.n(), 2);
/// assert_eq!(session.contested().table(2, 365)?.n(), 1);
/// # Ok::<(), comity_measure::Unknown>(())
/// ```
#[derive(Debug, Clone)]
pub struct Session {
    states: Vec<u16>,
    roll_calls: Vec<u32>,
    words: usize,
    /// For every state and level the set of roll calls so voted.
    sets: Vec<u64>,
}

const LEVELS: usize = 3;

impl Session {
    /// The session of these ballots. Of two ballots of a state in one roll call the last holds.
    #[must_use]
    pub fn new(ballots: &[Ballot]) -> Self {
        let mut states: Vec<u16> = ballots.iter().map(|ballot| ballot.state).collect();
        states.sort_unstable();
        states.dedup();
        let mut roll_calls: Vec<u32> = ballots.iter().map(|ballot| ballot.roll_call).collect();
        roll_calls.sort_unstable();
        roll_calls.dedup();
        let words = roll_calls.len().div_ceil(64);
        let mut sets = vec![0_u64; states.len() * LEVELS * words];
        let mut last = (u16::MAX, usize::MAX);
        for ballot in ballots {
            if last.0 != ballot.state {
                last = (
                    ballot.state,
                    states.binary_search(&ballot.state).unwrap_or_default(),
                );
            }
            let column = roll_calls
                .binary_search(&ballot.roll_call)
                .unwrap_or_default();
            for level in 0..LEVELS {
                let word = &mut sets[(last.1 * LEVELS + level) * words + column / 64];
                *word &= !(1 << (column % 64));
                if level == ballot.vote.level() {
                    *word |= 1 << (column % 64);
                }
            }
        }
        Self {
            states,
            roll_calls,
            words,
            sets,
        }
    }

    /// The states that cast a vote, in ascending order.
    #[must_use]
    pub fn states(&self) -> &[u16] {
        &self.states
    }

    /// The number of roll calls.
    #[must_use]
    pub fn roll_calls(&self) -> usize {
        self.roll_calls.len()
    }

    /// Whether at least two different answers were given, roll call by roll call.
    #[must_use]
    pub fn is_contested(&self) -> Vec<bool> {
        let used = |level: usize, column: usize| {
            (0..self.states.len()).any(|state| {
                self.sets[(state * LEVELS + level) * self.words + column / 64] >> (column % 64) & 1
                    == 1
            })
        };
        (0..self.roll_calls.len())
            .map(|column| (0..LEVELS).filter(|&level| used(level, column)).count() > 1)
            .collect()
    }

    /// The same session without the roll calls in which all valid votes are equal.
    #[must_use]
    pub fn contested(&self) -> Self {
        self.choose(&self.is_contested())
    }

    /// The same session with only the roll calls marked, in their order. They keep their numbers.
    #[must_use]
    pub fn choose(&self, keep: &[bool]) -> Self {
        let mut mask = vec![0_u64; self.words];
        for (column, _) in keep
            .iter()
            .enumerate()
            .filter(|(_, kept)| **kept)
            .take(self.roll_calls.len())
        {
            mask[column / 64] |= 1 << (column % 64);
        }
        let mut chosen = self.clone();
        for (at, word) in chosen.sets.iter_mut().enumerate() {
            *word &= mask[at % self.words];
        }
        chosen
    }

    /// The joint table of two states over the roll calls in which both votes are valid.
    ///
    /// # Errors
    /// [`Unknown::NotInSystem`] if one of them cast no vote in the session.
    pub fn table(&self, a: u16, b: u16) -> Measured<Table> {
        let place = |state| {
            self.states
                .binary_search(&state)
                .map_err(|_| Unknown::NotInSystem(state))
        };
        Ok(self.table_at(place(a)?, place(b)?))
    }

    /// The joint table of the states at two places below `states().len()`.
    #[must_use]
    pub fn table_at(&self, i: usize, j: usize) -> Table {
        let mut cells = [0_u32; MAX_LEVELS * MAX_LEVELS];
        let size = LEVELS * self.words;
        let (own, other) = (
            &self.sets[i * size..(i + 1) * size],
            &self.sets[j * size..(j + 1) * size],
        );
        for a in 0..LEVELS {
            let first = &own[a * self.words..(a + 1) * self.words];
            for b in 0..LEVELS {
                let second = &other[b * self.words..(b + 1) * self.words];
                cells[a * MAX_LEVELS + b] = first
                    .iter()
                    .zip(second)
                    .map(|(x, y)| (x & y).count_ones())
                    .sum();
            }
        }
        Table::from_cells(LEVELS, cells)
    }

    /// The vote of a state in the roll call at a place below `roll_calls()`.
    #[must_use]
    pub fn vote_at(&self, state: usize, column: usize) -> Option<Vote> {
        [Vote::Yes, Vote::Abstain, Vote::No]
            .into_iter()
            .find(|vote| {
                self.sets[(state * LEVELS + vote.level()) * self.words + column / 64]
                    >> (column % 64)
                    & 1
                    == 1
            })
    }
}
