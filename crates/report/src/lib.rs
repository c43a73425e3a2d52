//! An answer as terminal text, JSON and one self-contained HTML file.
//!
//! All views show the same [`Answer`](comity_assess::answer::Answer) and share how numbers are written, the words
//! of likelihood and the sentence that closes each section; they differ only in layout.

mod compare;
mod effects;
mod error;
mod html;
mod json;
mod number;
mod sentence;
mod summary;
mod takeaway;
mod text;
mod words;

pub use compare::render_compare;
pub use effects::render_effects;
pub use error::Error;
pub use html::render_html;
pub use json::render_json;
pub use text::{Style, render_brief, render_text};
