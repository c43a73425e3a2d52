//! The views of one made-up answer.

mod fixture;
mod html;
mod json;
mod text;
