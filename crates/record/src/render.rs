//! Problems with the source line and a caret, as a terminal shows them.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Severity};
use crate::statement::Place;
use crate::text::Excerpt;

impl Diagnostic {
    /// The problem with the line it stands on, a caret below it, and the hint.
    ///
    /// `colour` adds ANSI colours.
    #[must_use]
    pub fn render(&self, colour: bool) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let mut group = Group::with_title(level.primary_title(self.code.word()));
        let label = self.message();
        group = match &self.excerpt {
            Some(excerpt) => group.element(snippet(
                excerpt,
                &self.place,
                AnnotationKind::Primary,
                &label,
            )),
            None => group
                .element(origin(&self.place))
                .element(Level::NOTE.message(label)),
        };
        for related in &self.related {
            group = match &related.excerpt {
                Some(excerpt) => group.element(snippet(
                    excerpt,
                    &related.place,
                    AnnotationKind::Context,
                    &related.label,
                )),
                None => group
                    .element(origin(&related.place))
                    .element(Level::NOTE.message(related.label.as_str())),
            };
        }
        if let Some(hint) = &self.hint {
            group = group.element(Level::HELP.message(hint.as_str()));
        }
        let renderer = if colour {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        renderer.render(&[group])
    }
}

fn origin(place: &Place) -> Origin<'_> {
    let origin = Origin::path(place.file.as_ref());
    if place.line == 0 {
        origin
    } else {
        origin.line(place.line).char_column(place.column)
    }
}

fn snippet<'a>(
    excerpt: &'a Excerpt,
    place: &'a Place,
    kind: AnnotationKind,
    label: &str,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    Snippet::source(excerpt.line.as_str())
        .path(place.file.as_ref())
        .line_start(excerpt.number)
        .annotation(kind.span(excerpt.span.clone()).label(label.to_owned()))
}
