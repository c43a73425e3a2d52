//! Ideal points on the real votes.

use crate::{history, timed};
use comity_measure::ideal::{
    Fit, ItemVote, Mode, Settings, VotePanel, draw, find_mode, hold_out, mode_log_loss, simulate,
    unwatched,
};

fn votes() -> Option<Vec<ItemVote>> {
    history::item_votes()
}

/// The mode of all votes, and the check values of the specification.
pub(crate) fn mode() {
    let Some(votes) = votes() else { return };
    let panel = timed("arrange the votes", || VotePanel::new(&votes)).expect("the votes differ");
    println!(
        "{} votes, {} items, {} state-sessions",
        panel.votes(),
        panel.items().len(),
        panel.positions().len()
    );
    let settings = Settings::default();
    let mode = timed("mode", || find_mode(&panel, &settings, &unwatched));
    println!("{} sweeps, last move {:.1e}", mode.sweeps, mode.last_move);
    let long = Settings {
        mode_sweeps: 600,
        tolerance: 0.0,
        ..settings.clone()
    };
    let exact = timed("600 sweeps", || find_mode(&panel, &long, &unwatched));
    for (name, mode) in [("mode", &mode), ("600 sweeps", &exact)] {
        let log = mode.log_posterior;
        println!(
            "{name}: log posterior {:.4} (votes {:.4}, items {:.4}, positions {:.4})",
            log.total(),
            log.votes,
            log.items,
            log.positions
        );
    }
    let standard = exact.standardised(&panel, &settings);
    for (state, session) in [
        (2, 1),
        (2, 72),
        (365, 5),
        (365, 72),
        (731, 47),
        (666, 62),
        (750, 20),
    ] {
        if let Some(place) = panel.place(state, session) {
            println!(
                "{state} {session}: raw {:.6} standard {:.6}",
                exact.theta[place], standard[place]
            );
        }
    }
}

/// Two chains of 500 sweeps.
pub(crate) fn draws() {
    let Some(votes) = votes() else { return };
    let Ok(panel) = VotePanel::new(&votes) else {
        return;
    };
    let settings = Settings::default();
    let mode = find_mode(&panel, &settings, &unwatched);
    let draws = timed("two chains of 500 sweeps", || {
        draw(&panel, &mode, &settings, &[], &unwatched)
    });
    let estimates = timed("estimates", || draws.estimates()).expect("draws were kept");
    report(&Fit { mode, draws });
    let bad = estimates
        .iter()
        .filter(|estimate| !estimate.is_converged())
        .count();
    let mut effective: Vec<f64> = estimates
        .iter()
        .filter_map(|estimate| estimate.effective)
        .collect();
    effective.sort_unstable_by(f64::total_cmp);
    println!(
        "split-R̂ above 1.1: {bad} of {}; effective draws: least {:.0}, median {:.0}",
        estimates.len(),
        effective[0],
        effective[effective.len() / 2]
    );
}

fn report(fit: &Fit) {
    let (items, blocks) = fit.draws.acceptance();
    println!(
        "accepted: items {items:.3}, blocks {blocks:.3}; {} draws a chain",
        fit.draws.kept()
    );
}

/// Log loss on a random tenth of the votes.
pub(crate) fn held_out() {
    let Some(votes) = votes() else { return };
    // Hidden votes are drawn among those of divided items, as those of the panel are.
    let Ok(whole) = VotePanel::new(&votes) else {
        return;
    };
    let usable: Vec<ItemVote> = votes
        .iter()
        .copied()
        .filter(|vote| whole.locate(vote).is_some())
        .collect();
    for seed in [1, 2] {
        score(&usable, seed);
    }
}

fn score(usable: &[ItemVote], seed: u64) {
    let (seen, hidden) = hold_out(usable, 0.1, seed);
    let Ok(panel) = VotePanel::new(&seen) else {
        return;
    };
    let located: Vec<_> = hidden
        .iter()
        .filter_map(|vote| panel.locate(vote))
        .collect();
    let settings = Settings::default();
    let mode = find_mode(&panel, &settings, &unwatched);
    println!(
        "{} votes held out; log loss of the mode {:.4}",
        located.len(),
        mode_log_loss(&mode, &located).unwrap_or(f64::NAN)
    );
    let draws = timed("chains with a tenth held out", || {
        draw(&panel, &mode, &settings, &located, &unwatched)
    });
    println!(
        "log loss of the draws {:.4}",
        draws.log_loss().unwrap_or(f64::NAN)
    );
}

/// Coverage of the 90 % intervals over votes simulated on the real design.
pub(crate) fn coverage() {
    let Some(votes) = votes() else { return };
    let Ok(panel) = VotePanel::new(&votes) else {
        return;
    };
    let settings = Settings::default();
    let mode = find_mode(&panel, &settings, &unwatched);
    cover(&panel, &mode, &settings);
}

fn cover(panel: &VotePanel, truth: &Mode, settings: &Settings) {
    let simulated = simulate(panel, &truth.theta, &truth.items, 11);
    let mode = find_mode(&simulated, settings, &unwatched);
    let draws = timed("refit", || {
        draw(&simulated, &mode, settings, &[], &unwatched)
    });
    let Ok(estimates) = draws.estimates() else {
        return;
    };
    let standard = truth.standardised(panel, settings);
    for (low, high) in [
        (0.0, f64::INFINITY),
        (0.0, 0.5),
        (0.5, 1.0),
        (1.0, 2.0),
        (2.0, f64::INFINITY),
    ] {
        let of: Vec<bool> = standard
            .iter()
            .zip(&estimates)
            .filter(|(theta, _)| (low..high).contains(&theta.abs()))
            .map(|(theta, estimate)| (estimate.q05..=estimate.q95).contains(theta))
            .collect();
        let hit = of.iter().filter(|hit| **hit).count();
        println!(
            "|θ| {low}–{high}: {:.1} % of {}",
            100.0 * hit as f64 / of.len() as f64,
            of.len()
        );
    }
}
