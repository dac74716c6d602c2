use std::path::{Path, PathBuf};

use super::{Origin, READERS, ReadError, Reader, names};

/// The files of one input in order: the file itself, or all that lie in a folder and below, by
/// name. In folders, hidden files and files that no reader claims are passed over, and folders
/// behind symbolic links are not entered, so that no loop is walked.
pub(super) struct Walk {
    root: PathBuf,
    format: Option<&'static dyn Reader>,
    /// Still to visit, the next one last.
    pending: Vec<PathBuf>,
}

/// A file and how to read it.
pub(super) struct Found {
    pub(super) path: PathBuf,
    pub(super) origin: Origin,
    pub(super) reader: &'static dyn Reader,
}

impl Walk {
    pub(super) fn new(root: &Path, format: Option<&'static dyn Reader>) -> Walk {
        Walk { root: root.to_owned(), format, pending: vec![root.to_owned()] }
    }

    fn found(&self, path: PathBuf) -> Option<Result<Found, ReadError>> {
        let is_root = path == self.root;
        let name = if is_root { path.file_name().map(Path::new) } else { None };
        let name = name.unwrap_or_else(|| path.strip_prefix(&self.root).unwrap_or(&path));
        let name: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
        let origin = Origin { shown: path.display().to_string(), name: name.join("/") };
        match self.format.or_else(|| claimed(&path)) {
            Some(reader) => Some(Ok(Found { path, origin, reader })),
            None if is_root => {
                let known = names();
                let fault = format!(
                    "no reader knows this kind of file: name one of {known} with --input-format"
                );
                Some(Err(origin.fault(None, fault)))
            }
            None => None,
        }
    }
}

impl Iterator for Walk {
    type Item = Result<Found, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(path) = self.pending.pop() {
            let failed = |fault: &std::io::Error| ReadError {
                file: path.display().to_string(),
                line: None,
                reason: format!("cannot read: {fault}"),
            };
            match std::fs::metadata(&path) {
                Err(fault) => return Some(Err(failed(&fault))),
                Ok(meta) if meta.is_dir() => match inside(&path) {
                    Err(fault) => return Some(Err(failed(&fault))),
                    Ok(paths) => self.pending.extend(paths),
                },
                Ok(_) => {
                    if let Some(found) = self.found(path) {
                        return Some(found);
                    }
                }
            }
        }
        None
    }
}

fn claimed(path: &Path) -> Option<&'static dyn Reader> {
    let extension = path.extension()?.to_str()?.to_lowercase();
    READERS.iter().copied().find(|reader| reader.extensions().contains(&extension.as_str()))
}

/// What lies in a folder, the last name first.
fn inside(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let linked_folder = kind.is_symlink() && entry.path().is_dir();
        let special = !kind.is_symlink() && !kind.is_dir() && !kind.is_file();
        if !entry.file_name().as_encoded_bytes().starts_with(b".") && !linked_folder && !special {
            paths.push(entry.path());
        }
    }
    paths.sort_unstable_by(|a, b| b.file_name().cmp(&a.file_name()));
    Ok(paths)
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
        for name in ["c.md", "a.TXT", "b/z.jsonl", "b/y.txt", ".git/x.txt", ".h.txt", "n.pdf"] {
            fs::write(root.join(name), "x").unwrap();
        }
        let names: Vec<_> = Walk::new(root, None).map(|f| f.unwrap().origin.name).collect();
        assert_eq!(names, ["a.TXT", "b/y.txt", "b/z.jsonl", "c.md"]);

        let mut alone = Walk::new(&root.join("n.pdf"), None);
        let fault = alone.next().unwrap().err().unwrap().to_string();
        assert!(fault.contains("n.pdf: no reader knows"), "{fault}");
        let mut alone = Walk::new(&root.join("b/y.txt"), None);
        assert_eq!(alone.next().unwrap().unwrap().origin.name, "y.txt");
        let mut missing = Walk::new(&root.join("missing"), None);
        assert!(missing.next().unwrap().is_err());
    }
}
