//! The one sentence a careful reader takes from each section, computed from its figures.

mod outcome;
mod why;

use comity_assess::answer::Answer;

pub(crate) use outcome::is_clear;

use crate::sentence::{Part, Sentence};

/// The takeaway of one part; absent where the answer says nothing there.
pub(crate) fn of(answer: &Answer, part: Part) -> Option<Sentence> {
    match part {
        Part::Head => None,
        Part::Channels => why::channels(answer),
        Part::Needs => answer.needs.as_ref().map(why::needs),
        Part::Limits => answer.limits.as_ref().map(why::limits),
        Part::Law => Some(why::law(answer)),
        Part::Evidence => why::evidence(answer),
        Part::Questions => outcome::questions(answer),
        Part::Drivers => outcome::drivers(answer),
        Part::Placebos => outcome::placebos(answer),
        Part::Checks => Some(outcome::checks(answer)),
    }
}
