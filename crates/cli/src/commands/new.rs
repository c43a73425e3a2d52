//! `comity new`.

use std::io::Write as _;
use std::path::Path;

use comity_record::Files;

use crate::args::New;
use crate::failure::Failure;

pub(crate) fn run(args: &New) -> Result<(), Failure> {
    let files = crate::dossier::template();
    write_folder(&args.dir, &files)?;
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

/// Writes files to a folder that does not exist yet or is empty.
pub(super) fn write_folder(dir: &Path, files: &Files) -> Result<(), Failure> {
    let wrong = |path: &std::path::Path| {
        let path = path.to_owned();
        move |error| Failure::File { path, error }
    };
    let occupied = match std::fs::read_dir(dir) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
        Err(error) => {
            return Err(Failure::File {
                path: dir.to_owned(),
                error,
            });
        }
    };
    if occupied {
        return Err(Failure::Usage(format!(
            "{} is not empty: nothing was written",
            dir.display()
        )));
    }
    for (name, contents) in files {
        let path = dir.join(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(wrong(folder))?;
        }
        std::fs::write(&path, contents).map_err(wrong(&path))?;
    }
    Ok(())
}
