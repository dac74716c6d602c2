use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use dateline::read::ReadError;

/// The file of `--report-errors`: a JSON object a line for each record that is skipped, there as
/// soon as it is, so that whoever watches a long run, or finds a broken one, has all until then.
pub(super) struct Errors {
    path: PathBuf,
    file: File,
    /// The first that could not be written.
    fault: Option<io::Error>,
}

impl Errors {
    /// Begins the file anew.
    pub(super) fn to(path: &Path) -> anyhow::Result<Errors> {
        let file = File::create(path)
            .with_context(|| format!("cannot write the errors to {}", path.display()))?;
        Ok(Errors { path: path.to_owned(), file, fault: None })
    }

    pub(super) fn skipped(&mut self, fault: &ReadError) {
        if self.fault.is_none() {
            let line = serde_json::to_string(fault).map_err(io::Error::from);
            let written = line.and_then(|line| self.file.write_all(format!("{line}\n").as_bytes()));
            self.fault = written.err();
        }
    }

    /// Whether all of them stand in the file.
    pub(super) fn end(&mut self) -> anyhow::Result<()> {
        let ended = self.fault.take().map_or_else(|| self.file.sync_data().or_else(no_file), Err);
        ended.with_context(|| format!("cannot write the errors to {}", self.path.display()))
    }
}

/// A pipe or a device has nothing to sync.
fn no_file(fault: io::Error) -> io::Result<()> {
    if fault.kind() == io::ErrorKind::InvalidInput { Ok(()) } else { Err(fault) }
}
