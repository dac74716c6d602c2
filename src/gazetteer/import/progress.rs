use std::fs::{self, File};
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::super::GazetteerError;
use super::codes::Codes;

/// How far an import has come: what is kept beside the output while it is not yet whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Progress {
    /// Of the tables and the program that the rows were made with.
    made_with: String,
    /// Lines and bytes of the input that are in the runs, and the SHA-256 of these.
    pub(super) lines: u64,
    pub(super) bytes: u64,
    pub(super) sha256: String,
    /// Whether that is all there is.
    pub(super) whole: bool,
    /// Finished runs.
    pub(super) runs: u32,
    pub(super) left_out: u64,
    pub(super) skipped: u64,
    /// The newest day on which `GeoNames` changed a line.
    pub(super) modified: String,
}

const FILE: &str = "progress.json";

impl Progress {
    /// What was reached in this folder; a fresh start if nothing was.
    pub(super) fn of(folder: &Path) -> Result<Progress, GazetteerError> {
        let made_with = Codes::fingerprint();
        let path = folder.join(FILE);
        let told = match fs::read(&path) {
            Ok(told) => told,
            Err(fault) if fault.kind() == io::ErrorKind::NotFound => {
                return Ok(Progress { made_with, ..Progress::default() });
            }
            Err(fault) => return Err(GazetteerError::file(&path, &fault)),
        };
        match serde_json::from_slice::<Progress>(&told) {
            Ok(progress) if progress.made_with == made_with => Ok(progress),
            _ => Err(begun(folder, "made by another version of this program")),
        }
    }

    /// Notes what was reached; a reader sees this or what was noted before.
    pub(super) fn keep(&self, folder: &Path) -> Result<(), GazetteerError> {
        let path = folder.join(FILE);
        let partial = folder.join("progress.partial");
        let keep = || {
            let mut file = File::create(&partial)?;
            file.write_all(&serde_json::to_vec(self)?)?;
            file.sync_all()?;
            fs::rename(&partial, &path)
        };
        keep().map_err(|fault| GazetteerError::file(&path, &fault))
    }

    /// Goes over what was taken before, and checks that it is the same.
    pub(super) fn skip(
        &self,
        input: &mut impl BufRead,
        hash: &mut Sha256,
        folder: &Path,
        name: &str,
    ) -> Result<(), GazetteerError> {
        let mut left = self.bytes;
        while left > 0 {
            let block = input.fill_buf();
            let block = block.map_err(|fault| GazetteerError::file(Path::new(name), &fault))?;
            let most = block.len().min(usize::try_from(left).unwrap_or(usize::MAX));
            if most == 0 {
                return Err(begun(folder, "of another input"));
            }
            hash.update(&block[..most]);
            input.consume(most);
            left -= most as u64;
        }
        if self.bytes > 0 && hex(hash) != self.sha256 {
            return Err(begun(folder, "of another input"));
        }
        Ok(())
    }

    /// The finished runs.
    pub(super) fn paths(&self, folder: &Path) -> Vec<PathBuf> {
        (1..=self.runs).map(|number| run(folder, number)).collect()
    }
}

/// Where the run of this number lies.
pub(super) fn run(folder: &Path, number: u32) -> PathBuf {
    folder.join(format!("rows-{number:04}.run"))
}

pub(super) fn hex(hash: &Sha256) -> String {
    format!("{:x}", hash.clone().finalize())
}

pub(super) fn begun(folder: &Path, what: &'static str) -> GazetteerError {
    let remedy = "give the same input again, or remove that folder to begin anew";
    GazetteerError::Begun { folder: folder.display().to_string(), what, remedy }
}
