//! `comity closest PRK --year 1992..2019`: by channel first, then the composite, then without each channel.

use super::CommandError;
use super::output::{Cell, Format, write};
use super::picture::intervals;
use crate::Measured;
use crate::closeness::{ClosenessFit, Observation, Partner, RankSettings, by_channel, rank};
use std::io::Write;

/// One channel as it is seen at the month of the ranking.
#[derive(Debug, Clone)]
pub struct ChannelTable {
    /// Unit of the values, for the reader.
    pub unit: String,
    /// Where they come from.
    pub source: String,
    /// The value of every partner, with the date of its last observation; or the reason why there is none.
    pub values: Vec<Measured<(f64, String)>>,
}

/// What is known of a state's partners, read elsewhere.
#[derive(Debug, Clone)]
pub struct ClosestTables {
    /// The state.
    pub state: String,
    /// Its partners, in the order of everything below.
    pub partners: Vec<String>,
    /// The channels of the fit, in their order.
    pub channels: Vec<ChannelTable>,
    /// What was seen of every pair.
    pub observations: Vec<Vec<Observation>>,
}

/// What is asked for.
#[derive(Debug, Clone)]
pub struct ClosestArgs {
    /// Month, trend, draws and seed.
    pub rank: RankSettings,
    /// How many partners to show of each list; 0 for all.
    pub top: usize,
    /// How to write it.
    pub format: Format,
}

/// Writes the tables and returns the ranking with its picture as SVG.
///
/// # Errors
/// [`CommandError`] if the month is not in the panel or the result cannot be written.
pub fn closest(
    args: &ClosestArgs,
    fit: &ClosenessFit,
    tables: &ClosestTables,
    out: &mut dyn Write,
) -> Result<(Vec<Partner>, String), CommandError> {
    let shown = |n: usize| if args.top == 0 { n } else { args.top.min(n) };
    let mut rows = Vec::new();
    for (channel, table) in fit.channels.iter().zip(&tables.channels) {
        let known: Vec<Option<f64>> = table
            .values
            .iter()
            .map(|v| v.as_ref().ok().map(|v| v.0))
            .collect();
        let ranks = by_channel(&known);
        for place in ranks.iter().take(shown(ranks.len())) {
            let date = table.values[place.place]
                .as_ref()
                .map_or_else(|_| String::new(), |v| v.1.clone());
            rows.push(vec![
                Cell::Text(channel.name.clone()),
                Cell::Text(tables.partners[place.place].clone()),
                Cell::Number(place.value),
                Cell::Text(table.unit.clone()),
                Cell::Number(place.rank),
                Cell::Whole(place.of as i64),
                Cell::Text(date),
                Cell::Text(table.source.clone()),
            ]);
        }
    }
    write(
        out,
        args.format,
        &[
            "channel",
            "partner",
            "value",
            "unit",
            "rank",
            "of",
            "last_seen",
            "source",
        ],
        &rows,
    )?;
    writeln!(out)?;
    let ranking = rank(fit, &tables.observations, args.rank)?;
    let composite: Vec<Vec<Cell>> = ranking
        .iter()
        .take(shown(ranking.len()))
        .map(|partner| composite_row(partner, fit, tables))
        .collect();
    let columns = [
        "partner",
        "closeness",
        "q10",
        "q90",
        "closest",
        "among_three",
        "mean_rank",
        "rank_10",
        "rank_90",
        "trend",
        "closer",
        "known",
        "oddest_channel",
    ];
    write(out, args.format, &columns, &composite)?;
    writeln!(out)?;
    write(
        out,
        args.format,
        &["without", "partner", "mean_rank"],
        &without(args, fit, tables, &ranking)?,
    )?;
    let bars: Vec<(String, f64, f64, f64)> = ranking
        .iter()
        .take(shown(ranking.len()).min(30))
        .map(|p| (tables.partners[p.place].clone(), p.q10, p.mean, p.q90))
        .collect();
    let title = format!("Closeness to {}: mean and 80 % interval", tables.state);
    Ok((ranking, intervals(&title, &bars)))
}

fn composite_row(partner: &Partner, fit: &ClosenessFit, tables: &ClosestTables) -> Vec<Cell> {
    let rank_at = |of: fn((usize, usize)) -> usize| {
        partner
            .rank_interval
            .map_or(Cell::None, |interval| Cell::Whole(of(interval) as i64))
    };
    let active = fit
        .channels
        .iter()
        .filter(|channel| channel.weight > 0.0)
        .count();
    let oddest = partner.oddest.map_or_else(String::new, |(m, e)| {
        format!("{} {e:+.2}", fit.channels[m].name)
    });
    vec![
        Cell::Text(tables.partners[partner.place].clone()),
        Cell::Number(partner.mean),
        Cell::Number(partner.q10),
        Cell::Number(partner.q90),
        partner.closest.into(),
        partner.among_three.into(),
        partner.mean_rank.into(),
        rank_at(|interval| interval.0),
        rank_at(|interval| interval.1),
        Cell::Text(partner.trend().unwrap_or("unknown").to_owned()),
        partner.closer.into(),
        Cell::Text(format!("{} of {active}", partner.known_channels)),
        Cell::Text(oddest),
    ]
}

/// The mean rank of the first five partners with each channel left out in turn.
fn without(
    args: &ClosestArgs,
    fit: &ClosenessFit,
    tables: &ClosestTables,
    ranking: &[Partner],
) -> Result<Vec<Vec<Cell>>, CommandError> {
    let mut rows = Vec::new();
    for (m, channel) in fit.channels.iter().enumerate() {
        let mut less = fit.clone();
        less.channels[m].weight = 0.0;
        let again = rank(&less, &tables.observations, args.rank)?;
        for first in ranking.iter().filter(|p| p.closest.is_some()).take(5) {
            let there = again
                .iter()
                .find(|p| p.place == first.place)
                .and_then(|p| p.mean_rank);
            rows.push(vec![
                Cell::Text(channel.name.clone()),
                Cell::Text(tables.partners[first.place].clone()),
                there.into(),
            ]);
        }
    }
    Ok(rows)
}
