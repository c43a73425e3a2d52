//! `comity ideal-points fit` and `comity ideal-points show`.

use super::CommandError;
use super::output::{Cell, Format, write};
use crate::ideal::{Estimate, Fit, Mode, Settings, VotePanel, Watch, draw, find_mode};
use std::io::Write;

/// The ideal point of a state in a session. Without draws (`--fast`) there is a point and no interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IdealRow {
    /// Correlates of War number.
    pub state: u16,
    /// Session.
    pub session: u16,
    /// Votes used.
    pub votes: u32,
    /// Standardised position: mean of the draws, or the mode.
    pub value: f64,
    /// The draws, if there are any.
    pub estimate: Option<Estimate>,
}

/// Fits, and writes one row a state-session. `fast` stops at the mode: points without intervals.
/// Breaking off by `watch` keeps what was drawn so far; with no draw at all it is the mode.
///
/// # Errors
/// [`CommandError`] if the result cannot be written.
pub fn ideal_points_fit(
    panel: &VotePanel,
    settings: &Settings,
    fast: bool,
    format: Format,
    watch: Watch<'_>,
    out: &mut dyn Write,
) -> Result<Option<Fit>, CommandError> {
    let mode = find_mode(panel, settings, watch);
    if fast {
        write_rows(
            &ideal_points_rows(panel, settings, &mode, None),
            format,
            out,
        )?;
        return Ok(None);
    }
    let draws = draw(panel, &mode, settings, &[], watch);
    let estimates = draws.estimates().ok();
    write_rows(
        &ideal_points_rows(panel, settings, &mode, estimates.as_deref()),
        format,
        out,
    )?;
    Ok(Some(Fit { mode, draws }))
}

/// The rows of a fit, in the order of the panel.
#[must_use]
pub fn ideal_points_rows(
    panel: &VotePanel,
    settings: &Settings,
    mode: &Mode,
    estimates: Option<&[Estimate]>,
) -> Vec<IdealRow> {
    let standard = mode.standardised(panel, settings);
    let positions = panel.positions().iter().enumerate();
    positions
        .map(|(at, position)| {
            let estimate = estimates.and_then(|all| all.get(at)).copied();
            IdealRow {
                state: position.state,
                session: position.session,
                votes: panel.votes_of(at),
                value: estimate.map_or(standard[at], |e| e.mean),
                estimate,
            }
        })
        .collect()
}

/// Which rows to show.
#[derive(Debug, Clone, Default)]
pub struct IdealShowArgs {
    /// These states, or all.
    pub states: Vec<u16>,
    /// This session, or all.
    pub session: Option<u16>,
    /// How to write it.
    pub format: Format,
}

/// Shows rows of a fit.
///
/// # Errors
/// [`CommandError::Write`] if the result cannot be written.
pub fn ideal_points_show(
    args: &IdealShowArgs,
    rows: &[IdealRow],
    out: &mut dyn Write,
) -> Result<(), CommandError> {
    let chosen: Vec<IdealRow> = rows
        .iter()
        .filter(|row| args.states.is_empty() || args.states.contains(&row.state))
        .filter(|row| args.session.is_none_or(|session| session == row.session))
        .copied()
        .collect();
    write_rows(&chosen, args.format, out)
}

fn write_rows(rows: &[IdealRow], format: Format, out: &mut dyn Write) -> Result<(), CommandError> {
    let columns = [
        "ccode",
        "session",
        "n_votes",
        "position",
        "sd",
        "q05",
        "q50",
        "q95",
        "r_hat",
        "effective",
        "note",
    ];
    let cells: Vec<Vec<Cell>> = rows
        .iter()
        .map(|row| {
            let of = |part: fn(&Estimate) -> f64| Cell::from(row.estimate.as_ref().map(part));
            vec![
                Cell::Whole(i64::from(row.state)),
                Cell::Whole(i64::from(row.session)),
                Cell::Whole(i64::from(row.votes)),
                Cell::Number(row.value),
                of(|e| e.sd),
                of(|e| e.q05),
                of(|e| e.median),
                of(|e| e.q95),
                row.estimate.and_then(|e| e.r_hat).into(),
                row.estimate.and_then(|e| e.effective).into(),
                Cell::Text(note(row).to_owned()),
            ]
        })
        .collect();
    write(out, format, &columns, &cells)?;
    if format == Format::Table {
        if rows
            .iter()
            .any(|row| row.estimate.is_some_and(|e| e.is_extreme()))
        {
            writeln!(
                out,
                "\nextreme: intervals of positions beyond ±2 are too narrow; in simulation they cover about 65 %, not 90 %."
            )?;
        }
        if rows.iter().any(|row| row.estimate.is_none()) {
            writeln!(
                out,
                "\npoint only: the mode carries no honest interval; run without --fast for one."
            )?;
        }
    }
    Ok(())
}

fn note(row: &IdealRow) -> &'static str {
    match row.estimate {
        None => "point only",
        Some(e) if !e.is_converged() => "not converged",
        Some(e) if e.is_extreme() => "extreme",
        Some(_) => "",
    }
}
