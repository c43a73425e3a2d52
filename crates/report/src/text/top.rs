//! The first lines: question, day, warnings, the answer in three sentences.

use comity_assess::answer::Answer;

use super::Page;
use crate::summary;

pub(super) fn write(answer: &Answer, page: &mut Page) {
    page.heading(&answer.head.title);
    page.paragraph(&summary::dateline(answer).to_text());
    page.paragraph("Ranges in parentheses are 80 % intervals; pp are percentage points.");
    let warnings = summary::warnings(answer);
    if !warnings.is_empty() {
        page.blank();
        for warning in warnings {
            page.warning(&warning);
        }
    }
    for sentence in summary::sentences(answer) {
        page.blank();
        page.paragraph(&sentence.to_text());
    }
}
