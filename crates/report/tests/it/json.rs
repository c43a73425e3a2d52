use comity_assess::answer::Answer;
use comity_report::{Error, render_json};

use crate::fixture;

#[test]
fn reading_back_gives_the_same_answer() {
    for answer in [fixture::sample(), fixture::sparse(), fixture::hostile()] {
        let json = render_json(&answer).unwrap();
        let back: Answer = serde_json::from_str(&json).unwrap();
        assert_eq!(back, answer);
        assert_eq!(render_json(&back).unwrap(), json);
    }
}

#[test]
fn a_number_that_json_cannot_say_is_an_error() {
    let mut answer = fixture::sample();
    answer.questions[0].probability.value = f64::NAN;
    assert!(matches!(render_json(&answer), Err(Error::NotJson(_))));
}
