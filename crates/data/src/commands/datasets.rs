//! `comity data list|show|cite|add`.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::cite::bibtex;
use crate::dataset::{
    ATOP_DYADS, ATOP_MEMBERS, CODES, DATASETS, Dataset, ICEWS_DYADS, SIPRI, STATES, TRADE,
    UNGA_VOTES, UNSC_VOTES, recognise,
};
use crate::error::DataError;
use crate::file::Rows;
use crate::names::Names;
use crate::readers::{atop, icews, sipri, trade};
use crate::state::{State, read_states};

/// `comity data list`: every dataset with its coverage, its lag and whether its file is there.
///
/// # Errors
///
/// If the text cannot be written.
pub fn list(folder: &Path, out: &mut dyn Write) -> Result<(), DataError> {
    writeln!(
        out,
        "{:<16}{:<11}{:<12}{:>5}  {:<8}title",
        "id", "version", "covers", "lag", "file"
    )?;
    for d in DATASETS {
        let covers = format!("{}-{}", d.coverage.first, d.coverage.last);
        let there = if d.file(folder).exists() {
            "there"
        } else {
            "missing"
        };
        writeln!(
            out,
            "{:<16}{:<11}{covers:<12}{:>3} m  {there:<8}{}",
            d.id, d.version, d.lag, d.title
        )?;
    }
    writeln!(
        out,
        "\nlag: months from the end of a year to the release of its data; data folder {}",
        folder.display()
    )?;
    Ok(())
}

/// `comity data cite`: BibTeX of one dataset, or of all.
///
/// # Errors
///
/// If no dataset has the id, or the text cannot be written.
pub fn cite(id: Option<&str>, out: &mut dyn Write) -> Result<(), DataError> {
    let chosen: Vec<&Dataset> = match id {
        Some(id) => vec![by_id(id)?],
        None => DATASETS.to_vec(),
    };
    let mut keys: Vec<&str> = chosen.iter().map(|d| d.citation).collect();
    keys.sort_unstable();
    keys.dedup();
    for key in keys {
        writeln!(out, "{}", bibtex(key).unwrap_or_default())?;
    }
    Ok(())
}

fn by_id(id: &str) -> Result<&'static Dataset, DataError> {
    // A family of files answers by the one that is looked into most.
    let id = match id {
        "atop" => ATOP_DYADS.id,
        "assembly" => UNGA_VOTES.id,
        "council" => UNSC_VOTES.id,
        other => other,
    };
    DATASETS.into_iter().find(|d| d.id == id).ok_or_else(|| {
        let ids: Vec<&str> = DATASETS.iter().map(|d| d.id).collect();
        DataError::Request(format!("no dataset `{id}`; there are {}", ids.join(", ")))
    })
}

/// `comity data show`.
#[derive(Debug, Clone)]
pub struct Show {
    /// The data folder.
    pub folder: PathBuf,
    /// The dataset.
    pub dataset: String,
    /// Two states by letters, such as `RUS` and `PRK`.
    pub pair: Option<(String, String)>,
}

/// `comity data show`: what a dataset is, and the rows of a pair where it has pairs.
///
/// # Errors
///
/// If the dataset or a state is not known, or a file is not in its layout.
pub fn show(args: &Show, out: &mut dyn Write) -> Result<(), DataError> {
    let d = by_id(&args.dataset)?;
    writeln!(
        out,
        "{} ({}), version {}\ncovers {}-{}, released {} months after the end of a year\n{}\n",
        d.title, d.id, d.version, d.coverage.first, d.coverage.last, d.lag, d.quirks
    )?;
    let Some((one, other)) = &args.pair else {
        let mut rows = Rows::open(&d.file(&args.folder), d.layout)?;
        writeln!(out, "{}", d.layout.columns.join(", "))?;
        for _ in 0..5 {
            let Some(row) = rows.next()? else { break };
            let cells: Vec<&str> = (0..d.layout.columns.len()).map(|k| row.raw(k)).collect();
            writeln!(out, "{}", cells.join(", "))?;
        }
        return Ok(());
    };
    let states = read_states(&STATES.file(&args.folder))?;
    let find = |letters: &str| {
        let state = states
            .iter()
            .rev()
            .find(|s| s.letters == letters)
            .map(|s| s.state);
        state.ok_or_else(|| DataError::Request(format!("no state has the letters `{letters}`")))
    };
    pair_rows(d, &args.folder, (find(one)?, find(other)?), out)
}

fn pair_rows(
    d: &Dataset,
    folder: &Path,
    (a, b): (State, State),
    out: &mut dyn Write,
) -> Result<(), DataError> {
    let is = |x: State, y: State| (x, y) == (a, b) || (x, y) == (b, a);
    let file = d.file(folder);
    if d.id == ATOP_DYADS.id {
        for r in atop::read_dyad_years(&file)?
            .rows
            .iter()
            .filter(|r| is(r.from, r.to))
        {
            writeln!(out, "{} {} to {}: {:?}", r.year, r.from, r.to, r.clauses)?;
        }
    } else if d.id == ATOP_MEMBERS.id {
        let table = atop::read_members(&file)?;
        let of = |s: State| table.rows.iter().filter(move |m| m.state == s);
        for m in of(a).filter(|m| of(b).any(|n| n.treaty == m.treaty)) {
            writeln!(
                out,
                "treaty {}: {} from {} to {}: {:?}",
                m.treaty,
                a,
                m.enters,
                m.leaves.map_or_else(|| "open".into(), |y| y.to_string()),
                m.clauses
            )?;
        }
    } else if d.id == SIPRI.id {
        let names = Names::read(&CODES.file(folder))?;
        for r in &sipri::read(&file, &names)?.rows {
            if r.supplier
                .state()
                .zip(r.recipient.state())
                .is_some_and(|(s, t)| is(s, t))
            {
                writeln!(
                    out,
                    "{} {:?} to {:?}: {}, {} million TIV",
                    r.year,
                    r.supplier,
                    r.recipient,
                    r.designation,
                    r.volume.map_or_else(|| "unknown".into(), |v| v.to_string())
                )?;
            }
        }
    } else if d.id == TRADE.id {
        for r in trade::read_pairs(&file)?
            .rows
            .iter()
            .filter(|r| is(r.one, r.other))
        {
            writeln!(
                out,
                "{} imports of {}: {:?}, of {}: {:?}",
                r.year, r.one, r.imports_of_one, r.other, r.imports_of_other
            )?;
        }
    } else if d.id == ICEWS_DYADS.id {
        let names = Names::read(&CODES.file(folder))?;
        for r in icews::read_dyad_years(&file, &names)?
            .rows
            .iter()
            .filter(|r| is(r.from, r.to))
        {
            writeln!(
                out,
                "{} {} to {}: cooperation {} verbal, {} material; conflict {} verbal, {} material",
                r.year,
                r.from,
                r.to,
                r.verbal_cooperation,
                r.material_cooperation,
                r.verbal_conflict,
                r.material_conflict
            )?;
        }
    } else {
        return Err(DataError::Request(format!(
            "`{}` cannot be shown by pair",
            d.id
        )));
    }
    Ok(())
}

/// `comity data add`: recognises an official file by its layout, reads all of its rows, and copies it into the data
/// folder as it is. (Tidy Parquet is not written.)
///
/// # Errors
///
/// If the layout is not known, a row cannot be read, or the copy fails.
pub fn add(file: &Path, folder: &Path, out: &mut dyn Write) -> Result<(), DataError> {
    let dataset = recognise(file)?;
    let mut rows = Rows::open(file, dataset.layout)?;
    let mut count = 0u64;
    while let Some(row) = rows.next()? {
        for cell in 0..dataset.layout.columns.len() {
            row.text(cell)?;
        }
        count += 1;
    }
    let to = dataset.file(folder);
    let fail = |source| DataError::Open {
        file: to.clone(),
        source,
    };
    if let Some(parent) = to.parent() {
        std::fs::create_dir_all(parent).map_err(fail)?;
    }
    std::fs::copy(file, &to).map_err(fail)?;
    writeln!(
        out,
        "{}: {count} rows, kept as {}",
        dataset.title,
        to.display()
    )?;
    Ok(())
}
