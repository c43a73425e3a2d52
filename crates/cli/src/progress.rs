//! A progress bar on standard error, and Ctrl-C as a wish to stop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use comity_world::Progress;
use indicatif::{ProgressBar, ProgressStyle};

/// Shows progress where standard error is a terminal; stops at the next block after Ctrl-C.
pub(crate) struct Bar {
    bar: ProgressBar,
    stop: Arc<AtomicBool>,
}

impl Bar {
    /// A bar over so many trajectories.
    pub(crate) fn new(trajectories: usize) -> Self {
        let bar = ProgressBar::new(trajectories as u64);
        if let Ok(style) = ProgressStyle::with_template(
            "{bar:32} {pos}/{len} trajectories, {eta} left (Ctrl-C answers with what is done)",
        ) {
            bar.set_style(style);
        }
        let stop = Arc::new(AtomicBool::new(false));
        let wish = Arc::clone(&stop);
        // A second handler is refused when one is set already (tests in one process): then Ctrl-C ends the program as usual.
        let _ = ctrlc::set_handler(move || wish.store(true, Ordering::Relaxed));
        Self { bar, stop }
    }

    /// Takes the bar away; tells whether the work was stopped.
    pub(crate) fn finish(&self) -> bool {
        self.bar.finish_and_clear();
        self.stop.load(Ordering::Relaxed)
    }
}

impl Progress for Bar {
    fn done(&self, trajectories: usize) {
        self.bar.inc(trajectories as u64);
    }

    fn stop(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}
