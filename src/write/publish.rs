//! Shows the files of a run in place of those of another.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::WriteError;
use super::run::{RUN_FILE, is_name};

/// Says that everything is made, and which files are to be moved.
const JOURNAL: &str = "journal.json";

/// What the folder is to show, and what it shows no more.
#[derive(serde::Serialize, serde::Deserialize)]
struct Journal {
    show: Vec<String>,
    former: Vec<String>,
}

/// Where in the workshop files are made.
pub(super) fn made(workshop: &Path) -> PathBuf {
    workshop.join("made")
}

/// Where in the workshop files of the former run go.
pub(super) fn attic(workshop: &Path) -> PathBuf {
    workshop.join("former")
}

/// Shows the files made in the workshop in place of those of the former run.
pub(super) fn show(
    path: &Path,
    workshop: &Path,
    files: &[String],
    former: &[String],
) -> Result<(), WriteError> {
    if is_only(path, workshop, former) && exchanged(path, workshop).is_ok() {
        return Ok(());
    }
    let met = files.iter().find(|file| path.join(file).exists() && !former.contains(file));
    if let Some(met) = met {
        let path = path.join(met);
        return Err(WriteError::at(&path)(io::Error::new(
            io::ErrorKind::AlreadyExists,
            "something has come there meanwhile",
        )));
    }
    let journal = Journal { show: files.to_vec(), former: former.to_vec() };
    written(&journal, workshop)?;
    let done = moved(path, workshop, &journal);
    let _ = fs::remove_file(workshop.join(JOURNAL)); // all is shown, or put back
    done?;
    sync_folder(path);
    Ok(())
}

/// Whether a run was broken off while its files were moved.
pub(super) fn is_under_way(workshop: &Path) -> bool {
    workshop.join(JOURNAL).exists()
}

/// Finishes what a run that was broken off has begun to show.
pub(super) fn finish(path: &Path, workshop: &Path) -> Result<(), WriteError> {
    let Ok(journal) = fs::read(workshop.join(JOURNAL)) else { return Ok(()) };
    let Ok(journal) = serde_json::from_slice::<Journal>(&journal) else { return Ok(()) };
    if journal.show.iter().chain(&journal.former).all(|file| is_name(file)) {
        moved(path, workshop, &journal)?;
        sync_folder(path);
    }
    fs::remove_dir_all(workshop).map_err(WriteError::at(workshop))
}

/// Removes what an exchange that was broken off has left beside the folder.
pub(super) fn clear(path: &Path) {
    if let Some(beside) = beside(path) {
        let _ = fs::remove_dir_all(beside); // most often there is none
    }
}

/// Whether the folder holds the former run and nothing else, and nobody stands in it.
fn is_only(path: &Path, workshop: &Path, former: &[String]) -> bool {
    let Ok(entries) = fs::read_dir(path) else { return false };
    let ours = |entry: io::Result<fs::DirEntry>| {
        entry.is_ok_and(|entry| {
            let file = entry.file_name();
            former.iter().any(|former| file == former.as_str()) || entry.path() == workshop
        })
    };
    let stands = |here: PathBuf| path.canonicalize().is_ok_and(|path| here.starts_with(path));
    entries.into_iter().all(ours) && !std::env::current_dir().is_ok_and(stands)
}

/// Puts the folder of what was made in the place of the other, in one step.
fn exchanged(path: &Path, workshop: &Path) -> io::Result<()> {
    let path = path.canonicalize()?; // what a link leads to, not the link
    let beside = beside(&path).ok_or(io::ErrorKind::NotFound)?;
    let made = made(workshop);
    fs::set_permissions(&made, fs::metadata(&path)?.permissions())?;
    fs::rename(&made, &beside)?;
    if let Err(fault) = swap(&path, &beside) {
        fs::rename(&beside, &made)?;
        return Err(fault);
    }
    if let Some(above) = path.parent() {
        sync_folder(above);
    }
    let _ = fs::remove_dir_all(&beside); // the former run; the next one clears what is left
    Ok(())
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn swap(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn swap(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// A hidden folder beside this one.
fn beside(path: &Path) -> Option<PathBuf> {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name()?);
    name.push(".dateline-former");
    Some(path.with_file_name(name))
}

/// Writes the journal, whole or not at all.
fn written(journal: &Journal, workshop: &Path) -> Result<(), WriteError> {
    let (path, partial) = (workshop.join(JOURNAL), workshop.join("journal.partial"));
    let write = || {
        fs::write(&partial, serde_json::to_vec(journal)?)?;
        File::open(&partial)?.sync_all()?;
        fs::rename(&partial, &path)
    };
    write().map_err(WriteError::at(&path))?;
    sync_folder(workshop);
    Ok(())
}

/// Moves what is not moved yet, or puts back what was. The file that tells of the run goes first
/// and comes last: while it is missing, the folder is not whole.
fn moved(path: &Path, workshop: &Path, journal: &Journal) -> Result<(), WriteError> {
    let (made, attic) = (made(workshop), attic(workshop));
    fs::create_dir_all(&attic).map_err(WriteError::at(&attic))?;
    let is_shown = |file: &String| journal.show.contains(file) && !made.join(file).exists();
    let mut away: Vec<&String> = journal.former.iter().collect();
    away.sort_by_key(|file| *file != RUN_FILE);
    let mut here: Vec<&String> = journal.show.iter().collect();
    here.sort_by_key(|file| *file == RUN_FILE);
    let away = away.into_iter().filter(|file| !is_shown(file) && path.join(file).is_file());
    let mut moves: Vec<_> = away.map(|file| (path.join(file), attic.join(file))).collect();
    let here = here.into_iter().filter(|file| !is_shown(file));
    moves.extend(here.map(|file| (made.join(file), path.join(file))));
    for (at, (from, to)) in moves.iter().enumerate() {
        if let Err(source) = fs::rename(from, to) {
            for (from, to) in moves[..at].iter().rev() {
                let _ = fs::rename(to, from); // the first failure is the one to tell
            }
            return Err(WriteError::Io { path: to.clone(), source });
        }
    }
    Ok(())
}

/// Not on every system.
fn sync_folder(path: &Path) {
    let _ = File::open(path).and_then(|folder| folder.sync_all());
}
