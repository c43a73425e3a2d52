//! One opportunity of an actor to change one of its ties.

use super::Point;
use super::workspace::GroupSpace;
use crate::data::TieModel;
use crate::exp::{exp_weights, logistic};
use crate::linalg::dot;
use crate::model::{TieTerm, Variable};
use crate::network::Network;
use crate::specification::Role;
use crate::state::View;
use crate::stream::Stream;

/// Where and at what the step is made.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a, 'm> {
    pub(crate) point: &'a Point<'m>,
    pub(crate) variable: &'a Variable,
    pub(crate) group: usize,
    pub(crate) period: usize,
    pub(crate) scores: bool,
    /// Whether the steps' scores of effects with fixed weights are needed, too.
    pub(crate) information: bool,
}

/// Actor `i` chooses; returns the receiver of the tie to be toggled. The state is not changed.
///
/// `p_ij = exp(u_ij) / sum_h exp(u_ih)` with `u_ij = sg sum_k beta_k d_k(i,j)` and `u_ii = 0` (Snijders 2001).
pub(crate) fn tie_step(
    place: Place<'_, '_>,
    space: &mut GroupSpace,
    stream: &mut Stream,
    i: usize,
) -> Option<usize> {
    let Place {
        point,
        variable,
        group,
        period,
        scores,
        ..
    } = place;
    let model = point.model;
    let k = variable.index;
    let observed = &model.groups[group].periods[period];
    let data = &model.data.groups[group].networks[k];
    let GroupSpace {
        state,
        columns,
        spare,
        utility,
        weights,
        signed,
        surprise,
        present,
        step,
        ..
    } = space;
    let n = utility.len();
    let view = View {
        group: &model.groups[group],
        period: observed,
        state,
        statistics: false,
    };
    let x = &state.networks[k];
    let sign = x.sign_row(i);

    utility.copy_from_slice(&point.base[group][period][k][i * n..(i + 1) * n]);
    for (column, term) in columns.chunks_exact_mut(n).zip(moving(variable)) {
        fill(&view, term, group, k, x, i, column, spare);
        let beta = point.theta[term.parameter];
        for (u, d) in utility.iter_mut().zip(&*column) {
            *u += beta * d;
        }
    }
    for (u, sg) in utility.iter_mut().zip(sign) {
        *u *= sg;
    }
    exp_weights(utility, weights);
    let limits = &observed.networks[k];
    if limits.restricted {
        for (w, a) in weights.iter_mut().zip(&limits.allowed[i * n..(i + 1) * n]) {
            *w *= *a as f32;
        }
    }
    if observed.hide_absent {
        for (w, here) in weights.iter_mut().zip(&*present) {
            *w *= f32::from(u8::from(*here));
        }
    }
    let no_creation = limits.down_only
        || data
            .max_degree
            .is_some_and(|limit| x.out_degree(i) >= limit);
    if no_creation || limits.up_only {
        for (w, sg) in weights.iter_mut().zip(sign) {
            if (*sg > 0.0 && no_creation) || (*sg < 0.0 && limits.up_only) {
                *w = 0.0;
            }
        }
    }
    let total = sum(weights);
    let chosen = pick(weights, stream.uniform() as f32 * total, i);

    if scores {
        let by = 1.0 / total;
        for ((q, w), sg) in signed.iter_mut().zip(&*weights).zip(sign) {
            *q = f64::from(w * by) * sg;
        }
        let row = &mut surprise[k][i * n..(i + 1) * n];
        for (a, q) in row.iter_mut().zip(&*signed) {
            *a -= q;
        }
        row[chosen] += sign[chosen];
        for (column, term) in columns.chunks_exact(n).zip(moving(variable)) {
            step[term.parameter] += sign[chosen] * column[chosen] - dot(signed, column);
        }
        if place.information {
            for term in &variable.ties {
                if let Some(fixed) = &term.fixed {
                    let row = &fixed[group][period][i * n..(i + 1) * n];
                    step[term.parameter] += sign[chosen] * row[chosen] - dot(signed, row);
                }
            }
        }
    }
    if chosen == i {
        return None;
    }
    if let TieModel::Confirmation { offset } = data.model
        && !x.has(i, chosen)
    {
        let a = utility_of(place, &view, x, chosen, i);
        let accept = logistic(a + offset);
        let yes = stream.uniform() < accept;
        if scores {
            let factor = if yes { 1.0 - accept } else { -accept };
            add_pair_score(place, &view, x, (chosen, i), factor, &mut surprise[k], step);
        }
        if !yes {
            return None;
        }
    }
    Some(chosen)
}

/// The terms whose weights may change during a period.
pub(crate) fn moving(variable: &Variable) -> impl Iterator<Item = &TieTerm> {
    variable.ties.iter().filter(|t| t.fixed.is_none())
}

#[expect(
    clippy::too_many_arguments,
    reason = "the inner loop of the crate; a struct would be built for every effect"
)]
fn fill(
    view: &View<'_>,
    term: &TieTerm,
    group: usize,
    own: usize,
    x: &Network,
    i: usize,
    column: &mut [f64],
    spare: &mut [f64],
) {
    for (p, part) in term.parts.iter().enumerate() {
        let scene = view.tie_scene(part, group, own, x);
        if p == 0 {
            part.effect.changes(&scene, i, column);
        } else {
            part.effect.changes(&scene, i, spare);
            for (cell, d) in column.iter_mut().zip(&*spare) {
                *cell *= d;
            }
        }
    }
    match term.role {
        Role::Creation => x.out(i).for_each(|j| column[j] = 0.0),
        Role::Endowment => {
            for (cell, sg) in column.iter_mut().zip(x.sign_row(i)) {
                if *sg > 0.0 {
                    *cell = 0.0;
                }
            }
        }
        _ => {}
    }
}

/// Change statistic of one cell, 0 where the term's function does not apply.
fn change(
    view: &View<'_>,
    term: &TieTerm,
    place: Place<'_, '_>,
    x: &Network,
    i: usize,
    j: usize,
) -> f64 {
    let applies = match term.role {
        Role::Creation => !x.has(i, j),
        Role::Endowment => x.has(i, j),
        _ => true,
    };
    if !applies {
        return 0.0;
    }
    let own = place.variable.index;
    let one = |part| {
        let scene = view.tie_scene(part, place.group, own, x);
        part.effect.change(&scene, i, j)
    };
    term.parts.iter().map(one).product()
}

/// `a_ij`: utility of a toggle of `(i, j)` for `i`.
pub(crate) fn utility_of(
    place: Place<'_, '_>,
    view: &View<'_>,
    x: &Network,
    i: usize,
    j: usize,
) -> f64 {
    let n = x.actors();
    let mut sum = place.point.base[place.group][place.period][place.variable.index][i * n + j];
    for term in moving(place.variable) {
        sum += place.point.theta[term.parameter] * change(view, term, place, x, i, j);
    }
    sum * x.sign_row(i)[j]
}

/// Adds `factor * sg * d_k(i, j)` to the score of every effect.
pub(crate) fn add_pair_score(
    place: Place<'_, '_>,
    view: &View<'_>,
    x: &Network,
    (i, j): (usize, usize),
    factor: f64,
    surprise: &mut [f64],
    step: &mut [f64],
) {
    let signed = factor * x.sign_row(i)[j];
    let cell = i * x.actors() + j;
    surprise[cell] += signed;
    for term in &place.variable.ties {
        match &term.fixed {
            None => step[term.parameter] += signed * change(view, term, place, x, i, j),
            Some(weights) if place.information => {
                step[term.parameter] += signed * weights[place.group][place.period][cell];
            }
            Some(_) => {}
        }
    }
}

/// The sum with eight running sums.
fn sum(values: &[f32]) -> f32 {
    let mut sums = [0.0f32; 8];
    let (chunks, rest) = values.as_chunks::<8>();
    for chunk in chunks {
        for lane in 0..8 {
            sums[lane] += chunk[lane];
        }
    }
    sums.iter().sum::<f32>() + rest.iter().sum::<f32>()
}

/// The index at which the running sum passes `target`; `fallback` if rounding leaves none.
fn pick(weights: &[f32], target: f32, fallback: usize) -> usize {
    let mut rest = target;
    let (chunks, _) = weights.as_chunks::<8>();
    let mut start = 0;
    for chunk in chunks {
        let block = ((chunk[0] + chunk[1]) + (chunk[2] + chunk[3]))
            + ((chunk[4] + chunk[5]) + (chunk[6] + chunk[7]));
        if rest < block {
            break;
        }
        rest -= block;
        start += 8;
    }
    for (j, w) in weights.iter().enumerate().skip(start) {
        if rest < *w {
            return j;
        }
        rest -= w;
    }
    fallback
}
