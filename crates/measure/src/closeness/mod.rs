//! The closeness index: one latent path a pair, seen through several channels.
//!
//! ```text
//! c(0) ~ N(0, 1),   c(t) = c(t−1) + w,  w ~ N(0, ψ²)        one step a month
//! η_m(t) = a_m + b_m c(t) + e_m,        e_m ~ N(0, τ_m²)     e: lasting oddity of the pair in channel m
//! ```
//!
//! Every channel has its own likelihood ([`Kind`]). A channel that is unknown for a pair adds no term, so
//! that the interval widens; zero is used only where the source covered the pair and reported none. Where
//! all channels are Gaussian and τ = 0 this is the exact Kalman smoother.
//!
//! Pairs are independent given the parameters; the two directions of a pair are not joined (the
//! correlation ρ of the specification is not in this version). Show the channels one by one before the
//! composite: [`by_channel`].

mod bfgs;
mod channel;
mod dense;
mod fit;
mod path;
mod rank;

pub use channel::{Channel, Datum, Kind, Observation, Parameters};
pub use fit::{ClosenessFit, fit};
pub use path::{Path, smooth};
pub use rank::{ChannelRank, Partner, RankSettings, by_channel, rank};
