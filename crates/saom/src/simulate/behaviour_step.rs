//! One opportunity of an actor to move its behaviour by one.

use super::tie_step::Place;
use super::workspace::GroupSpace;
use crate::data::BoundaryRule;
use crate::specification::Role;
use crate::state::View;
use crate::stream::Stream;

/// Actor `i` chooses to fall, stay or rise; returns the step. The state is not changed.
pub(crate) fn behaviour_step(
    place: Place<'_, '_>,
    space: &mut GroupSpace,
    stream: &mut Stream,
    i: usize,
) -> i32 {
    let model = place.point.model;
    let k = place.variable.index;
    let observed = &model.groups[place.group].periods[place.period];
    let GroupSpace {
        state, step: own, ..
    } = space;
    let (low, high) = model.groups[place.group].behaviour_ranges[k];
    let raw = state.raw[k][i];
    let view = View {
        group: &model.groups[place.group],
        period: observed,
        state,
        statistics: false,
    };
    let z = &state.z[k];
    let blank = &model.blanks[place.group];

    let mut changes = [[0.0; 2]; 64];
    let terms = &place.variable.behaviours;
    let (mut down, mut up) = (0.0, 0.0);
    for (slot, term) in changes.iter_mut().zip(terms) {
        *slot = [1.0, 1.0];
        for part in 0..term.parts.len() {
            let scene = view.behaviour_scene(term, part, k, z, blank);
            let effect = term.parts[part].effect;
            let now = effect.value(&scene, i, z[i]);
            slot[0] *= effect.value(&scene, i, z[i] - 1.0) - now;
            slot[1] *= effect.value(&scene, i, z[i] + 1.0) - now;
        }
        // An interaction is the product of the changes divided by the step for every further part.
        if term.parts.len().is_multiple_of(2) {
            slot[0] = -slot[0];
        }
        match term.role {
            Role::Creation => slot[0] = 0.0,
            Role::Endowment => slot[1] = 0.0,
            _ => {}
        }
        let beta = place.point.theta[term.parameter];
        down += beta * slot[0];
        up += beta * slot[1];
    }
    let limits = &observed.behaviours[k];
    let may_fall = raw > low && !limits.up_only;
    let may_rise = raw < high && !limits.down_only;
    let top = 0.0f64
        .max(if may_fall { down } else { 0.0 })
        .max(if may_rise { up } else { 0.0 });
    let fall = if may_fall { (down - top).exp() } else { 0.0 };
    let rise = if may_rise { (up - top).exp() } else { 0.0 };
    let mut stay = (-top).exp();
    if model.data.groups[place.group].behaviours[k].rule == BoundaryRule::Absorbing
        && !(may_fall && may_rise)
    {
        stay *= 2.0;
    }
    let total = fall + stay + rise;
    let draw = stream.uniform() * total;
    let step = if draw < fall {
        -1
    } else if draw < fall + rise {
        1
    } else {
        0
    };
    if place.scores {
        let (p, q) = (fall / total, rise / total);
        for (slot, term) in changes.iter().zip(terms) {
            let chosen = match step {
                -1 => slot[0],
                1 => slot[1],
                _ => 0.0,
            };
            own[term.parameter] += chosen - p * slot[0] - q * slot[1];
        }
    }
    step
}
