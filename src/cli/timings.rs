use std::cell::Cell;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use dateline::pipeline::{Pace, Stage};
use dateline::read::Sources;

use super::console::tell;

/// How long all threads together were at each stage. The one clock of the program, looked at only
/// with `--verbose`; what it says goes to stderr and nowhere else.
pub(super) struct Timings {
    /// Of each of [`Stage::ALL`].
    nanoseconds: [AtomicU64; Stage::ALL.len()],
    begun: OnceLock<Instant>,
}

/// Those of this run.
pub(super) static TIMINGS: Timings = Timings {
    nanoseconds: [const { AtomicU64::new(0) }; Stage::ALL.len()],
    begun: OnceLock::new(),
};

thread_local! {
    /// What this thread is at, and since when.
    static AT: Cell<Option<(Stage, Instant)>> = const { Cell::new(None) };
}

impl Pace for Timings {
    fn turns_to(&self, stage: Option<Stage>) {
        let now = Instant::now();
        let _ = self.begun.get_or_init(|| now);
        if let Some((before, since)) = AT.replace(stage.map(|stage| (stage, now))) {
            let took = u64::try_from((now - since).as_nanos()).unwrap_or(u64::MAX);
            self.nanoseconds[before as usize].fetch_add(took, Ordering::Relaxed);
        }
    }
}

impl Timings {
    /// Tells the seconds of each stage, and how many megabytes of input it took in one of them.
    pub(super) fn tell(&self, sources: &Sources) {
        let Some(begun) = self.begun.get() else { return };
        let bytes = sources.inputs.iter().map(|source| source.bytes).sum();
        let mut work = Duration::ZERO;
        for (stage, nanoseconds) in Stage::ALL.iter().zip(&self.nanoseconds) {
            let took = Duration::from_nanos(nanoseconds.load(Ordering::Relaxed));
            work += took;
            line(stage.as_str(), took, bytes);
        }
        line("work", work, bytes);
        line("elapsed", begun.elapsed(), bytes);
    }
}

#[expect(clippy::cast_precision_loss, reason = "told to two decimals")]
fn line(what: &str, took: Duration, bytes: u64) {
    let seconds = took.as_secs_f64();
    let rate = if seconds > 0.0 { bytes as f64 / 1e6 / seconds } else { 0.0 };
    tell(&format!("time {what:<10}{seconds:>9.3} s {rate:>10.1} MB/s\n"));
}
