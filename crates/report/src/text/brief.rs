//! The answer on one screen: what a reader with two minutes needs.

use comity_assess::answer::Answer;

use super::{Page, Style, outcome, top, why};
use crate::sentence::Part;
use crate::takeaway;

/// The answer on one screen: three sentences, the ranks by channel, and one sentence for each other part.
///
/// [`render_text`](crate::render_text) has every figure.
///
/// ```no_run
/// use comity_report::{Style, render_brief};
///
/// # let answer: comity_assess::answer::Answer = serde_json::from_str("").unwrap();
/// let text = render_brief(&answer, Style::default());
/// assert!(text.starts_with(&answer.head.title));
/// ```
pub fn render_brief(answer: &Answer, style: Style) -> String {
    let mut page = Page::new(style);
    top::write(answer, &mut page);
    if !answer.channels.is_empty() {
        page.blank();
        page.heading("By channel");
        why::channel_table(answer, &mut page);
    }
    let why = [
        ("needs", Part::Needs),
        ("limits", Part::Limits),
        ("law", Part::Law),
        ("evidence", Part::Evidence),
    ];
    let outcome = [
        ("drivers", Part::Drivers),
        ("others", Part::Placebos),
        ("questions", Part::Questions),
        ("checks", Part::Checks),
    ];
    sentences(answer, "Why", &why, &mut page);
    sentences(answer, "How far to trust it", &outcome, &mut page);
    page.blank();
    outcome::reproduce(answer, &mut page);
    page.finish()
}

/// One sentence a part, hanging behind the part's name.
fn sentences(answer: &Answer, heading: &str, parts: &[(&str, Part)], page: &mut Page) {
    page.blank();
    page.heading(heading);
    for (name, part) in parts {
        if let Some(sentence) = takeaway::of(answer, *part) {
            page.hanging(&format!("  {name:<11}"), &sentence.to_text());
        }
    }
}
