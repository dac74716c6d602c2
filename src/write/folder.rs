use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use super::WriteError;
use super::publish;
use super::run::{RUN_FILE, written};

/// Where files are made until all of them are whole.
const WORKSHOP: &str = ".dateline-partial";

/// The file in it that tells whether a run goes on.
const LOCK: &str = "lock";

/// What to do with the run that lies in the folder already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Former {
    /// It stays; there will be no new one.
    #[default]
    Keep,
    /// Its files, and no others, make way.
    Replace,
}

/// What to do with a run into the folder that was broken off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Broken {
    /// Nothing: the new run begins from the start, if its former may be replaced.
    #[default]
    Drop,
    /// What it has analysed is taken over.
    Resume,
}

/// A folder that shows the files of a run all at once, or not at all.
///
/// They are made in a folder inside it, on the same disk, and shown when everything is written and
/// has reached the disk. Where the system can change two folders in one step and nothing but the
/// former run lies there, that is how they are shown: whoever looks finds one run or the other, at
/// any moment. Otherwise each file is moved, after a journal says which: should that be broken
/// off, [`Folder::prepare`] finishes it first, and no `run.json` is there before all else is.
/// Dropped before it is published, the folder leaves everything as it was, and what is
/// [kept](Folder::kept) for a run that goes on with it.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    /// Whether the folder itself is new, and goes when nothing comes of it.
    is_new: bool,
    /// The files of the former run, which make way.
    former: Vec<String>,
    /// Whether it shows the run, and nothing is left to clean up.
    is_done: bool,
    /// Held while the run goes on.
    _lock: Option<File>,
}

impl Folder {
    /// Prepares `path` for a run that writes `files`: nothing that is not of a former run may
    /// bear one of these names.
    ///
    /// ```
    /// use dateline::write::{Broken, Folder, Former};
    ///
    /// let root = tempfile::tempdir()?;
    /// let (path, files) = (root.path().join("maps"), ["a.csv".to_owned()]);
    /// let folder = Folder::prepare(&path, &files, Former::Keep, Broken::Drop)?;
    /// std::fs::write(folder.workshop().join("a.csv"), "name\r\n")?;
    /// assert!(!path.join("a.csv").exists());
    ///
    /// assert_eq!(folder.publish(&files)?, [path.join("a.csv")]);
    /// assert!(path.join("a.csv").exists());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn prepare(
        path: &Path,
        files: &[String],
        former: Former,
        broken: Broken,
    ) -> Result<Folder, WriteError> {
        let (is_new, workshop) = (!path.exists(), path.join(WORKSHOP));
        let mut lock = locked(&workshop)?;
        let mut ours = vec![];
        if !is_new {
            publish::finish(path, &workshop)?;
            ours = may_make_way(path, files, former)?;
            if former == Former::Keep && broken == Broken::Drop && workshop.exists() {
                let reason = "is left by a run that was broken off: give --resume to go on with \
                              it, --overwrite to begin anew, or another --out";
                return Err(WriteError::Occupied { path: workshop, reason });
            }
        }
        publish::clear(path);
        fs::create_dir_all(path).map_err(WriteError::at(path))?;
        if broken == Broken::Drop && workshop.exists() {
            fs::remove_dir_all(&workshop).map_err(WriteError::at(&workshop))?;
        }
        fs::create_dir_all(&workshop).map_err(WriteError::at(&workshop))?;
        if !workshop.join(LOCK).exists() {
            lock = locked(&workshop)?;
        }
        let folder =
            Folder { path: path.to_owned(), is_new, former: ours, is_done: false, _lock: lock };
        for made in [folder.workshop(), publish::attic(&workshop)] {
            if made.exists() {
                fs::remove_dir_all(&made).map_err(WriteError::at(&made))?;
            }
        }
        let made = folder.workshop();
        fs::create_dir(&made).map_err(WriteError::at(&made))?;
        Ok(folder)
    }

    /// Where to make the files.
    pub fn workshop(&self) -> PathBuf {
        publish::made(&self.path.join(WORKSHOP))
    }

    /// Where to keep what a run that is broken off leaves to the one that goes on with it.
    pub fn kept(&self) -> PathBuf {
        self.path.join(WORKSHOP).join("analyses")
    }

    /// Shows `files` in place of the former run's. If one cannot be moved, all is put back.
    pub fn publish(mut self, files: &[String]) -> Result<Vec<PathBuf>, WriteError> {
        let made = self.workshop();
        for path in files.iter().map(|file| made.join(file)).chain([made.clone()]) {
            synced(&path)?;
        }
        publish::show(&self.path, &self.path.join(WORKSHOP), files, &self.former)?;
        let _ = fs::remove_dir_all(self.path.join(WORKSHOP)); // nothing in it is needed
        self.is_done = true;
        Ok(files.iter().map(|file| self.path.join(file)).collect())
    }
}

impl Drop for Folder {
    /// Cleans up; a failure leaves litter and loses nothing, so there is nobody to tell.
    fn drop(&mut self) {
        let workshop = self.path.join(WORKSHOP);
        if self.is_done || publish::is_under_way(&workshop) {
            return;
        }
        if fs::read_dir(self.kept()).is_ok_and(|mut kept| kept.next().is_some()) {
            let _ = fs::remove_dir_all(self.workshop());
            return;
        }
        let _ = fs::remove_dir_all(workshop);
        if self.is_new {
            let _ = fs::remove_dir(&self.path);
        }
    }
}

/// The files of the run that lies there, which make way; or what must not.
fn may_make_way(path: &Path, files: &[String], former: Former) -> Result<Vec<String>, WriteError> {
    let occupied = |path: PathBuf, reason| Err(WriteError::Occupied { path, reason });
    let ours = written(path).unwrap_or_default();
    if former == Former::Keep && path.join(RUN_FILE).exists() {
        return occupied(
            path.to_owned(),
            "holds a run already: give --overwrite, or another --out",
        );
    }
    let taken = files.iter().find(|file| path.join(file).exists() && !ours.contains(file));
    if let Some(taken) = taken {
        let reason = "is not of a former run: move it away, or give another --out";
        return occupied(path.join(taken), reason);
    }
    Ok(ours)
}

/// Makes sure that no other run goes on in the workshop. Where the disk knows no locks, nobody is
/// kept out.
fn locked(workshop: &Path) -> Result<Option<File>, WriteError> {
    if !workshop.is_dir() {
        return Ok(None);
    }
    let path = workshop.join(LOCK);
    let lock = File::create(&path).map_err(WriteError::at(&path))?;
    match lock.try_lock() {
        Err(TryLockError::WouldBlock) => Err(WriteError::Occupied {
            path: workshop.to_owned(),
            reason: "belongs to a run that still goes on: wait for it, or give another --out",
        }),
        Err(TryLockError::Error(_)) | Ok(()) => Ok(Some(lock)),
    }
}

/// Sees to it that a file or a folder has reached the disk.
fn synced(path: &Path) -> Result<(), WriteError> {
    File::open(path).and_then(|file| file.sync_all()).map_err(WriteError::at(path))
}

#[cfg(test)]
mod tests;
