//! One short file a reader: the official layout, its quirks, typed rows.

pub mod atop;
pub mod capability;
pub mod capitals;
pub mod contiguity;
pub mod disputes;
pub mod icews;
pub mod rivalries;
pub mod sanctions;
pub mod sipri;
pub mod tests_nk;
pub mod trade;
pub mod votes_assembly;
pub mod votes_council;
