//! Part 8: what the same engine says of pairs nobody wrote about; and orders of magnitude.

use crate::answer::{Check, Party, Placebo, Ref};
use crate::compile::Compiled;
use crate::figures::{exact, hazard_probability, outcome_probability, share};
use crate::judge::Judged;
use crate::references::References;

/// The headline's pair, each of the two with every other actor as supplier, and the likeliest pairs among the others.
pub(crate) fn placebos(
    compiled: &Compiled,
    parties: &[Party],
    judged: &[Judged],
    run: &Ref,
) -> Vec<Placebo> {
    let s = &compiled.scenario;
    let n = parties.len();
    let (first, second) = compiled.docket.pair;
    let placebo = |from: usize, to: usize| {
        let k = s.pair(from, to);
        let supply: Vec<f64> = judged
            .iter()
            .map(|j| f64::from(u8::from(j.supply[k])))
            .collect();
        let (a, b) = (from.min(to), from.max(to));
        let defence: Vec<f64> = judged.iter().map(|j| j.defence[s.pair(a, b)]).collect();
        Placebo {
            from: parties[from].clone(),
            to: parties[to].clone(),
            headline: (from, to) == (second, first),
            running: s.pairs[k].running
                || s.starts.iter().any(|st| {
                    (st.from, st.to) == (from, to)
                        && matches!(st.sets, comity_world::scenario::Sets::Tie(_))
                        && st.credence > 0.5
                }),
            supply: outcome_probability(&supply, None, vec![run.clone()]),
            defence: hazard_probability(&defence, vec![run.clone()]),
            by: compiled.year_end.to_string(),
        }
    };
    let mut list = vec![placebo(second, first)];
    list.extend(
        (0..n)
            .filter(|&k| k != first && k != second)
            .map(|k| placebo(k, first)),
    );
    list.extend(
        (0..n)
            .filter(|&k| k != first && k != second)
            .map(|k| placebo(k, second)),
    );
    let mut others: Vec<Placebo> = (0..n)
        .flat_map(|i| (0..n).map(move |j| (i, j)))
        .filter(|&(i, j)| i != j && ![i, j].contains(&first) && ![i, j].contains(&second))
        .map(|(i, j)| placebo(i, j))
        .collect();
    others.sort_by(|a, b| b.supply.value.total_cmp(&a.supply.value));
    list.extend(others.into_iter().take(6));
    list
}

/// Orders of magnitude, each against what it should be near.
pub(crate) fn checks(
    compiled: &Compiled,
    judged: &[Judged],
    run: &Ref,
    refs: &mut References<'_>,
) -> Vec<Check> {
    let s = &compiled.scenario;
    let years = s.weeks * 7.0 / 365.25;
    let to_mark = compiled.docket.year_end * 7.0 / 365.25;
    let n = s.n() as f64;
    let dyads = n * (n - 1.0) / 2.0;
    let from = vec![run.clone()];
    let mean =
        |f: &dyn Fn(&Judged) -> f64| judged.iter().map(f).sum::<f64>() / judged.len().max(1) as f64;
    let treaties = mean(&|j| j.counts[0]);
    let treaties_expected = dyads * years * 0.0005;
    let ties = mean(&|j| j.counts[1]);
    let mut list = vec![
        Check {
            name: "new defence treaties among all actors to the horizon".to_owned(),
            value: exact(treaties, "count", from.clone()),
            expected: format!(
                "about {} × {years:.1} years × 0.0005 = {treaties_expected:.2}; more than 0.5 needs an explanation",
                dyads as u64
            ),
            holds: treaties <= 0.5,
        },
        Check {
            name: format!("new supply ties among all actors to {}", compiled.year_end),
            value: exact(ties, "count", from.clone()),
            expected: format!(
                "0.56 a year among eight such states in 27 years × {to_mark:.1} years = {:.2}; more than 2 needs an explanation",
                0.56 * to_mark
            ),
            holds: ties <= 2.0,
        },
        Check {
            name: "conservation: units lost, relative to the stock at the start".to_owned(),
            value: exact(
                judged.iter().map(|j| j.missing.abs()).fold(0.0, f64::max),
                "share",
                from.clone(),
            ),
            expected: "zero to rounding (below 1e-9)".to_owned(),
            holds: judged.iter().all(|j| j.missing.abs() < 1e-9),
        },
    ];
    let deals: Vec<(f64, f64)> = judged
        .iter()
        .filter_map(|j| j.opening.as_ref())
        .filter_map(|o| o.deal.as_ref().map(|d| (d.amount, o.parts_with)))
        .collect();
    if !deals.is_empty() {
        let over = deals
            .iter()
            .filter(|(amount, parts)| amount > parts)
            .count() as f64;
        list.push(Check {
            name: "deals that ask for more a week than the supplier parts with".to_owned(),
            value: share(over, deals.len() as f64, "share", from),
            expected:
                "any share; where it is large the supplier's stock is the limit, not the deal"
                    .to_owned(),
            holds: true,
        });
    }
    if let Some(war) = s.war {
        let rejected: f64 = judged.iter().map(|j| f64::from(j.rejected)).sum();
        let mut sources: Vec<Ref> = [war.prewar, war.fired, war.made]
            .iter()
            .filter_map(|&slot| refs.parameter(&s.parameters[slot].id))
            .collect();
        sources.push(run.clone());
        list.push(Check {
            name: "starting draws that left no stock and were drawn again".to_owned(),
            value: share(rejected, rejected + judged.len() as f64, "share", sources),
            expected:
                "below one half: else the statements on stock, use and output do not fit each other"
                    .to_owned(),
            holds: rejected < judged.len() as f64,
        });
    }
    list
}
