//! Similarities of all pairs in all years, and of all pairs in all sessions.

use crate::{history, timed};
use comity_measure::{
    Abstention, Distance, Portfolios, Session, Table, agreement, kappa, pi, s, tau_b,
};
use rayon::prelude::*;

/// What of a table is summed, so that nothing is optimised away.
fn coefficients(table: &Table) -> [f64; 8] {
    let value = |found: comity_measure::Measured| found.unwrap_or(0.0);
    [
        value(s(table, Distance::Linear)),
        value(kappa(table, Distance::Nominal)),
        value(kappa(table, Distance::Linear)),
        value(kappa(table, Distance::Quadratic)),
        value(pi(table, Distance::Nominal)),
        value(pi(table, Distance::Linear)),
        value(pi(table, Distance::Quadratic)),
        value(tau_b(table)),
    ]
}

fn pairs<T: Sync>(
    of: &[T],
    n: impl Fn(&T) -> usize + Sync,
    value: impl Fn(&T, usize, usize) -> f64 + Sync,
) -> (usize, f64) {
    let by_part: Vec<(usize, f64)> = of
        .par_iter()
        .map(|part| {
            let n = n(part);
            let mut sum = 0.0;
            for i in 0..n {
                for j in i + 1..n {
                    sum += value(part, i, j);
                }
            }
            (n * n.saturating_sub(1) / 2, sum)
        })
        .collect();
    by_part
        .iter()
        .fold((0, 0.0), |(n, sum), (more, value)| (n + more, sum + value))
}

pub(crate) fn alliances() {
    let Some(history) = history::Alliances::read() else {
        return;
    };
    let years: Vec<i16> = (1816..=2012).collect();
    let built: Vec<Portfolios> = timed("portfolios of 1816–2012", || {
        years.par_iter().map(|&year| history.year(year)).collect()
    });
    let (n, sum) = timed("S, kappa, pi (three weights), tau-b of all pairs", || {
        pairs(
            &built,
            |year| year.members().len(),
            |year, i, j| coefficients(&year.table_at(i, j)).iter().sum(),
        )
    });
    println!("{n} pair-years, checksum {sum:.6}");
}

pub(crate) fn votes() {
    let Some(sessions) = history::sessions() else {
        return;
    };
    let ballots: Vec<_> = sessions.values().collect();
    let built: Vec<Session> = timed("arrange the votes of all sessions", || {
        ballots
            .par_iter()
            .map(|ballots| Session::new(ballots))
            .collect()
    });
    let three = [Abstention::Answer, Abstention::Dropped, Abstention::Half];
    let (n, sum) = timed(
        "tables and three agreements of all pairs and sessions",
        || {
            pairs(
                &built,
                |session| session.states().len(),
                |session, i, j| {
                    let table = session.table_at(i, j);
                    three
                        .iter()
                        .map(|&how| agreement(&table, how).unwrap_or(0.0))
                        .sum()
                },
            )
        },
    );
    println!("{n} pair-sessions, checksum {sum:.6}");
}
