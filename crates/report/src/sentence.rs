//! A sentence whose numbers know where they come from, for text and HTML alike.

use comity_assess::answer::{Figure, Ref};

use crate::{number, words};

/// One part of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Piece {
    /// Words.
    Words(String),
    /// A number with what it rests on.
    Number { text: String, from: Vec<Ref> },
}

/// A sentence, built piece by piece.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Sentence {
    pieces: Vec<Piece>,
}

impl Sentence {
    /// Starts with words.
    pub(crate) fn new(words: impl Into<String>) -> Self {
        Self::default().say(words)
    }

    /// Adds words.
    pub(crate) fn say(mut self, words: impl Into<String>) -> Self {
        self.pieces.push(Piece::Words(words.into()));
        self
    }

    /// Adds a figure with its interval.
    pub(crate) fn figure(self, figure: &Figure) -> Self {
        self.number(number::full(figure), &figure.from)
    }

    /// Adds a probability with its interval and word: `12 % (8.1–16 %), very unlikely`.
    pub(crate) fn likelihood(self, figure: &Figure) -> Self {
        self.figure(figure)
            .say(format!(", {}", words::likelihood(figure.value)))
    }

    /// Adds a count that the report made itself from one part of the answer.
    pub(crate) fn count(self, value: usize, part: Part) -> Self {
        self.number(number::count(value), &[part.reference()])
    }

    /// Adds a number that is already text.
    pub(crate) fn number(mut self, text: String, from: &[Ref]) -> Self {
        self.pieces.push(Piece::Number {
            text,
            from: from.to_vec(),
        });
        self
    }

    /// Adds another sentence's pieces.
    pub(crate) fn join(mut self, other: Sentence) -> Self {
        self.pieces.extend(other.pieces);
        self
    }

    /// The pieces in order.
    pub(crate) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The sentence as plain text.
    pub(crate) fn to_text(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Words(text) | Piece::Number { text, .. } => text.as_str(),
            })
            .collect()
    }
}

/// A part of the answer that the report counts in; its anchor stands among the references.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    Head,
    Channels,
    Needs,
    Limits,
    Law,
    Evidence,
    Questions,
    Drivers,
    Placebos,
    Checks,
}

impl Part {
    /// All parts in the order of the report.
    pub(crate) const ALL: [Part; 10] = [
        Part::Head,
        Part::Channels,
        Part::Needs,
        Part::Limits,
        Part::Law,
        Part::Evidence,
        Part::Questions,
        Part::Drivers,
        Part::Placebos,
        Part::Checks,
    ];

    /// The section's anchor.
    pub(crate) fn anchor(self) -> &'static str {
        match self {
            Part::Head => "top",
            Part::Channels => "channels",
            Part::Needs => "needs",
            Part::Limits => "limits",
            Part::Law => "law",
            Part::Evidence => "evidence",
            Part::Questions => "questions",
            Part::Drivers => "drivers",
            Part::Placebos => "placebos",
            Part::Checks => "checks",
        }
    }

    /// The section's heading.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Part::Head => "The answer",
            Part::Channels => "Closeness by channel",
            Part::Needs => "Needs and barter",
            Part::Limits => "What limits the flow",
            Part::Law => "Law and Council",
            Part::Evidence => "Evidence",
            Part::Questions => "Questions",
            Part::Drivers => "What drives the answer",
            Part::Placebos => "Other pairs",
            Part::Checks => "Checks and how to repeat this",
        }
    }

    /// The reference of numbers counted from this part, such as `answer:questions`.
    pub(crate) fn reference(self) -> Ref {
        Ref(format!("answer:{}", self.anchor()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_holds_words_and_numbers_in_order() {
        let sentence = Sentence::new("Of ")
            .count(1200, Part::Questions)
            .say(" questions, none.");
        assert_eq!(sentence.to_text(), "Of 1,200 questions, none.");
        assert_eq!(sentence.pieces().len(), 3);
    }
}
