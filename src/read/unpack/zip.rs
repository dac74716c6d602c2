use std::io::{BufRead, BufReader, Error, Read, Result, Seek, SeekFrom, Write};
use std::rc::Rc;

use flate2::Crc;
use flate2::bufread::DeflateDecoder;
use zip::{CompressionMethod, ZipArchive};

use super::super::limits::over;
use super::super::{Limits, Origin, ReadError};
use super::{Metered, zstd};
use crate::keep::Scratch;

/// The files of a zip file, in the order of its directory; folders and hidden files are passed
/// over.
pub(in super::super) struct Members {
    file: Rc<Scratch>,
    archive: ZipArchive<BufReader<Part>>,
    next: usize,
    from: Origin,
    /// How deep its files are packed.
    pub(in super::super) depth: u64,
    limits: Limits,
}

/// A file in an archive.
pub(in super::super) struct Member {
    pub(in super::super) origin: Origin,
    pub(in super::super) input: Box<dyn BufRead>,
}

impl Members {
    /// The directory stands at the end, so the whole is put into a nameless file first.
    pub(super) fn open(
        mut input: Box<dyn BufRead>,
        from: Origin,
        depth: u64,
        limits: Limits,
    ) -> std::result::Result<Members, ReadError> {
        let failed = |fault: &dyn std::fmt::Display| {
            from.fault(None, format!("cannot read this zip file: {fault}"))
        };
        let mut file = Scratch::new().map_err(|fault| failed(&fault))?;
        std::io::copy(&mut input, &mut file).map_err(|fault| failed(&fault))?;
        let end = file.flush().and_then(|()| file.stream_position());
        let end = end.map_err(|fault| failed(&fault))?;
        let file = Rc::new(file);
        let whole = Part { file: Rc::clone(&file), start: 0, at: 0, end };
        let archive = ZipArchive::new(BufReader::new(whole)).map_err(|fault| failed(&fault))?;
        Ok(Members { file, archive, next: 0, from, depth, limits })
    }

    fn member(&mut self, index: usize) -> Option<std::result::Result<Member, ReadError>> {
        let origin = self.from.clone();
        let failed = |fault: &dyn std::fmt::Display| {
            Some(Err(origin.fault(None, format!("entry {}: {fault}", index + 1))))
        };
        let entry = match self.archive.by_index_raw(index) {
            Ok(entry) => entry,
            Err(fault) => return failed(&fault),
        };
        let name = String::from_utf8_lossy(entry.name_raw()).replace('\\', "/");
        let is_hidden = name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX");
        if name.ends_with('/') || is_hidden {
            return None;
        }
        let Some(start) = entry.data_start() else { return failed(&"its head is damaged") };
        let end = start.saturating_add(entry.compressed_size());
        let part = Part { file: Rc::clone(&self.file), start, at: start, end };
        let (sum, method) = (entry.crc32(), entry.compression());
        let fault = match (entry.encrypted(), method) {
            (true, _) => "is locked with a password: unpack it first",
            (_, CompressionMethod::Stored | DEFLATE | ZSTD) => {
                let input: Box<dyn BufRead> = Box::new(BufReader::new(part));
                let open = move |packed| Box::new(checked(packed, method, sum)) as Box<dyn Read>;
                let input = Metered::packed(input, open, &self.limits);
                return Some(Ok(Member { origin: origin.inner(&name), input }));
            }
            _ => "is packed in a way that is not read here: unpack it first",
        };
        Some(Err(origin.inner(&name).fault(None, fault)))
    }
}

const ZSTD: CompressionMethod = CompressionMethod::ZSTD;
const DEFLATE: CompressionMethod = CompressionMethod::DEFLATE;

impl Iterator for Members {
    type Item = std::result::Result<Member, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.next < self.archive.len() {
            let index = self.next;
            self.next += 1;
            if index as u64 >= self.limits.entries {
                self.next = self.archive.len();
                let what = format!("its number of entries, {},", self.archive.len());
                let fault = over(&what, self.limits.entries, "--max-entries");
                return Some(Err(self.from.fault(None, format!("{fault}; the rest is left out"))));
            }
            if let Some(member) = self.member(index) {
                return Some(member);
            }
        }
        None
    }
}

fn checked(packed: Box<dyn BufRead>, method: CompressionMethod, sum: u32) -> Checked {
    let inner: Box<dyn Read> = match method {
        DEFLATE => Box::new(DeflateDecoder::new(packed)),
        ZSTD => zstd::open(packed),
        _ => packed,
    };
    Checked { inner, crc: Crc::new(), sum }
}

/// Fails at its end if its checksum is wrong.
struct Checked {
    inner: Box<dyn Read>,
    crc: Crc,
    sum: u32,
}

impl Read for Checked {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let count = self.inner.read(buffer)?;
        self.crc.update(&buffer[..count]);
        if count == 0 && !buffer.is_empty() && self.crc.sum() != self.sum {
            return Err(Error::other("its checksum is wrong: the file is damaged"));
        }
        Ok(count)
    }
}

/// A stretch of a file, with a place of its own in it.
struct Part {
    file: Rc<Scratch>,
    start: u64,
    at: u64,
    end: u64,
}

impl Read for Part {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let left = usize::try_from(self.end.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let room = buffer.len().min(left);
        let mut file = &*self.file;
        file.seek(SeekFrom::Start(self.at))?;
        let count = file.read(&mut buffer[..room])?;
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for Part {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => self.start.checked_add(at),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
            SeekFrom::End(by) => self.end.checked_add_signed(by),
        };
        let at = at.filter(|at| *at >= self.start);
        self.at = at.ok_or_else(|| Error::other("a place outside the file"))?;
        Ok(self.at - self.start)
    }
}
