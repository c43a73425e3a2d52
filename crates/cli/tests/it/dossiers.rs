//! Dossiers other than the built-in one.

use super::{Folder, answer, says};

#[test]
fn what_new_writes_is_checked_and_answered() {
    let folder = Folder::new("new");
    let path = folder.0.to_string_lossy().into_owned();
    says(&["new", &path]);
    assert!(says(&["check", &path]).contains("no mistakes found"));
    let a = answer(Some(&folder.0), &["--runs", "300", "--paired", "50"]);
    assert_eq!(a["head"]["pair"][0]["id"], "ARL");
    assert!(a["needs"]["cover"]["value"].as_f64().expect("months") > 0.0);
}

#[test]
fn check_counts_what_the_built_in_dossier_holds() {
    let text = says(&["check"]);
    assert!(text.contains("no mistakes found"), "{text}");
    assert!(text.contains("by table") && text.contains("by origin") && text.contains("by grade"));
}
