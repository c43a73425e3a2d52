//! Writes the made-up answer of the tests in every form: `cargo run -p comity-report --example sample -- FOLDER`.

#[path = "../tests/it/fixture.rs"]
#[allow(dead_code, missing_docs, clippy::all)]
mod fixture;

use std::error::Error;
use std::path::Path;

use comity_report::{Style, render_compare, render_html, render_json, render_text};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: sample FOLDER")?;
    let write = |name: &str, text: String| std::fs::write(Path::new(&folder).join(name), text);
    let sample = fixture::sample();
    write("sample.html", render_html(&sample)?)?;
    write("interrupted.html", render_html(&fixture::interrupted())?)?;
    write("sparse.html", render_html(&fixture::sparse())?)?;
    write("hostile.html", render_html(&fixture::hostile())?)?;
    write("sample.json", render_json(&sample)?)?;
    write("sample.txt", render_text(&sample, Style::default()))?;
    write(
        "compare.txt",
        render_compare(&sample, &fixture::what_if(), Style::default()),
    )?;
    Ok(())
}
