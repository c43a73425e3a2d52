//! What is said of each mistake: one snapshot a case.

use comity_record::{Dossier, Files, load_outcomes};

use crate::small::{changed, files, with};

fn message(files: &Files) -> String {
    match Dossier::load(files) {
        Ok(loaded) => loaded
            .warnings
            .iter()
            .map(|warning| warning.render(false) + "\n\n")
            .collect(),
        Err(problems) => problems.render(false),
    }
}

macro_rules! messages {
    ($($name:ident: $files:expr;)*) => {$(
        #[test]
        fn $name() {
            insta::assert_snapshot!(stringify!($name), message(&$files));
        }
    )*};
}

const LEVELS: &str = "statements/levels-fire.csv";
const CLAIMS: &str = "statements/claims.toml";

fn without(file: &str) -> Files {
    let mut files = files();
    files.remove(file).unwrap();
    files
}

fn cut(file: &str, after: &str) -> Files {
    let mut files = files();
    let text = String::from_utf8(files.remove(file).unwrap()).unwrap();
    let end = text.find(after).unwrap() + after.len();
    files.insert(file.to_owned(), text.as_bytes()[..end].to_vec());
    files
}

messages! {
    actor_unknown: changed(LEVELS, "fire-range,ARV", "fire-range,AVR");
    actor_outside_its_years: with(LEVELS, "fire-calden,CAL,,rounds-fired,,,7,,round/day,1950-01,,1950-02-01,gazette,L,\n");
    actor_not_in_the_model: changed("world.toml", "party = \"BEL\"", "party = \"CAL\"");

    unit_unknown: changed(LEVELS, "round/day", "ruond/day");
    unit_of_another_dimension: changed("facts.toml", "round/week", "t/week");
    unit_missing: changed(LEVELS, ",20,,round/day", ",20,,");

    date_impossible: changed(LEVELS, "1950-02-01", "1950-02-30");
    date_with_the_day_first: changed("dossier.toml", "1950-06-01", "31.05.1950");
    date_of_validity_impossible: changed(LEVELS, "1950-01,", "1950-13,");

    id_twice: with(LEVELS, "C01,ARV,,rounds-fired,,,7,,round/day,1950-01,,1950-02-01,gazette,L,\n");
    id_with_a_blank: changed("world.toml", "id = \"shells\"", "id = \"the shells\"");
    id_undefined: changed("article.toml", "[\"C01\"]", "[\"CO1\"]");
    id_of_a_parameter_undefined: changed("world.toml", "\"corridor.ferry.trips\"", "\"corridor.ferry.trip\"");
    source_undefined: changed(CLAIMS, "source = \"gazette\"", "source = \"gazete\"");

    reasons_in_a_circle: with(
        CLAIMS,
        "because = [\"loop\"]\n[[statement]]\nkind = \"cause\"\nid = \"loop\"\nsource = \"gazette\"\nknown = \"1950-01-01\"\nbecause = [\"embargo\"]\n"
    );

    parameter_without_distribution: changed("assumptions.toml", "dist = { kind = \"log-uniform\", low = 1, high = 10 }\n", "");
    estimate_without_error: changed("estimates.toml", ", se = 0.1", "");
    estimate_without_mean_of_its_covariate: changed("estimates.toml", "mean = 0.025\n", "");
    fact_without_statements: changed("facts.toml", "statements = [\"fire-range\", \"fire-value\"]\n", "");
    fact_on_an_unknown_level: changed("facts.toml", "\"fire-value\"]", "\"fire-unknown\"]");
    fact_on_a_later_statement: changed(LEVELS, "1950-02-01", "1950-08-01");
    statement_without_source: changed(CLAIMS, "source = \"gazette\"\nbecause", "because");
    statement_never_known: changed(LEVELS, "1950-03,,gazette", ",,gazette");

    capacity_negative: changed(
        "assumptions.toml",
        "{ kind = \"log-uniform\", low = 1, high = 10 }",
        "{ kind = \"normal\", mean = 5, se = 1 }"
    );
    question_without_deadline: changed("questions.toml", "by = \"1950-12-31\"\n", "");

    truncated_toml: cut(CLAIMS, "text = \"Want of");
    truncated_in_a_quoted_cell: cut(LEVELS, "\"Between one");
    truncated_in_a_row: cut(LEVELS, "fire-unknown,BEL,,rounds");
    not_utf8: {
        let mut files = files();
        files.entry(LEVELS.to_owned()).or_default().extend_from_slice(b"caf\xe9,ARV\n");
        files
    };
    column_unknown: changed(LEVELS, "valid,published", "valid_from,published");
    cells_too_many: changed(LEVELS, ",Belmark does not say.", ",Belmark, it does not say.");

    known_before_it_was_so: changed(LEVELS, "1950-02-01", "1949-12-01");
    file_missing: without("world.toml");
    file_with_a_misspelt_name: {
        let mut files = without("propositions.toml");
        files.insert("proposition.toml".to_owned(), b"".to_vec());
        files
    };
    file_of_statements_of_no_kind: {
        let mut files = files();
        files.insert("statements/treaties.csv".to_owned(), b"id\n".to_vec());
        files
    };
    span_outside_the_document: changed(CLAIMS, "span = [0, 40]", "span = [180, 201]");
    span_backwards: changed(CLAIMS, "span = [0, 40]", "span = [40, 0]");

    key_unknown: changed("questions.toml", "mechanisms =", "mechanism =");
    type_wrong: changed("questions.toml", "by = \"1950-12-31\"", "by = 1950");
    word_unknown: changed("world.toml", "role = \"at war\"", "role = \"at-war\"");
    criterion_unknown: changed("questions.toml", "kind = \"visit\"", "kind = \"visits\"");
    criterion_with_a_key_of_another: changed("questions.toml", "to = \"BEL\" }", "to = \"BEL\", vote = \"congress\" }");
    part_of_the_answer_unknown: changed("article.toml", "evidence:K1", "evidenze:K1");
    mechanism_misspelt: changed("article.toml", "\"M01\"", "\"M1\"");
    distribution_of_unknown_kind: changed("propositions.toml", "kind = \"beta\"", "kind = \"betta\"");
    distribution_that_falls: changed("assumptions.toml", "low = 1, high = 10", "low = 10, high = 1");
    distribution_lopsided: changed("assumptions.toml", "low80 = 5", "low80 = 9");
    distribution_above_one: changed("propositions.toml", "high = 0.9", "high = 1.9");
    evidence_of_unknown_reading: changed("propositions.toml", "as = \"assertion\"", "as = \"claim\"");
    pair_of_one: changed("dossier.toml", "[\"ARV\", \"BEL\"]", "[\"ARV\"]");
    ends_of_a_corridor_alike: changed("world.toml", "ends = [\"BEL\", \"ARV\"]", "ends = [\"BEL\", \"BEL\"]");
    stage_twice: changed(
        "world.toml",
        "[[vote]]",
        "[[corridor.stage]]\nid = \"quay\"\ntimes = [\"corridor.ferry.load\"]\n[[vote]]"
    );
    votes_needed_beyond_members: changed("world.toml", "needed = 3", "needed = 9");
    start_of_no_size: changed("world.toml", "size = \"fire-range\"", "size = \"C01\"");
    format_of_another_version: changed("dossier.toml", "format = 1", "format = 2");
    no_files_at_all: Files::new();

    mistakes_in_several_files_at_once: {
        let mut files = changed(LEVELS, "fire-range,ARV", "fire-range,AVR");
        files.extend(
            [changed("questions.toml", "by = \"1950-12-31\"\n", ""), changed("world.toml", "unit = \"round\"", "unit = \"rond\"")]
                .into_iter()
                .zip(["questions.toml", "world.toml"])
                .filter_map(|(mut changed, name)| Some((name.to_owned(), changed.remove(name)?))),
        );
        files
    };
}

#[test]
fn outcome_of_no_question() {
    let dossier = Dossier::load(&files()).unwrap().dossier;
    let changed = with("outcomes.csv", "Q2,no,1950-13-01,,,\nQ1,no,,,,\n");
    insta::assert_snapshot!(
        "outcome_of_no_question",
        load_outcomes(&changed, &dossier).unwrap_err().render(false)
    );
}

#[test]
fn colour_is_an_addition_and_nothing_more() {
    let problems = Dossier::load(&changed(LEVELS, "round/day", "ruond/day")).unwrap_err();
    assert!(!problems.render(false).contains('\u{1b}'));
    assert!(problems.render(true).contains('\u{1b}'));
}
