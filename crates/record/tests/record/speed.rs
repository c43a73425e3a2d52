//! A large record loads and answers in under a second.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

use comity_record::{Dossier, read_folder};

/// Run it with `cargo test --release -p comity-record fifty_thousand -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement, meant for a release build"]
fn fifty_thousand_statements_load_and_answer_within_a_second() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dossiers/rus-prk-2023");
    let mut files = read_folder(&folder).unwrap();
    let mut text = "id,source,known,valid,of,to,quantity,definition,value,unit,text\n".to_owned();
    for k in 0..50_000 {
        let year = 2000 + k % 24;
        writeln!(
            text,
            "many-{k},R4{},{year}-1{}-0{},{year}-0{},RUS,PRK,trade-{},goods both ways,{k},MUSD/year,row {k}",
            k % 7 + 1, k % 2 + 1, k % 9 + 1, k % 9 + 1, k % 50
        )
        .unwrap();
    }
    files.insert("statements/levels-many.csv".into(), text.into_bytes());
    let start = Instant::now();
    let dossier = Dossier::load(&files).unwrap().dossier;
    let loaded = start.elapsed();
    let view = dossier.record.as_of(dossier.meta.as_of);
    let answered = start.elapsed();
    println!(
        "{} statements loaded in {loaded:?}, a view of {} after {answered:?}",
        dossier.record.statements().len(),
        view.len()
    );
    assert!(
        view.len() > 40_000 && answered.as_secs_f64() < 1.0,
        "{answered:?}"
    );
}
