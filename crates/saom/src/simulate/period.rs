//! One period: waiting times, opportunities, joiners and leavers, scores of the rates.

use super::behaviour_step::behaviour_step;
use super::pair_step::pair_step;
use super::rates::covariate;
use super::tie_step::{Place, tie_step};
use super::workspace::GroupSpace;
use super::{Point, SimulationSettings};
use crate::error::{Error, Result};
use crate::linalg::dot;
use crate::model::{Model, Variable};
use crate::stream::Stream;

/// One recorded step of a chain.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// Time within the period.
    pub time: f64,
    /// Number of the dependent variable.
    pub variable: usize,
    /// Who moved.
    pub actor: usize,
    /// The other side of the tie that was toggled; none if nothing changed or a behaviour moved.
    pub alter: Option<usize>,
    /// Step of a behaviour.
    pub delta: i32,
}

/// Simulates one period from its start; returns the time at which it ended.
pub(crate) fn run_period(
    point: &Point<'_>,
    (group, period): (usize, usize),
    stream: &mut Stream,
    space: &mut GroupSpace,
    settings: &SimulationSettings,
    mut chain: Option<&mut Vec<Step>>,
) -> Result<f64> {
    let model = point.model;
    let observed = &model.groups[group].periods[period];
    space.state.copy_from(&model.starts[group][period]);
    space.present.copy_from_slice(&observed.present);
    space.scores.fill(0.0);
    space.information.fill(0.0);
    if settings.scores {
        space.surprise.iter_mut().for_each(|a| a.fill(0.0));
    }
    for i in (0..space.present.len()).filter(|&i| !observed.present[i]) {
        clear_ties(space, i);
    }
    for rates in &mut space.rates {
        rates.reset();
    }
    refresh_rates(point, (group, period), space);

    let stop = point.stop[group][period];
    let mut moved = 0.0;
    let mut time = 0.0;
    let mut next_event = 0;
    let mut steps = 0;
    while moved < stop {
        let totals = |v: usize| space.rates[v].total(pairwise(model, &model.variables[v]));
        let total: f64 = (0..model.variables.len()).map(totals).sum();
        let wait = if total > 0.0 {
            stream.exponential(total)
        } else {
            f64::INFINITY
        };
        let event = observed.events.get(next_event);
        let horizon = event.map_or(if stop.is_finite() { f64::INFINITY } else { 1.0 }, |e| e.0);
        if time + wait >= horizon || !wait.is_finite() {
            let until = if horizon.is_finite() { horizon } else { time };
            add_exposure(model, space, until - time);
            time = until;
            let Some(&(_, actor, join)) = event else {
                break;
            };
            next_event += 1;
            if join {
                join_actor(point, (group, period), space, actor);
            } else {
                space.present[actor] = false;
                clear_ties(space, actor);
            }
            refresh_rates(point, (group, period), space);
            continue;
        }
        add_exposure(model, space, wait);
        time += wait;
        steps += 1;
        let v = draw_variable(model, space, stream.uniform() * total);
        let variable = &model.variables[v];
        if steps > settings.max_steps {
            return Err(Error::Explosion {
                period: period + 1,
                variable: variable.name.clone(),
                limit: settings.max_steps,
            });
        }
        let place = Place {
            point,
            variable,
            group,
            period,
            scores: settings.scores,
            information: settings.information,
        };
        let step = opportunity(place, space, stream, &mut moved);
        if let Some(chain) = chain.as_deref_mut() {
            chain.push(Step {
                time,
                variable: v,
                ..step
            });
        }
        if step.alter.is_some() || step.delta != 0 {
            touch_rates(point, (group, period), space, &step);
        }
    }
    if settings.scores {
        finish_scores(point, (group, period), space);
    }
    reset_absent(point, (group, period), space);
    Ok(time)
}

/// One opportunity: who, what, and the change of the state.
fn opportunity(
    place: Place<'_, '_>,
    space: &mut GroupSpace,
    stream: &mut Stream,
    moved: &mut f64,
) -> Step {
    let model = place.point.model;
    let (variable, k) = (place.variable, place.variable.index);
    let v = model
        .variables
        .iter()
        .position(|x| std::ptr::eq(x, variable))
        .unwrap_or(0);
    let conditional = model.conditional == Some(v);
    let observed = &model.groups[place.group].periods[place.period];
    space.rates[v].count += 1.0;
    space.step.fill(0.0);
    let mut step = Step {
        time: 0.0,
        variable: v,
        actor: 0,
        alter: None,
        delta: 0,
    };
    if pairwise(model, variable) {
        let (i, j) = space.rates[v].draw_pair(stream);
        if place.scores {
            rate_scores(place, space, &[i, j]);
        }
        step.actor = i;
        step.alter = pair_step(place, space, stream, (i, j)).then_some(j);
    } else {
        let i = space.rates[v].draw(stream);
        if place.scores {
            rate_scores(place, space, &[i]);
        }
        step.actor = i;
        if variable.network {
            step.alter = tie_step(place, space, stream, i);
        } else {
            step.delta = behaviour_step(place, space, stream, i);
        }
    }
    if place.scores {
        add_step(
            place,
            space,
            if pairwise(model, variable) { 2.0 } else { 1.0 },
        );
    }
    if let Some(j) = step.alter {
        let x = &mut space.state.networks[k];
        x.toggle(step.actor, j);
        let limits = &observed.networks[k];
        if conditional && limits.counted[step.actor * x.actors() + j] {
            let differs = x.has(step.actor, j) != limits.start_compared.has(step.actor, j);
            *moved += if differs { 1.0 } else { -1.0 } * if x.directed() { 1.0 } else { 2.0 };
        }
    }
    if step.delta != 0 {
        let (i, b) = (step.actor, &observed.behaviours[k]);
        let before = (space.state.raw[k][i] - b.start[i]).abs();
        space.state.raw[k][i] += step.delta;
        space.state.z[k][i] += f64::from(step.delta);
        if conditional && b.known[i] {
            *moved += f64::from((space.state.raw[k][i] - b.start[i]).abs() - before);
        }
    }
    step
}

fn pairwise(model: &Model, variable: &Variable) -> bool {
    variable.network
        && model.data.groups[0].networks[variable.index]
            .model
            .pairwise()
}

/// Adds the scores of one step, and their products.
fn add_step(place: Place<'_, '_>, space: &mut GroupSpace, opportunities: f64) {
    let variable = place.variable;
    let basic = variable.basic[place.group][place.period];
    if place.information
        && let Some(p) = basic
    {
        space.step[p] = opportunities / place.point.theta[p];
    }
    let GroupSpace {
        step,
        scores,
        information,
        ..
    } = space;
    let p = step.len();
    for &k in &variable.parameters {
        let own = step[k];
        if own == 0.0 {
            continue;
        }
        if place.information {
            for (cell, other) in information[k * p..(k + 1) * p].iter_mut().zip(&*step) {
                *cell += own * other;
            }
        }
        scores[k] += own;
    }
}

/// Rates of all actors: at the start, and when somebody comes or goes.
fn refresh_rates(point: &Point<'_>, at: (usize, usize), space: &mut GroupSpace) {
    for (v, variable) in point.model.variables.iter().enumerate() {
        space.rates[v].refresh(
            point.model,
            variable,
            at,
            &point.theta,
            &space.state,
            &space.present,
        );
    }
}

/// Rates of those whom a change concerns, if rates depend on the state.
fn touch_rates(point: &Point<'_>, at: (usize, usize), space: &mut GroupSpace, step: &Step) {
    for (v, variable) in point.model.variables.iter().enumerate() {
        if !variable.rates.is_empty() {
            let actors = [Some(step.actor), step.alter];
            space.rates[v].touch(
                point.model,
                variable,
                at,
                &point.theta,
                &space.state,
                actors,
            );
        }
    }
}

fn draw_variable(model: &Model, space: &GroupSpace, mut rest: f64) -> usize {
    for (v, variable) in model.variables.iter().enumerate() {
        rest -= space.rates[v].total(pairwise(model, variable));
        if rest < 0.0 {
            return v;
        }
    }
    model.variables.len() - 1
}

/// Elapsed time enters the scores of rates with the total rate.
fn add_exposure(model: &Model, space: &mut GroupSpace, time: f64) {
    for (v, variable) in model.variables.iter().enumerate() {
        let rates = &mut space.rates[v];
        rates.exposure += time * rates.total(pairwise(model, variable));
        for (term, weighted) in variable.rates.iter().zip(&rates.weighted) {
            space.scores[term.parameter] -= time * weighted;
        }
    }
}

/// The chosen actors enter the scores of rate effects with their covariate before the step.
fn rate_scores(place: Place<'_, '_>, space: &mut GroupSpace, actors: &[usize]) {
    for term in &place.variable.rates {
        for &i in actors {
            space.step[term.parameter] += covariate(
                place.point.model,
                term,
                (place.group, place.period),
                &space.state,
                i,
            );
        }
    }
}

/// Scores of basic rates, and of effects with fixed weights: `sum_ij surprise_ij g_ij`.
fn finish_scores(point: &Point<'_>, (group, period): (usize, usize), space: &mut GroupSpace) {
    for (v, variable) in point.model.variables.iter().enumerate() {
        if let Some(p) = variable.basic[group][period] {
            let rates = &space.rates[v];
            let factor = if pairwise(point.model, variable) {
                2.0
            } else {
                1.0
            };
            space.scores[p] = factor * (rates.count - rates.exposure) / point.theta[p];
        }
        for term in &variable.ties {
            if let Some(weights) = &term.fixed {
                space.scores[term.parameter] =
                    dot(&space.surprise[variable.index], &weights[group][period]);
            }
        }
    }
}

fn clear_ties(space: &mut GroupSpace, actor: usize) {
    for x in &mut space.state.networks {
        for j in 0..x.actors() {
            if x.has(actor, j) {
                x.toggle(actor, j);
            }
            if x.has(j, actor) {
                x.toggle(j, actor);
            }
        }
    }
}

/// A joiner takes up its ties with those present as they were observed at the start of the period.
fn join_actor(
    point: &Point<'_>,
    (group, period): (usize, usize),
    space: &mut GroupSpace,
    actor: usize,
) {
    space.present[actor] = true;
    let start = &point.model.starts[group][period];
    for (x, before) in space.state.networks.iter_mut().zip(&start.networks) {
        for j in (0..x.actors()).filter(|&j| space.present[j]) {
            for (a, b) in [(actor, j), (j, actor)] {
                if x.has(a, b) != before.has(a, b) {
                    x.toggle(a, b);
                }
            }
        }
    }
}

/// Those who are absent at the end contribute no change.
fn reset_absent(point: &Point<'_>, (group, period): (usize, usize), space: &mut GroupSpace) {
    let start = &point.model.starts[group][period];
    for i in (0..space.present.len()).filter(|&i| !space.present[i]) {
        for (x, before) in space.state.networks.iter_mut().zip(&start.networks) {
            for j in 0..x.actors() {
                for (a, b) in [(i, j), (j, i)] {
                    if x.has(a, b) != before.has(a, b) {
                        x.toggle(a, b);
                    }
                }
            }
        }
        for k in 0..space.state.raw.len() {
            space.state.raw[k][i] = start.raw[k][i];
            space.state.z[k][i] = start.z[k][i];
        }
    }
}
