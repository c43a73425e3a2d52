//! The commands on the friendship data, and determinism.

use super::models::shared;
use comity_saom::command::{
    EffectsArgs, FitArgs, Format, GofArgs, SimulateArgs, effects, fit, gof, simulate,
};
use comity_saom::{SimulationSettings, model_file};
use std::path::PathBuf;

const FRIENDS: &str = r#"
actors = 50
waves = 3

[[network]]
name = "friendship"
matrices = ["s501.csv", "s502.csv", "s503.csv"]

[[behaviour]]
name = "alcohol"
file = "s50a.csv"

[[effect]]
variable = "friendship"
name = "transTrip"

[[effect]]
variable = "friendship"
name = "simX"
object = ["alcohol"]
test = true

[[effect]]
variable = "alcohol"
name = "avSim"
object = ["friendship"]
"#;

fn friends() -> Option<PathBuf> {
    let folder = std::env::temp_dir().join(format!(
        "comity-saom-{}-{:?}",
        std::process::id(),
        std::thread::current().id()
    ));
    std::fs::create_dir_all(&folder).unwrap();
    for file in ["s501.csv", "s502.csv", "s503.csv", "s50a.csv"] {
        std::fs::copy(
            shared()?.join("data/saom-inputs").join(file),
            folder.join(file),
        )
        .unwrap();
    }
    let path = folder.join("model.toml");
    std::fs::write(&path, FRIENDS).unwrap();
    Some(path)
}

#[test]
fn fit_gof_and_simulate_run_from_a_model_file() {
    let Some(model) = friends() else {
        eprintln!("skipped: no input files");
        return;
    };
    let mut text = Vec::new();
    let mut batches = 0;
    let args = FitArgs {
        model: model.clone(),
        seed: None,
        format: Format::Json,
        warm: None,
    };
    let result = fit(&args, &mut text, &mut |_| {
        batches += 1;
        true
    })
    .unwrap();
    assert!(result.converged && batches > 3, "{}", result.table());
    let estimates = model.with_file_name("fit.json");
    std::fs::write(&estimates, &text).unwrap();
    let mut text = Vec::new();
    let args = GofArgs {
        model: model.clone(),
        estimates: Some(estimates.clone()),
        count: 100,
        seed: 1,
        format: Format::Text,
    };
    gof(&args, &mut text, &mut |_| true).unwrap();
    assert!(
        String::from_utf8(text)
            .unwrap()
            .contains("friendship, distance: p = ")
    );
    let mut text = Vec::new();
    let args = SimulateArgs {
        model: model.clone(),
        estimates: Some(estimates),
        count: 20,
        seed: 1,
        format: Format::Csv,
    };
    simulate(&args, &mut text).unwrap();
    assert_eq!(String::from_utf8(text).unwrap().lines().count(), 21);
    std::fs::remove_dir_all(model.parent().unwrap()).unwrap();
}

#[test]
fn all_effects_are_listed_with_formulas() {
    let mut text = Vec::new();
    effects(
        &EffectsArgs {
            format: Format::Json,
        },
        &mut text,
    )
    .unwrap();
    let list: serde_json::Value = serde_json::from_slice(&text).unwrap();
    assert!(list.as_array().unwrap().len() > 100);
    assert!(
        list.as_array()
            .unwrap()
            .iter()
            .all(|e| !e["formula"].as_str().unwrap().is_empty())
    );
}

#[test]
fn the_bytes_do_not_depend_on_the_number_of_threads() {
    let Some(path) = friends() else { return };
    let (model, _) = model_file::load(&path).unwrap();
    let settings = SimulationSettings {
        information: true,
        ..SimulationSettings::default()
    };
    let run = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| model.simulate(&model.start(), 40, &settings).unwrap())
    };
    let (one, three) = (run(1), run(3));
    for (a, b) in one.replicates.iter().zip(&three.replicates) {
        assert_eq!(a.statistics, b.statistics);
        assert_eq!(a.scores, b.scores);
        assert_eq!(a.information, b.information);
    }
    std::fs::remove_dir_all(path.parent().unwrap()).unwrap();
}

#[test]
fn mistakes_in_a_model_file_are_named() {
    let mut table = |_: &str| Ok("0,1\n0,0\n".to_owned());
    let message = |text: &str, table: &mut dyn FnMut(&str) -> comity_saom::Result<String>| {
        model_file::parse(text, table).err().unwrap().to_string()
    };
    let base = "actors = 2\nwaves = 2\n[[network]]\nname = \"x\"\nmatrices = [\"a\", \"b\"]\n";
    let wrong = format!("{base}[[effect]]\nvariable = \"x\"\nname = \"transTripp\"\n");
    assert_eq!(
        message(&wrong, &mut table),
        "there is no effect `transTripp`, did you mean `transTrip`?"
    );
    let wrong = format!("{base}[[effect]]\nvariable = \"y\"\nname = \"transTrip\"\n");
    assert_eq!(
        message(&wrong, &mut table),
        "there is no dependent variable `y`; the data set has x"
    );
    let mut short = |_: &str| Ok("0,1\n0,7\n".to_owned());
    assert_eq!(
        message(base, &mut short),
        "a, line 2, column 2: found `7`, expected 0, 1, 10, 11 or NA"
    );
}

proptest::proptest! {
    /// Any text gives a model or an error, never a panic.
    #[test]
    fn readers_take_any_text(text in "[0-9NA,\n\\.ij\" -]{0,80}") {
        let _ = comity_saom::data::read::adjacency(&text, "f");
        let _ = comity_saom::data::read::columns(&text, "f", &["i", "j"]);
        let _ = comity_saom::data::read::edges(&text, "f", 5, 2, true);
        let _ = model_file::parse(&text, &mut |_| Ok(text.clone()));
    }
}
