//! Fixed-width layout: how wide text is, where it wraps, how a table fits.

/// Columns that a string takes in a terminal: combining marks none, East Asian wide characters two.
pub(crate) fn columns(text: &str) -> usize {
    text.chars().map(character_columns).sum()
}

fn character_columns(c: char) -> usize {
    match u32::from(c) {
        0x0300..=0x036F | 0x200B..=0x200F | 0xFE00..=0xFE0F => 0,
        0x1100..=0x115F
        | 0x2E80..=0xA4CF
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF00..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0x1F300..=0x1FAFF
        | 0x20000..=0x3FFFD => 2,
        _ => 1,
    }
}

/// Text without control and direction characters, which could move the cursor or reorder the line.
pub(crate) fn clean(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' | '\n' | '\r' => ' ',
            c if c.is_control() => '\u{fffd}',
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' => {
                '\u{fffd}'
            }
            c => c,
        })
        .collect()
}

/// Breaks text at ordinary spaces into lines of at most `width` columns; a longer word is cut.
pub(crate) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in clean(text).split(' ').filter(|word| !word.is_empty()) {
        for (at, piece) in cut(word, width).into_iter().enumerate() {
            let wide = columns(&piece);
            let space = usize::from(used > 0 && at == 0);
            if used > 0 && (at > 0 || used + space + wide > width) {
                lines.push(String::new());
                used = 0;
            }
            if let Some(line) = lines.last_mut() {
                if used > 0 {
                    line.push(' ');
                    used += 1;
                }
                line.push_str(&piece);
                used += wide;
            }
        }
    }
    lines
}

/// A word in pieces that fit.
fn cut(word: &str, width: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut used = 0;
    for c in word.chars() {
        let wide = character_columns(c);
        if used + wide > width && used > 0 {
            pieces.push(String::new());
            used = 0;
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(c);
        }
        used += wide;
    }
    pieces
}

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Right,
    /// Takes what the others leave, and wraps.
    Fill,
}

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    pub(crate) align: Align,
    /// Blank columns before it.
    pub(crate) gap: usize,
}

impl Column {
    pub(crate) const LEFT: Column = Column {
        align: Align::Left,
        gap: 2,
    };
    pub(crate) const RIGHT: Column = Column {
        align: Align::Right,
        gap: 2,
    };
    pub(crate) const FILL: Column = Column {
        align: Align::Fill,
        gap: 2,
    };
    /// Directly behind a right-aligned number: its interval.
    pub(crate) const BEHIND: Column = Column {
        align: Align::Left,
        gap: 1,
    };
}

/// A table that fits its width: the filling column wraps; where even that fails, rows are stacked.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new(columns: &[Column]) -> Self {
        Self {
            columns: columns.to_vec(),
            rows: Vec::new(),
        }
    }

    /// Adds a row; missing cells are empty.
    pub(crate) fn row<S: Into<String>>(&mut self, cells: impl IntoIterator<Item = S>) {
        let mut row: Vec<String> = cells.into_iter().map(|cell| clean(&cell.into())).collect();
        row.resize(self.columns.len(), String::new());
        self.rows.push(row);
    }

    /// The lines, none wider than `width`.
    pub(crate) fn lines(&self, width: usize) -> Vec<String> {
        let natural = |k: usize| {
            self.rows
                .iter()
                .map(|row| columns(&row[k]))
                .max()
                .unwrap_or(0)
        };
        let mut widths: Vec<usize> = (0..self.columns.len()).map(natural).collect();
        let gaps: usize = self.columns.iter().skip(1).map(|c| c.gap).sum();
        let total: usize = widths.iter().sum::<usize>() + gaps;
        if total > width {
            let over = total - width;
            let filling = self.columns.iter().position(|c| c.align == Align::Fill);
            match filling {
                Some(k) if widths[k] >= over + 12 => widths[k] -= over,
                _ => return self.stacked(width),
            }
        }
        self.rows
            .iter()
            .flat_map(|row| self.laid(row, &widths))
            .collect()
    }

    fn laid(&self, row: &[String], widths: &[usize]) -> Vec<String> {
        let cells: Vec<Vec<String>> = row
            .iter()
            .zip(widths)
            .map(|(cell, w)| indented(cell, (*w).max(1)))
            .collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        (0..height)
            .map(|at| {
                let mut line = String::new();
                for (k, column) in self.columns.iter().enumerate() {
                    let text = cells[k].get(at).map_or("", String::as_str);
                    let blank = " ".repeat(widths[k].saturating_sub(columns(text)));
                    line.push_str(&" ".repeat(if k == 0 { 0 } else { column.gap }));
                    match column.align {
                        Align::Right => line.extend([blank.as_str(), text]),
                        Align::Left | Align::Fill => line.extend([text, blank.as_str()]),
                    }
                }
                line.trim_end().to_owned()
            })
            .collect()
    }

    /// Every row as a wrapped line with its cells side by side, later lines indented.
    fn stacked(&self, width: usize) -> Vec<String> {
        self.rows
            .iter()
            .flat_map(|row| {
                let cells: Vec<&str> = row
                    .iter()
                    .map(String::as_str)
                    .filter(|cell| !cell.is_empty())
                    .collect();
                wrapped(&cells.join(" "), width.saturating_sub(2).max(1))
                    .into_iter()
                    .enumerate()
                    .map(|(at, line)| if at == 0 { line } else { format!("  {line}") })
                    .collect::<Vec<_>>()
            })
            .collect()
    }
}

/// A cell's lines; blanks at its start indent all of them.
fn indented(cell: &str, width: usize) -> Vec<String> {
    let text = cell.trim_start_matches(' ');
    let indent = (cell.len() - text.len()).min(width / 2);
    wrapped(text, width - indent)
        .into_iter()
        .map(|line| format!("{}{line}", " ".repeat(indent)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_wrap_and_long_words_are_cut() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("abcdefgh i", 3), ["abc", "def", "gh", "i"]);
        assert_eq!(wrapped("12\u{a0}% of", 4), ["12\u{a0}%", "of"]);
    }

    #[test]
    fn wide_characters_count_twice_and_marks_not_at_all() {
        assert_eq!(columns("가나"), 4);
        assert_eq!(columns("e\u{301}"), 1);
    }

    #[test]
    fn escapes_do_not_reach_the_terminal() {
        assert_eq!(clean("a\u{1b}[31m\u{202e}b\n"), "a\u{fffd}[31m\u{fffd}b ");
    }

    #[test]
    fn a_table_wraps_its_filling_column() {
        let mut table = Table::new(&[Column::FILL, Column::RIGHT]);
        table.row(["a long label that wraps", "1"]);
        table.row(["b", "22"]);
        assert_eq!(
            table.lines(20),
            ["a long label       1", "that wraps", "b                 22"]
        );
        assert_eq!(
            table.lines(9),
            ["a long", "  label", "  that", "  wraps 1", "b 22"]
        );
    }
}
