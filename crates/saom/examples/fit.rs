//! Fits the model of a file and compares the result with the data: `cargo run --release -p comity-saom --example fit -- model.toml`.

use comity_saom::command::{FitArgs, Format, GofArgs, fit, gof};
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let model = PathBuf::from(
        std::env::args()
            .nth(1)
            .ok_or("the path of a model file is missing")?,
    );
    let mut out = std::io::stdout();
    let args = FitArgs {
        model: model.clone(),
        seed: None,
        format: Format::Text,
        warm: None,
    };
    let result = fit(&args, &mut out, &mut |_| true)?;
    let estimates =
        std::env::temp_dir().join(format!("comity-saom-fit-{}.json", std::process::id()));
    std::fs::write(&estimates, result.json().to_string())?;
    let args = GofArgs {
        model,
        estimates: Some(estimates.clone()),
        count: 1_000,
        seed: 1,
        format: Format::Text,
    };
    gof(&args, &mut out, &mut |_| true)?;
    std::fs::remove_file(estimates)?;
    Ok(())
}
