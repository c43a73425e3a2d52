//! Part 3: what limits the flow, in tonnes a week.

use crate::answer::{Binding, Figure, Limits, Ref, StageFigure};
use crate::compile::Compiled;
use crate::figures::{quantity, share};
use crate::judge::Judged;
use crate::references::References;

pub(crate) fn limits(
    compiled: &Compiled,
    judged: &[Judged],
    run: &Ref,
    refs: &mut References<'_>,
) -> Option<Limits> {
    let s = &compiled.scenario;
    if s.corridors.is_empty() || judged.iter().all(|j| j.opening.is_none()) {
        return None;
    }
    let mass = refs.parameters(&[&format!("{}.unit_mass", s.goods[s.supply.good])]);
    let with_run = |mut from: Vec<Ref>| {
        from.push(run.clone());
        from
    };
    let wanted = judged
        .iter()
        .filter_map(|j| j.opening.as_ref())
        .filter_map(|o| o.deal.as_ref().map(|d| d.amount * o.unit_mass));
    let shipping: Vec<&Judged> = judged.iter().filter(|j| j.time.shipping() > 0.0).collect();
    let shipped = shipping.iter().map(|j| j.time.shipped / j.time.shipping());
    let total = |f: &dyn Fn(&Judged) -> f64| judged.iter().map(f).sum::<f64>();
    let tie = total(&|j| j.time.no_deal + j.time.shipping());
    let weeks = total(&|j| j.time.shipping());
    // Weeks of one run are not independent: a share of weeks is counted in runs.
    let runs = |weeks_all: f64| {
        judged
            .iter()
            .filter(|j| j.time.no_deal + j.time.shipping() > 0.0)
            .count() as f64
            * f64::from(u8::from(weeks_all > 0.0))
    };
    let bound = |what: &str, weeks: f64| Binding {
        what: what.to_owned(),
        share: share(
            if tie > 0.0 {
                weeks / tie * runs(tie)
            } else {
                0.0
            },
            runs(tie),
            "share",
            vec![run.clone()],
        ),
    };
    let binding = vec![
        bound("no deal", total(&|j| j.time.no_deal)),
        bound("deal", total(&|j| j.time.deal)),
        bound("stock", total(&|j| j.time.stock)),
        bound("corridor", total(&|j| j.time.corridor)),
    ];
    let mut stages = Vec::new();
    let mut full = Vec::new();
    for (c, corridor) in s.corridors.iter().enumerate() {
        let narrowest: Vec<Option<usize>> = judged
            .iter()
            .map(|j| {
                j.stages[c]
                    .iter()
                    .enumerate()
                    .min_by(|a, b| a.1.total_cmp(b.1))
                    .map(|(k, _)| k)
            })
            .collect();
        for (k, stage) in corridor.stages.iter().enumerate() {
            let ids: Vec<String> = stage
                .times
                .iter()
                .chain(&stage.per)
                .chain(&corridor.up)
                .map(|&slot| s.parameters[slot].id.clone())
                .collect();
            let from = with_run(ids.iter().filter_map(|id| refs.parameter(id)).collect());
            let hits = narrowest.iter().filter(|&&n| n == Some(k)).count() as f64;
            stages.push(StageFigure {
                corridor: corridor.id.clone(),
                stage: stage.name.clone(),
                capacity: quantity(judged.iter().map(|j| j.stages[c][k]), "t/week", from)?,
                narrowest: share(hits, judged.len() as f64, "share", vec![run.clone()]),
            });
        }
        let weeks_full = total(&|j| j.time.full.get(c).copied().unwrap_or(0.0));
        full.push(Binding {
            what: corridor.id.clone(),
            share: share(
                if weeks > 0.0 {
                    weeks_full / weeks * shipping.len() as f64
                } else {
                    0.0
                },
                shipping.len() as f64,
                "share",
                vec![run.clone()],
            ),
        });
    }
    Some(Limits {
        wanted: quantity(wanted, "t/week", with_run(mass.clone()))?,
        shipped: quantity(shipped, "t/week", with_run(mass.clone())).unwrap_or(Figure {
            value: 0.0,
            low: None,
            high: None,
            unit: "t/week".to_owned(),
            from: vec![run.clone()],
        }),
        stages,
        binding,
        full,
        begins_to_bind: begins_to_bind(judged, &with_run(mass)),
    })
}

/// The capacity of all corridors together below which a tenth of what ties want to ship could not move: the 90 % quantile of the
/// tonnes a week that deal and stock would let through.
fn begins_to_bind(judged: &[Judged], from: &[Ref]) -> Option<Figure> {
    let asked = judged
        .iter()
        .filter_map(|j| j.opening.as_ref())
        .filter_map(|o| {
            o.deal
                .as_ref()
                .map(|d| d.amount.min(o.parts_with) * o.unit_mass)
        });
    let figure = quantity(asked, "t/week", from.to_vec())?;
    Some(Figure {
        value: figure.high?,
        low: Some(figure.value),
        high: figure.high,
        ..figure
    })
}
