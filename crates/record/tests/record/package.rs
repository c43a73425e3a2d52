//! The record out and in again.

use std::path::Path;

use comity_record::{Day, Dossier, Record, read_folder};

fn dossier() -> Dossier {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dossiers/rus-prk-2023");
    Dossier::load(&read_folder(&folder).unwrap())
        .unwrap()
        .dossier
}

#[test]
fn a_package_read_back_is_the_same_record() {
    let dossier = dossier();
    let files = dossier.record.package(&dossier.meta).unwrap();
    let back = Record::from_package(&files).unwrap_or_else(|p| panic!("{}", p.render(false)));
    let (one, two) = (dossier.record.as_of(Day::MAX), back.as_of(Day::MAX));
    for (a, b) in one.statements().zip(two.statements()) {
        assert_eq!(a, b);
    }
    assert_eq!(one.hash(), two.hash());
    assert_eq!(one, two);
    let known =
        |r: &Record| -> Vec<Option<Day>> { r.propositions().iter().map(|p| p.known).collect() };
    assert_eq!(known(&dossier.record), known(&back));
}

#[test]
fn a_wrong_cell_of_a_package_is_named() {
    let dossier = dossier();
    let mut files = dossier.record.package(&dossier.meta).unwrap();
    let text = String::from_utf8(files["conflicts.csv"].clone()).unwrap();
    files.insert(
        "conflicts.csv".into(),
        text.replacen("[\"\"C27\"\"", "[\"\"C27", 1).into_bytes(),
    );
    let problems = Record::from_package(&files).unwrap_err().to_string();
    assert!(
        problems.contains("conflicts.csv") && problems.contains("row 1, column `statements`"),
        "{problems}"
    );
    files.remove("conflicts.csv");
    let problems = Record::from_package(&files).unwrap_err().to_string();
    assert!(problems.contains("missing file"), "{problems}");
}

#[test]
fn bibliography_and_graph_hold_every_source_and_tie() {
    let dossier = dossier();
    let files = dossier.record.package(&dossier.meta).unwrap();
    let bib = String::from_utf8(files["sources.bib"].clone()).unwrap();
    assert_eq!(
        bib.matches("@misc{").count(),
        dossier.record.sources().len()
    );
    let open = bib.matches('{').count();
    assert_eq!(open, bib.matches('}').count());
    let graph = String::from_utf8(files["ties.graphml"].clone()).unwrap();
    assert_eq!(
        graph.matches("<node ").count(),
        dossier.record.actors().len()
    );
    assert!(graph.contains("<edge id=\"b1-1961-defence\" source=\"RUS\" target=\"PRK\">"));
}
