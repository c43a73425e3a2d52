//! `comity agreement`: how alike two states vote, session by session.

use super::CommandError;
use super::output::{Cell, Format, write};
use super::similarity::{of_votes, reason};
use crate::{Abstention, Ballot, Measured, Session, Similarity, joint_votes};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::Write;
use std::ops::RangeInclusive;

/// The valid votes by session (or by year), read elsewhere.
#[derive(Debug, Clone, Default)]
pub struct VoteTables {
    /// Ballots by session.
    pub sessions: BTreeMap<u16, Vec<Ballot>>,
}

/// What is asked for.
#[derive(Debug, Clone)]
pub struct AgreementArgs {
    /// Which measure: agreement, or any of the similarities.
    pub measure: Similarity,
    /// Drop roll calls in which all valid votes are equal.
    pub contested_only: bool,
    /// Sessions.
    pub sessions: RangeInclusive<u16>,
    /// One pair instead of all.
    pub pair: Option<(u16, u16)>,
    /// Fewer roll calls in common give a reason instead of a value. The specification's default is 10.
    pub least: u32,
    /// How to write it.
    pub format: Format,
}

/// Writes session, the two states, roll calls in common (and those with two sides), the value or the reason.
///
/// # Errors
/// [`CommandError::Write`] if the result cannot be written.
pub fn agreement(
    args: &AgreementArgs,
    tables: &VoteTables,
    out: &mut dyn Write,
) -> Result<(), CommandError> {
    let wanted: Vec<(&u16, &Vec<Ballot>)> = tables.sessions.range(args.sessions.clone()).collect();
    let rows: Vec<Vec<Vec<Cell>>> = wanted
        .par_iter()
        .map(|(number, ballots)| of_session(args, **number, ballots))
        .collect();
    let columns = [
        "session", "ccode1", "ccode2", "n_joint3", "n_joint2", "value", "reason",
    ];
    write(out, args.format, &columns, &rows.concat())
}

fn of_session(args: &AgreementArgs, number: u16, ballots: &[Ballot]) -> Vec<Vec<Cell>> {
    let session = Session::new(ballots);
    let session = if args.contested_only {
        session.contested()
    } else {
        session
    };
    let row = |a: u16, b: u16, table: Measured<crate::Table>| {
        let joint = |abstention| {
            table.as_ref().ok().map_or(Cell::None, |table| {
                Cell::Whole(i64::from(joint_votes(table, abstention)))
            })
        };
        let (three, two) = (joint(Abstention::Answer), joint(Abstention::Dropped));
        let found = of_votes(args.measure, table, args.least);
        vec![
            Cell::Whole(i64::from(number)),
            Cell::Whole(i64::from(a)),
            Cell::Whole(i64::from(b)),
            three,
            two,
            found.as_ref().ok().copied().into(),
            reason(&found),
        ]
    };
    if let Some((a, b)) = args.pair {
        return vec![row(a, b, session.table(a, b))];
    }
    let states = session.states();
    (0..states.len())
        .flat_map(|i| (i + 1..states.len()).map(move |j| (i, j)))
        .map(|(i, j)| row(states[i], states[j], Ok(session.table_at(i, j))))
        .collect()
}
