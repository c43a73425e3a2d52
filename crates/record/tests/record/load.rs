//! What a dossier that is right becomes.

use comity_record::{
    Amount, Criterion, Distribution, Dossier, Loaded, StatementKind, load_outcomes,
};

use crate::small;

fn load() -> Loaded {
    match Dossier::load(&small::files()) {
        Ok(loaded) => loaded,
        Err(problems) => panic!("{}", problems.render(false)),
    }
}

#[test]
fn the_small_dossier_is_right() {
    let Loaded { dossier, warnings } = load();
    assert_eq!(warnings, []);
    assert_eq!(
        dossier.meta.pair.each_ref().map(|actor| actor.as_str()),
        ["ARV", "BEL"]
    );
    assert_eq!(dossier.record.statements().len(), 5);
    assert_eq!(dossier.record.propositions()[0].evidence.len(), 1);
    assert_eq!(dossier.world.corridors[0].stages[0].times.len(), 2);
    assert!(dossier.world.accounts[0].is_at_war());
    assert!(matches!(
        dossier.questions[0].criterion,
        Some(Criterion::Visit { .. })
    ));
    assert_eq!(dossier.article[0].says, "evidence:K1");
    assert_eq!(dossier.changes[0].why, "longer sample");
}

#[test]
fn vectors_keep_the_order_of_their_files() {
    let dossier = load().dossier;
    let statements: Vec<&str> = dossier
        .record
        .statements()
        .iter()
        .map(|s| s.id.as_str())
        .collect();
    assert_eq!(
        statements,
        ["C01", "embargo", "fire-range", "fire-value", "fire-unknown"]
    );
    let actors: Vec<&str> = dossier
        .world
        .actors
        .iter()
        .map(|actor| actor.as_str())
        .collect();
    assert_eq!(actors, ["BEL", "ARV"]);
    let parameters: Vec<&str> = dossier.parameters.iter().map(|p| p.id.as_str()).collect();
    assert_eq!(
        parameters,
        [
            "ARV.shells.use",
            "supply.trade",
            "corridor.ferry.trips",
            "corridor.ferry.load"
        ]
    );
}

#[test]
fn an_origin_is_inherited_or_is_the_source_itself() {
    let record = load().dossier.record;
    let origin = |id: &str| record.statement(id).unwrap().origin.to_string();
    assert_eq!(origin("fire-range"), "gazette");
    assert_eq!(origin("fire-unknown"), "arvenia-government");
    assert_eq!(
        record
            .origins()
            .iter()
            .map(|o| o.name.as_str())
            .collect::<Vec<_>>(),
        ["Government of Arvenia", "The Island Gazette"]
    );
}

#[test]
fn a_statement_without_known_is_known_when_its_publication_was_out() {
    let record = load().dossier.record;
    let statement = record.statement("fire-value").unwrap();
    assert_eq!(statement.known.to_string(), "1950-03-31");
    assert_eq!(
        statement.place.as_ref().unwrap().to_string(),
        "statements/levels-fire.csv:3:1"
    );
}

#[test]
fn an_unknown_level_stays_unknown() {
    let record = load().dossier.record;
    let StatementKind::Level(Some(level)) = &record.statement("fire-unknown").unwrap().kind else {
        panic!("a level")
    };
    assert_eq!(level.amount, Amount::Unknown);
}

#[test]
fn levels_become_a_mixture_in_the_unit_of_the_parameter() {
    let dossier = load().dossier;
    let Distribution::Mixture { parts } = &dossier.parameters[0].dist else {
        panic!("a mixture")
    };
    let bounds: Vec<(f64, f64)> = parts.iter().map(Distribution::support).collect();
    // 1,000 to 4,000 a day, and 20 a day within the spread of grade B, a week.
    let expected = [(7_000.0, 28_000.0), (112.0, 175.0)];
    for ((low, high), (a, b)) in bounds.iter().zip(expected) {
        assert!(
            (low / a - 1.0).abs() < 1e-9 && (high / b - 1.0).abs() < 1e-9,
            "{bounds:?}"
        );
    }
    assert!(
        parts
            .iter()
            .all(|part| matches!(part, Distribution::LogUniform { .. }))
    );
}

#[test]
fn outcomes_are_read_apart_and_change_nothing_else() {
    let files = small::files();
    let dossier = load().dossier;
    let outcomes = load_outcomes(&files, &dossier).unwrap();
    assert_eq!(
        (outcomes[0].id.as_str(), outcomes[0].outcome.as_str()),
        ("Q1", "yes")
    );
    assert!(!dossier.files.contains_key("outcomes.csv"));
    let mut nonsense = files;
    nonsense.insert("outcomes.csv".to_owned(), b"\xff\x00 no table".to_vec());
    let again = Dossier::load(&nonsense).unwrap().dossier;
    assert_eq!(format!("{again:?}"), format!("{dossier:?}"));
}

#[test]
fn files_come_with_their_digest() {
    let dossier = load().dossier;
    assert_eq!(dossier.files.len(), 13);
    assert!(dossier.files.values().all(|digest| digest.len() == 64));
}

#[test]
fn renaming_an_actor_reorders_nothing() {
    let mut files = small::files();
    for bytes in files.values_mut() {
        *bytes = String::from_utf8(bytes.clone())
            .unwrap()
            .replace("BEL", "ZZZ")
            .into_bytes();
    }
    let renamed = Dossier::load(&files).unwrap().dossier;
    let order = |dossier: &Dossier| -> Vec<String> {
        let statements = dossier.record.statements().iter().map(|s| s.id.to_string());
        let actors = dossier
            .world
            .actors
            .iter()
            .map(|actor| actor.as_str().replace("ZZZ", "BEL"));
        let origins = dossier
            .record
            .origins()
            .iter()
            .map(|origin| origin.id.to_string());
        statements.chain(actors).chain(origins).collect()
    };
    assert_eq!(order(&renamed), order(&load().dossier));
}
