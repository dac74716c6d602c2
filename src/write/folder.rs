use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::WriteError;
use super::run::{RUN_FILE, written};

/// Where files are made until all of them are whole.
const WORKSHOP: &str = ".dateline-partial";

/// What to do with the run that lies in the folder already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Former {
    /// It stays; there will be no new one.
    #[default]
    Keep,
    /// Its files, and no others, make way.
    Replace,
}

/// A folder that shows the files of a run all at once, or not at all.
///
/// They are made in a folder inside it, on the same disk, and moved when everything is written.
/// Dropped before that, it leaves everything as it was.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    /// Whether the folder itself is new, and goes when nothing comes of it.
    is_new: bool,
    /// The files of the former run, which make way.
    former: Vec<String>,
}

impl Folder {
    /// Prepares `path` for a run that writes `files`: nothing that is not of a former run may
    /// bear one of these names.
    pub fn prepare(path: &Path, files: &[String], former: Former) -> Result<Folder, WriteError> {
        let at = |path: &Path, reason| WriteError::Occupied { path: path.to_owned(), reason };
        let is_new = !path.exists();
        let mut folder = Folder { path: path.to_owned(), is_new: false, former: vec![] };
        if !is_new {
            let ours = written(path).unwrap_or_default();
            if former == Former::Keep && path.join(RUN_FILE).exists() {
                return Err(at(path, "holds a run already: give --overwrite, or another --out"));
            }
            let taken = files.iter().find(|file| path.join(file).exists() && !ours.contains(file));
            if let Some(taken) = taken {
                let reason = "is not of a former run: move it away, or give another --out";
                return Err(at(&path.join(taken), reason));
            }
            if former == Former::Keep && folder.workshop().exists() {
                let reason = "is left by a run that was broken off, or still goes on: \
                              give --overwrite, or another --out";
                return Err(at(&folder.workshop(), reason));
            }
            folder.former = ours;
        }
        let workshop = folder.workshop();
        if workshop.exists() {
            fs::remove_dir_all(&workshop).map_err(WriteError::at(&workshop))?;
        }
        fs::create_dir_all(path).map_err(WriteError::at(path))?;
        folder.is_new = is_new;
        fs::create_dir(&workshop).map_err(WriteError::at(&workshop))?;
        Ok(folder)
    }

    /// Where to make the files.
    pub fn workshop(&self) -> PathBuf {
        self.path.join(WORKSHOP)
    }

    /// Shows `files` in place of the former run's. If one cannot be moved, all is put back.
    pub fn publish(mut self, files: &[String]) -> Result<Vec<PathBuf>, WriteError> {
        let workshop = self.workshop();
        for file in files {
            let path = workshop.join(file);
            File::open(&path).and_then(|file| file.sync_all()).map_err(WriteError::at(&path))?;
        }
        let attic = workshop.join("former");
        fs::create_dir(&attic).map_err(WriteError::at(&attic))?;
        let mut moves = Vec::new();
        for file in self.former.iter().filter(|file| self.path.join(file).is_file()) {
            moves.push((self.path.join(file), attic.join(file)));
        }
        for file in files {
            moves.push((workshop.join(file), self.path.join(file)));
        }
        move_all(&moves)?;
        self.is_new = false;
        let _ = File::open(&self.path).and_then(|folder| folder.sync_all()); // not on every system
        Ok(files.iter().map(|file| self.path.join(file)).collect())
    }
}

impl Drop for Folder {
    /// Cleans up; a failure leaves litter and loses nothing, so there is nobody to tell.
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(self.workshop());
        if self.is_new {
            let _ = fs::remove_dir(&self.path);
        }
    }
}

/// Moves everything, or puts back what was moved.
fn move_all(moves: &[(PathBuf, PathBuf)]) -> Result<(), WriteError> {
    for (at, (from, to)) in moves.iter().enumerate() {
        if let Err(source) = moved(from, to) {
            for (from, to) in moves[..at].iter().rev() {
                let _ = fs::rename(to, from); // the first failure is the one to tell
            }
            return Err(WriteError::Io { path: to.clone(), source });
        }
    }
    Ok(())
}

/// Moves a file; never onto another, which may have come meanwhile.
fn moved(from: &Path, to: &Path) -> io::Result<()> {
    if to.exists() {
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, "something is there already"));
    }
    fs::rename(from, to)
}

#[cfg(test)]
mod tests {
    use super::{Folder, Former, RUN_FILE};
    use std::fs;
    use std::path::Path;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).into_iter().flatten();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort_unstable();
        names
    }

    fn run(path: &Path, files: &[&str], former: Former) -> Result<(), String> {
        let files: Vec<String> = files.iter().map(ToString::to_string).collect();
        let folder = Folder::prepare(path, &files, former).map_err(|fault| fault.to_string())?;
        for file in &files {
            let told = serde_json::json!({"program": "dateline", "files": files});
            fs::write(folder.workshop().join(file), told.to_string()).unwrap();
        }
        folder.publish(&files).map(drop).map_err(|fault| fault.to_string())
    }

    #[test]
    fn a_run_shows_whole_and_replaces_only_its_own() {
        let root = tempfile::tempdir().unwrap();
        let path = &root.path().join("a/out");
        run(path, &["events.csv", "places.csv", RUN_FILE], Former::Keep).unwrap();
        assert_eq!(names(path), ["events.csv", "places.csv", RUN_FILE]);

        let again = run(path, &["events.csv", RUN_FILE], Former::Keep).unwrap_err();
        assert!(again.contains("--overwrite"), "{again}");
        fs::write(path.join("mine.csv"), "x").unwrap();
        run(path, &["events.csv", RUN_FILE], Former::Replace).unwrap();
        assert_eq!(names(path), ["events.csv", "mine.csv", RUN_FILE]);

        let mine = run(path, &["mine.csv", RUN_FILE], Former::Replace).unwrap_err();
        assert!(mine.contains("mine.csv is not of a former run"), "{mine}");
        assert_eq!(fs::read_to_string(path.join("mine.csv")).unwrap(), "x");
    }

    #[test]
    fn nothing_is_left_of_a_run_that_fails() {
        let root = tempfile::tempdir().unwrap();
        let path = &root.path().join("out");
        drop(Folder::prepare(path, &[], Former::Keep).unwrap());
        assert!(!path.exists());

        fs::create_dir_all(path.join("events.csv")).unwrap();
        let taken = run(path, &["events.csv"], Former::Replace).unwrap_err();
        assert!(taken.contains("events.csv is not of a former run"), "{taken}");

        fs::write(root.path().join("file"), "x").unwrap();
        let file = run(&root.path().join("file"), &["events.csv"], Former::Keep).unwrap_err();
        assert!(file.starts_with("cannot write"), "{file}");
    }
}
