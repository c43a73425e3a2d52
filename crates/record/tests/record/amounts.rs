//! Units, quantities, and amounts that nobody knows.

use comity_record::{Amount, Dimension, Quantity, Unit, UnitError};
use proptest::prelude::*;
use proptest::sample::select;

fn unit(text: &str) -> Unit {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn units_convert_within_their_dimension_only() {
    for (from, to, factor) in [
        ("t", "kg", 1e3),
        ("Mt", "kt", 1e3),
        ("Mround", "round", 1e6),
        ("round/day", "round/week", 7.0),
        ("kg/round", "t/Mround", 1e3),
        ("count/year", "count/month", 1.0 / 12.0),
        ("MUSD/year", "USD/day", 1e6 / 365.25),
        ("1", "share", 1.0),
    ] {
        let found = unit(from).factor_to(&unit(to)).unwrap();
        assert!(
            (found / factor - 1.0).abs() < 1e-12,
            "{from} to {to}: {found}"
        );
    }
    for (from, to) in [
        ("t", "round"),
        ("t/week", "t"),
        ("USD", "USD/round"),
        ("day", "km"),
        ("bbl", "t"),
    ] {
        assert!(
            matches!(
                unit(from).factor_to(&unit(to)),
                Err(UnitError::Dimension { .. })
            ),
            "{from} to {to}"
        );
    }
    assert_eq!(unit("count").dimension(), Dimension::NONE);
}

#[test]
fn unknown_units_come_with_the_nearest() {
    for (text, near) in [
        ("ruond", Some("round")),
        ("KG", Some("kg")),
        ("t/weak", Some("week")),
        ("furlong", None),
    ] {
        match text.parse::<Unit>() {
            Err(UnitError::Unknown { near: found, .. }) => assert_eq!(found, near, "{text}"),
            other => panic!("{text}: {other:?}"),
        }
    }
    for text in ["", "/", "t/", "/week", "t//week", "t week"] {
        assert!(text.parse::<Unit>().is_err(), "{text}");
    }
}

#[test]
fn every_symbol_is_a_unit() {
    for symbol in Unit::SYMBOLS {
        assert_eq!(unit(symbol).to_string(), *symbol);
    }
}

#[test]
fn products_and_quotients_carry_their_dimension() {
    let trains = Quantity::new(3.0, unit("count/week"));
    let load = Quantity::new(800.0, unit("t"));
    let flow = trains.times(&load).convert_to(&unit("kt/week")).unwrap();
    assert!((flow.amount - 2.4).abs() < 1e-12);
    let months =
        Quantity::new(1.2, unit("Mround")).per(&Quantity::new(10_000.0, unit("round/day")));
    assert!((months.convert_to(&unit("day")).unwrap().amount - 120.0).abs() < 1e-9);
    assert!(load.plus(&trains).is_err());
    assert!((load.plus(&Quantity::new(1.0, unit("kt"))).unwrap().amount - 1_800.0).abs() < 1e-9);
}

#[test]
fn unknown_is_never_zero() {
    assert_eq!(Amount::Unknown.best(), None);
    assert_eq!(Amount::Unknown.range(), None);
    assert_eq!(Amount::Unknown.scaled(7.0), Amount::Unknown);
    assert!(Amount::Unknown.is_unknown() && !Amount::Value(0.0).is_unknown());
    assert_eq!(
        Amount::Range {
            low: 1.0,
            high: 100.0
        }
        .best(),
        Some(10.0)
    );
    assert_eq!(
        Amount::Range {
            low: 0.0,
            high: 100.0
        }
        .best(),
        Some(50.0)
    );
    assert_eq!(
        Amount::Between {
            low: 1.0,
            value: 2.0,
            high: 100.0
        }
        .scaled(2.0)
        .range(),
        Some((2.0, 200.0))
    );
}

proptest! {
    #[test]
    fn there_and_back_is_the_same(amount in -1e9..1e9f64, pair in select(vec![
        ("t", "kg"), ("round/day", "Mround/year"), ("USD/bbl", "MUSD/bbl"), ("month", "week"),
    ])) {
        let there = Quantity::new(amount, unit(pair.0)).convert_to(&unit(pair.1)).unwrap();
        let back = there.convert_to(&unit(pair.0)).unwrap();
        prop_assert!((back.amount - amount).abs() <= 1e-12 * amount.abs());
    }
}
