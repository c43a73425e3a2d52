//! What can go wrong on the way to the page.

/// Why an answer cannot be rendered.
///
/// All are faults of the answer, not of the reader: a number without a source does not leave the program.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Numbers cite references that the answer does not list.
    #[error("the answer cites {} that its references do not list: {}", plural(ids.len(), "id"), ids.join(", "))]
    Unresolved {
        /// The ids, in order.
        ids: Vec<String>,
    },
    /// A number cites nothing.
    #[error("a number in section `{section}` cites no statement, parameter or run: `{text}`")]
    Unsourced {
        /// The section's anchor.
        section: String,
        /// The number as it would be printed.
        text: String,
    },
    /// The page is larger than a page may be.
    #[error("the report would be {bytes} bytes, more than the {limit} that one file may have")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
    /// A number that JSON cannot say.
    #[error("the answer is not JSON: a number is infinite or not a number")]
    NotJson(#[source] serde_json::Error),
    /// A template failed: our bug.
    #[error("internal: a template of the report failed")]
    Template(#[from] minijinja::Error),
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 {
        format!("1 {noun}")
    } else {
        format!("{count} {noun}s")
    }
}
