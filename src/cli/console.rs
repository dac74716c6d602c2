use std::io::{IsTerminal, Write, stderr};

use dateline::gazetteer::Gazetteer;
use dateline::pipeline::Watch;
use dateline::read::{ReadError, Sources};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::{Loudness, Reading};
use super::errors::Errors;
use super::timings::TIMINGS;

/// Says what stopped the run, with every cause on the one line.
pub(super) fn complain(fault: &anyhow::Error) {
    tell(&format!("error: {}\n", causes(fault)));
}

/// A fault and its causes, each once: some faults tell their cause themselves.
fn causes(fault: &anyhow::Error) -> String {
    let mut told = fault.to_string();
    for cause in fault.chain().skip(1).map(ToString::to_string) {
        if !told.contains(&cause) {
            told = format!("{told}: {cause}");
        }
    }
    told
}

/// Says something that is no result. Where nobody listens, nothing is said.
pub(super) fn tell(words: &str) {
    let _ = stderr().write_all(words.as_bytes());
}

/// Shows how far a run is, on a terminal, and tells at once what is skipped.
pub(super) struct Console {
    bar: ProgressBar,
    loudness: Loudness,
    errors: Option<Errors>,
}

impl Console {
    pub(super) fn new(reading: &Reading) -> anyhow::Result<Console> {
        let loudness = reading.loudness;
        let shown = stderr().is_terminal() && !loudness.quiet;
        let bar = ProgressBar::with_draw_target(
            None,
            if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() },
        );
        let style = ProgressStyle::with_template("{spinner} {human_pos} documents, {per_sec}")
            .expect("a fixed template");
        bar.set_style(style);
        let errors = reading.report_errors.as_deref().map(Errors::to).transpose()?;
        Ok(Console { bar, loudness, errors })
    }

    /// Clears the line; with `--verbose`, tells what was read and how long that took.
    pub(super) fn end(&mut self, sources: &Sources, gazetteer: &Gazetteer) -> anyhow::Result<()> {
        self.bar.finish_and_clear();
        self.renamed(sources.renamed);
        self.notes(sources);
        if self.loudness.verbose {
            tell(&format!("gazetteer {}\n", gazetteer.fingerprint()));
            for source in &sources.inputs {
                let (input, files) = (&source.input, source.files);
                let (documents, bytes) = (source.documents, source.bytes);
                tell(&format!(
                    "read {input}: {files} files, {documents} documents, {bytes} bytes\n"
                ));
            }
            TIMINGS.tell(sources);
        }
        self.errors.as_mut().map_or(Ok(()), Errors::end)
    }

    /// What was odd and yet read: each with `--verbose`, else how often.
    fn notes(&self, sources: &Sources) {
        let more: u64 = sources.inputs.iter().map(|source| source.notes_left_out).sum();
        let notes: Vec<_> = sources.inputs.iter().flat_map(|source| &source.notes).collect();
        let count = notes.len() as u64 + more;
        if self.loudness.verbose {
            for note in notes {
                tell(&format!("note: {note}\n"));
            }
            if more > 0 {
                tell(&format!("note: and {more} more of this kind\n"));
            }
        } else if count > 0 && !self.loudness.quiet {
            let what = "oddities in what was read, such as other encodings or days that are none";
            tell(&format!("note: {what} (-v lists them): {count}\n"));
        }
    }

    fn renamed(&self, renamed: u64) {
        if renamed > 0 && !self.loudness.quiet {
            let note = "documents renamed because another bears their id (a becomes a#2)";
            tell(&format!("note: {note}: {renamed}\n"));
        }
    }
}

impl Watch for Console {
    fn document(&mut self) {
        self.bar.inc(1);
    }

    fn skipped(&mut self, fault: &ReadError) {
        self.errors.iter_mut().for_each(|errors| errors.skipped(fault));
        self.bar.suspend(|| tell(&format!("skipped: {fault}\n")));
    }
}

#[cfg(test)]
mod tests {
    use anyhow::{Context, anyhow};

    use super::causes;

    #[test]
    fn each_cause_is_told_once() {
        let fault = anyhow!("no room").context("cannot write a.csv: no room: make some");
        assert_eq!(causes(&fault), "cannot write a.csv: no room: make some");
        let fault = Err::<(), _>(anyhow!("no room").context("cannot write a.csv"));
        let fault = fault.context("the run stopped").unwrap_err();
        assert_eq!(causes(&fault), "the run stopped: cannot write a.csv: no room");
    }
}
