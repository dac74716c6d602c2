use std::cell::RefCell;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use jiff::civil::Date;

use super::fingerprint::{Noted, Seen};
use super::ids::Ids;
use super::walk::{Found, Walk};
use super::{Documents, Origin, ReadError, Reader, names};
use crate::model::{Document, DocumentId};

/// How inputs are to be read.
#[derive(Clone, Copy, Default)]
pub struct Settings {
    /// Reads everything, whatever its extension; without one, extensions decide.
    pub format: Option<&'static dyn Reader>,
    /// The day of documents that carry none.
    pub published: Option<Date>,
}

/// What was read.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Each input, in order.
    pub inputs: Vec<Source>,
    /// How many documents were renamed because another had their id.
    pub renamed: u64,
}

/// One input, and what has been read of it.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Source {
    /// As it was named.
    pub input: String,
    /// How many files were read.
    pub files: u64,
    /// How many documents they gave.
    pub documents: u64,
    /// How many bytes they hold.
    pub bytes: u64,
    /// Of a file, its SHA-256; of a folder, that of the list that `sha256sum` would print of the
    /// files read, in the order read, with paths inside the folder.
    pub sha256: String,
}

/// The documents of `inputs`, in order: files, folders, or `-` for what comes in by a pipe.
///
/// ```
/// let folder = tempfile::tempdir()?;
/// std::fs::write(folder.path().join("goma.txt"), "Shelling hit Goma.")?;
///
/// let mut documents = dateline::read::documents(&[folder.path()], Default::default());
/// assert_eq!(documents.next().unwrap()?.byline.id.0, "goma");
/// assert!(documents.next().is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn documents<P: AsRef<Path>>(inputs: &[P], settings: Settings) -> Stream {
    let mut inputs: Vec<PathBuf> = inputs.iter().map(|input| input.as_ref().to_owned()).collect();
    inputs.reverse();
    Stream { settings, inputs, input: None, file: None, ids: Ids::default(), sources: vec![] }
}

/// Documents as they come, each with an id of its own: the second `a` becomes `a#2`.
pub struct Stream {
    settings: Settings,
    /// Still to open, the next one last.
    inputs: Vec<PathBuf>,
    input: Option<Input>,
    file: Option<Open>,
    ids: Ids,
    sources: Vec<Source>,
}

/// The input being read.
struct Input {
    files: Box<dyn Iterator<Item = Result<Open, ReadError>>>,
    is_folder: bool,
    source: Source,
    /// The list of a folder's files.
    list: Seen,
    faults: u64,
}

/// The file being read.
struct Open {
    origin: Origin,
    documents: Documents,
    seen: Rc<RefCell<Seen>>,
    /// How many documents or faults it gave.
    given: u64,
}

impl Stream {
    /// What has been read to its end.
    pub fn into_sources(self) -> Sources {
        Sources { inputs: self.sources, renamed: self.ids.renamed }
    }

    fn finished(&self, mut document: Document) -> (Document, String) {
        let byline = &mut document.byline;
        byline.published = byline.published.or(self.settings.published);
        let id = std::mem::take(&mut byline.id.0);
        (document, id)
    }
}

impl Iterator for Stream {
    type Item = Result<Document, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(file) = &mut self.file {
                if let Some(document) = file.documents.next() {
                    file.given += 1;
                    return Some(document.map(|document| {
                        self.input.iter_mut().for_each(|input| input.source.documents += 1);
                        let (mut document, id) = self.finished(document);
                        document.byline.id = DocumentId(self.ids.unique(id));
                        document
                    }));
                }
            }
            if let (Some(file), Some(input)) = (self.file.take(), &mut self.input) {
                if let Some(fault) = input.close(&file) {
                    return Some(Err(fault));
                }
            }
            if let Some(input) = &mut self.input {
                match input.files.next() {
                    Some(Ok(file)) => {
                        self.file = Some(file);
                        continue;
                    }
                    Some(Err(fault)) => {
                        input.faults += 1;
                        return Some(Err(fault));
                    }
                    None => {}
                }
            }
            if let Some(mut input) = self.input.take() {
                if input.is_folder {
                    input.source.sha256 = input.list.hex();
                }
                let fault = input.fruitless();
                self.sources.push(input.source);
                if let Some(fault) = fault {
                    return Some(Err(fault));
                }
            }
            self.input = Some(Input::open(&self.inputs.pop()?, self.settings.format));
        }
    }
}

impl Input {
    fn open(path: &Path, format: Option<&'static dyn Reader>) -> Input {
        let source = Source {
            input: path.display().to_string(),
            files: 0,
            documents: 0,
            bytes: 0,
            sha256: String::new(),
        };
        let files: Box<dyn Iterator<Item = Result<Open, ReadError>>> = if path == Path::new("-") {
            Box::new(std::iter::once_with(move || pipe(format)))
        } else {
            Box::new(Walk::new(path, format).map(|found| found.and_then(|found| file(&found))))
        };
        Input { files, is_folder: path.is_dir(), source, list: Seen::default(), faults: 0 }
    }

    /// Notes a file that has been read; one that gave nothing is a fault.
    fn close(&mut self, file: &Open) -> Option<ReadError> {
        let seen = file.seen.borrow();
        self.source.files += 1;
        self.source.bytes += seen.bytes;
        self.source.sha256 = seen.hex();
        self.list.add(format!("{}  {}\n", seen.hex(), file.origin.name).as_bytes());
        let empty = file.given == 0;
        self.faults += u64::from(empty);
        empty.then(|| file.origin.fault(1, "the file holds no document: remove it or fill it"))
    }

    /// A folder with nothing to read has most likely been mistyped.
    fn fruitless(&self) -> Option<ReadError> {
        (self.source.files == 0 && self.faults == 0).then(|| ReadError {
            file: self.source.input.clone(),
            line: None,
            reason: format!("no file here that a reader knows ({})", names()),
        })
    }
}

fn file(found: &Found) -> Result<Open, ReadError> {
    let failed = |fault| found.origin.fault(None, format!("cannot read: {fault}"));
    let file = File::open(&found.path).map_err(failed)?;
    Ok(opened(file, found.origin.clone(), found.reader))
}

fn pipe(format: Option<&'static dyn Reader>) -> Result<Open, ReadError> {
    let origin = Origin { shown: "-".to_owned(), name: "stdin".to_owned() };
    match format {
        Some(reader) => Ok(opened(std::io::stdin(), origin, reader)),
        None => {
            Err(origin.fault(None, format!("name its format with --input-format: {}", names())))
        }
    }
}

fn opened(input: impl Read + 'static, origin: Origin, reader: &'static dyn Reader) -> Open {
    let seen = Rc::default();
    let noted = BufReader::with_capacity(1 << 16, Noted { inner: input, seen: Rc::clone(&seen) });
    Open { documents: reader.documents(Box::new(noted), origin.clone()), origin, seen, given: 0 }
}
