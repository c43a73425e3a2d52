//! Days and dates as well as they are known.

use comity_record::{Certainty, DateError, Day, PartialDate};
use proptest::prelude::*;

fn date(text: &str) -> PartialDate {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn forms_have_their_bounds() {
    for (text, earliest, latest) in [
        ("2023-09-13", "2023-09-13", "2023-09-13"),
        ("2023-09", "2023-09-01", "2023-09-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023?", "2023-01-01", "2023-12-31"),
        ("2023-09-13~", "2023-09-13", "2023-09-13"),
        ("2022-11-XX", "2022-11-01", "2022-11-30"),
        ("2022-XX", "2022-01-01", "2022-12-31"),
        ("2022-XX-XX", "2022-01-01", "2022-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX%", "1900-01-01", "1999-12-31"),
        ("2022-11-18/2022-11-19", "2022-11-18", "2022-11-19"),
        ("2018/2022-06", "2018-01-01", "2022-06-30"),
        ("2000-02-09/..", "2000-02-09", "9999-12-31"),
        ("2000/", "2000-01-01", "9999-12-31"),
    ] {
        let date = date(text);
        assert_eq!(
            (date.earliest(), date.latest()),
            (day(earliest), day(latest)),
            "{text}"
        );
        assert_eq!(date.to_string(), text, "a date is shown as it was written");
    }
    assert_eq!(date("../1996-09").earliest(), Day::MIN);
    assert_eq!(date("/1996-09").latest(), day("1996-09-30"));
}

#[test]
fn what_is_no_date_is_refused() {
    let refused = |text: &str| text.parse::<PartialDate>().unwrap_err();
    for text in [
        "",
        "23",
        "2023-9",
        "2023-09-1",
        "13.09.2023",
        "2023-09-13T10:00",
        "2X23",
        "XXXX",
        "-2023",
        "2023-XX-05",
    ] {
        assert!(matches!(refused(text), DateError::Shape(_)), "{text}");
    }
    for text in [
        "2023-02-29",
        "2023-13",
        "2023-00",
        "2023-04-31",
        "2022-01-01/2023-02-30",
    ] {
        assert!(matches!(refused(text), DateError::Impossible(_)), "{text}");
    }
    assert!(matches!(refused("2023/2022"), DateError::Backwards(_)));
    assert!(matches!(refused("../.."), DateError::Empty(_)));
    assert!(matches!(refused("/"), DateError::Empty(_)));
    assert!("2023-09-13/2023-09/2024".parse::<PartialDate>().is_err());
}

#[test]
fn comparisons_say_how_sure_they_are() {
    use Certainty::{Definite, No, Possible};
    for (one, other, expected) in [
        ("2020", "2021", Definite),
        ("2020", "2020-06", Possible),
        ("2020-06", "2020", Possible),
        ("2021", "2020", No),
        ("2020-06-01", "2020-06-01", No),
        ("2000~", "2001", Possible),
        ("2000~", "2005", Definite),
        ("2018/2019", "2020", Definite),
        ("2018/..", "2020", No),
        ("2018/", "2020", Possible),
        ("2018", "/2020", Possible),
        ("2018", "../2020", No),
    ] {
        assert_eq!(
            date(one).before(&date(other)),
            expected,
            "{one} before {other}"
        );
        assert_eq!(
            date(other).after(&date(one)),
            expected,
            "{other} after {one}"
        );
    }
    for (text, on, expected) in [
        ("2009-06-12/..", "2023-09-13", Definite),
        ("2009-06-12/..", "2009-06-11", No),
        ("2000/", "2000-05-01", Possible),
        ("2000/", "2023-09-13", Possible),
        ("2022/2024", "2023-01-01", Definite),
        ("2022/2024", "2022-06-01", Possible),
        ("2023-09", "2023-09-13", Possible),
        ("2023-09-13", "2023-09-13", Definite),
        ("2023-09-13?", "2023-09-13", Possible),
        ("2023-09-13?", "2023-09-14", Possible),
        ("2023-09-13", "2023-09-14", No),
    ] {
        assert_eq!(date(text).covers(day(on)), expected, "{text} on {on}");
    }
    assert_eq!(date("2018/2020").overlaps(&date("2019/..")), Definite);
    assert_eq!(date("2018/2019").overlaps(&date("2020")), No);
    assert_eq!(date("2018").overlaps(&date("2018-05")), Possible);
}

#[test]
fn day_arithmetic_saturates() {
    assert_eq!(Day::MAX.plus_days(1), Day::MAX);
    assert_eq!(Day::MIN.plus_days(i64::MIN), Day::MIN);
    assert_eq!(day("2024-01-31").plus_months(1), day("2024-02-29"));
    assert_eq!(day("2024-02-29").plus_years(-1), day("2023-02-28"));
    assert_eq!(day("2024-03-01").days_since(day("2024-02-01")), 29);
    assert!((day("2025-09-13").years_since(day("2023-09-13")) - 2.0).abs() < 0.002);
    for text in [
        "2023-9-13",
        "2023-09-131",
        "abcd-ef-gh",
        "2023/09/13",
        "２０２３-09",
    ] {
        assert!(text.parse::<Day>().is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn days_come_back(start in -700_000i64..700_000, step in -5_000i64..5_000) {
        let one = Day::new(2000, 1, 1).unwrap().plus_days(start);
        let other = one.plus_days(step);
        prop_assert_eq!(other.days_since(one), step);
        if one.year() >= 0 {
            prop_assert_eq!(one.to_string().parse::<Day>(), Ok(one));
        }
    }

    #[test]
    fn any_text_is_a_date_or_an_error(text in "[0-9X?~%./-]{0,24}") {
        if let Ok(date) = text.parse::<PartialDate>() {
            prop_assert!(date.earliest() <= date.latest());
            prop_assert_eq!(date.to_string(), text);
            prop_assert!(date.covers(date.earliest()) != Certainty::No || date.earliest() == Day::MIN);
            prop_assert_eq!(date.before(&date) == Certainty::Definite, false);
        }
    }
}
