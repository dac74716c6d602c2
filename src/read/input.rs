use std::cell::RefCell;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;
use std::rc::Rc;

use super::fingerprint::{Noted, Seen};
use super::stream::Source;
use super::walk::{Found, Walk};
use super::{Documents, Origin, ReadError, Reader, names};
use crate::model::Document;

/// An input being read, file by file.
pub(super) struct Input {
    files: Box<dyn Iterator<Item = Result<Open, ReadError>>>,
    /// The file being read.
    file: Option<Open>,
    is_folder: bool,
    source: Source,
    /// The list of the files read, as `sha256sum` would print it.
    list: Seen,
    /// Whether it has been told of a fault already.
    is_faulty: bool,
}

/// A file being read.
struct Open {
    origin: Origin,
    documents: Documents,
    seen: Rc<RefCell<Seen>>,
    /// Whether it gave a document, or told why not.
    has_given: bool,
}

impl Input {
    pub(super) fn open(path: &Path, format: Option<&'static dyn Reader>) -> Input {
        let source = Source {
            input: path.display().to_string(),
            files: 0,
            documents: 0,
            bytes: 0,
            sha256: None,
        };
        let files: Box<dyn Iterator<Item = Result<Open, ReadError>>> = if path == Path::new("-") {
            Box::new(std::iter::once_with(move || pipe(format)))
        } else {
            Box::new(Walk::new(path, format).map(|found| found.and_then(|found| file(&found))))
        };
        Input {
            files,
            file: None,
            is_folder: path.is_dir(),
            source,
            list: Seen::default(),
            is_faulty: false,
        }
    }

    /// The next document, or why there is none.
    pub(super) fn next(&mut self) -> Option<Result<Document, ReadError>> {
        loop {
            if let Some(mut file) = self.file.take() {
                if let Some(document) = file.documents.next() {
                    file.has_given = true;
                    self.file = Some(file);
                    self.source.documents += u64::from(document.is_ok());
                    return Some(document);
                }
                self.note(&file);
                if !file.has_given {
                    let fault = "the file holds no document: remove it or fill it";
                    return Some(Err(file.origin.fault(1, fault)));
                }
            }
            match self.files.next()? {
                Ok(file) => self.file = Some(file),
                Err(fault) => {
                    self.is_faulty = true;
                    return Some(Err(fault));
                }
            }
        }
    }

    /// Enters a file that has been read to its end.
    fn note(&mut self, file: &Open) {
        let seen = file.seen.borrow();
        let hex = seen.hex();
        self.source.files += 1;
        self.source.bytes += seen.bytes;
        self.list.add(format!("{hex}  {}\n", file.origin.name).as_bytes());
        self.source.sha256 = Some(if self.is_folder { self.list.hex() } else { hex });
    }

    /// What was read of it; a folder with nothing to read has most likely been mistyped.
    pub(super) fn closed(self) -> (Source, Option<ReadError>) {
        let fault = (self.source.files == 0 && !self.is_faulty).then(|| ReadError {
            file: self.source.input.clone(),
            line: None,
            reason: format!("no file here that a reader knows ({})", names()),
        });
        (self.source, fault)
    }
}

fn file(found: &Found) -> Result<Open, ReadError> {
    let failed = |fault| found.origin.fault(None, format!("cannot read: {fault}"));
    let file = File::open(&found.path).map_err(failed)?;
    Ok(opened(file, found.origin.clone(), found.reader))
}

fn pipe(format: Option<&'static dyn Reader>) -> Result<Open, ReadError> {
    let origin = Origin { shown: "-".to_owned(), name: "stdin".to_owned() };
    let unnamed = || format!("name its format with --input-format: {}", names());
    let reader = format.ok_or_else(|| origin.fault(None, unnamed()))?;
    Ok(opened(std::io::stdin(), origin, reader))
}

fn opened(input: impl Read + 'static, origin: Origin, reader: &'static dyn Reader) -> Open {
    let seen = Rc::default();
    let noted = BufReader::with_capacity(1 << 16, Noted { inner: input, seen: Rc::clone(&seen) });
    let documents = reader.documents(Box::new(noted), origin.clone());
    Open { documents, origin, seen, has_given: false }
}
