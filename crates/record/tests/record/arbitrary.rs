//! Whatever bytes a file holds, loading it ends in a dossier or in problems, never in a panic.

use comity_record::{Dossier, Files, load_outcomes};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::small;

fn load(files: &Files) {
    match Dossier::load(files) {
        Ok(loaded) => {
            for warning in loaded.warnings {
                let _text = warning.render(true);
            }
        }
        Err(problems) => {
            assert!(problems.errors() > 0);
            let _text = (problems.render(true), problems.to_string());
        }
    }
}

fn names() -> Vec<String> {
    small::files().into_keys().collect()
}

/// Pieces that are likely to get past the first check.
const PIECES: &[&str] = &[
    "\"",
    "'",
    "\"\"\"",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "=",
    ",",
    "\n",
    "\r\n",
    "#",
    "\\",
    "\\u",
    "é",
    "\u{0}",
    "\u{feff}",
    "-",
    "..",
    "/",
    "9999999999999999999",
    "-1",
    "nan",
    "inf",
    "1e999",
    "0x",
    "1979-05-27T07:32:00Z",
    "true",
    "id",
    "kind",
    "statement",
    "1950-02-30",
    "9999-12-31",
    "0000",
    "\u{202e}",
    "𝔘",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(name in select(names()), bytes in vec(any::<u8>(), 0..300)) {
        let mut files = small::files();
        files.insert(name, bytes);
        load(&files);
    }

    #[test]
    fn any_text(name in select(names()), text in "\\PC{0,200}") {
        let mut files = small::files();
        files.insert(name, text.into_bytes());
        load(&files);
    }

    #[test]
    fn pieces_put_in_and_bytes_taken_out(
        name in select(names()),
        edits in vec((any::<Index>(), 0_usize..20, select(PIECES)), 1..6),
    ) {
        let mut files = small::files();
        let bytes = files.get_mut(&name).unwrap();
        for (at, taken, piece) in edits {
            let start = at.index(bytes.len() + 1);
            let end = (start + taken).min(bytes.len());
            bytes.splice(start..end, piece.bytes());
        }
        load(&files);
    }

    #[test]
    fn any_outcomes(bytes in vec(any::<u8>(), 0..200), pieces in vec(select(PIECES), 0..30)) {
        let dossier = Dossier::load(&small::files()).unwrap().dossier;
        for content in [bytes, format!("id,outcome,day\nQ1,{}", pieces.concat()).into_bytes()] {
            let mut files = Files::new();
            files.insert("outcomes.csv".to_owned(), content);
            if let Err(problems) = load_outcomes(&files, &dossier) {
                let _text = problems.render(true);
            }
        }
    }

    #[test]
    fn any_folder(files in proptest::collection::btree_map("[a-z./]{0,30}", vec(any::<u8>(), 0..40), 0..6)) {
        load(&files);
    }
}
