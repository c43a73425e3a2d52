//! Ideal points: the toy of the specification, determinism, prediction, breaking off, edge cases.

use crate::files::read;
use comity_measure::ideal::*;
use comity_measure::{Unknown, Vote};
use std::ops::ControlFlow;

/// Eight states, four sessions, 36 items.
fn toy() -> Option<Vec<ItemVote>> {
    let votes = read("measures-examples/ideal-point-toy-votes.csv")?;
    let vote = |row: crate::files::Row<'_>| ItemVote {
        state: row.whole("ccode"),
        session: row.whole("session"),
        item: row.whole("link"),
        vote: Vote::from_code(row.whole("vote")).unwrap(),
    };
    Some(votes.iter().map(vote).collect())
}

fn toy_settings() -> Settings {
    Settings {
        orientation: (1, 8),
        start: (1..=8)
            .map(|state| (state, (4.5 - f64::from(state)) / 2.0))
            .collect(),
        mode_sweeps: 2_000,
        tolerance: 1e-10,
        chains: 2,
        sweeps: 21_000,
        dropped: 1_000,
        ..Settings::default()
    }
}

#[test]
fn toy_mode_is_the_reference_mode() {
    let Some(votes) = toy() else { return };
    let panel = VotePanel::new(&votes).unwrap();
    let settings = toy_settings();
    let mode = find_mode(&panel, &settings, &unwatched);
    assert!(mode.converged(&settings));
    let log = mode.log_posterior;
    for (found, want) in [
        (log.total(), -160.678_352_915),
        (log.votes, -127.968_777_726),
        (log.items, -15.423_438_756),
        (log.positions, -17.286_136_433),
    ] {
        assert!((found - want).abs() < 1e-7, "{found} is not {want}");
    }
    let standard = mode.standardised(&panel, &settings);
    for row in read("measures-examples/ideal-point-toy-expected.csv")
        .unwrap()
        .iter()
    {
        let place = panel
            .place(row.whole("state"), row.whole("session"))
            .unwrap();
        assert_eq!(panel.votes_of(place), row.whole::<u32>("n_votes"));
        if place > 0 && panel.positions()[place - 1].state == row.whole::<u16>("state") {
            assert!((panel.step_variance(place) - row.number("q").unwrap()).abs() < 1e-9);
        }
        assert!((mode.theta[place] - row.number("theta_map").unwrap()).abs() < 1e-6);
        assert!((standard[place] - row.number("theta_std").unwrap()).abs() < 1e-6);
    }
    for row in read("measures-examples/ideal-point-toy-items.csv")
        .unwrap()
        .iter()
    {
        let place = panel.items().binary_search(&row.whole("link")).unwrap();
        let item = mode.items[place];
        for (found, column) in [
            (item.gamma1, "gamma1"),
            (item.gamma2, "gamma2"),
            (item.beta, "beta"),
        ] {
            assert!(
                (found - row.number(column).unwrap()).abs() < 1e-6,
                "{column} of {}",
                row.text("link")
            );
        }
    }
}

#[test]
fn toy_draws_are_within_monte_carlo_error() {
    let Some(votes) = toy() else { return };
    let panel = VotePanel::new(&votes).unwrap();
    let fit = fit(&panel, &toy_settings(), &[], &unwatched);
    for row in read("measures-examples/ideal-point-toy-expected.csv")
        .unwrap()
        .iter()
    {
        let place = panel
            .place(row.whole("state"), row.whole("session"))
            .unwrap();
        let estimate = fit.draws.estimate(place).unwrap();
        for (found, column, tolerance) in [
            (estimate.mean, "post_mean_std", 0.03),
            (estimate.sd, "post_sd_std", 0.03),
            (estimate.q05, "q05_std", 0.06),
            (estimate.q95, "q95_std", 0.06),
        ] {
            let want = row.number(column).unwrap();
            assert!(
                (found - want).abs() < tolerance,
                "{column} of place {place}: {found} is not {want}"
            );
        }
        let raw = fit.draws.raw(place);
        let mean = raw.iter().sum::<f64>() / raw.len() as f64;
        assert!((mean - row.number("post_mean_raw").unwrap()).abs() < 0.06);
        assert!(
            estimate.is_converged() && estimate.effective.unwrap() > 400.0,
            "{estimate:?}"
        );
        let ahead = fit.draws.next_session(place).unwrap();
        assert!(ahead.sd > estimate.sd && (ahead.mean - estimate.mean).abs() < 0.03);
    }
}

#[test]
fn one_thread_and_two_give_the_same_bytes() {
    let Some(votes) = toy() else { return };
    let panel = VotePanel::new(&votes).unwrap();
    let settings = Settings {
        sweeps: 60,
        dropped: 10,
        ..toy_settings()
    };
    let held_out = [panel.locate(&votes[0]).unwrap()];
    let run = |threads| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        let fit = pool.install(|| fit(&panel, &settings, &held_out, &unwatched));
        let mut bits: Vec<u64> = fit.mode.theta.iter().map(|x| x.to_bits()).collect();
        for place in 0..panel.positions().len() {
            bits.extend(fit.draws.of(place).iter().map(|x| x.to_bits()));
        }
        bits.push(fit.draws.log_loss().unwrap().to_bits());
        bits
    };
    assert_eq!(run(1), run(2));
}

#[test]
fn a_fit_can_be_broken_off_and_keeps_what_it_has() {
    let Some(votes) = toy() else { return };
    let panel = VotePanel::new(&votes).unwrap();
    let stop = |progress| match progress {
        Progress::Chain { sweep, .. } if sweep >= 30 => ControlFlow::Break(()),
        _ => ControlFlow::Continue(()),
    };
    let settings = Settings {
        dropped: 10,
        ..toy_settings()
    };
    let broken = fit(&panel, &settings, &[], &stop);
    assert_eq!(broken.draws.kept(), 20);
    assert!(broken.draws.estimate(0).is_ok());
    let at_once = fit(&panel, &settings, &[], &|_| ControlFlow::Break(()));
    assert_eq!(at_once.mode.sweeps, 1);
    assert!(matches!(
        at_once.draws.estimate(0),
        Err(Unknown::NoCoverage(_))
    ));
}

#[test]
fn a_session_with_three_votes_has_wide_intervals() {
    let Some(mut votes) = toy() else { return };
    votes.retain(|vote| vote.session != 4 || vote.state > 3);
    // Three votes in one session, on an item that others are known by.
    votes.retain(|vote| vote.session != 4);
    votes.extend(
        [(1, Vote::No), (4, Vote::Yes), (8, Vote::Yes)].map(|(state, vote)| ItemVote {
            state,
            session: 4,
            item: 1,
            vote,
        }),
    );
    let panel = VotePanel::new(&votes).unwrap();
    let fit = fit(
        &panel,
        &Settings {
            sweeps: 3_000,
            dropped: 500,
            ..toy_settings()
        },
        &[],
        &unwatched,
    );
    let (before, last) = (panel.place(1, 3).unwrap(), panel.place(1, 4).unwrap());
    assert_eq!(panel.votes_of(last), 1);
    let sd = |place| fit.draws.estimate(place).unwrap().sd;
    assert!(
        sd(last) > sd(before),
        "one vote tells less than eight: {} {}",
        sd(last),
        sd(before)
    );
}

#[test]
fn without_a_divided_item_there_is_nothing_to_fit() {
    let vote = |state| ItemVote {
        state,
        session: 1,
        item: 1,
        vote: Vote::Yes,
    };
    assert!(matches!(
        VotePanel::new(&[vote(1), vote(2)]),
        Err(Unknown::NoCoverage(_))
    ));
    assert!(matches!(VotePanel::new(&[]), Err(Unknown::NoCoverage(_))));
}

#[test]
fn simulated_votes_keep_the_design() {
    let Some(votes) = toy() else { return };
    let panel = VotePanel::new(&votes).unwrap();
    let mode = find_mode(&panel, &toy_settings(), &unwatched);
    let simulated = simulate(&panel, &mode.theta, &mode.items, 3);
    assert_eq!(simulated.votes(), panel.votes());
    for place in 0..panel.positions().len() {
        assert_eq!(simulated.votes_of(place), panel.votes_of(place));
    }
    let (seen, hidden) = hold_out(&votes, 0.1, 1);
    assert_eq!(seen.len() + hidden.len(), votes.len());
    assert!((10..50).contains(&hidden.len()));
}

#[test]
fn the_real_design_is_the_published_one() {
    let Some(votes) = crate::history::item_votes() else {
        return;
    };
    let panel = VotePanel::new(&votes).unwrap();
    assert_eq!(
        (panel.votes(), panel.items().len(), panel.positions().len()),
        (797_281, 4_783, 10_469)
    );
}

/// `cargo test --release -p comity-measure --test it -- --ignored full_mode`
#[test]
#[ignore = "some 20 s of processor time"]
fn full_mode_has_the_check_values() {
    let Some(votes) = crate::history::item_votes() else {
        return;
    };
    let panel = VotePanel::new(&votes).unwrap();
    let settings = Settings {
        mode_sweeps: 600,
        tolerance: 0.0,
        ..Settings::default()
    };
    let mode = find_mode(&panel, &settings, &unwatched);
    assert!((mode.log_posterior.total() + 212_941.489_7).abs() < 1e-3);
    let standard = mode.standardised(&panel, &settings);
    for (state, session, raw, standardised) in [
        (2, 1, 1.103_088, 1.229_363),
        (2, 72, 3.472_196, 3.737_734),
        (365, 5, -3.065_884, -3.184_675),
        (365, 47, 1.017_846, 1.139_110),
        (365, 72, 0.144_497, 0.214_422),
        (710, 33, -0.298_418, -0.254_528),
        (731, 47, -1.437_213, -1.460_265),
        (731, 72, -0.135_134, -0.081_646),
        (732, 47, 0.466_051, 0.554_879),
        (666, 62, 2.485_722, 2.693_272),
        (750, 20, -0.173_777, -0.122_561),
        (200, 37, 2.203_531, 2.394_493),
    ] {
        let place = panel.place(state, session).unwrap();
        assert!(
            (mode.theta[place] - raw).abs() < 2e-6,
            "{state} in session {session}"
        );
        assert!(
            (standard[place] - standardised).abs() < 2e-6,
            "{state} in session {session}"
        );
    }
}
