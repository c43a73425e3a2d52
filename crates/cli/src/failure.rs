//! Why a command failed, and its exit code.

use std::path::PathBuf;

/// What ends a command.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The dossier has problems (exit code 1).
    Dossier(String),
    /// Wrong usage beyond what the parser sees (exit code 2).
    Usage(String),
    /// A file cannot be read or written (exit code 3).
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// Standard output is gone: the reader of a pipe has seen enough (exit code 0).
    Closed,
    /// Interrupted; what was printed rests on the runs done so far (exit code 4).
    Interrupted,
}

impl Failure {
    pub(crate) fn code(&self) -> u8 {
        match self {
            Self::Closed => 0,
            Self::Dossier(_) => 1,
            Self::Usage(_) => 2,
            Self::File { .. } => 3,
            Self::Interrupted => 4,
        }
    }

    pub(crate) fn message(&self) -> Option<String> {
        match self {
            Self::Dossier(text) => Some(text.clone()),
            Self::Usage(text) => Some(format!("error: {text}")),
            Self::File { path, error } => Some(format!("error: {}: {error}", path.display())),
            Self::Interrupted => {
                Some("interrupted: the answer rests on the runs done so far".to_owned())
            }
            Self::Closed => None,
        }
    }
}

/// A write to standard output that failed.
impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            Self::Closed
        } else {
            Self::File {
                path: PathBuf::from("standard output"),
                error,
            }
        }
    }
}
