use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use super::fingerprint::{Raw, Seen};
use super::limits::{Bytes, over};
use super::notes::Notes;
use super::stream::Source;
use super::unpack::{Members, Unpacked, unpacked};
use super::walk::{Claim, Found, Walk, claimed, unclaimed};
use super::{Documents, Opened, Origin, ReadError, Reader, Settings, charset, names};
use crate::model::Document;

/// An input being read, file by file.
pub(super) struct Input {
    files: Box<dyn Iterator<Item = Result<Open, ReadError>>>,
    /// The file being read.
    file: Option<Open>,
    settings: Settings,
    is_folder: bool,
    source: Source,
    /// The list of the files read, as `sha256sum` would print it.
    list: Seen,
    /// Whether it has been told of a fault already.
    is_faulty: bool,
    notes: Notes,
}

/// A file being read.
struct Open {
    origin: Origin,
    raw: Raw,
    /// The archives that are open, each in the one before.
    archives: Vec<Members>,
    /// The file, or the file in the archive, as its reader has it.
    reading: Option<Reading>,
    /// Whether it gave a document, or told why not.
    has_given: bool,
}

/// A file whose documents come.
struct Reading {
    documents: Documents,
    from: Origin,
    /// The name of its reader.
    format: &'static str,
}

impl Input {
    pub(super) fn open(path: &Path, settings: &Settings, notes: &Notes) -> Input {
        let input = path.display().to_string();
        let (is_pipe, is_folder) = (path == Path::new("-"), path.is_dir());
        let (how, odd) = (settings.clone(), notes.clone());
        let files: Box<dyn Iterator<Item = Result<Open, ReadError>>> = if is_pipe {
            Box::new(std::iter::once_with(move || pipe(&how, &odd)))
        } else {
            let walk = Walk::new(path, settings.format);
            Box::new(walk.map(move |found| found.and_then(|found| file(&found, &how, &odd))))
        };
        Input {
            files,
            file: None,
            settings: settings.clone(),
            is_folder,
            source: Source { input, ..Source::default() },
            list: Seen::default(),
            is_faulty: false,
            notes: notes.clone(),
        }
    }

    /// The next document, or why there is none.
    pub(super) fn next(&mut self) -> Option<Result<Document, ReadError>> {
        loop {
            if let Some(mut file) = self.file.take() {
                if let Some(document) = file.next(&self.settings, &self.notes) {
                    if let (Ok(_), Some(Reading { format, .. })) = (&document, &file.reading) {
                        self.source.documents += 1;
                        *self.source.documents_by_format.entry(format).or_default() += 1;
                    }
                    self.file = Some(file);
                    return Some(document);
                }
                let (origin, has_given) = (file.origin.clone(), file.has_given);
                self.note(file);
                if !has_given {
                    return Some(Err(origin.fault(1, EMPTY)));
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
    fn note(&mut self, file: Open) {
        let seen = file.raw.seen();
        let hex = seen.hex();
        self.source.files += 1;
        self.source.bytes += seen.bytes;
        self.list.add(format!("{hex}  {}\n", file.origin.name).as_bytes());
        self.source.sha256 = Some(if self.is_folder { self.list.hex() } else { hex });
    }

    /// What was read of it; a folder with nothing to read has most likely been mistyped.
    pub(super) fn closed(mut self) -> (Source, Option<ReadError>) {
        let fault = (self.source.files == 0 && !self.is_faulty).then(|| ReadError {
            file: self.source.input.clone(),
            line: None,
            reason: format!("no file here that a reader knows ({})", names()),
        });
        let noted = self.notes.taken();
        self.source.encodings = noted.encodings;
        self.source.notes = noted.listed;
        self.source.notes_left_out = noted.more;
        (self.source, fault)
    }
}

const EMPTY: &str = "the file holds no document: remove it or fill it";

impl Open {
    fn next(&mut self, settings: &Settings, notes: &Notes) -> Option<Result<Document, ReadError>> {
        loop {
            if let Some(Reading { documents, from, .. }) = &mut self.reading {
                if let Some(document) = documents.next() {
                    self.has_given = true;
                    return Some(document.and_then(|document| fitting(document, from, settings)));
                }
                self.reading = None;
            }
            let members = self.archives.last_mut()?;
            let Some(member) = members.next() else {
                self.archives.pop();
                continue;
            };
            let depth = members.depth;
            let opened = member.and_then(|member| {
                let reader = match claimed(&member.origin.name, settings.format) {
                    Claim::None => return Ok(()),
                    Claim::Archive => None,
                    Claim::Reader(reader) => Some(reader),
                };
                self.enter(member.input, &member.origin, reader, depth, settings, notes)
            });
            if let Err(fault) = opened {
                self.has_given = true;
                return Some(Err(fault));
            }
        }
    }

    /// Goes to the documents of `input`, or to the files in it.
    fn enter(
        &mut self,
        input: Box<dyn BufRead>,
        from: &Origin,
        reader: Option<&'static dyn Reader>,
        depth: u64,
        settings: &Settings,
        notes: &Notes,
    ) -> Result<(), ReadError> {
        let input = match unpacked(input, from, depth, &settings.limits)? {
            Unpacked::Plain(input) => input,
            Unpacked::Archive(members) => {
                self.archives.push(members);
                return Ok(());
            }
        };
        let reader = reader.ok_or_else(|| from.fault(None, unclaimed()))?;
        let (input, encoding) = charset::utf8(input);
        let from = from.unpacked();
        let file =
            Opened { input, from: from.clone(), settings: settings.clone(), notes: notes.clone() };
        if let Some(encoding) = encoding {
            file.charset(None).note(encoding.name());
        }
        let (documents, format) = (reader.documents(file), reader.name());
        self.reading = Some(Reading { documents, from, format });
        Ok(())
    }
}

/// No document is longer than the limit, whatever it was read out of.
fn fitting(document: Document, from: &Origin, settings: &Settings) -> Result<Document, ReadError> {
    let limit = settings.limits.document;
    if document.text.len() as u64 <= limit {
        return Ok(document);
    }
    let what = format!("document `{}` of {} bytes", document.byline.id.0, document.text.len());
    Err(from.fault(None, over(&what, Bytes(limit), "--max-document")))
}

fn file(found: &Found, settings: &Settings, notes: &Notes) -> Result<Open, ReadError> {
    let failed = |fault| found.origin.fault(None, format!("cannot read: {fault}"));
    let file = File::open(&found.path).map_err(failed)?;
    let limit = settings.limits.file;
    if file.metadata().map_err(failed)?.len() > limit {
        return Err(found.origin.fault(None, over("the file", Bytes(limit), "--max-file")));
    }
    opened(file, &found.origin, found.reader, settings, notes)
}

fn pipe(settings: &Settings, notes: &Notes) -> Result<Open, ReadError> {
    let origin = Origin { shown: "-".to_owned(), name: "stdin".to_owned() };
    let unnamed = || format!("name its format with --input-format: {}", names());
    let open = opened(std::io::stdin(), &origin, settings.format, settings, notes);
    open.map_err(|fault| match settings.format {
        None => origin.fault(None, unnamed()),
        Some(_) => fault,
    })
}

fn opened(
    input: impl Read + 'static,
    origin: &Origin,
    reader: Option<&'static dyn Reader>,
    settings: &Settings,
    notes: &Notes,
) -> Result<Open, ReadError> {
    let raw = Raw::new(input, settings.limits.file);
    let input = Box::new(BufReader::with_capacity(1 << 16, raw.clone()));
    let mut open =
        Open { origin: origin.clone(), raw, archives: Vec::new(), reading: None, has_given: false };
    open.enter(input, origin, reader, 0, settings, notes)?;
    Ok(open)
}
