//! The backtest on the real files: nothing after T matters, threads do not matter, chance has no skill.

use comity_data::backtest::supply::{Forecast, Settings, run, score};
use comity_data::readers::sipri::Delivery;
use comity_data::{Grid, Library};
use comity_world::key::Key;

use crate::{GRID, LIBRARY};

fn bits(forecasts: &[Forecast]) -> Vec<[u64; 4]> {
    forecasts
        .iter()
        .map(|f| [f.model, f.constant, f.past, f.crossed].map(f64::to_bits))
        .collect()
}

/// The library with everything after `last` replaced by other valid values.
fn scrambled(library: &Library, last: i32) -> Library {
    let mut out = library.clone();
    let key = Key::new(99);
    let parties: Vec<_> = library
        .deliveries
        .rows
        .iter()
        .map(|d| d.supplier.clone())
        .collect();
    let pick = |k: usize, n: u64| {
        parties[(key.and(k as u64).and(n).uniform() * parties.len() as f64) as usize].clone()
    };
    for (k, d) in out
        .deliveries
        .rows
        .iter_mut()
        .enumerate()
        .filter(|(_, d)| d.year > last)
    {
        *d = Delivery {
            supplier: pick(k, 1),
            recipient: pick(k, 2),
            ..d.clone()
        };
    }
    for t in out.trade.rows.iter_mut().filter(|t| t.year > last) {
        t.imports_of_one = Some(1e6);
        t.imports_of_other = None;
    }
    for m in &mut out.members.rows {
        m.leaves = if m.enters > last {
            Some(m.enters)
        } else {
            m.leaves.filter(|&y| y <= last)
        };
    }
    for r in &mut out.rivalries.rows {
        r.ends = if r.ends > last { last + 1 } else { r.ends };
    }
    for c in &mut out.sanctions.rows {
        c.ends = if c.ends > last { 2022 } else { c.ends };
        c.arms |= c.begins > last;
    }
    for d in out.disputes.rows.iter_mut().filter(|d| d.begins > last) {
        d.fatality = Some(6);
    }
    for c in out.capabilities.rows.iter_mut().filter(|c| c.year > last) {
        c.share = Some(0.5);
    }
    out
}

#[test]
fn whatever_happens_after_t_leaves_forecasts_at_t_byte_identical() {
    let (Some(library), Some(grid)) = (LIBRARY.as_ref(), GRID.as_ref()) else {
        return;
    };
    let settings = Settings {
        from: 2001,
        to: 2001,
        ..Settings::default()
    };
    let plain = run(grid, &settings).unwrap();
    let other = Grid::new(&scrambled(library, 2001));
    let later = run(&other, &settings).unwrap();
    assert_eq!(plain.forecasts.len(), 11_456);
    assert!(bits(&plain.forecasts) == bits(&later.forecasts));
    // The scramble did change what came.
    let events =
        |grid: &Grid, run: &comity_data::backtest::supply::Run| score(grid, run, 1).unwrap().events;
    assert_ne!(events(grid, &plain), events(&other, &later));
}

#[test]
fn the_number_of_threads_does_not_matter() {
    let Some(grid) = GRID.as_ref() else { return };
    let settings = Settings {
        from: 1999,
        to: 1999,
        since: 1990,
        ..Settings::default()
    };
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| run(grid, &settings).unwrap())
    };
    assert!(bits(&with(1).forecasts) == bits(&with(3).forecasts));
}

#[test]
fn shuffled_covariates_have_no_skill() {
    let Some(grid) = GRID.as_ref() else { return };
    let settings = Settings {
        from: 1999,
        to: 2011,
        step: 4,
        shuffle: true,
        draws: 10,
        ..Settings::default()
    };
    let report = score(grid, &run(grid, &settings).unwrap(), settings.draws).unwrap();
    assert!(
        report.over_constant.skill.abs() < 0.01,
        "{:?}",
        report.over_constant
    );
    assert!((report.auc - 0.5).abs() < 0.03, "{}", report.auc);
}
