//! What became known between two views, and what it moved.

use crate::credence::CredenceSettings;
use crate::dossier::Dossier;
use crate::fusions::level_of;
use crate::ids::{ConflictId, FusionId, ParameterId, PropositionId, StatementId};
use crate::kinds::Level;
use crate::statement::Statement;
use crate::view::View;

/// What lies between two views: two days of one dossier, or two dossiers.
#[derive(Debug, Clone, PartialEq)]
pub struct Diff {
    /// Statements only in the second, in its order.
    pub new: Vec<StatementId>,
    /// Statements only in the first, in its order.
    pub gone: Vec<StatementId>,
    /// Statements in both that do not say the same.
    pub changed: Vec<StatementId>,
    /// Propositions whose result moved: before and after; `None` where the view does not ask.
    pub ladders: Vec<(PropositionId, Option<f64>, Option<f64>)>,
    /// Fused quantities that moved: 10, 50 and 90 % before and after; `None` where nobody estimates.
    pub fused: Vec<FusedMove>,
    /// Conflicts only in the second.
    pub conflicts: Vec<ConflictId>,
}

/// A fused quantity with its 10, 50 and 90 % before and after.
pub type FusedMove = (FusionId, Option<[f64; 3]>, Option<[f64; 3]>);

/// Between the first view and the second.
#[must_use]
pub fn diff(before: &View, after: &View) -> Diff {
    let only = |one: &View, other: &View| -> Vec<StatementId> {
        one.statements()
            .filter(|s| other.statement(s.id.as_str()).is_none())
            .map(|s| s.id.clone())
            .collect()
    };
    // What a statement is reasoned from may be cut by the day; it says the same.
    let same = |one: &Statement, other: &Statement| {
        let plain = |s: &Statement| Statement {
            because: Vec::new(),
            ..s.clone()
        };
        plain(one) == plain(other)
    };
    Diff {
        new: only(after, before),
        gone: only(before, after),
        changed: after
            .statements()
            .filter(|s| {
                before
                    .statement(s.id.as_str())
                    .is_some_and(|old| !same(old, s))
            })
            .map(|s| s.id.clone())
            .collect(),
        ladders: ladders(before, after),
        fused: fused(before, after),
        conflicts: after
            .conflicts()
            .filter(|c| before.conflict(c.id.as_str()).is_none())
            .map(|c| c.id.clone())
            .collect(),
    }
}

/// Ids of both, in the order of the second and then of what only the first has.
fn union<'v, T: PartialEq + Clone + 'v>(
    before: impl Iterator<Item = &'v T>,
    after: impl Iterator<Item = &'v T>,
) -> Vec<T> {
    let mut ids: Vec<T> = after.cloned().collect();
    for id in before {
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    }
    ids
}

fn ladders(before: &View, after: &View) -> Vec<(PropositionId, Option<f64>, Option<f64>)> {
    let result = |view: &View, id: &PropositionId| {
        let p = view.proposition(id.as_str())?;
        Some(view.credence(p, CredenceSettings::default()).result().mean)
    };
    union(
        before.propositions().map(|p| &p.id),
        after.propositions().map(|p| &p.id),
    )
    .into_iter()
    .filter_map(|id| {
        let (old, new) = (result(before, &id), result(after, &id));
        let moved = match (old, new) {
            (Some(old), Some(new)) => (old - new).abs() > 5e-4,
            (None, None) => false,
            _ => true,
        };
        moved.then_some((id, old, new))
    })
    .collect()
}

fn fused(before: &View, after: &View) -> Vec<FusedMove> {
    let quantiles = |view: &View, id: &FusionId| {
        let fusion = view.fusion(id.as_str())?;
        let shared = view.rivals(fusion).fuse().ok()?;
        Some([0.1, 0.5, 0.9].map(|p| shared.fused.quantile(p)))
    };
    union(
        before.fusions().map(|f| &f.id),
        after.fusions().map(|f| &f.id),
    )
    .into_iter()
    .filter_map(|id| {
        let (old, new) = (quantiles(before, &id), quantiles(after, &id));
        (old != new).then_some((id, old, new))
    })
    .collect()
}

impl Dossier {
    /// Parameters that rest on a level of the same quantity of the same actors as this statement states: it bears on them.
    #[must_use]
    pub fn bears_on(&self, statement: &Statement) -> Vec<ParameterId> {
        let Some(level) = level_of(statement) else {
            return Vec::new();
        };
        let alike = |other: &Level| {
            other.quantity == level.quantity && other.of == level.of && other.to == level.to
        };
        self.parameters
            .iter()
            .filter(|p| !p.statements.contains(&statement.id))
            .filter(|p| {
                p.statements
                    .iter()
                    .filter_map(|id| self.record.statement(id.as_str()))
                    .filter_map(level_of)
                    .any(alike)
            })
            .map(|p| p.id.clone())
            .collect()
    }
}
