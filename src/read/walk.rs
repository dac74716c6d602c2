use std::fs::DirEntry;
use std::path::{Path, PathBuf};

use super::unpack::{is_archive, unpacked_name};
use super::{Origin, READERS, ReadError, Reader, names};

/// The files of one input in order: the file itself, or all that lie in a folder and below, by
/// name. In folders, hidden files and files that no reader claims are passed over, and folders
/// behind symbolic links are not entered, so that no loop is walked.
pub(super) struct Walk {
    root: PathBuf,
    format: Option<&'static dyn Reader>,
    /// Whether the root is still to be visited.
    is_new: bool,
    /// The folders that lead to the next file, the innermost last.
    folders: Vec<Folder>,
}

/// A file and how to read it; an archive, or a file that hides what it is, has no reader.
pub(super) struct Found {
    pub(super) path: PathBuf,
    pub(super) origin: Origin,
    pub(super) reader: Option<&'static dyn Reader>,
}

impl Walk {
    pub(super) fn new(root: &Path, format: Option<&'static dyn Reader>) -> Walk {
        Walk { root: root.to_owned(), format, is_new: true, folders: Vec::new() }
    }

    /// What stands at `path`; a folder is opened for the next.
    fn visited(&mut self, path: PathBuf) -> Option<Result<Found, ReadError>> {
        let failed = |fault: &std::io::Error| {
            let reason = format!("cannot read: {fault}");
            Some(Err(ReadError { file: path.display().to_string(), line: None, reason }))
        };
        match std::fs::metadata(&path) {
            Err(fault) => failed(&fault),
            Ok(meta) if meta.is_dir() => match Folder::open(path.clone()) {
                Err(fault) => failed(&fault),
                Ok(folder) => {
                    self.folders.push(folder);
                    None
                }
            },
            Ok(_) => self.found(path),
        }
    }

    fn found(&self, path: PathBuf) -> Option<Result<Found, ReadError>> {
        let is_root = path == self.root;
        let name = if is_root { path.file_name().map(Path::new) } else { None };
        let name = name.unwrap_or_else(|| path.strip_prefix(&self.root).unwrap_or(&path));
        let name: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
        let name = name.join("/");
        let origin = Origin { shown: path.display().to_string(), name };
        match claimed(&origin.name, self.format) {
            Claim::Reader(reader) => Some(Ok(Found { path, origin, reader: Some(reader) })),
            Claim::Archive => Some(Ok(Found { path, origin, reader: None })),
            Claim::None if is_root => Some(Ok(Found { path, origin, reader: None })),
            Claim::None => None,
        }
    }
}

impl Iterator for Walk {
    type Item = Result<Found, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if std::mem::take(&mut self.is_new)
            && let Some(found) = self.visited(self.root.clone())
        {
            return Some(found);
        }
        while let Some(folder) = self.folders.last_mut() {
            let Some(path) = folder.next() else {
                self.folders.pop();
                continue;
            };
            if let Some(found) = self.visited(path) {
                return Some(found);
            }
        }
        None
    }
}

/// What is to be done with a file.
pub(super) enum Claim {
    /// It is read.
    Reader(&'static dyn Reader),
    /// It holds files.
    Archive,
    /// Nobody knows it.
    None,
}

/// Who reads a file of this name; `format` reads everything but archives.
pub(super) fn claimed(name: &str, format: Option<&'static dyn Reader>) -> Claim {
    if is_archive(name) {
        return Claim::Archive;
    }
    let file = unpacked_name(name).rsplit('/').next().unwrap_or_default();
    let extension = file.rsplit_once('.').filter(|(stem, _)| !stem.is_empty());
    let extension = extension.map_or(String::new(), |(_, extension)| extension.to_lowercase());
    let by_name =
        || READERS.iter().copied().find(|reader| reader.extensions().contains(&&*extension));
    format.or_else(by_name).map_or(Claim::None, Claim::Reader)
}

/// What is said of a file that nobody claims.
pub(super) fn unclaimed() -> String {
    format!("no reader knows this kind of file: name one of {} with --input-format", names())
}

/// The names in one folder, still to be visited, the next one last; held as one string, so that a
/// million files cost little.
struct Folder {
    path: PathBuf,
    names: Vec<u8>,
    /// Where each name begins and ends.
    order: Vec<(u32, u32)>,
}

impl Folder {
    fn open(path: PathBuf) -> std::io::Result<Folder> {
        let mut folder = Folder { path, names: Vec::new(), order: Vec::new() };
        for entry in std::fs::read_dir(&folder.path)? {
            let entry = entry?;
            let name = entry.file_name();
            if is_wanted(&entry)? && !name.as_encoded_bytes().starts_with(b".") {
                let start = folder.names.len();
                folder.names.extend_from_slice(name.as_encoded_bytes());
                let narrow = |at: usize| u32::try_from(at).map_err(std::io::Error::other);
                folder.order.push((narrow(start)?, narrow(folder.names.len())?));
            }
        }
        let names = &folder.names;
        let name = |at: &(u32, u32)| &names[at.0 as usize..at.1 as usize];
        folder.order.sort_unstable_by(|a, b| name(b).cmp(name(a)));
        Ok(folder)
    }

    fn next(&mut self) -> Option<PathBuf> {
        let (start, end) = self.order.pop()?;
        let name = &self.names[start as usize..end as usize];
        Some(self.path.join(os_name(name)))
    }
}

#[cfg(unix)]
fn os_name(name: &[u8]) -> &std::ffi::OsStr {
    std::os::unix::ffi::OsStrExt::from_bytes(name)
}

/// A name that is no Unicode cannot be told from another there; its file is not found, and told.
#[cfg(not(unix))]
fn os_name(name: &[u8]) -> std::ffi::OsString {
    String::from_utf8_lossy(name).into_owned().into()
}

fn is_wanted(entry: &DirEntry) -> std::io::Result<bool> {
    let kind = entry.file_type()?;
    let is_file = kind.is_file() || kind.is_dir();
    Ok(is_file || (kind.is_symlink() && !entry.path().is_dir()))
}

#[cfg(test)]
mod tests {
    use super::Walk;
    use std::fs;

    #[test]
    fn a_folder_is_walked_in_order_of_names() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for sub in ["b", ".git"] {
            fs::create_dir(root.join(sub)).unwrap();
        }
        for name in
            ["c.md", "a.TXT", "b/z.jsonl", "b/y.txt.gz", "d.zip", ".git/x.txt", ".h.txt", "n.pdf"]
        {
            fs::write(root.join(name), "x").unwrap();
        }
        let names: Vec<_> = Walk::new(root, None).map(|f| f.unwrap().origin.name).collect();
        assert_eq!(names, ["a.TXT", "b/y.txt.gz", "b/z.jsonl", "c.md", "d.zip"]);

        let mut alone = Walk::new(&root.join("n.pdf"), None);
        assert!(alone.next().unwrap().unwrap().reader.is_none());
        let mut alone = Walk::new(&root.join("b/y.txt.gz"), None);
        assert_eq!(alone.next().unwrap().unwrap().origin.name, "y.txt.gz");
        let mut missing = Walk::new(&root.join("missing"), None);
        assert!(missing.next().unwrap().is_err());
    }
}
