//! Wrong use on purpose: a clear message and the documented exit code, never a panic.

use super::{Folder, built_in_files, fails};

#[test]
fn exit_codes_are_as_documented() {
    for (args, code, says) in [
        (vec!["assess", "--off", "M99", "--runs", "10"], 1, "M99"),
        (
            vec![
                "assess",
                "--set",
                "corridor.rail.trains_per_weak=1",
                "--runs",
                "10",
            ],
            1,
            "did you mean `corridor.rail.trains_per_week`",
        ),
        (
            vec!["assess", "--set", "corridor.rail.up"],
            2,
            "PARAMETER=VALUE",
        ),
        (vec!["assess", "--set", "corridor.rail.up=NaN"], 2, "finite"),
        (vec!["assess", "--as-of", "2023-02-30"], 2, "2023-02-30"),
        (vec!["assess", "--runs", "0"], 2, "0"),
        (vec!["assess", "--out", "report.pdf"], 2, ".html"),
        (vec!["assess", "/nowhere/at/all"], 3, "/nowhere/at/all"),
        (vec!["compare"], 2, "--set"),
        (vec!["evidence", "--about", "K99"], 2, "K99"),
        (vec!["evidence", "--without-origin", "nobody"], 2, "nobody"),
        (vec!["nonsense"], 2, "nonsense"),
    ] {
        let (found, message) = fails(&args);
        assert_eq!(found, code, "{args:?}: {message}");
        assert!(message.contains(says), "{args:?}: {message}");
        assert!(!message.contains("panicked"), "{message}");
    }
}

#[test]
fn all_mistakes_come_at_once_with_their_place() {
    let mut files = built_in_files();
    let mut edit = |name: &str, from: &str, to: &str| {
        let text = String::from_utf8(files[name].clone()).expect("UTF-8");
        assert!(text.contains(from), "{name} has {from}");
        files.insert(name.to_owned(), text.replacen(from, to, 1).into_bytes());
    };
    edit("world.toml", "leader = \"CHN\"", "leader = \"CNH\"");
    edit(
        "questions.toml",
        "by = \"2023-12-31\"",
        "by = \"2023-13-31\"",
    );
    edit(
        "facts.toml",
        "unit = \"round/day\"",
        "unit = \"rounds/day\"",
    );
    let folder = Folder::with("mistakes", &files);
    let (code, message) = fails(&["check", &folder.0.to_string_lossy()]);
    assert_eq!(code, 1);
    for part in [
        "world.toml",
        "CNH",
        "CHN",
        "questions.toml",
        "2023-13-31",
        "facts.toml",
        "rounds",
    ] {
        assert!(message.contains(part), "{part} in\n{message}");
    }
}

#[test]
fn new_writes_over_nothing() {
    let folder = Folder::with(
        "occupied",
        &[("kept.txt".to_owned(), b"mine".to_vec())].into(),
    );
    let (code, message) = fails(&["new", &folder.0.to_string_lossy()]);
    assert_eq!(code, 2);
    assert!(message.contains("nothing was written"), "{message}");
    assert_eq!(
        std::fs::read(folder.0.join("kept.txt")).expect("kept"),
        b"mine"
    );
}
