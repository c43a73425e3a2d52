//! `comity new`.

use std::io::Write as _;

use crate::args::New;
use crate::failure::Failure;

pub(crate) fn run(args: &New) -> Result<(), Failure> {
    let wrong = |path: &std::path::Path| {
        let path = path.to_owned();
        move |error| Failure::File { path, error }
    };
    let occupied = match std::fs::read_dir(&args.dir) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
        Err(error) => {
            return Err(Failure::File {
                path: args.dir.clone(),
                error,
            });
        }
    };
    if occupied {
        return Err(Failure::Usage(format!(
            "{} is not empty: nothing was written",
            args.dir.display()
        )));
    }
    let files = crate::dossier::template();
    for (name, contents) in &files {
        let path = args.dir.join(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(wrong(folder))?;
        }
        std::fs::write(&path, contents).map_err(wrong(&path))?;
    }
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{} files written to {}",
        files.len(),
        args.dir.display()
    )?;
    writeln!(
        out,
        "next: comity check {0} · comity assess {0}",
        args.dir.display()
    )?;
    Ok(())
}
