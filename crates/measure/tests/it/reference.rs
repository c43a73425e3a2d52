//! Every value of the reference tables, to 1e-9.

use crate::files::{Row, read, same};
use crate::history::{Alliances, session, sessions};
use comity_measure::*;
use std::collections::BTreeMap;

const NEEDS: &str = "measures-examples";

fn coefficient(table: &Table, name: &str) -> Measured {
    match name {
        "s_abs" | "s" => s(table, Distance::Linear),
        "s_sq" => s(table, Distance::Quadratic),
        "kappa_nom" | "kappa" => kappa(table, Distance::Nominal),
        "kappa_lin" => kappa(table, Distance::Linear),
        "kappa_quad" => kappa(table, Distance::Quadratic),
        "pi_nom" | "pi" => pi(table, Distance::Nominal),
        "pi_lin" => pi(table, Distance::Linear),
        "pi_quad" => pi(table, Distance::Quadratic),
        "alpha_nom" | "alpha" => alpha(table, Distance::Nominal),
        "alpha_lin" => alpha(table, Distance::Linear),
        "alpha_quad" => alpha(table, Distance::Quadratic),
        "taub" => tau_b(table),
        "a_index" => a_index(table),
        "agree3" => agreement(table, Abstention::Answer),
        "agree2" => agreement(table, Abstention::Dropped),
        "agree_half" => agreement(table, Abstention::Half),
        other => panic!("unknown measure `{other}`"),
    }
}

#[test]
fn published_examples() {
    let Some(expected) = read(&format!("{NEEDS}/expected-values.csv")) else {
        return;
    };
    let column = |file: &str, name: &str| -> Vec<u8> {
        read(&format!("{NEEDS}/{file}.csv"))
            .unwrap()
            .iter()
            .map(|row| row.whole(name))
            .collect()
    };
    let (germany, russia) = (
        column("germany-russia-1914", "germany"),
        column("germany-russia-1914", "russia"),
    );
    let alliances = Table::of(4, &germany, &russia).unwrap();
    let code = |votes: Vec<u8>| -> Vec<u8> { votes.into_iter().map(|vote| vote - 1).collect() };
    let votes = Table::of(
        3,
        &code(column("usa-mexico-1946", "usa")),
        &code(column("usa-mexico-1946", "mexico")),
    )
    .unwrap();
    for row in expected.iter() {
        let (example, measure) = (row.text("example"), row.text("measure"));
        let found = match (example, measure) {
            ("germany-russia-1914", "s_abs_weighted") => {
                let file = read(&format!("{NEEDS}/germany-russia-1914.csv")).unwrap();
                let weights: Vec<_> = file.iter().map(|row| row.number("weight")).collect();
                weighted_s(4, &germany, &russia, &weights, Distance::Linear).map(|s| s.value)
            }
            ("germany-russia-1914", name) => match name.strip_prefix("binary_") {
                Some(name) => coefficient(&alliances.binary(), name),
                None => coefficient(&alliances, name),
            },
            (_, "n_joint3") => Ok(f64::from(joint_votes(&votes, Abstention::Answer))),
            (_, "n_joint2") => Ok(f64::from(joint_votes(&votes, Abstention::Dropped))),
            (_, name) => coefficient(&votes, name),
        };
        same(&found, row.text("value"), &format!("{example} {measure}"));
    }
}

#[test]
fn alliance_tables() {
    let Some(history) = Alliances::read() else {
        return;
    };
    let mut years = BTreeMap::new();
    for file in ["atop-dyads", "alliance-reference"] {
        let table = read(&format!("{NEEDS}/{file}.csv")).unwrap();
        for row in table.iter() {
            let year: i16 = row.whole("year");
            let portfolios = years.entry(year).or_insert_with(|| history.year(year));
            for column in table.columns() {
                alliance_value(&history, portfolios, row, column);
            }
        }
    }
}

fn alliance_value(history: &Alliances, portfolios: &Portfolios, row: Row<'_>, column: &str) {
    let (a, b): (u16, u16) = (row.whole("ccode1"), row.whole("ccode2"));
    let year: i16 = row.whole("year");
    let table = portfolios.table(a, b).unwrap();
    let weighted = |binary: bool, distance| {
        let row = |state| {
            let levels = portfolios.portfolio(state).unwrap();
            if binary {
                levels.into_iter().map(|level| level.min(1)).collect()
            } else {
                levels
            }
        };
        let weights = portfolios.weights(|state| history.cinc.get(&(state, year)).copied());
        weighted_s(
            if binary { 2 } else { 4 },
            &row(a),
            &row(b),
            &weights,
            distance,
        )
    };
    let found = match column {
        "year" | "ccode1" | "ccode2" => return,
        "n" => Ok(f64::from(table.n())),
        "tie_12" => portfolios.level(a, b).map(f64::from),
        "tie_21" => portfolios.level(b, a).map(f64::from),
        "vw_s_abs" => weighted(false, Distance::Linear).map(|s| s.value),
        "vw_s_sq" => weighted(false, Distance::Quadratic).map(|s| s.value),
        "bw_s_abs" => weighted(true, Distance::Linear).map(|s| s.value),
        "n_weight_missing" => {
            weighted(false, Distance::Linear).map(|s| f64::from(s.without_weight))
        }
        _ => match column.split_once('_') {
            Some(("v", name)) => coefficient(&table, name),
            Some(("b", name)) => coefficient(&table.binary(), name),
            _ => panic!("unknown column `{column}`"),
        },
    };
    same(
        &found,
        row.text(column),
        &format!("{year} {a}–{b} {column}"),
    );
}

#[test]
fn vote_tables() {
    let Some(all) = sessions() else { return };
    let mut built = BTreeMap::new();
    for file in ["unga-dyads", "unga-reference"] {
        let table = read(&format!("{NEEDS}/{file}.csv")).unwrap();
        for row in table.iter() {
            let number: u8 = row.whole("session");
            let (whole, contested) = built.entry(number).or_insert_with(|| {
                let whole = session(&all, number);
                let contested = whole.contested();
                (whole, contested)
            });
            let (a, b): (u16, u16) = (row.whole("ccode1"), row.whole("ccode2"));
            let joint = whole.table(a, b).unwrap();
            for column in table.columns() {
                let found = match column.as_str() {
                    "session" | "ccode1" | "ccode2" => continue,
                    "n_joint3" => Ok(f64::from(joint_votes(&joint, Abstention::Answer))),
                    "n_joint2" => Ok(f64::from(joint_votes(&joint, Abstention::Dropped))),
                    "agree_half_contested" => {
                        agreement(&contested.table(a, b).unwrap(), Abstention::Half)
                    }
                    name => coefficient(&joint, name),
                };
                if number == 10
                    && (a, b) == (640, 663)
                    && row
                        .text(column)
                        .parse::<f64>()
                        .is_ok_and(|x| x.abs() < 1e-15)
                {
                    assert_eq!(found, Ok(0.0), "decided on counts, exactly zero");
                }
                same(
                    &found,
                    row.text(column),
                    &format!("session {number} {a}–{b} {column}"),
                );
            }
        }
    }
}

#[test]
fn trade_table() {
    let Some(expected) = read(&format!("{NEEDS}/dependence-reference.csv")) else {
        return;
    };
    let Some(pairs) = read("cow-trade/dyadic_cow_4.0_columns.csv.gz") else {
        return;
    };
    let mut imports = BTreeMap::<(i16, u16), BTreeMap<u16, Option<f64>>>::new();
    let (one, two, years) = (
        pairs.column::<u16>("ccode1"),
        pairs.column::<u16>("ccode2"),
        pairs.column::<i16>("year"),
    );
    let (first, second) = (pairs.column::<f64>("flow1"), pairs.column::<f64>("flow2"));
    for at in 0..years.len() {
        let (one, two, year) = (one[at].unwrap(), two[at].unwrap(), years[at].unwrap());
        imports
            .entry((year, one))
            .or_default()
            .insert(two, first[at]);
        imports
            .entry((year, two))
            .or_default()
            .insert(one, second[at]);
    }
    let national: BTreeMap<(i16, u16), NationalTrade> =
        read("cow-trade/national_cow_4.0_columns.csv.gz")
            .unwrap()
            .iter()
            .map(|row| {
                let trade = NationalTrade {
                    imports: row.number("imports"),
                    exports: row.number("exports"),
                };
                ((row.whole("year"), row.whole("ccode")), trade)
            })
            .collect();
    for row in expected.iter() {
        let (year, i, j): (i16, u16, u16) = (
            row.whole("year"),
            row.whole("ccode_i"),
            row.whole("ccode_j"),
        );
        let of = |a, b| {
            imports
                .get(&(year, a))
                .and_then(|flows| flows.get(&b))
                .copied()
                .flatten()
        };
        let pair = PairTrade {
            imports: of(i, j),
            exports: of(j, i),
        };
        let back = PairTrade {
            imports: pair.exports,
            exports: pair.imports,
        };
        let flows: Vec<Option<f64>> = imports[&(year, i)].values().copied().collect();
        let spread = concentration(&flows, national[&(year, i)].imports);
        let part = |of: fn(&Concentration) -> f64| spread.clone().map(|c| of(&c));
        for (column, found) in [
            ("bandwidth", bandwidth(pair)),
            ("import_share", import_share(pair, national[&(year, i)])),
            ("trade_share", dependence(pair, national[&(year, i)])),
            ("dep_j_on_i", dependence(back, national[&(year, j)])),
            ("n_partners_known", part(|c| c.known as f64)),
            ("n_partners_missing", part(|c| c.missing as f64)),
            ("hhi_imports", part(|c| c.herfindahl)),
            ("hhi_low", part(|c| c.low)),
            ("hhi_high", part(|c| c.high)),
            ("hhi_norm", spread.clone().and_then(|c| c.normalised())),
            (
                "effective_partners",
                part(Concentration::effective_partners),
            ),
        ] {
            same(
                &found,
                row.text(column),
                &format!("{year} {i}–{j} {column}"),
            );
        }
    }
}

#[test]
fn arms_table() {
    let Some(expected) = read(&format!("{NEEDS}/arms-reference.csv")) else {
        return;
    };
    let Some(file) = read("sipri-arms-transfers/deliveries_1950-2023.csv.gz") else {
        return;
    };
    for row in expected.iter() {
        let (from, to): (i32, i32) = (row.whole("year_from"), row.whole("year_to"));
        let deliveries: Vec<Delivery> = file
            .iter()
            .filter(|d| d.text("Recipient") == row.text("recipient"))
            .filter(|d| (from..=to).contains(&d.whole("Delivery year")))
            .map(|d| Delivery {
                supplier: d.text("Supplier").to_owned(),
                value: d.number("TIV delivery values").unwrap_or_default(),
                estimated: d.text("Delivery year is estimate") == "Yes",
            })
            .collect();
        let supply = ArmsSupply::new(&deliveries);
        let supplier = row.text("supplier");
        let what = format!("{} from {supplier} {from}–{to}", row.text("recipient"));
        same(
            &Ok(supply.from(supplier)),
            row.text("tiv_delivered_from_supplier"),
            &what,
        );
        same(&Ok(supply.total), row.text("tiv_delivered_all"), &what);
        same(
            &Ok(supply.suppliers.len() as f64),
            row.text("n_suppliers"),
            &what,
        );
        same(&supply.share(supplier), row.text("share"), &what);
        same(
            &supply.concentration().map(|c| c.herfindahl),
            row.text("hhi"),
            &what,
        );
    }
}

#[test]
fn event_table() {
    let Some(expected) = read(&format!("{NEEDS}/events-reference.csv")) else {
        return;
    };
    let Some(file) = read("icews/icews_2021_jan-aug_named.csv.gz") else {
        return;
    };
    let codes = read("icews/cameo-codes.csv").unwrap();
    let named: BTreeMap<&str, &str> = codes
        .iter()
        .map(|row| (row.text("name"), row.text("code")))
        .collect();
    let goldstein = Goldstein::new(
        codes
            .iter()
            .filter_map(|row| Some((row.text("code").to_owned(), row.number("goldstein")?))),
    );
    const STARTS: [i32; 9] = [0, 31, 59, 90, 120, 151, 181, 212, 243];
    let day = |date: &str| {
        let month: usize = date[5..7].parse().unwrap();
        STARTS[month - 1] + date[8..10].parse::<i32>().unwrap() - 1
    };
    let mut events = BTreeMap::<(&str, &str), Vec<Event>>::new();
    let mut coded = [0_u64; 8];
    for row in file.iter() {
        let date = row.text("event_date");
        coded[date[5..7].parse::<usize>().unwrap() - 1] += 1;
        let Some(code) = named.get(row.text("event_text")) else {
            continue;
        };
        events
            .entry((row.text("source_name"), row.text("target_name")))
            .or_default()
            .push(Event {
                day: day(date),
                quad: Quad::of(code).unwrap(),
                score: goldstein.score(code).unwrap(),
            });
    }
    for row in expected.iter() {
        let pair = (row.text("source"), row.text("target"));
        let month: usize = row.text("month")[5..7].parse().unwrap();
        let (first, last) = (STARTS[month - 1], STARTS[month] - 1);
        let all = &events[&pair];
        let found = MonthEvents::of(all, first, last);
        let faded = Faded::at(all, last, 60.0);
        let before = Faded::at(all, first - 1, 60.0).later((last - first + 1) as u32, 60.0);
        let new: Vec<Event> = all
            .iter()
            .copied()
            .filter(|event| event.day >= first)
            .collect();
        let stepped = before.level + Faded::at(&new, last, 60.0).level;
        assert!(
            (stepped - faded.level).abs() < 1e-9,
            "month by month is the same as at once"
        );
        for (column, value) in [
            ("n", Ok(f64::from(found.n))),
            ("vcoop", Ok(f64::from(found.quads[0]))),
            ("mcoop", Ok(f64::from(found.quads[1]))),
            ("vconf", Ok(f64::from(found.quads[2]))),
            ("mconf", Ok(f64::from(found.quads[3]))),
            ("goldstein_sum", Ok(found.score_sum)),
            ("goldstein_mean", found.mean()),
            ("total_events_month", Ok(coded[month - 1] as f64)),
            ("per_100k", found.per_100k(coded[month - 1])),
            ("decayed_sum_h60", Ok(faded.level)),
            ("decayed_mean_h60", faded.mean()),
        ] {
            same(
                &value,
                row.text(column),
                &format!("{}→{} {} {column}", pair.0, pair.1, row.text("month")),
            );
        }
    }
}
