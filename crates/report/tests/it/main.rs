//! The views of one made-up answer.

mod fixture;
mod json;
mod text;
