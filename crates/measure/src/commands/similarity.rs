//! `comity similarity --measure s --years 1816..2012 [--pair RUS-PRK]`.

use super::CommandError;
use super::output::{Cell, Format, write};
use crate::{Measured, Portfolios, Similarity, StateSystem, Table, Tie, Unknown, weighted_s};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::Write;
use std::ops::RangeInclusive;

/// What is known of alliances, read elsewhere.
#[derive(Debug, Clone)]
pub struct AllianceTables {
    /// Who was a member, and when.
    pub system: StateSystem,
    /// The ties of every year.
    pub ties: BTreeMap<i16, Vec<Tie>>,
    /// Capabilities by state and year, for the weighted S.
    pub capabilities: BTreeMap<(u16, i16), f64>,
    /// The years that the ties cover: outside them every value is unknown, not zero.
    pub coverage: RangeInclusive<i16>,
}

/// What is asked for.
#[derive(Debug, Clone)]
pub struct SimilarityArgs {
    /// Which measure.
    pub measure: Similarity,
    /// Read levels above 0 as 1.
    pub binary: bool,
    /// Years.
    pub years: RangeInclusive<i16>,
    /// One pair instead of all.
    pub pair: Option<(u16, u16)>,
    /// How to write it.
    pub format: Format,
}

/// Writes year, the two states, the value or the reason, and whether the two were never members on one day.
/// Agreement of votes is not a measure of alliances and has no value here.
///
/// # Errors
/// [`CommandError`] if a tie has no valid level or the result cannot be written.
pub fn similarity(
    args: &SimilarityArgs,
    tables: &AllianceTables,
    out: &mut dyn Write,
) -> Result<(), CommandError> {
    let years: Vec<i16> = args.years.clone().collect();
    let rows: Vec<Vec<Vec<Cell>>> = years
        .par_iter()
        .map(|&year| of_year(args, tables, year))
        .collect::<Measured<_>>()?;
    let columns = ["year", "ccode1", "ccode2", "value", "reason", "no_overlap"];
    write(out, args.format, &columns, &rows.concat())
}

fn of_year(args: &SimilarityArgs, tables: &AllianceTables, year: i16) -> Measured<Vec<Vec<Cell>>> {
    let no_ties = Vec::new();
    let members = tables.system.members(year);
    let portfolios = Portfolios::new(&members, tables.ties.get(&year).unwrap_or(&no_ties))?;
    let covered = tables.coverage.contains(&year);
    let pairs: Vec<(u16, u16)> = match args.pair {
        Some(pair) => vec![pair],
        None => members
            .iter()
            .enumerate()
            .flat_map(|(at, &a)| members[at + 1..].iter().map(move |&b| (a, b)))
            .collect(),
    };
    let weights = portfolios.weights(|state| tables.capabilities.get(&(state, year)).copied());
    let value = |a, b| -> Measured {
        if !covered {
            return Err(Unknown::NoCoverage(
                "the alliance file does not cover the year",
            ));
        }
        let table = portfolios.table(a, b)?;
        match args.measure {
            Similarity::WeightedS(distance) => {
                let (x, y) = (portfolios.portfolio(a)?, portfolios.portfolio(b)?);
                let level = |x: Vec<u8>| {
                    if args.binary {
                        x.iter().map(|l| (*l).min(1)).collect()
                    } else {
                        x
                    }
                };
                let levels = if args.binary { 2 } else { 4 };
                Ok(weighted_s(levels, &level(x), &level(y), &weights, distance)?.value)
            }
            measure if args.binary => measure.of(&table.binary()),
            measure => measure.of(&table),
        }
    };
    Ok(pairs
        .into_iter()
        .map(|(a, b)| {
            let found = value(a, b);
            let apart = found.is_ok() && !tables.system.overlap(a, b, year);
            vec![
                Cell::Whole(i64::from(year)),
                Cell::Whole(i64::from(a)),
                Cell::Whole(i64::from(b)),
                found.as_ref().ok().copied().into(),
                reason(&found),
                Cell::Whole(i64::from(apart)),
            ]
        })
        .collect())
}

/// The reason why there is no value, empty if there is one.
pub(super) fn reason(found: &Measured) -> Cell {
    found
        .as_ref()
        .err()
        .map_or(Cell::Text(String::new()), |unknown| {
            Cell::Text(unknown.name().to_owned())
        })
}

/// A measure of a table of votes, with a least number of roll calls in common.
pub(super) fn of_votes(measure: Similarity, table: Measured<Table>, least: u32) -> Measured {
    measure.of(&crate::at_least(table?, least)?)
}
