//! Dynamic ordinal ideal points: where every state stands, session by session, told from its votes.
//!
//! Bailey, Strezhnev & Voeten 2017, "Estimating Dynamic State Preferences from United Nations Voting Data",
//! *Journal of Conflict Resolution* 61(2): 430–456; dynamic ideal points: Martin & Quinn 2002,
//! *Political Analysis* 10(2).
//!
//! ```text
//! log p = Σ_votes log Pr(y)
//!       + Σ_items [ −β²/2 + log(γ2 − γ1) − (γ1² + γ2²)/50 ]
//!       + Σ_states [ −θ_first²/8 − Σ (θ_t − θ_prev)²/(2 q_t) ] − (ω/2) Σ n_t θ_t²        q_t = 0.5 n_t / (n_t + n_prev)
//! ```
//!
//! The ω term makes the shrinkage of the published estimates explicit and fixes scale and location.
//! [`find_mode`] gives a point estimate in seconds, [`fit`] the draws that intervals need. Reported values
//! are standardised draw by draw: mean 0 and standard deviation 1 over all state-sessions.

mod block;
mod convergence;
mod draws;
mod key;
mod likelihood;
mod mode;
mod panel;
mod probit;
mod sampler;
mod settings;
mod simulate;
mod small;
mod tridiagonal;

pub use draws::{Draws, EXTREME, Estimate, R_HAT_LIMIT, Scale, mode_log_loss};
pub(crate) use key::{Key, Stream};
pub use likelihood::{Item, LogPosterior};
pub use mode::{Mode, find_mode};
pub use panel::{Bridges, ItemVote, Located, Position, VotePanel, in_published_data};
pub(crate) use probit::Probit;
pub use settings::{Progress, Settings, Watch, unwatched};
pub use simulate::{hold_out, simulate};
pub(crate) use tridiagonal::Factor;

use rayon::prelude::*;

/// A fit: the mode and the draws.
#[derive(Debug, Clone)]
pub struct Fit {
    /// The mode, from which the chains start.
    pub mode: Mode,
    /// The draws of all chains.
    pub draws: Draws,
}

/// Finds the mode, then draws from the posterior. `held_out` are votes that are not in the panel, whose
/// probability is averaged over the draws. Broken off by `watch`, it returns what was drawn so far. The
/// same seed gives the same bytes, whatever the number of threads.
#[must_use]
pub fn fit(panel: &VotePanel, settings: &Settings, held_out: &[Located], watch: Watch<'_>) -> Fit {
    let mode = find_mode(panel, settings, watch);
    let draws = draw(panel, &mode, settings, held_out, watch);
    Fit { mode, draws }
}

/// Draws from the posterior, starting at a mode.
#[must_use]
pub fn draw(
    panel: &VotePanel,
    mode: &Mode,
    settings: &Settings,
    held_out: &[Located],
    watch: Watch<'_>,
) -> Draws {
    let chains = (0..settings.chains)
        .into_par_iter()
        .map(|number| sampler::run(panel, mode, settings, held_out, number, watch))
        .collect();
    Draws::new(chains, settings)
}
