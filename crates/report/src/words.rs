//! Words of estimative probability, after Intelligence Community Directive 203 (2015), section D.6.e.
//!
//! A word never stands without its number; the callers print both.

use comity_assess::answer::AnsweredBy;

/// The word for a probability on the ICD-203 scale; `unknown` for what is not a probability.
///
/// The word is that of the number as printed, so that a printed 20 % is never called very unlikely.
pub(crate) fn likelihood(probability: f64) -> &'static str {
    let steps = if probability < 0.0995 { 1000.0 } else { 100.0 };
    let printed = if probability < 0.99 {
        (probability * steps).round() / steps
    } else {
        probability
    };
    match printed {
        p if !(0.0..=1.0).contains(&p) => "unknown",
        p if p < 0.01 => "remote",
        p if p < 0.05 => "almost no chance",
        p if p < 0.20 => "very unlikely",
        p if p < 0.45 => "unlikely",
        p if p < 0.55 => "roughly even",
        p if p < 0.80 => "likely",
        p if p < 0.95 => "very likely",
        p if p <= 0.99 => "almost certain",
        _ => "nearly certain",
    }
}

/// What answers a question, in one or two words.
pub(crate) fn answered_by(by: AnsweredBy) -> &'static str {
    match by {
        AnsweredBy::World => "world",
        AnsweredBy::Assumption => "assumption",
        AnsweredBy::BaseRate => "base rate",
    }
}

/// The mark that stands for it where space is short: full, half, empty.
pub(crate) fn mark(by: AnsweredBy) -> char {
    match by {
        AnsweredBy::World => '●',
        AnsweredBy::Assumption => '◐',
        AnsweredBy::BaseRate => '○',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_has_no_gaps() {
        let words: Vec<_> = [0.0, 0.01, 0.05, 0.2, 0.45, 0.55, 0.8, 0.95, 0.995]
            .map(likelihood)
            .to_vec();
        assert_eq!(
            words,
            [
                "remote",
                "almost no chance",
                "very unlikely",
                "unlikely",
                "roughly even",
                "likely",
                "very likely",
                "almost certain",
                "nearly certain"
            ]
        );
        assert_eq!(likelihood(f64::NAN), "unknown");
        assert_eq!(likelihood(0.1996), "unlikely");
    }
}
