//! Loading dossiers of invented states: what is read, and what is said of every mistake.

mod load;
mod messages;
mod small;
