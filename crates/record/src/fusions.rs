//! Which statements speak of one quantity, and through which conversions.

use serde::Serialize;

use crate::fusion::{FusionError, Rival, Shared, fuse_shared};
use crate::ids::{FusionId, StatementId};
use crate::kinds::Level;
use crate::quantity::{Amount, Quantity};
use crate::statement::{Statement, StatementKind};
use crate::unit::{Unit, UnitError};
use crate::view::View;

/// A quantity with one definition, and the statements that estimate it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fusion {
    /// Its id.
    pub id: FusionId,
    /// What is asked, in one sentence.
    pub text: String,
    /// What exactly is counted: a statement that counts something else needs a conversion.
    pub definition: String,
    /// The unit of the answer.
    pub unit: Unit,
    /// Who says how much.
    pub rivals: Vec<Witness>,
}

/// One statement that estimates a quantity.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Witness {
    /// A level.
    pub statement: StatementId,
    /// Levels of the quantity `conversion` that lead from what it counts to what is asked, multiplied.
    pub by: Vec<StatementId>,
}

/// Rival estimates of one quantity with the conversions they share, ready to be fused.
#[derive(Debug, Clone, PartialEq)]
pub struct Rivals {
    /// One for each statement, its conversion left at 1.
    pub rivals: Vec<Rival>,
    /// For each rival, which conversions lead to what is asked.
    pub uses: Vec<Vec<usize>>,
    /// The conversions: statement, median and spread of the logarithm.
    pub conversions: Vec<(StatementId, f64, f64)>,
}

impl Rivals {
    /// Fuses them.
    ///
    /// # Errors
    ///
    /// See [`FusionError`].
    pub fn fuse(&self) -> Result<Shared, FusionError> {
        let spreads: Vec<(f64, f64)> = self.conversions.iter().map(|c| (c.1, c.2)).collect();
        fuse_shared(&self.rivals, &self.uses, &spreads)
    }

    /// The same without one origin.
    #[must_use]
    pub fn without(&self, origin: &str) -> Self {
        let keep = |rival: &Rival| rival.origin != origin;
        let (rivals, uses) = self
            .rivals
            .iter()
            .zip(&self.uses)
            .filter(|(rival, _)| keep(rival))
            .map(|(rival, uses)| (rival.clone(), uses.clone()))
            .unzip();
        Self {
            rivals,
            uses,
            conversions: self.conversions.clone(),
        }
    }
}

/// The quantity under which conversions are stated.
pub(crate) const CONVERSION: &str = "conversion";

impl Fusion {
    /// What is left of it where only some statements are known; `None` where no estimate is.
    pub(crate) fn cut(&self, is_known: impl Fn(&StatementId) -> bool) -> Option<Self> {
        let rivals: Vec<Witness> = self
            .rivals
            .iter()
            .filter(|w| is_known(&w.statement) && w.by.iter().all(&is_known))
            .cloned()
            .collect();
        (!rivals.is_empty()).then(|| Self {
            rivals,
            ..self.clone()
        })
    }
}

pub(crate) fn level_of(statement: &Statement) -> Option<&Level> {
    match &statement.kind {
        StatementKind::Level(level) => level.as_ref(),
        _ => None,
    }
}

/// Least, best and most of an amount; `None` where it is unknown.
fn ends(amount: Amount) -> Option<(f64, f64, f64)> {
    match amount {
        Amount::Unknown => None,
        Amount::Value(value) => Some((value, value, value)),
        Amount::Range { low, high } => Some((low, (low * high).sqrt(), high)),
        Amount::Between { low, value, high } => Some((low, value, high)),
    }
}

/// The unit that a level has after its conversions, as a factor to the unit asked.
pub(crate) fn factor<'l>(
    level: &Level,
    by: impl Iterator<Item = &'l Level>,
    unit: &Unit,
) -> Result<f64, UnitError> {
    let start = level.unit.clone().unwrap_or_else(Unit::count);
    let whole = by.fold(Quantity::new(1.0, start), |so_far, conversion| {
        let unit = conversion.unit.clone().unwrap_or_else(Unit::count);
        so_far.times(&Quantity::new(1.0, unit))
    });
    Ok(whole.convert_to(unit)?.amount)
}

impl View {
    /// The rival estimates of a quantity that were known, with the conversions between what they count and what is asked.
    ///
    /// A statement of an unknown amount is left out.
    #[must_use]
    pub fn rivals(&self, fusion: &Fusion) -> Rivals {
        // 80 % of a normal lie within this many spreads on either side together.
        const WIDTH_80: f64 = 2.0 * 1.281_551_565_544_600_4;
        let mut out = Rivals {
            rivals: Vec::new(),
            uses: Vec::new(),
            conversions: Vec::new(),
        };
        for witness in &fusion.rivals {
            let Some(statement) = self.statement(witness.statement.as_str()) else {
                continue;
            };
            let by: Option<Vec<&Statement>> = witness
                .by
                .iter()
                .map(|id| self.statement(id.as_str()))
                .collect();
            let (Some(level), Some(by), Some(source)) =
                (level_of(statement), by, self.source(&statement.source))
            else {
                continue;
            };
            let Some((low, _, high)) = ends(level.amount) else {
                continue;
            };
            let Ok(factor) = factor(level, by.iter().filter_map(|s| level_of(s)), &fusion.unit)
            else {
                continue;
            };
            let mut uses = Vec::new();
            for statement in by {
                if let Some(at) = out.conversions.iter().position(|c| c.0 == statement.id) {
                    uses.push(at);
                    continue;
                }
                let Some((low, middle, high)) = level_of(statement).and_then(|l| ends(l.amount))
                else {
                    continue;
                };
                // A bare number is as uncertain as its source.
                let spread = if high > low {
                    (high / low).ln() / WIDTH_80
                } else {
                    self.source(&statement.source)
                        .map_or(0.0, |s| s.grade.log_error())
                };
                uses.push(out.conversions.len());
                out.conversions.push((statement.id.clone(), middle, spread));
            }
            out.rivals.push(Rival {
                name: statement.id.to_string(),
                origin: statement.origin.to_string(),
                low: low * factor,
                high: high * factor,
                grade: source.grade,
                conversion: (1.0, 0.0),
            });
            out.uses.push(uses);
        }
        out
    }
}
