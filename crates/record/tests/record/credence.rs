//! The checks that a rule for contradictory statements has to pass, and the reference table of one contested case.

use comity_record::{
    CredenceSettings, Distribution, Dossier, Grade, Ladder, View, absence_ratio, assertion_ratio,
    likelihood_word,
};

use crate::small;

const PLAIN: &str = r#"as = "assertion"
true_say = { kind = "fixed", value = 0.5 }
mistaken_say = { kind = "fixed", value = 0.02 }
regardless_say = { kind = "fixed", value = 0.2 }"#;

/// One piece of evidence: statement, grade of its source, origin, how it is read.
type Piece<'a> = (&'a str, &'a str, &'a str, &'a str);

/// A view of the small dossier with one more proposition, `K`.
fn view(prior: &str, pieces: &[Piece<'_>]) -> View {
    let mut files = small::files();
    let mut add = |file: &str, text: &str| {
        files
            .entry(file.to_owned())
            .or_default()
            .extend_from_slice(text.as_bytes());
    };
    add(
        "statements/events.csv",
        "id,event,valid,known,source,origin\n",
    );
    let mut proposition =
        format!("[[proposition]]\nid = \"K\"\ntext = \"it is so\"\nprior = {prior}\n");
    let mut named: Vec<&str> = Vec::new();
    for (id, grade, origin, reading) in pieces {
        for name in [*grade, *origin] {
            if !named.contains(&name) {
                let head = if name == *grade { "source" } else { "origin" };
                let rest = if name == *grade {
                    format!("grade = \"{grade}\"\n")
                } else {
                    String::new()
                };
                add(
                    "sources.toml",
                    &format!("[[{head}]]\nid = \"{name}\"\nname = \"{name}\"\n{rest}"),
                );
                named.push(name);
            }
        }
        add(
            "statements/events.csv",
            &format!("{id},delivery,1950-02,1950-04-01,{grade},{origin}\n"),
        );
        proposition.push_str(&format!(
            "[[proposition.evidence]]\nstatement = \"{id}\"\n{reading}\n"
        ));
    }
    add("propositions.toml", &proposition);
    let dossier = Dossier::load(&files)
        .unwrap_or_else(|problems| panic!("{problems}"))
        .dossier;
    dossier.as_of(dossier.meta.as_of).unwrap()
}

fn climb(view: &View, draws: usize) -> Ladder {
    view.credence(
        view.proposition("K").unwrap(),
        CredenceSettings { draws, seed: 7 },
    )
}

fn ladder(prior: &str, pieces: &[Piece<'_>]) -> Ladder {
    climb(&view(prior, pieces), 20_000)
}

fn denial(ratio: f64) -> String {
    format!("as = \"denial\"\nratio = {{ kind = \"fixed\", value = {ratio} }}")
}

const THREE_TENTHS: &str = "{ kind = \"fixed\", value = 0.3 }";
const WIDE: &str = "{ kind = \"beta\", a = 3, b = 7 }";

#[test]
fn fixed_numbers_give_the_closed_form() {
    let (q, s, e, g) = (0.8, 0.5, 0.02, 0.2);
    assert!((assertion_ratio(q, s, e, g) - (0.4 + 0.04) / (0.016 + 0.04)).abs() < 1e-12);
    assert!((absence_ratio(q, 0.6, 0.03) - (0.32 + 0.1) / (0.776 + 0.1)).abs() < 1e-12);

    // Where nobody says so regardless, the ratio is s/e whatever q is.
    let sure = PLAIN.replace("value = 0.2 }", "value = 0 }");
    let climbed = ladder(
        THREE_TENTHS,
        &[("x", "C", "one", &sure), ("y", "B", "two", &denial(0.9))],
    );
    let odds = 0.3 / 0.7 * (0.5 / 0.02) * 0.9;
    assert!((climbed.result().mean - odds / (1.0 + odds)).abs() < 1e-12);
    let (low, high) = climbed.result().range90();
    assert!((high - low).abs() < 1e-12);
}

#[test]
fn absence_tells_only_where_one_would_expect_to_see() {
    for (would_show, expected) in [(0.05, 0.98), (0.3, 0.72), (0.6, 0.41), (0.9, 0.10)] {
        let ratio = absence_ratio(1.0, would_show, 0.03);
        assert!(
            (ratio - expected).abs() < 0.005,
            "D = {would_show}: {ratio}"
        );
    }
}

#[test]
fn no_evidence_leaves_the_prior() {
    let climbed = ladder(WIDE, &[]);
    unmoved(&climbed);
    assert!(climbed.rungs.is_empty() && climbed.rests_on().is_empty());
}

/// The way to odds and back costs a rounding error.
fn unmoved(climbed: &Ladder) {
    assert!((climbed.prior.mean - climbed.result().mean).abs() < 1e-12);
    for (before, after) in climbed
        .prior
        .quantiles
        .iter()
        .zip(climbed.result().quantiles)
    {
        assert!((before - after).abs() < 1e-12);
    }
}

#[test]
fn the_order_of_statements_does_not_matter() {
    let reading = denial(0.7);
    let mut pieces: Vec<Piece<'_>> = vec![
        ("x", "C", "one", PLAIN),
        ("y", "B", "two", PLAIN),
        ("z", "B", "two", &reading),
        ("w", "D", "three", PLAIN),
    ];
    let forward = ladder(WIDE, &pieces);
    pieces.reverse();
    let backward = ladder(WIDE, &pieces);
    assert_eq!(forward.draws(), backward.draws());
    assert_eq!(forward.result(), backward.result());
    let origins: Vec<&str> = forward
        .rungs
        .iter()
        .map(|rung| rung.origin.as_str())
        .collect();
    assert_eq!(
        origins,
        ["one", "two", "three"],
        "rungs stand in the order of the dossier"
    );
}

#[test]
fn a_statement_repeated_by_its_origin_changes_nothing() {
    let once = ladder(WIDE, &[("x", "B", "one", PLAIN)]);
    let often = ladder(
        WIDE,
        &[
            ("x", "B", "one", PLAIN),
            ("y", "B", "one", PLAIN),
            ("z", "B", "one", PLAIN),
        ],
    );
    assert_eq!(once.draws(), often.draws());
    assert_eq!(often.rungs.len(), 1);
    assert_eq!(often.rungs[0].deciding.as_str(), "x");
    assert_eq!(often.rungs[0].statements.len(), 3);
    // A weaker word of the same origin adds nothing either.
    let weak = ladder(
        WIDE,
        &[("y", "B", "one", &denial(0.95)), ("x", "B", "one", PLAIN)],
    );
    assert_eq!(once.draws(), weak.draws());
}

#[test]
fn two_origins_multiply() {
    let both = ladder(
        THREE_TENTHS,
        &[
            ("x", "B", "one", &denial(3.0)),
            ("y", "B", "two", &denial(0.5)),
        ],
    );
    let odds = 0.3 / 0.7 * 3.0 * 0.5;
    assert!((both.result().mean - odds / (1.0 + odds)).abs() < 1e-12);
    let (one, without_one) = both.without().next().unwrap();
    assert_eq!(one.as_str(), "one");
    let odds = 0.3 / 0.7 * 0.5;
    assert!((without_one.mean - odds / (1.0 + odds)).abs() < 1e-12);
}

#[test]
fn a_plain_assertion_has_the_ratios_of_the_grades() {
    let mut widths = Vec::new();
    for (grade, expected) in [
        ("A", 18.0),
        ("B", 10.0),
        ("C", 5.7),
        ("D", 2.8),
        ("E", 1.5),
        ("F", 3.2),
    ] {
        let climbed = climb(&view(WIDE, &[("x", grade, "one", PLAIN)]), 100_000);
        let ratio = climbed.rungs[0].ratio;
        assert!(
            (ratio.median() / expected - 1.0).abs() < 0.05,
            "{grade}: {}",
            ratio.median()
        );
        let (low, high) = ratio.range90();
        widths.push(((high / low).ln(), grade));
    }
    let widest = widths.iter().max_by(|a, b| a.0.total_cmp(&b.0)).unwrap();
    assert_eq!(widest.1, "F", "{widths:?}");
}

#[test]
fn a_grade_is_worth_about_ten_cases() {
    for grade in Grade::ALL {
        let Distribution::Beta { a, b } = grade.informed() else {
            panic!("a Beta")
        };
        let cases = if *grade == Grade::F { 2.0 } else { 10.0 };
        assert!((a + b - cases).abs() < 1e-12);
    }
}

#[test]
fn nobody_informed_tells_nothing() {
    assert!((assertion_ratio(1e-9, 0.5, 0.02, 0.2) - 1.0).abs() < 1e-7);
    assert!((absence_ratio(1e-9, 0.9, 0.03) - 1.0).abs() < 1e-7);
    assert!(
        (absence_ratio(0.8, 0.03, 0.03) - 1.0).abs() < 1e-12,
        "what shows either way tells nothing"
    );
    assert!((absence_ratio(0.8, 1e-9, 0.0) - 1.0).abs() < 1e-7);
    assert_eq!(assertion_ratio(0.5, 0.0, 0.0, 0.0), 1.0);
}

#[test]
fn what_was_not_yet_known_does_not_count() {
    let later = view(WIDE, &[("x", "B", "one", PLAIN)]);
    let proposition = later.proposition("K").unwrap();
    let earlier = Dossier::load(&small::files())
        .unwrap()
        .dossier
        .record
        .as_of("1950-01-01".parse().unwrap());
    let climbed = earlier.credence(proposition, CredenceSettings::default());
    unmoved(&climbed);
}

/// The ratio is what a simulated source makes of it: among the times it speaks, the share in which it is right.
#[test]
fn simulated_sources_are_as_right_as_the_ratio_says() {
    use rand::{RngExt as _, SeedableRng as _};
    let mut rng = rand_xoshiro::Xoshiro256PlusPlus::seed_from_u64(5);
    let (prior, q, s, e, g) = (0.3, 0.6, 0.7, 0.1, 0.3);
    let (mut said, mut right) = (0.0, 0.0);
    for _ in 0..200_000 {
        let so = rng.random::<f64>() < prior;
        let informed = rng.random::<f64>() < q;
        let chance = match (informed, so) {
            (true, true) => s,
            (true, false) => e,
            (false, _) => g,
        };
        if rng.random::<f64>() < chance {
            said += 1.0;
            right += f64::from(u8::from(so));
        }
    }
    let odds = prior / (1.0 - prior) * assertion_ratio(q, s, e, g);
    assert!((right / said - odds / (1.0 + odds)).abs() < 0.005);
}

/// Distributions that give the reference table of a delivery in November 2022: absence by a C source, a denial by the
/// accused, imagery by a B source.
const ABSENCE: &str = r#"as = "absence"
would_show = { kind = "beta", a = 3, b = 7 }
false_show = { kind = "fixed", value = 0.03 }"#;
const DENIAL: &str = r#"as = "denial"
ratio = { kind = "uniform", low = 0.9, high = 1.0 }"#;
const IMAGERY: &str = r#"as = "assertion"
true_say = { kind = "beta", a = 6, b = 4 }
mistaken_say = { kind = "beta", a = 2, b = 98 }
regardless_say = { kind = "beta", a = 0.5, b = 3 }"#;

#[test]
fn the_reference_table_comes_out() {
    let pieces: [Piece<'_>; 3] = [
        ("none", "C", "author", ABSENCE),
        ("deny", "D", "accused", DENIAL),
        ("image", "B", "house", IMAGERY),
    ];
    let climbed = climb(&view(WIDE, &pieces), 200_000);
    let close = |found: f64, expected: f64, tolerance: f64| {
        assert!(
            (found - expected).abs() <= tolerance,
            "{found} against {expected}"
        );
    };
    close(climbed.prior.mean, 0.30, 0.01);
    close(climbed.prior.range90().0, 0.10, 0.01);
    close(climbed.prior.range90().1, 0.55, 0.01);
    let table = [(0.25, 0.07, 0.49), (0.24, 0.07, 0.48), (0.79, 0.42, 0.97)];
    for (rung, (mean, low, high)) in climbed.rungs.iter().zip(table) {
        close(rung.after.mean, mean, 0.01);
        close(rung.after.range90().0, low, 0.015);
        close(rung.after.range90().1, high, 0.015);
    }
    let imagery = climbed.rungs[2].ratio;
    close(imagery.median(), 18.0, 1.0);
    close(imagery.range90().0, 4.0, 1.0);
    close(imagery.range90().1, 84.0, 8.0);
    assert_eq!(likelihood_word(climbed.result().mean), "likely");
    assert_eq!(climbed.rests_on().len(), 1);
    assert_eq!(climbed.rests_on()[0].as_str(), "house");

    // One origin taken for three: what the rule is there to prevent.
    let thrice: [Piece<'_>; 5] = [
        pieces[0],
        pieces[1],
        pieces[2],
        ("image2", "B", "paper", IMAGERY),
        ("image3", "B", "wire", IMAGERY),
    ];
    let wrong = climb(&view(WIDE, &thrice), 200_000).result();
    close(wrong.mean, 0.99, 0.01);
    // The reference cubes one draw; three origins draw apart, so that their product is surer still.
    assert!(wrong.range90().0 > 0.95 && wrong.range90().0 < 1.0);
}

#[test]
fn draws_of_the_credence_follow_the_ladder() {
    use rand::SeedableRng as _;
    let climbed = ladder(WIDE, &[("x", "B", "one", PLAIN)]);
    let mut rng = rand_xoshiro::Xoshiro256PlusPlus::seed_from_u64(3);
    let mean = (0..20_000)
        .map(|_| climbed.credence_draw(&mut rng))
        .sum::<f64>()
        / 20_000.0;
    assert!((mean - climbed.result().mean).abs() < 0.01);
    assert!((climbed.credence_quantile(0.5) - climbed.result().median()).abs() < 1e-12);
}

#[test]
fn another_seed_is_another_sample_of_the_same() {
    let view = view(WIDE, &[("x", "B", "one", PLAIN)]);
    let climb = |seed| {
        view.credence(
            view.proposition("K").unwrap(),
            CredenceSettings {
                draws: 40_000,
                seed,
            },
        )
    };
    assert_eq!(climb(1).draws(), climb(1).draws());
    assert_ne!(climb(1).draws(), climb(2).draws());
    assert!((climb(1).result().mean - climb(2).result().mean).abs() < 0.01);
}
