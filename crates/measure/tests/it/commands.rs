//! The commands on small tables.

use comity_measure::closeness::{
    Channel, ClosenessFit, Datum, Kind, Observation, Parameters, RankSettings,
};
use comity_measure::commands::*;
use comity_measure::ideal::{ItemVote, Settings, VotePanel, unwatched};
use comity_measure::{
    Abstention, Ballot, Distance, Similarity, Spell, StateSystem, Tie, Unknown, Vote,
};
use std::collections::BTreeMap;

fn alliances() -> AllianceTables {
    let spell = |state, from, to| Spell { state, from, to };
    let tie = |from, to, level| Tie { from, to, level };
    AllianceTables {
        system: StateSystem::new(vec![
            spell(2, (1816, 1, 1), (2024, 12, 31)),
            spell(20, (1920, 1, 10), (2024, 12, 31)),
            spell(200, (1816, 1, 1), (2024, 12, 31)),
        ]),
        ties: BTreeMap::from([(
            2000,
            vec![tie(2, 20, 3), tie(20, 2, 3), tie(2, 200, 3), tie(200, 2, 3)],
        )]),
        capabilities: BTreeMap::from([((2, 2000), 0.6), ((20, 2000), 0.1), ((200, 2000), 0.3)]),
        coverage: 1815..=2012,
    }
}

fn written(run: impl FnOnce(&mut dyn std::io::Write)) -> String {
    let mut bytes = Vec::new();
    run(&mut bytes);
    String::from_utf8(bytes).unwrap()
}

#[test]
fn similarity_writes_values_and_reasons() {
    let args = SimilarityArgs {
        measure: Similarity::S(Distance::Linear),
        binary: false,
        years: 2000..=2000,
        pair: None,
        format: Format::Csv,
    };
    let all = written(|out| similarity(&args, &alliances(), out).unwrap());
    assert_eq!(
        all,
        "year,ccode1,ccode2,value,reason,no_overlap\n2000,2,20,0.33333333333333337,,0\n2000,2,200,0.33333333333333337,,0\n2000,20,200,-0.33333333333333326,,0\n"
    );
    // After the last covered year and before a state's first there are reasons, not zeros.
    let one = |years, pair| {
        let args = SimilarityArgs {
            years,
            pair: Some(pair),
            format: Format::Json,
            ..args.clone()
        };
        written(|out| similarity(&args, &alliances(), out).unwrap())
    };
    assert!(one(2013..=2013, (2, 20)).contains("\"reason\":\"NoCoverage\""));
    assert!(one(1900..=1900, (2, 20)).contains("\"reason\":\"NotInSystem\""));
    let weighted = SimilarityArgs {
        measure: Similarity::WeightedS(Distance::Linear),
        pair: Some((2, 20)),
        ..args
    };
    assert!(
        written(|out| similarity(&weighted, &alliances(), out).unwrap())
            .contains("2000,2,20,0.4,,0")
    );
}

#[test]
fn agreement_writes_joint_votes() {
    let cast = |roll_call, state, vote| Ballot {
        roll_call,
        state,
        vote,
    };
    let votes = vec![
        cast(1, 2, Vote::Yes),
        cast(1, 20, Vote::Yes),
        cast(2, 2, Vote::No),
        cast(2, 20, Vote::Abstain),
        cast(3, 2, Vote::No),
    ];
    let tables = VoteTables {
        sessions: BTreeMap::from([(70, votes)]),
    };
    let mut args = AgreementArgs {
        measure: Similarity::Agreement(Abstention::Half),
        contested_only: false,
        sessions: 1..=74,
        pair: Some((2, 20)),
        least: 1,
        format: Format::Csv,
    };
    let csv = |args: &AgreementArgs| written(|out| agreement(args, &tables, out).unwrap());
    assert!(csv(&args).ends_with("70,2,20,2,1,0.75,\n"));
    args.least = 10;
    assert!(csv(&args).ends_with("70,2,20,2,1,,TooFewVotes\n"));
    args.pair = Some((2, 731));
    assert!(csv(&args).ends_with("70,2,731,,,,NotInSystem\n"));
}

#[test]
fn ideal_points_are_written_with_their_warnings() {
    let vote = |state: u16, item: u32| ItemVote {
        state,
        session: 1,
        item,
        vote: if u32::from(state) + item % 3 > 5 {
            Vote::No
        } else {
            Vote::Yes
        },
    };
    let votes: Vec<ItemVote> = (1..9)
        .flat_map(|state| (0..12).map(move |item| vote(state, item)))
        .collect();
    let panel = VotePanel::new(&votes).unwrap();
    let settings = Settings {
        orientation: (8, 1),
        sweeps: 60,
        dropped: 20,
        ..Settings::default()
    };
    let fast = written(|out| {
        ideal_points_fit(&panel, &settings, true, Format::Table, &unwatched, out).unwrap();
    });
    assert!(
        fast.contains("point only: the mode carries no honest interval"),
        "{fast}"
    );
    let full = written(|out| {
        ideal_points_fit(&panel, &settings, false, Format::Csv, &unwatched, out).unwrap();
    });
    assert_eq!(full.lines().count(), 9);
    let fit = comity_measure::ideal::fit(&panel, &settings, &[], &unwatched);
    let rows = ideal_points_rows(
        &panel,
        &settings,
        &fit.mode,
        fit.draws.estimates().ok().as_deref(),
    );
    assert!(
        rows[7].value > rows[0].value,
        "the first side of the orientation is positive"
    );
    let show = IdealShowArgs {
        states: vec![8],
        ..IdealShowArgs::default()
    };
    assert!(
        written(|out| ideal_points_show(&show, &rows, out).unwrap()).contains("ccode  session")
    );
}

#[test]
fn closest_shows_channels_before_the_composite() {
    let p = |a, b| Parameters {
        a,
        b,
        tau: 0.3,
        dispersion: 0.5,
        a_any: 0.0,
        b_any: 0.0,
    };
    let channels = vec![
        Channel::new("votes", Kind::Value),
        Channel::new("trade", Kind::Value),
    ];
    let fit = ClosenessFit::known(channels, vec![p(0.0, 1.0), p(0.0, 1.0)], 0.1, 24);
    let seen = |channel, value| Observation {
        month: 20,
        channel,
        datum: Datum::Value(value),
    };
    let known = |value: f64| Ok((value, "2019-06".to_owned()));
    let unknown = || Err(Unknown::MissingInput("imports from the partner"));
    let tables = ClosestTables {
        state: "PRK".into(),
        partners: vec!["CHN".into(), "RUS".into(), "SYR".into()],
        channels: vec![
            ChannelTable {
                unit: "kappa".into(),
                source: "votes".into(),
                values: vec![known(1.5), known(0.9), known(1.0)],
            },
            ChannelTable {
                unit: "share".into(),
                source: "trade".into(),
                values: vec![known(2.0), known(0.1), unknown()],
            },
        ],
        observations: vec![
            vec![seen(0, 1.5), seen(1, 2.0)],
            vec![seen(0, 0.9), seen(1, 0.1)],
            vec![seen(0, 1.0)],
        ],
    };
    let args = ClosestArgs {
        rank: RankSettings {
            month: 23,
            ..RankSettings::default()
        },
        top: 0,
        format: Format::Csv,
    };
    let mut bytes = Vec::new();
    let (ranking, svg) = closest(&args, &fit, &tables, &mut bytes).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(
        text.contains("votes,CHN,1.5,kappa,1,3,2019-06,votes\n")
            && text.contains("trade,RUS,0.1,share,2,2,"),
        "{text}"
    );
    assert!(!text.contains("trade,SYR"), "an unknown value has no rank");
    assert_eq!(ranking[0].place, 0);
    assert_eq!(
        (ranking[2].place, ranking[2].closest),
        (2, None),
        "one known channel: listed apart"
    );
    assert!(text.contains("1 of 2") && text.contains("without,partner,mean_rank"));
    assert!(svg.contains("Closeness to PRK"));
}
