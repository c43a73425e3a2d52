//! How often two states vote alike in the General Assembly: three treatments of abstentions.
//!
//! | name | rule |
//! |---|---|
//! | `agree3` | yes, abstain and no are three answers; the share of equal answers |
//! | `agree2` | only roll calls in which neither abstains; the share of equal answers |
//! | `agree_half` | mean of 1 − \|x − y\| / 2: abstaining against yes or no counts one half; (S + 1) / 2 |
//!
//! `agree_half` on *contested* roll calls only (not all valid votes of the assembly equal) is the rule
//! of the published agreement scores (Voeten's `DyadicAgreementScores.R`); see
//! [`Session::contested`](crate::Session::contested).
//! In the assembly nearly everyone agrees: [`kappa`](crate::kappa) or ideal points separate, raw
//! agreement does not.

use crate::{Measured, Table, Unknown};

/// How an abstention is treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Abstention {
    /// As an answer of its own.
    Answer,
    /// Roll calls with an abstention of either state are left out.
    Dropped,
    /// As half-way between yes and no.
    Half,
}

/// The share of agreement in a table of votes (0 yes, 1 abstain, 2 no).
///
/// ```
/// use comity_measure::{Abstention, Table, agreement};
/// // States 1 and 2 of the worked example: five roll calls in common.
/// let table = Table::of(3, &[0, 0, 2, 1, 0], &[0, 0, 2, 2, 0])?;
/// assert_eq!(agreement(&table, Abstention::Answer)?, 0.8);
/// assert_eq!(agreement(&table, Abstention::Dropped)?, 1.0);
/// assert_eq!(agreement(&table, Abstention::Half)?, 0.9);
/// # Ok::<(), comity_measure::Unknown>(())
/// ```
///
/// # Errors
/// [`Unknown::NoCoverage`] if no roll call counts, [`Unknown::InvalidInput`] unless there are three levels.
pub fn agreement(table: &Table, abstention: Abstention) -> Measured {
    if table.levels() != 3 {
        return Err(Unknown::InvalidInput(
            "a vote is yes, abstain or no: three levels",
        ));
    }
    let at = |a, b| f64::from(table.count(a, b));
    let equal_sides = at(0, 0) + at(2, 2);
    let opposed = at(0, 2) + at(2, 0);
    let halves = at(0, 1) + at(1, 0) + at(1, 2) + at(2, 1);
    let (agreed, counted) = match abstention {
        Abstention::Answer => (equal_sides + at(1, 1), f64::from(table.n())),
        Abstention::Dropped => (equal_sides, equal_sides + opposed),
        Abstention::Half => (equal_sides + at(1, 1) + 0.5 * halves, f64::from(table.n())),
    };
    if counted == 0.0 {
        return Err(Unknown::NoCoverage(
            "no roll call in which both took a side",
        ));
    }
    Ok(agreed / counted)
}

/// Roll calls that count under a treatment: both votes valid, and neither abstains where that is asked for.
#[must_use]
pub fn joint_votes(table: &Table, abstention: Abstention) -> u32 {
    match abstention {
        Abstention::Answer | Abstention::Half => table.n(),
        Abstention::Dropped => {
            table.count(0, 0) + table.count(0, 2) + table.count(2, 0) + table.count(2, 2)
        }
    }
}

/// The table, if there are at least `needed` roll calls in common.
///
/// # Errors
/// [`Unknown::TooFewVotes`] otherwise.
pub fn at_least(table: Table, needed: u32) -> Measured<Table> {
    match table.n() {
        found if found < needed => Err(Unknown::TooFewVotes { found, needed }),
        _ => Ok(table),
    }
}
