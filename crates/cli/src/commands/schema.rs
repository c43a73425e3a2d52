//! `comity schema`.

use std::io::Write as _;

use comity_record::{SCHEMA_FILES, json_schema};

use crate::args::Schema;
use crate::failure::Failure;

pub(crate) fn run(args: &Schema) -> Result<(), Failure> {
    let Some(text) = json_schema(args.file.as_deref()) else {
        return Err(Failure::Usage(format!(
            "schema {}: expected one of {}",
            args.file.as_deref().unwrap_or_default(),
            SCHEMA_FILES.join(", ")
        )));
    };
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(())
}
