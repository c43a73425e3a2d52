//! Nothing vanishes silently: a dossier that loads has everything that its files hold.

use std::sync::LazyLock;

use comity_record::{Dossier, Files};

use crate::small;

/// How many things of each sort a dossier has.
fn counts(dossier: &Dossier) -> Vec<usize> {
    let (record, world) = (&dossier.record, &dossier.world);
    vec![
        record.statements().len(),
        record
            .statements()
            .iter()
            .filter(|s| s.claim.is_some())
            .count(),
        record.statements().iter().map(|s| s.because.len()).sum(),
        record.sources().len(),
        record.sources().iter().map(|s| s.interest.len()).sum(),
        record.actors().len(),
        record.propositions().len(),
        record
            .propositions()
            .iter()
            .map(|p| p.evidence.len() + p.contradicts.len())
            .sum(),
        dossier.parameters.len(),
        dossier.questions.len(),
        dossier
            .questions
            .iter()
            .filter(|q| q.criterion.is_some())
            .count(),
        dossier.questions.iter().map(|q| q.mechanisms.len()).sum(),
        dossier.article.len(),
        dossier
            .article
            .iter()
            .map(|s| s.claims.len() + s.mechanisms.len())
            .sum(),
        dossier.changes.len(),
        world.actors.len(),
        world.goods.len(),
        world.accounts.len(),
        world.corridors.len(),
        world
            .corridors
            .iter()
            .filter(|c| c.vehicle.is_some())
            .count(),
        world
            .corridors
            .iter()
            .flat_map(|c| &c.stages)
            .map(|s| s.times.len() + s.per.len())
            .sum(),
        world.votes.len(),
        world.publications.len(),
        world.publications.iter().map(|p| p.sides.len()).sum(),
        world.starts.len(),
    ]
}

static WHOLE: LazyLock<Vec<usize>> =
    LazyLock::new(|| counts(&Dossier::load(&small::files()).unwrap().dossier));

/// Loads; what loads must have as much as before, and what does not must say why.
fn check(files: &Files, what: &str) {
    match Dossier::load(files) {
        Ok(loaded) => {
            assert_eq!(counts(&loaded.dossier), *WHOLE, "{what}");
        }
        Err(problems) => {
            let mut seen: Vec<String> = problems
                .diagnostics()
                .iter()
                .map(|d| d.render(false))
                .collect();
            let before = seen.len();
            seen.sort();
            seen.dedup();
            assert_eq!(
                seen.len(),
                before,
                "said twice: {what}\n{}",
                problems.render(false)
            );
        }
    }
}

fn toml() -> Vec<(String, String)> {
    let files = small::files()
        .into_iter()
        .filter(|(name, _)| name.ends_with(".toml"));
    files
        .map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap()))
        .collect()
}

/// The files with one line of a file changed.
fn line(name: &str, text: &str, at: usize, new: &str) -> Files {
    let lines: Vec<&str> = text
        .lines()
        .enumerate()
        .map(|(k, line)| if k == at { new } else { line })
        .collect();
    let mut files = small::files();
    files.insert(name.to_owned(), lines.join("\n").into_bytes());
    files
}

#[test]
fn a_text_made_empty_is_told() {
    for (name, text) in toml() {
        for (at, old) in text.lines().enumerate() {
            // Every text of the line, one after the other.
            let quotes: Vec<usize> = old.match_indices('"').map(|(at, _)| at).collect();
            for pair in quotes.chunks_exact(2) {
                let new = format!("{}{}", &old[..=pair[0]], &old[pair[1]..]);
                check(
                    &line(&name, &text, at, &new),
                    &format!("{name}: {old} → {new}"),
                );
            }
        }
    }
}

#[test]
fn a_value_of_another_type_is_told() {
    for (name, text) in toml() {
        for (at, old) in text.lines().enumerate() {
            let Some((key, _)) = old.split_once(" = ") else {
                continue;
            };
            for value in [
                "7",
                "-1",
                "0.5",
                "nan",
                "true",
                "[]",
                "[7]",
                "{}",
                "[[\"a\"]]",
                "1950-01-01",
                "\" \"",
            ] {
                let new = format!("{key} = {value}");
                // A list may be empty, and one that is names nothing.
                let counted = value != "[]" || !old.contains("[\"");
                if counted {
                    check(
                        &line(&name, &text, at, &new),
                        &format!("{name}: {old} → {new}"),
                    );
                }
            }
        }
    }
}

#[test]
fn a_cell_made_empty_is_told() {
    for (name, bytes) in small::files() {
        let text = String::from_utf8(bytes).unwrap();
        if !name.ends_with(".csv") || name == "outcomes.csv" {
            continue;
        }
        for (at, old) in text.lines().enumerate().skip(1) {
            let cells: Vec<&str> = old.split(',').collect();
            for k in 0..cells.len() {
                let new: Vec<&str> = cells
                    .iter()
                    .enumerate()
                    .map(|(j, cell)| if j == k { "" } else { cell })
                    .collect();
                let new = new.join(",");
                check(
                    &line(&name, &text, at, &new),
                    &format!("{name}: {old} → {new}"),
                );
            }
        }
    }
}
