//! The worked examples (five states each) and the edge cases, each with its named reason.

use comity_measure::*;

fn near(found: Measured, want: f64) {
    let found = found.unwrap();
    assert!((found - want).abs() < 1e-9, "{found} is not {want}");
}

const LEVELS: [[u8; 5]; 5] = [
    [3, 3, 0, 1, 0],
    [3, 3, 0, 0, 0],
    [0, 0, 3, 2, 0],
    [1, 0, 2, 3, 0],
    [0, 0, 0, 0, 3],
];

/// S_abs, S_sq, S_abs weighted, κ_nom, κ_lin, κ_quad, π_nom, π_quad, α_quad, τ_b, κ binary, a-index.
#[rustfmt::skip]
const ALLIANCES: [(usize, usize, [f64; 12]); 10] = [
    (0, 1, [0.8666666667, 0.9555555556, 0.9333333333, 0.6666666667, 0.8648648649, 0.9504950495, 0.6551724138, 0.9502487562, 0.9552238806, 0.8660254038, 0.6153846154, 0.8533333333]),
    (0, 2, [-0.3333333333, -0.2444444444, -0.7666666667, -0.1764705882, -0.3888888889, -0.5555555556, -0.25, -0.5909090909, -0.4318181818, -0.5345224838, -0.1538461538, -0.3733333333]),
    (0, 3, [-0.2, 0.0666666667, -0.4333333333, -0.1111111111, -0.2857142857, -0.2962962963, -0.1428571429, -0.3043478261, -0.1739130435, -0.1178511302, 0.1666666667, -0.2666666667]),
    (0, 4, [-0.3333333333, -0.2444444444, -0.4666666667, -0.3333333333, -0.3888888889, -0.4285714286, -0.4814814815, -0.5555555556, -0.4, -0.5303300859, -0.4285714286, -0.3733333333]),
    (1, 2, [-0.4666666667, -0.3777777778, -0.8333333333, -0.4285714286, -0.5714285714, -0.6315789474, -0.4814814815, -0.6402116402, -0.4761904762, -0.6172133998, -0.6666666667, -0.5333333333]),
    (1, 3, [-0.3333333333, -0.1555555556, -0.5, -0.1764705882, -0.3888888889, -0.4772727273, -0.25, -0.4772727273, -0.3295454545, -0.4082482905, -0.1538461538, -0.3733333333]),
    (1, 4, [-0.2, -0.2, -0.4, -0.3636363636, -0.3636363636, -0.3636363636, -0.4285714286, -0.4285714286, -0.2857142857, -0.4082482905, -0.3636363636, -0.32]),
    (2, 3, [0.6, 0.8666666667, 0.5333333333, 0.1176470588, 0.5454545455, 0.8, 0.0909090909, 0.7986577181, 0.8187919463, 0.6299407883, 0.6153846154, 0.48]),
    (2, 4, [-0.0666666667, 0.0222222222, 0.3666666667, -0.25, -0.3333333333, -0.375, -0.3043478261, -0.4102564103, -0.2692307692, -0.3779644730, -0.3636363636, -0.2666666667]),
    (3, 4, [-0.2, -0.0222222222, 0.1666666667, -0.25, -0.3636363636, -0.4556962025, -0.3793103448, -0.5436241611, -0.3892617450, -0.5, -0.4285714286, -0.32]),
];

#[test]
fn five_states_and_their_alliances() {
    let weights = [0.40, 0.25, 0.20, 0.10, 0.05].map(Some);
    for (i, j, want) in ALLIANCES {
        let (x, y) = (LEVELS[i], LEVELS[j]);
        let table = Table::of(4, &x, &y).unwrap();
        let found = [
            s(&table, Distance::Linear),
            s(&table, Distance::Quadratic),
            weighted_s(4, &x, &y, &weights, Distance::Linear).map(|s| s.value),
            kappa(&table, Distance::Nominal),
            kappa(&table, Distance::Linear),
            kappa(&table, Distance::Quadratic),
            pi(&table, Distance::Nominal),
            pi(&table, Distance::Quadratic),
            alpha(&table, Distance::Quadratic),
            tau_b(&table),
            kappa(&table.binary(), Distance::Nominal),
            a_index(&table),
        ];
        for (found, want) in found.into_iter().zip(want) {
            near(found, want);
        }
    }
}

const VOTES: [[u8; 6]; 5] = [
    [1, 1, 3, 2, 1, 0],
    [1, 1, 3, 3, 1, 1],
    [3, 2, 1, 1, 1, 2],
    [3, 3, 1, 0, 1, 1],
    [2, 1, 0, 0, 1, 1],
];

/// n3, n2, agree3, agree2, half, half contested, S_abs, S_sq, κ_nom, κ_quad, π_nom, π_quad, α_quad, τ_b (NaN: none).
#[rustfmt::skip]
const AGREEMENTS: [(u16, u16, [f64; 14]); 10] = [
    (1, 2, [5.0, 4.0, 0.8, 1.0, 0.9, 0.875, 0.8, 0.9, 0.6428571429, 0.8780487805, 0.6296296296, 0.8765432099, 0.8888888889, 0.9258200998]),
    (1, 3, [5.0, 3.0, 0.2, 0.3333333333, 0.4, 0.25, -0.2, 0.0, -0.4285714286, -0.5625, -0.4285714286, -0.5625, -0.4062500000, -0.5714285714]),
    (1, 4, [4.0, 4.0, 0.25, 0.25, 0.25, 0.0, -0.5, -0.5, -0.5, -0.5, -0.6, -0.6, -0.4, -0.5773502692]),
    (1, 5, [3.0, 2.0, 0.6666666667, 1.0, 0.8333333333, 0.75, 0.6666666667, 0.8333333333, 0.0, 0.0, -0.2, -0.2, 0.0, f64::NAN]),
    (2, 3, [6.0, 4.0, 0.1666666667, 0.25, 0.3333333333, 0.2, -0.3333333333, -0.1666666667, -0.3636363636, -0.6153846154, -0.4634146341, -0.6153846154, -0.4807692308, -0.6396021491]),
    (2, 4, [5.0, 5.0, 0.4, 0.4, 0.4, 0.25, -0.2, -0.2, -0.3636363636, -0.3636363636, -0.4285714286, -0.4285714286, -0.2857142857, -0.4082482905]),
    (2, 5, [4.0, 3.0, 0.75, 1.0, 0.875, 0.8333333333, 0.75, 0.875, 0.0, 0.0, -0.1428571429, -0.1428571429, 0.0, f64::NAN]),
    (3, 4, [5.0, 3.0, 0.6, 1.0, 0.8, 0.75, 0.6, 0.8, 0.4117647059, 0.7368421053, 0.3548387097, 0.7368421053, 0.7631578947, 0.7216878365]),
    (3, 5, [4.0, 1.0, 0.25, 1.0, 0.625, 0.5, 0.25, 0.625, -0.0909090909, 0.4, -0.2631578947, 0.2258064516, 0.3225806452, 0.7745966692]),
    (4, 5, [4.0, 3.0, 0.5, 0.6666666667, 0.625, 0.5, 0.25, 0.375, 0.2, 0.2857142857, 0.0588235294, 0.1489361702, 0.2553191489, 0.5773502692]),
];

fn worked_session() -> Session {
    let mut ballots = Vec::new();
    for (state, votes) in VOTES.iter().enumerate() {
        for (roll_call, &code) in votes.iter().enumerate() {
            if let Some(vote) = Vote::from_code(code) {
                ballots.push(Ballot {
                    roll_call: roll_call as u32,
                    state: state as u16 + 1,
                    vote,
                });
            }
        }
    }
    Session::new(&ballots)
}

#[test]
fn five_states_and_their_votes() {
    let session = worked_session();
    assert_eq!(
        session.is_contested(),
        [true, true, true, true, false, true]
    );
    let contested = session.contested();
    for (a, b, want) in AGREEMENTS {
        let table = session.table(a, b).unwrap();
        let found = [
            Ok(f64::from(joint_votes(&table, Abstention::Half))),
            Ok(f64::from(joint_votes(&table, Abstention::Dropped))),
            agreement(&table, Abstention::Answer),
            agreement(&table, Abstention::Dropped),
            agreement(&table, Abstention::Half),
            agreement(&contested.table(a, b).unwrap(), Abstention::Half),
            s(&table, Distance::Linear),
            s(&table, Distance::Quadratic),
            kappa(&table, Distance::Nominal),
            kappa(&table, Distance::Quadratic),
            pi(&table, Distance::Nominal),
            pi(&table, Distance::Quadratic),
            alpha(&table, Distance::Quadratic),
            tau_b(&table),
        ];
        for (found, want) in found.into_iter().zip(want) {
            if want.is_nan() {
                assert_eq!(found, Err(Unknown::NoVariance));
            } else {
                near(found, want);
            }
        }
    }
}

#[test]
fn a_state_alone() {
    let alone = Portfolios::new(&[2], &[]).unwrap();
    let table = alone.table(2, 2).unwrap();
    assert_eq!(s(&table, Distance::Linear), Ok(1.0));
    for found in [
        kappa(&table, Distance::Nominal),
        pi(&table, Distance::Quadratic),
        alpha(&table, Distance::Linear),
        tau_b(&table),
    ] {
        assert_eq!(found, Err(Unknown::NoVariance));
    }
}

#[test]
fn one_common_partner() {
    // Rated on a single partner and unequal: n = 1.
    let table = Table::of(4, &[3], &[0]).unwrap();
    assert_eq!(s(&table, Distance::Linear), Ok(-1.0));
    assert_eq!(kappa(&table, Distance::Quadratic), Ok(0.0));
    assert_eq!(pi(&table, Distance::Quadratic), Ok(-1.0));
    assert_eq!(alpha(&table, Distance::Quadratic), Ok(0.0));
    assert_eq!(tau_b(&table), Err(Unknown::NoVariance));
    // A region with one member.
    let year = Portfolios::new(
        &[2, 20, 200],
        &[Tie {
            from: 2,
            to: 20,
            level: 3,
        }],
    )
    .unwrap();
    let regional = year.among(|partner| partner == 20);
    assert_eq!(regional.table(2, 200).unwrap().n(), 1);
    assert_eq!(regional.portfolio(2).unwrap(), [3]);
    assert_eq!(
        s(
            &year.among(|_| false).table(2, 20).unwrap(),
            Distance::Linear
        )
        .unwrap_err()
        .name(),
        "NoCoverage"
    );
}

#[test]
fn no_variance() {
    let opposite = Table::of(4, &[3, 0], &[0, 3]).unwrap();
    assert_eq!(s(&opposite, Distance::Linear), Ok(-1.0));
    assert_eq!(kappa(&opposite, Distance::Linear), Ok(-1.0));
    assert_eq!(pi(&opposite, Distance::Nominal), Ok(-1.0));
    assert_eq!(alpha(&opposite, Distance::Quadratic), Ok(-0.5));
    assert_eq!(tau_b(&opposite), Ok(-1.0));
    let one_constant = Table::of(4, &[3, 3, 3], &[3, 3, 0]).unwrap();
    near(s(&one_constant, Distance::Linear), 1.0 / 3.0);
    assert_eq!(kappa(&one_constant, Distance::Quadratic), Ok(0.0));
    near(pi(&one_constant, Distance::Nominal), -0.2);
    near(alpha(&one_constant, Distance::Quadratic), 0.0);
    assert_eq!(tau_b(&one_constant), Err(Unknown::NoVariance));
    let both = Table::of(4, &[3, 3], &[1, 1]).unwrap();
    assert_eq!(kappa(&both, Distance::Linear), Ok(0.0));
    assert_eq!(pi(&both, Distance::Linear), Ok(-1.0));
    let all_yes = Table::of(3, &[0; 20], &[0; 20]).unwrap();
    assert_eq!(
        kappa(&all_yes, Distance::Quadratic),
        Err(Unknown::NoVariance)
    );
    assert_eq!(agreement(&all_yes, Abstention::Half), Ok(1.0));
}

#[test]
fn nothing_rated() {
    let empty = Table::of(4, &[], &[]).unwrap();
    for found in [
        s(&empty, Distance::Linear),
        kappa(&empty, Distance::Linear),
        pi(&empty, Distance::Linear),
        alpha(&empty, Distance::Linear),
        tau_b(&empty),
        a_index(&empty),
    ] {
        assert_eq!(found.unwrap_err().name(), "NoCoverage");
    }
    assert_eq!(
        agreement(&Table::new(3).unwrap(), Abstention::Dropped)
            .unwrap_err()
            .name(),
        "NoCoverage"
    );
}

#[test]
fn a_state_outside_its_years() {
    let year = Portfolios::new(&[2, 200], &[]).unwrap();
    assert_eq!(year.table(2, 731), Err(Unknown::NotInSystem(731)));
    assert_eq!(
        worked_session().table(1, 731),
        Err(Unknown::NotInSystem(731))
    );
    let system = StateSystem::new(vec![
        Spell {
            state: 731,
            from: (1948, 9, 9),
            to: (2024, 12, 31),
        },
        Spell {
            state: 345,
            from: (1878, 7, 13),
            to: (1915, 10, 25),
        },
        Spell {
            state: 345,
            from: (1918, 12, 1),
            to: (1941, 4, 20),
        },
    ]);
    assert!(system.members(1947).is_empty());
    assert_eq!(system.members(1948), [731]);
    assert_eq!(system.members(1915), [345]);
    assert!(!system.overlap(345, 731, 1941));
}

#[test]
fn no_joint_votes() {
    let cast = |roll_call, state, vote| Ballot {
        roll_call,
        state,
        vote,
    };
    let session = Session::new(&[cast(1, 2, Vote::Yes), cast(2, 20, Vote::No)]);
    let table = session.table(2, 20).unwrap();
    assert_eq!(
        agreement(&table, Abstention::Half).unwrap_err().name(),
        "NoCoverage"
    );
    assert_eq!(
        at_least(table, 10),
        Err(Unknown::TooFewVotes {
            found: 0,
            needed: 10
        })
    );
    // Both only ever abstain: agreement of sides has nothing to stand on, the others have.
    let abstain = Table::of(3, &[1, 1], &[1, 1]).unwrap();
    assert_eq!(
        agreement(&abstain, Abstention::Dropped).unwrap_err().name(),
        "NoCoverage"
    );
    assert_eq!(agreement(&abstain, Abstention::Answer), Ok(1.0));
}

#[test]
fn three_votes_are_too_few() {
    let session = worked_session();
    let table = session.table(1, 5).unwrap();
    assert_eq!(table.n(), 3);
    assert_eq!(
        at_least(table.clone(), 10),
        Err(Unknown::TooFewVotes {
            found: 3,
            needed: 10
        })
    );
    // Asked for explicitly, the value is there.
    assert!(agreement(&at_least(table, 3).unwrap(), Abstention::Half).is_ok());
}

#[test]
fn successor_states_are_not_merged() {
    let cast = |roll_call, state| Ballot {
        roll_call,
        state,
        vote: Vote::Yes,
    };
    // Czechoslovakia in one roll call, Czechia and Slovakia in the next.
    let session = Session::new(&[
        cast(1, 315),
        cast(2, 316),
        cast(2, 317),
        cast(1, 2),
        cast(2, 2),
    ]);
    assert_eq!(session.states(), [2, 315, 316, 317]);
    assert_eq!(session.table(2, 315).unwrap().n(), 1);
    assert_eq!(session.table(315, 316).unwrap().n(), 0);
}

#[test]
fn weights_unknown() {
    let (x, y) = ([3, 0], [0, 0]);
    assert_eq!(
        weighted_s(4, &x, &y, &[None, None], Distance::Linear)
            .unwrap_err()
            .name(),
        "MissingInput"
    );
    let part = weighted_s(4, &x, &y, &[None, Some(0.5)], Distance::Linear).unwrap();
    assert_eq!((part.value, part.without_weight), (1.0, 1));
    assert_eq!(
        weighted_s(4, &x, &y, &[Some(-1.0), None], Distance::Linear)
            .unwrap_err()
            .name(),
        "InvalidInput"
    );
}

#[test]
fn flows_unknown() {
    let half = PairTrade {
        imports: Some(1.0),
        exports: None,
    };
    let state = NationalTrade {
        imports: Some(10.0),
        exports: Some(0.0),
    };
    assert_eq!(bandwidth(half).unwrap_err().name(), "MissingInput");
    assert_eq!(dependence(half, state).unwrap_err().name(), "MissingInput");
    assert_eq!(import_share(half, state), Ok(0.1));
    let zero = PairTrade {
        imports: Some(0.0),
        exports: Some(0.0),
    };
    assert_eq!(dependence(zero, state), Ok(0.0), "a reported zero is zero");
    assert_eq!(
        dependence(
            zero,
            NationalTrade {
                imports: Some(0.0),
                exports: Some(0.0)
            }
        )
        .unwrap_err()
        .name(),
        "MissingInput"
    );
    assert_eq!(
        concentration(&[None, None], Some(3.0)).unwrap_err().name(),
        "MissingInput"
    );
    assert_eq!(
        concentration(&[Some(2.0)], None).unwrap().normalised(),
        Err(Unknown::NoVariance)
    );
    assert_eq!(
        ArmsSupply::new(&[]).share("Russia").unwrap_err().name(),
        "MissingInput"
    );
    assert_eq!(
        MonthEvents::default().mean().unwrap_err().name(),
        "NoCoverage"
    );
    assert_eq!(
        MonthEvents::default().per_100k(1_000),
        Ok(0.0),
        "covered and none"
    );
    assert_eq!(
        MonthEvents::default().per_100k(0).unwrap_err().name(),
        "NoCoverage"
    );
}

/// The fast tables of a year and of a session equal those counted one by one.
#[test]
fn fast_tables_equal_slow_ones() {
    let Some(history) = crate::history::Alliances::read() else {
        return;
    };
    let year = history.year(1914);
    for (i, &a) in year.members().iter().enumerate() {
        for (j, &b) in year.members().iter().enumerate() {
            let slow =
                Table::of(4, &year.portfolio(a).unwrap(), &year.portfolio(b).unwrap()).unwrap();
            assert_eq!(year.table_at(i, j), slow);
        }
    }
    let session = worked_session();
    for i in 0..5 {
        for j in 0..5 {
            let joint = (0..6).filter_map(|column| {
                Some((
                    session.vote_at(i, column)?.level() as u8,
                    session.vote_at(j, column)?.level() as u8,
                ))
            });
            let (x, y): (Vec<u8>, Vec<u8>) = joint.unzip();
            assert_eq!(session.table_at(i, j), Table::of(3, &x, &y).unwrap());
        }
    }
}
