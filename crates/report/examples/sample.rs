//! Writes every form of an answer: `cargo run -p comity-report --example sample -- FOLDER [ANSWER.json]`.
//!
//! Without a file it takes the made-up answers of the tests, so that the page can be looked at without a run.

#[path = "../tests/it/fixture.rs"]
mod fixture;

use std::error::Error;
use std::path::Path;

use comity_assess::answer::Answer;
use comity_report::{Style, render_compare, render_html, render_json, render_text};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments
        .next()
        .ok_or("usage: sample FOLDER [ANSWER.json]")?;
    let write = |name: &str, text: String| std::fs::write(Path::new(&folder).join(name), text);
    if let Some(file) = arguments.next() {
        let answer: Answer = serde_json::from_str(&std::fs::read_to_string(file)?)?;
        write("answer.html", render_html(&answer)?)?;
        write("answer.txt", render_text(&answer, Style::default()))?;
        return Ok(());
    }
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
