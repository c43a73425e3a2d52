//! The answer as one self-contained HTML file.
//!
//! The charts are our own small SVG: chart crates write fixed colours and no attributes on their marks, and here every
//! mark carries the ids of its sources and takes its colour from the page, light or dark.

/// Values for a template by name: like `minijinja::context`, but of anything that can be serialized.
macro_rules! data {
    (@value $key:ident) => { $key };
    (@value $key:ident $value:expr) => { $value };
    ($($key:ident $(=> $value:expr)?),* $(,)?) => {
        minijinja::context! {
            $($key => minijinja::Value::from(minijinja::value::Serde(&data!(@value $key $($value)?)))),*
        }
    };
}

mod appendix;
mod environment;
mod fan;
mod fig;
mod rows;
mod section;
mod slope;
mod track;

use comity_assess::answer::Answer;
use minijinja::Value;

use crate::Error;
use crate::sentence::Part;

/// The most that one file may have, so that it can go by mail.
const LIMIT: usize = 2_000_000;

/// The answer as one HTML file without network, external fonts or external scripts.
///
/// Every number is an element with the class `fig` whose `data-from` lists the anchors of what it rests on; all of
/// them stand in the appendix of the same file.
///
/// # Errors
///
/// [`Error::Unsourced`] and [`Error::Unresolved`] where a number does not lead to a source in the answer's
/// references, [`Error::TooLarge`] above 2 MB, [`Error::Template`] for a fault of ours.
///
/// ```no_run
/// # fn main() -> Result<(), comity_report::Error> {
/// # let answer: comity_assess::answer::Answer = serde_json::from_str("").unwrap();
/// let html = comity_report::render_html(&answer)?;
/// assert!(html.starts_with("<!doctype html>"));
/// # Ok(())
/// # }
/// ```
pub fn render_html(answer: &Answer) -> Result<String, Error> {
    let environment = environment::environment()?;
    let sections = Part::ALL
        .into_iter()
        .map(|part| Ok((part, section::render(&environment, answer, part)?)))
        .collect::<Result<Vec<_>, Error>>()?;
    let groups = appendix::groups(answer, &sections)?;
    let contents: Vec<Value> = Part::ALL
        .into_iter()
        .skip(1)
        .map(|part| data! { anchor => part.anchor(), title => part.title() })
        .collect();
    let bodies: Vec<Value> = sections
        .into_iter()
        .map(|(_, html)| Value::from_safe_string(html))
        .collect();
    let page = environment.get_template("page.html")?.render(data! {
        title => answer.head.title,
        contents,
        sections => bodies,
        groups,
        script_hash => environment::SCRIPT_HASH,
    })?;
    let page = visible(&page);
    if page.len() > LIMIT {
        Err(Error::TooLarge {
            bytes: page.len(),
            limit: LIMIT,
        })
    } else {
        Ok(page)
    }
}

/// The page with a mark in place of characters that cannot be seen but change what is.
fn visible(page: &str) -> String {
    page.chars()
        .map(|c| match c {
            '\n' => c,
            c if c.is_control() => '\u{fffd}',
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            c => c,
        })
        .collect()
}
