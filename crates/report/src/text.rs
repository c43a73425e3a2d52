//! The answer as terminal text.
//!
//! Nothing is wider than [`Style::width`], nothing is cut off, and colour only repeats what the text says.

mod brief;
mod layout;
mod outcome;
mod top;
mod why;

use comity_assess::answer::Answer;

pub use brief::render_brief;
pub(crate) use layout::{Column, Table};

use crate::sentence::Part;
use crate::takeaway;

/// The narrowest width that the text is laid out for.
const NARROWEST: usize = 40;

/// How text is set.
///
/// ```
/// let style = comity_report::Style::default();
/// assert_eq!((style.colour, style.width), (false, 80));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Whether to write ANSI colours; they only repeat what the text says.
    pub colour: bool,
    /// Columns that no line exceeds; widths below 40 count as 40.
    pub width: usize,
}

impl Default for Style {
    /// Eighty columns without colour.
    fn default() -> Self {
        Self {
            colour: false,
            width: 80,
        }
    }
}

/// The answer as terminal text, ending in a line break.
///
/// ```no_run
/// use comity_report::{Style, render_text};
///
/// # let answer: comity_assess::answer::Answer = serde_json::from_str("").unwrap();
/// let text = render_text(&answer, Style::default());
/// assert!(text.starts_with(&answer.head.title));
/// ```
pub fn render_text(answer: &Answer, style: Style) -> String {
    let mut page = Page::new(style);
    top::write(answer, &mut page);
    for part in Part::ALL {
        if part == Part::Head {
            continue;
        }
        page.blank();
        page.heading(part.title());
        match part {
            Part::Head => {}
            Part::Channels => why::channels(answer, &mut page),
            Part::Needs => why::needs(answer, &mut page),
            Part::Limits => why::limits(answer, &mut page),
            Part::Law => why::law(answer, &mut page),
            Part::Evidence => why::evidence(answer, &mut page),
            Part::Questions => outcome::questions(answer, &mut page),
            Part::Drivers => outcome::drivers(answer, &mut page),
            Part::Placebos => outcome::placebos(answer, &mut page),
            Part::Checks => outcome::checks(answer, &mut page),
        }
        if let Some(sentence) = takeaway::of(answer, part) {
            page.hanging("  → ", &sentence.to_text());
        }
    }
    page.finish()
}

/// Lines of text under construction.
pub(crate) struct Page {
    style: Style,
    out: String,
}

impl Page {
    pub(crate) fn new(style: Style) -> Self {
        Self {
            style: Style {
                width: style.width.max(NARROWEST),
                ..style
            },
            out: String::new(),
        }
    }

    /// An empty line.
    pub(crate) fn blank(&mut self) {
        self.out.push('\n');
    }

    /// A heading, bold in colour.
    pub(crate) fn heading(&mut self, text: &str) {
        for line in layout::wrapped(text, self.style.width) {
            self.painted(&line, "1");
        }
    }

    /// A warning behind an exclamation mark, yellow in colour.
    pub(crate) fn warning(&mut self, text: &str) {
        for line in hung("! ", text, self.style.width) {
            self.painted(&line, "33");
        }
    }

    /// A paragraph from the left margin.
    pub(crate) fn paragraph(&mut self, text: &str) {
        self.hanging("", text);
    }

    /// A paragraph whose later lines hang under the text behind the label.
    pub(crate) fn hanging(&mut self, label: &str, text: &str) {
        for line in hung(label, text, self.style.width) {
            self.line(&line);
        }
    }

    /// A table, indented by two.
    pub(crate) fn table(&mut self, table: &Table) {
        for line in table.lines(self.style.width.saturating_sub(2)) {
            self.line(&format!("  {line}"));
        }
    }

    fn painted(&mut self, line: &str, code: &str) {
        if self.style.colour {
            let line = format!("\u{1b}[{code}m{line}\u{1b}[0m");
            self.out.push_str(&line);
            self.out.push('\n');
        } else {
            self.line(line);
        }
    }

    fn line(&mut self, line: &str) {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }

    /// The text, with ordinary spaces in place of no-break ones.
    pub(crate) fn finish(self) -> String {
        self.out.replace('\u{a0}', " ")
    }
}

fn hung(label: &str, text: &str, width: usize) -> Vec<String> {
    let indent = layout::columns(label);
    layout::wrapped(text, width.saturating_sub(indent).max(1))
        .into_iter()
        .enumerate()
        .map(|(at, line)| {
            if at == 0 {
                format!("{label}{line}")
            } else {
                format!("{}{line}", " ".repeat(indent))
            }
        })
        .collect()
}
