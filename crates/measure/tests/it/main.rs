//! Tests of the crate against the reference tables and the edge cases of the specification.

mod closeness;
mod files;
mod history;
mod ideal;
mod reference;
mod worked;
