//! The closeness index on four real channels: votes, trade, arms, treaties. Each is left out in turn and
//! predicted from the others.

use crate::files::read;
use crate::{history, timed};
use comity_measure::closeness::{
    Channel, ClosenessFit, Datum, Kind, Observation, RankSettings, fit, rank, smooth,
};
use comity_measure::{Abstention, Session, joint_votes};
use std::collections::BTreeMap;

const FIRST: i16 = 2001;
const LAST: i16 = 2009;
const MONTHS: usize = (LAST - FIRST + 1) as usize * 12;

fn month(year: i16, of_year: usize) -> usize {
    (year - FIRST) as usize * 12 + of_year
}

/// The observations of every partner of a state, by the partner's number.
fn observations(state: u16) -> Option<BTreeMap<u16, Vec<Observation>>> {
    let alliances = history::Alliances::read()?;
    let mut seen = BTreeMap::<u16, Vec<Observation>>::new();
    for year in FIRST..=LAST {
        let portfolios = alliances.year(year);
        for &partner in portfolios
            .members()
            .iter()
            .filter(|&&partner| partner != state)
        {
            let level = portfolios.level(state, partner).ok()?;
            seen.entry(partner).or_default().push(Observation {
                month: month(year, 11),
                channel: 3,
                datum: Datum::Level(level),
            });
        }
    }
    let sessions = history::sessions()?;
    for year in FIRST..=LAST {
        let session = Session::new(sessions.get(&((year - 1945) as u8))?);
        for (&partner, seen) in &mut seen {
            let Ok(table) = session.table(state, partner) else {
                continue;
            };
            let joint = joint_votes(&table, Abstention::Answer);
            if joint > 0 {
                let apart: u32 = (0..3_u32)
                    .flat_map(|a| (0..3_u32).map(move |b| (a, b)))
                    .map(|(a, b)| a.abs_diff(b) * table.count(a as usize, b as usize))
                    .sum();
                let datum = Datum::Agreement {
                    half_points: 2 * joint - apart,
                    of: 2 * joint,
                };
                seen.push(Observation {
                    month: month(year, 11),
                    channel: 0,
                    datum,
                });
            }
        }
    }
    trade(state, &mut seen)?;
    arms(state, &mut seen)?;
    Some(seen)
}

/// Dependence of the state on the partner, in per cent.
fn trade(state: u16, seen: &mut BTreeMap<u16, Vec<Observation>>) -> Option<()> {
    let national: BTreeMap<i16, f64> = read("cow-trade/national_cow_4.0_columns.csv.gz")?
        .iter()
        .filter(|row| row.whole::<u16>("ccode") == state)
        .filter_map(|row| {
            Some((
                row.whole("year"),
                row.number("imports")? + row.number("exports")?,
            ))
        })
        .collect();
    let file = read("cow-trade/dyadic_cow_4.0_columns.csv.gz")?;
    for row in file.iter() {
        let year: i16 = row.whole("year");
        if !(FIRST..=LAST).contains(&year) {
            continue;
        }
        let (one, two): (u16, u16) = (row.whole("ccode1"), row.whole("ccode2"));
        let partner = if one == state { two } else { one };
        if one != state && two != state {
            continue;
        }
        let (Some(a), Some(b), Some(total)) = (
            row.number("flow1"),
            row.number("flow2"),
            national.get(&year),
        ) else {
            continue;
        };
        let datum = Datum::Amount(100.0 * (a + b) / total);
        seen.entry(partner).or_default().push(Observation {
            month: month(year, 5),
            channel: 1,
            datum,
        });
    }
    Some(())
}

/// Arms between the two, in either direction; nothing recorded is nothing within the file's scope.
fn arms(state: u16, seen: &mut BTreeMap<u16, Vec<Observation>>) -> Option<()> {
    let names: BTreeMap<String, u16> = read("cow-states/statelist2024.csv")?
        .iter()
        .map(|row| {
            (
                row.text("statenme")
                    .replace("United States of America", "United States"),
                row.whole("ccode"),
            )
        })
        .collect();
    let file = read("sipri-arms-transfers/deliveries_1950-2023.csv.gz")?;
    let mut sums = BTreeMap::<(u16, i16), f64>::new();
    for row in file.iter() {
        let year: i16 = row.whole("Delivery year");
        let pair = (
            names.get(row.text("Supplier")),
            names.get(row.text("Recipient")),
        );
        let (Some(&supplier), Some(&recipient)) = pair else {
            continue;
        };
        if (FIRST..=LAST).contains(&year) && (supplier == state || recipient == state) {
            let partner = if supplier == state {
                recipient
            } else {
                supplier
            };
            *sums.entry((partner, year)).or_default() +=
                row.number("TIV delivery values").unwrap_or_default();
        }
    }
    let known: Vec<u16> = names.values().copied().collect();
    for (partner, seen) in seen
        .iter_mut()
        .filter(|(partner, _)| known.contains(partner))
    {
        for year in FIRST..=LAST {
            let datum = Datum::Amount(sums.get(&(*partner, year)).copied().unwrap_or(0.0));
            seen.push(Observation {
                month: month(year, 5),
                channel: 2,
                datum,
            });
        }
    }
    Some(())
}

/// Fits a state's partners and leaves each channel out.
pub(crate) fn closeness() {
    let state = 365;
    let Some(seen) = observations(state) else {
        return;
    };
    let partners: Vec<u16> = seen.keys().copied().collect();
    let pairs: Vec<Vec<Observation>> = seen.into_values().collect();
    let channels = [
        ("votes", Kind::Agreement),
        ("trade", Kind::Amount),
        ("arms", Kind::Amount),
        ("treaty", Kind::Level),
    ]
    .map(|(name, kind)| Channel::new(name, kind))
    .to_vec();
    let found = timed("fit of the channels", || fit(&channels, MONTHS, &pairs, 60)).unwrap();
    println!(
        "{} partners, {MONTHS} months, at rest: {}, psi {:.3}",
        partners.len(),
        found.converged,
        found.psi
    );
    for (channel, p) in found.channels.iter().zip(&found.parameters) {
        println!(
            "{}: a {:.2} b {:.2} tau {:.2} dispersion {:.2}",
            channel.name, p.a, p.b, p.tau, p.dispersion
        );
    }
    for left_out in 0..2 {
        leave_out(&found, &pairs, left_out);
    }
    let settings = RankSettings {
        month: MONTHS - 1,
        draws: 400,
        ..RankSettings::default()
    };
    let ranking = timed("400 joint draws of all partners", || {
        rank(&found, &pairs, settings)
    })
    .unwrap();
    for partner in ranking.iter().take(8) {
        println!(
            "{}: {:.2} ({:.2} to {:.2}), closest {:.2}, trend {}",
            partners[partner.place],
            partner.mean,
            partner.q10,
            partner.q90,
            partner.closest.unwrap_or_default(),
            partner.trend().unwrap_or("unknown")
        );
    }
}

/// The last value of a channel on the scale of its level.
fn last(pair: &[Observation], channel: usize) -> Option<f64> {
    pair.iter()
        .filter(|o| o.channel == channel)
        .filter_map(|o| match o.datum {
            Datum::Agreement { half_points, of } => {
                Some(((f64::from(half_points) + 0.5) / (f64::from(of - half_points) + 0.5)).ln())
            }
            Datum::Amount(amount) if amount > 0.0 => Some(amount.ln()),
            _ => None,
        })
        .next_back()
}

fn leave_out(found: &ClosenessFit, pairs: &[Vec<Observation>], channel: usize) {
    let mut less = found.clone();
    less.channels[channel].weight = 0.0;
    let known: Vec<(f64, f64)> = pairs
        .iter()
        .filter_map(|pair| {
            let value = last(pair, channel)?;
            let path = smooth(&less.channels, &less.parameters, less.psi, MONTHS, pair).ok()?;
            let p = less.parameters[channel];
            Some((value, p.a + p.b * path.closeness[MONTHS - 1]))
        })
        .collect();
    let mean = known.iter().map(|k| k.0).sum::<f64>() / known.len() as f64;
    let about_mean: f64 = known.iter().map(|k| (k.0 - mean).powi(2)).sum();
    let missed: f64 = known.iter().map(|k| (k.0 - k.1).powi(2)).sum();
    println!(
        "{} left out: squared error {:.3} of that of the mean, {} partners",
        found.channels[channel].name,
        missed / about_mean,
        known.len()
    );
}
