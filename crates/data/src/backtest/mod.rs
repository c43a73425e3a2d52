//! Rolling-origin backtests: what would have been said at T, against what came.

pub mod agreement;
pub mod cooperation;
pub mod partner;
pub mod supply;
pub mod treaties;
