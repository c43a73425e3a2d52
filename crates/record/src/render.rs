//! Problems with the source line and a caret, as a terminal shows them.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Severity};
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
        group = match &self.excerpt {
            Some(excerpt) => {
                let label = self.message();
                group.element(snippet(excerpt, &self.place.file, AnnotationKind::Primary, &label))
            }
            None => group.element(Origin::path(self.place.file.as_ref())).element(Level::NOTE.message(self.message())),
        };
        for related in &self.related {
            group = group.element(snippet(
                &related.excerpt,
                &related.place.file,
                AnnotationKind::Context,
                &related.label,
            ));
        }
        if let Some(hint) = &self.hint {
            group = group.element(Level::HELP.message(hint.as_str()));
        }
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        renderer.render(&[group])
    }
}

fn snippet<'a>(
    excerpt: &'a Excerpt,
    file: &'a str,
    kind: AnnotationKind,
    label: &str,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    Snippet::source(excerpt.line.as_str())
        .path(file)
        .line_start(excerpt.number)
        .annotation(kind.span(excerpt.span.clone()).label(label.to_owned()))
}
