//! One opportunity of a pair to change its mutual tie.

use super::tie_step::{Place, add_pair_score, utility_of};
use super::workspace::GroupSpace;
use crate::data::TieModel;
use crate::exp::logistic;
use crate::state::View;
use crate::stream::Stream;

/// The ordered pair `(i, j)` decides; returns whether the tie is toggled. The state is not changed.
///
/// With `a_ij` the utility change for `i` and `p_i = logistic(a_ij)`, `p_j = logistic(a_ji)`, the toggle probability is
///
/// * one side decides: `p_i`;
/// * compensatory: `logistic(a_ij + a_ji)`;
/// * conjunctive: absent `p_i p_j`, present `1 - (1 - p_i)(1 - p_j)`;
/// * disjunctive: absent `1 - (1 - p_i)(1 - p_j)`, present `p_i p_j`.
pub(crate) fn pair_step(
    place: Place<'_, '_>,
    space: &mut GroupSpace,
    stream: &mut Stream,
    (i, j): (usize, usize),
) -> bool {
    let model = place.point.model;
    let k = place.variable.index;
    let observed = &model.groups[place.group].periods[place.period];
    let limits = &observed.networks[k];
    let data = &model.data.groups[place.group].networks[k];
    let GroupSpace {
        state,
        surprise,
        step,
        ..
    } = space;
    let x = &state.networks[k];
    let n = x.actors();
    let present = x.has(i, j);
    let full = |a: usize| {
        data.max_degree
            .is_some_and(|limit| x.out_degree(a) >= limit)
    };
    let forbidden = limits.allowed[i * n + j] == 0.0
        || (present && limits.up_only)
        || (!present && (limits.down_only || full(i) || full(j)));
    if forbidden {
        return false;
    }
    let view = View {
        group: &model.groups[place.group],
        period: observed,
        state,
        statistics: false,
    };
    let a = utility_of(place, &view, x, i, j);
    let b = if data.model == TieModel::OneSideDecides {
        0.0
    } else {
        utility_of(place, &view, x, j, i)
    };
    let (p, q) = (logistic(a), logistic(b));
    // Both must agree to a conjunctive creation and to a disjunctive ending.
    let both = (data.model == TieModel::Conjunctive) != present;
    let toggle = match data.model {
        TieModel::OneSideDecides => p,
        TieModel::Compensatory => logistic(a + b),
        _ if both => p * q,
        _ => 1.0 - (1.0 - p) * (1.0 - q),
    };
    let yes = stream.uniform() < toggle;
    if place.scores {
        let own = if yes { 1.0 - toggle } else { -toggle };
        let (first, second) = match data.model {
            TieModel::OneSideDecides => (own, 0.0),
            TieModel::Compensatory => (own, own),
            _ if both && yes => (1.0 - p, 1.0 - q),
            _ if both => (
                -toggle / (1.0 - toggle) * (1.0 - p),
                -toggle / (1.0 - toggle) * (1.0 - q),
            ),
            _ if yes => ((1.0 - toggle) / toggle * p, (1.0 - toggle) / toggle * q),
            _ => (-p, -q),
        };
        add_pair_score(place, &view, x, (i, j), first, &mut surprise[k], step);
        if second != 0.0 {
            add_pair_score(place, &view, x, (j, i), second, &mut surprise[k], step);
        }
    }
    yes
}
