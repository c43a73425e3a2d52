//! The answer as JSON.

use comity_assess::answer::Answer;

use crate::Error;

/// The answer as indented JSON with fields in the order of the contract, ending in a line break.
///
/// Reading it back gives the same answer, to the last bit of every number.
///
/// # Errors
///
/// [`Error::NotJson`] where a number is infinite or not a number, which JSON cannot say.
///
/// ```no_run
/// # fn main() -> Result<(), comity_report::Error> {
/// # let answer: comity_assess::answer::Answer = serde_json::from_str("").unwrap();
/// let json = comity_report::render_json(&answer)?;
/// assert!(json.starts_with("{\n  \"format\": 1"));
/// # Ok(())
/// # }
/// ```
pub fn render_json(answer: &Answer) -> Result<String, Error> {
    let mut json = serde_json::to_string_pretty(answer).map_err(Error::NotJson)?;
    // serde_json writes a number that is not finite as null; reading back finds it.
    serde_json::from_str::<Answer>(&json).map_err(Error::NotJson)?;
    json.push('\n');
    Ok(json)
}
