//! The ladder of a supply tie.

/// How open a tie is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rung {
    /// No tie.
    None,
    /// Through a channel that can be denied.
    Deniable,
    /// From state to state.
    State,
}
