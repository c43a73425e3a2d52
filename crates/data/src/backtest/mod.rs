//! Rolling-origin backtests: what would have been said at T, against what came.

pub mod supply;
