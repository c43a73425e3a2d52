//! The contract of effects on states of all kinds.
