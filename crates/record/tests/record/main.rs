//! Loading dossiers of invented states: what is read, and what is said of every mistake.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod amounts;
mod arbitrary;
mod as_of;
mod built_in;
mod credence;
mod dates;
mod distributions;
mod load;
mod messages;
mod package;
mod real;
mod schema;
mod small;
mod speed;
mod vanish;
