//! Part 2: cover, drain and barter.

use comity_world::MECHANISMS;
use comity_world::mechanisms::{Network, Side, TERMS};

use crate::answer::{Barter, Exchange, Fan, Figure, Needs, Party, Ref, Will};
use crate::compile::Compiled;
use crate::figures::{exact, outcome_probability, quantity, share};
use crate::judge::Judged;
use crate::references::References;
use crate::statistics::{quantile, sorted};

/// Quantile levels of a fan.
const LEVELS: [f64; 7] = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];

/// Sample paths of a fan.
const PATHS: usize = 20;

pub(crate) fn needs(
    compiled: &Compiled,
    parties: &[Party],
    judged: &[Judged],
    run: &Ref,
    refs: &mut References<'_>,
) -> Option<Needs> {
    let s = &compiled.scenario;
    let war = s.war?;
    let (seller, buyer) = (parties[s.focus.0].clone(), parties[s.focus.1].clone());
    let id = |key: &str| format!("{}.{}.{key}", parties[war.actor].id, s.goods[s.supply.good]);
    let params = |keys: &[&str], refs: &mut References<'_>| -> Vec<Ref> {
        let mut from: Vec<Ref> = keys.iter().filter_map(|k| refs.parameter(&id(k))).collect();
        from.push(run.clone());
        from
    };
    let opening = || judged.iter().filter_map(|j| j.opening.as_ref());
    let stock = params(&["prewar", "fired", "made"], refs);
    let used = params(&["use_recent"], refs);
    let wanted = params(&["use_recent", "use_peak", "wanted_share"], refs);
    let output = params(&["output"], refs);
    let cover_from: Vec<Ref> = stock
        .iter()
        .chain(&used)
        .filter(|r| *r != run)
        .cloned()
        .chain([run.clone()])
        .collect();
    let accepted = judged.len() as f64;
    let rejected: f64 = judged.iter().map(|j| f64::from(j.rejected)).sum();
    Some(Needs {
        cover: quantity(
            judged.iter().filter_map(|j| j.cover),
            "month",
            cover_from.clone(),
        )?,
        stock: quantity(opening().map(|o| o.stock), "round", stock)?,
        used: quantity(opening().map(|o| o.used / 7.0), "round/day", used)?,
        output: quantity(opening().map(|o| o.output / 7.0), "round/day", output)?,
        need: quantity(
            opening().map(|o| (1.0 - o.used / o.wanted).max(0.0)),
            "share",
            wanted,
        )?,
        drain: fan(
            "stock, in months of the day's use",
            judged,
            compiled,
            |j| &j.drain,
            cover_from,
        ),
        rejected: share(rejected, rejected + accepted, "share", vec![run.clone()]),
        barter: barter(compiled, parties, judged, run, refs),
        good: s.goods[s.supply.good].clone(),
        buyer,
        seller,
    })
}

/// A fan of a weekly series.
fn fan(
    name: &str,
    judged: &[Judged],
    compiled: &Compiled,
    series: impl Fn(&Judged) -> &Vec<f64>,
    from: Vec<Ref>,
) -> Fan {
    let weeks = judged.iter().map(|j| series(j).len()).min().unwrap_or(0);
    // Every fourth week and the last one: a month is as fine as the reader can see.
    let shown: Vec<usize> = (0..weeks)
        .filter(|w| w.is_multiple_of(4) || w + 1 == weeks)
        .collect();
    let mut quantiles = vec![Vec::with_capacity(shown.len()); LEVELS.len()];
    for &week in &shown {
        let values = sorted(judged.iter().map(|j| series(j)[week]));
        for (level, column) in LEVELS.iter().zip(&mut quantiles) {
            column.push(quantile(&values, *level).unwrap_or(f64::NAN));
        }
    }
    Fan {
        name: name.to_owned(),
        days: shown
            .iter()
            .map(|&w| compiled.day.plus_days(7 * w as i64).to_string())
            .collect(),
        levels: LEVELS.to_vec(),
        quantiles,
        paths: judged
            .iter()
            .take(PATHS)
            .map(|j| shown.iter().map(|&w| series(j)[w]).collect())
            .collect(),
        from,
    }
}

fn barter(
    compiled: &Compiled,
    parties: &[Party],
    judged: &[Judged],
    run: &Ref,
    refs: &mut References<'_>,
) -> Option<Barter> {
    let s = &compiled.scenario;
    let openings: Vec<_> = judged.iter().filter_map(|j| j.opening.as_ref()).collect();
    let deals: Vec<_> = openings
        .iter()
        .filter_map(|o| o.deal.as_ref().map(|d| (*o, d)))
        .collect();
    if openings.is_empty() {
        return None;
    }
    let (seller, buyer) = (&parties[s.focus.0], &parties[s.focus.1]);
    let good = &s.goods[s.supply.good];
    let mut from = refs.parameters(&["deal.kappa", "deal.delta", &format!("{good}.worth")]);
    from.extend(refs.parameter(&format!("{}.{good}.cost", seller.id)));
    from.push(run.clone());
    let exchange = |good: &str, from_party: &Party, to: &Party, amount: Option<Figure>| {
        amount.map(|amount| Exchange {
            good: good.to_owned(),
            from: from_party.clone(),
            to: to.clone(),
            amount,
        })
    };
    let mut exchanges: Vec<Exchange> = exchange(
        good,
        seller,
        buyer,
        quantity(
            deals.iter().map(|(_, d)| d.amount),
            &format!("{}/week", compiled.units[s.supply.good]),
            from.clone(),
        ),
    )
    .into_iter()
    .collect();
    if let Some((first, _)) = deals.first() {
        for (k, &g) in first.goods.iter().enumerate() {
            let name = &s.goods[g];
            let mut sources = from.clone();
            sources.extend(
                ["gap", "price", "taste"]
                    .iter()
                    .filter_map(|key| refs.parameter(&format!("{}.{name}.{key}", seller.id))),
            );
            exchanges.extend(exchange(
                name,
                buyer,
                seller,
                quantity(
                    deals.iter().map(|(_, d)| d.returns[k]),
                    &format!("{}/week", compiled.units[g]),
                    sources,
                ),
            ));
        }
    }
    exchanges.extend(exchange(
        "credit",
        buyer,
        seller,
        quantity(
            deals.iter().map(|(_, d)| d.credit),
            "USD/week",
            from.clone(),
        ),
    ));
    let split: Vec<f64> = deals
        .iter()
        .map(|(_, d)| d.seller_gain / (d.seller_gain + d.buyer_gain))
        .collect();
    // Who needs whom more: the larger loss, in money, if the deal fell through.
    let more: Vec<f64> = deals
        .iter()
        .map(|(_, d)| f64::from(u8::from(d.buyer_gain > d.seller_gain)))
        .collect();
    Some(Barter {
        exchanges,
        deal: share(
            deals.len() as f64,
            openings.len() as f64,
            "share",
            from.clone(),
        ),
        seller_share: quantity(split, "share", from.clone())
            .unwrap_or_else(|| exact(f64::NAN, "share", from.clone())),
        buyer_needs_more: outcome_probability(&more, None, from),
        wills: wills(judged, run, refs),
        caveat: "Only the order of gains is robust: worths, prices and tastes are assumptions."
            .to_owned(),
    })
}

/// What each mechanism adds to η of supply on either side.
fn wills(judged: &[Judged], run: &Ref, refs: &mut References<'_>) -> Vec<Will> {
    MECHANISMS
        .iter()
        .enumerate()
        .filter_map(|(m, mechanism)| {
            let terms: Vec<usize> = (0..TERMS.len())
                .filter(|&k| TERMS[k].owner == Some(m) && TERMS[k].term.network == Network::Supply)
                .collect();
            if terms.is_empty() {
                return None;
            }
            let mut from: Vec<Ref> = terms
                .iter()
                .filter_map(|&k| refs.parameter(TERMS[k].term.coefficient))
                .collect();
            from.push(run.clone());
            let part = |side: Side| {
                let weight = |k: usize| match TERMS[k].term.side {
                    Side::Pair => 0.5,
                    own if own == side => 1.0,
                    _ => 0.0,
                };
                quantity(
                    judged
                        .iter()
                        .map(|j| terms.iter().map(|&k| weight(k) * j.eta[k]).sum::<f64>()),
                    "η",
                    from.clone(),
                )
            };
            Some(Will {
                mechanism: mechanism.card.id.to_owned(),
                buyer: part(Side::Recipient)?,
                seller: part(Side::Supplier)?,
            })
        })
        .collect()
}
