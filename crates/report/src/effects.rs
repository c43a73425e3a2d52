//! Paired differences: what one change moves, on the same draws.

use comity_assess::answer::Effect;

use crate::number;
use crate::text::{Column, Page, Style, Table};

/// A table of paired differences (`on` against `off` of each effect), each with the interval of the difference.
///
/// ```
/// let text = comity_report::render_effects("Paired differences", &[], comity_report::Style::default());
/// assert!(text.contains("nothing is judged"));
/// ```
pub fn render_effects(title: &str, effects: &[Effect], style: Style) -> String {
    let mut page = Page::new(style);
    page.blank();
    page.heading(title);
    if effects.is_empty() {
        page.paragraph("nothing is judged in this dossier");
        return page.finish();
    }
    let mut table = Table::new(&[Column::FILL, Column::RIGHT, Column::RIGHT, Column::LEFT]);
    table.row(["", "as it is", "changed", "difference"]);
    for effect in effects {
        let name = match number::unit_words(&effect.on.unit, false).as_str() {
            "" | "%" => effect.output.clone(),
            unit => format!("{} ({unit})", effect.output),
        };
        table.row([
            name,
            number::bare(&effect.off),
            number::bare(&effect.on),
            number::difference(&effect.difference),
        ]);
    }
    page.table(&table);
    page.finish()
}
