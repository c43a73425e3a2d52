//! The dossier that comes with the program is right.

use std::path::Path;

use comity_record::{Dossier, load_outcomes, read_folder};

#[test]
fn the_built_in_dossier_loads() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dossiers/rus-prk-2023");
    let files = read_folder(&folder).unwrap();
    match Dossier::load(&files) {
        Err(problems) => panic!("{}", problems.render(false)),
        Ok(loaded) => {
            let warnings: String = loaded
                .warnings
                .iter()
                .map(|warning| warning.render(false))
                .collect();
            assert_eq!(warnings, "");
            if let Err(problems) = load_outcomes(&files, &loaded.dossier) {
                panic!("{}", problems.render(false));
            }
        }
    }
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let error = read_folder(Path::new("no/such/folder")).unwrap_err();
    assert_eq!(error.to_string(), "cannot read `no/such/folder`");
}
