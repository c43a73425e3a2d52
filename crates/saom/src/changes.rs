//! Change statistics of the observed start of a period: what actors compare when they choose.

use crate::model::Model;
use crate::specification::Role;
use crate::state::View;

impl Model {
    /// Change statistics of one network effect at the start of a period: for every ordered pair, row by row, what a toggle of
    /// the tie adds to the ego statistic (0 on the diagonal). `None` if the parameter is not a network effect.
    #[must_use]
    pub fn tie_changes(&self, parameter: usize, group: usize, period: usize) -> Option<Vec<f64>> {
        let find = |v: &'_ &crate::model::Variable| v.ties.iter().any(|t| t.parameter == parameter);
        let variable = self.variables.iter().find(find)?;
        let term = variable.ties.iter().find(|t| t.parameter == parameter)?;
        let prepared = &self.groups[group];
        let state = &self.starts[group][period];
        let view = View {
            group: prepared,
            period: &prepared.periods[period],
            state,
            statistics: false,
        };
        let x = &state.networks[variable.index];
        let n = prepared.actors;
        let mut cells = vec![0.0; n * n];
        for i in 0..n {
            for j in (0..n).filter(|&j| j != i) {
                let applies = match term.role {
                    Role::Creation => !x.has(i, j),
                    Role::Endowment => x.has(i, j),
                    _ => true,
                };
                let one = |part| {
                    let scene = view.tie_scene(part, group, variable.index, x);
                    part.effect.change(&scene, i, j)
                };
                if applies {
                    cells[i * n + j] =
                        x.sign_row(i)[j] * term.parts.iter().map(one).product::<f64>();
                }
            }
        }
        Some(cells)
    }

    /// Change statistics of one behaviour effect at the start of a period: for every actor what a step down, none, and a step
    /// up add; `NaN` where the scale ends. `None` if the parameter is not a behaviour effect.
    #[must_use]
    pub fn behaviour_changes(
        &self,
        parameter: usize,
        group: usize,
        period: usize,
    ) -> Option<Vec<[f64; 3]>> {
        let find =
            |v: &'_ &crate::model::Variable| v.behaviours.iter().any(|t| t.parameter == parameter);
        let variable = self.variables.iter().find(find)?;
        let term = variable
            .behaviours
            .iter()
            .find(|t| t.parameter == parameter)?;
        let prepared = &self.groups[group];
        let state = &self.starts[group][period];
        let view = View {
            group: prepared,
            period: &prepared.periods[period],
            state,
            statistics: false,
        };
        let (low, high) = prepared.behaviour_ranges[variable.index];
        let z = &state.z[variable.index];
        let change = |i: usize, step: f64| {
            let mut product = 1.0;
            for p in 0..term.parts.len() {
                let scene = view.behaviour_scene(term, p, variable.index, z, &self.blanks[group]);
                let effect = term.parts[p].effect;
                product *= effect.value(&scene, i, z[i] + step) - effect.value(&scene, i, z[i]);
                product /= if p > 0 { step } else { 1.0 };
            }
            product
        };
        let raw = &state.raw[variable.index];
        let down = |i: usize| {
            if raw[i] > low {
                change(i, -1.0)
            } else {
                f64::NAN
            }
        };
        let up = |i: usize| {
            if raw[i] < high {
                change(i, 1.0)
            } else {
                f64::NAN
            }
        };
        Some((0..z.len()).map(|i| [down(i), 0.0, up(i)]).collect())
    }
}
