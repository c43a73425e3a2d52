//! The text of one file, and places in it.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::statement::Place;

/// The text of one file.
pub(crate) struct Text {
    name: Arc<str>,
    content: String,
    /// Byte at which each line starts.
    starts: Vec<usize>,
}

impl Text {
    pub(crate) fn new(name: &str, content: String) -> Arc<Self> {
        let after_breaks = content
            .bytes()
            .enumerate()
            .filter(|(_, b)| *b == b'\n')
            .map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(after_breaks).collect();
        Arc::new(Self {
            name: name.into(),
            content,
            starts,
        })
    }

    pub(crate) fn name(&self) -> &Arc<str> {
        &self.name
    }

    pub(crate) fn content(&self) -> &str {
        &self.content
    }

    /// Line (from 0) that holds a byte.
    fn line_of(&self, byte: usize) -> usize {
        self.starts
            .partition_point(|start| *start <= byte)
            .saturating_sub(1)
    }

    /// A line without its end.
    fn line(&self, line: usize) -> (usize, &str) {
        let start = self.starts.get(line).copied().unwrap_or(self.content.len());
        let end = self
            .starts
            .get(line + 1)
            .copied()
            .unwrap_or(self.content.len());
        (
            start,
            self.content
                .get(start..end)
                .unwrap_or("")
                .trim_end_matches(['\n', '\r']),
        )
    }

    /// The nearest character boundary at or before a byte.
    fn boundary(&self, byte: usize) -> usize {
        let mut at = byte.min(self.content.len());
        while !self.content.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

/// A stretch of one file.
#[derive(Clone)]
pub(crate) struct Mark {
    text: Arc<Text>,
    span: Range<usize>,
}

impl Mark {
    pub(crate) fn new(text: &Arc<Text>, span: Range<usize>) -> Self {
        Self {
            text: Arc::clone(text),
            span,
        }
    }

    /// Line and column, counted from 1.
    pub(crate) fn place(&self) -> Place {
        let at = self.text.boundary(self.span.start);
        let line = self.text.line_of(at);
        let (start, _) = self.text.line(line);
        let column = self
            .text
            .content
            .get(start..at)
            .map_or(0, |before| before.chars().count());
        Place {
            file: Arc::clone(&self.text.name),
            line: line + 1,
            column: column + 1,
        }
    }

    /// The line on which it starts; `None` where it is so far out on its line that nobody could read it.
    pub(crate) fn excerpt(&self) -> Option<Excerpt> {
        let from = self.text.boundary(self.span.start);
        let to = self.text.boundary(self.span.end.max(from));
        let number = self.text.line_of(from);
        let (start, line) = self.text.line(number);
        let span = (from - start).min(line.len())..(to - start).min(line.len());
        // The renderer cuts what does not fit a screen. This is for lines that no person wrote, of which each problem
        // would keep a copy.
        let shown = line
            .char_indices()
            .nth(Excerpt::LONGEST)
            .map_or(line.len(), |(at, _)| at);
        (span.start <= shown).then(|| Excerpt {
            line: line.get(..shown).unwrap_or("").to_owned(),
            span: span.start..span.end.clamp(span.start, shown),
            number: number + 1,
        })
    }
}

/// The same stretch of a file of the same name.
impl PartialEq for Mark {
    fn eq(&self, other: &Self) -> bool {
        self.text.name == other.text.name && self.span == other.span
    }
}

impl fmt::Debug for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.place())
    }
}

/// One line of a file, with the stretch that is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Excerpt {
    pub(crate) line: String,
    pub(crate) span: Range<usize>,
    pub(crate) number: usize,
}

impl Excerpt {
    /// Characters kept of a line.
    const LONGEST: usize = 2_000;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_and_lines() {
        let text = Text::new("a.csv", "id,name\r\nК1,x\n".to_owned());
        let at = text.content().find('x').unwrap();
        let mark = Mark::new(&text, at..at + 1);
        assert_eq!(mark.place().to_string(), "a.csv:2:4");
        let excerpt = mark.excerpt().unwrap();
        assert_eq!(
            (excerpt.line.as_str(), &excerpt.line[excerpt.span]),
            ("К1,x", "x")
        );
        assert_eq!(Mark::new(&text, 99..100).place().line, 3);
    }

    #[test]
    fn a_place_far_out_on_a_line_has_no_excerpt() {
        let text = Text::new("a", format!("{}MEANT", "é".repeat(5_000)));
        let mark = Mark::new(&text, 10_000..10_005);
        assert_eq!(mark.place().column, 5_001);
        assert_eq!(mark.excerpt(), None);
        let near = Mark::new(&text, 0..10_005).excerpt().unwrap();
        assert_eq!(near.line.chars().count(), 2_000);
        assert_eq!(near.span, 0..4_000);
    }
}
