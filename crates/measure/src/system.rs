//! Who was a member of the state system, and when.

/// A day as (year, month, day); ordered as days are.
pub type Ymd = (i16, u8, u8);

/// One unbroken membership of a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spell {
    /// Correlates of War number.
    pub state: u16,
    /// First day.
    pub from: Ymd,
    /// Last day.
    pub to: Ymd,
}

/// The spells of membership of all states.
///
/// ```
/// use comity_measure::{Spell, StateSystem};
/// let system = StateSystem::new(vec![
///     Spell { state: 255, from: (1871, 1, 18), to: (1945, 5, 8) },
///     Spell { state: 210, from: (1945, 6, 1), to: (2016, 12, 31) },
/// ]);
/// assert_eq!(system.members(1945), [210, 255]);
/// // Both are members in 1945, but on no day together.
/// assert!(!system.overlap(210, 255, 1945));
/// ```
#[derive(Debug, Clone, Default)]
pub struct StateSystem {
    spells: Vec<Spell>,
}

impl StateSystem {
    /// The system of these spells, in any order.
    #[must_use]
    pub fn new(mut spells: Vec<Spell>) -> Self {
        spells.sort_by_key(|spell| (spell.state, spell.from));
        Self { spells }
    }

    /// The states that were members on any day of the year, in ascending order; once each.
    #[must_use]
    pub fn members(&self, year: i16) -> Vec<u16> {
        let mut members: Vec<u16> = self.during(year).map(|spell| spell.state).collect();
        members.dedup();
        members
    }

    /// Whether the two were members on at least one day of the year together.
    #[must_use]
    pub fn overlap(&self, a: u16, b: u16, year: i16) -> bool {
        let of = |state| self.during(year).filter(move |spell| spell.state == state);
        of(a)
            .any(|first| of(b).any(|second| first.from.max(second.from) <= first.to.min(second.to)))
    }

    fn during(&self, year: i16) -> impl Iterator<Item = &Spell> {
        self.spells
            .iter()
            .filter(move |spell| spell.from.0 <= year && year <= spell.to.0)
    }
}
