use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};

use super::super::error::GazetteerError;
use super::sorter::Sorter;

/// Where what is not yet finished lies while tables are compiled.
#[derive(Clone, Debug)]
pub(in crate::gazetteer) enum Workshop {
    /// In memory: for tables that are there already.
    Memory,
    /// In files of this folder: for more than memory holds.
    Folder(PathBuf),
}

/// How much a sorter keeps in memory before it goes to disk, in bytes.
const HELD: usize = 96 << 20;

impl Workshop {
    /// A stretch of bytes to be written, then read.
    pub(super) fn spool(&self, name: &str) -> Result<Spool, GazetteerError> {
        let Workshop::Folder(folder) = self else { return Ok(Spool::Memory(Vec::new())) };
        let path = folder.join(name);
        let mut options = OpenOptions::new();
        let file = options.create(true).truncate(true).read(true).write(true).open(&path);
        let file = file.map_err(|fault| GazetteerError::file(&path, &fault))?;
        Ok(Spool::File { out: BufWriter::with_capacity(1 << 18, file), path, written: 0 })
    }

    pub(super) fn sorter(&self, name: &str) -> Sorter {
        match self {
            Workshop::Memory => Sorter::in_memory(),
            Workshop::Folder(folder) => Sorter::on_disk(folder, name, HELD),
        }
    }
}

/// A section in the making.
pub(in crate::gazetteer) enum Spool {
    Memory(Vec<u8>),
    File { out: BufWriter<File>, path: PathBuf, written: u64 },
}

impl Spool {
    pub(super) fn len(&self) -> u64 {
        match self {
            Spool::Memory(bytes) => bytes.len() as u64,
            Spool::File { written, .. } => *written,
        }
    }

    pub(super) fn add(&mut self, bytes: &[u8]) -> Result<(), GazetteerError> {
        match self {
            Spool::Memory(held) => held.extend_from_slice(bytes),
            Spool::File { out, path, written } => {
                out.write_all(bytes).map_err(|fault| GazetteerError::file(path, &fault))?;
                *written += bytes.len() as u64;
            }
        }
        Ok(())
    }

    /// What was written, from the start. A file is removed once it has been read.
    pub(super) fn read(self) -> Result<Box<dyn Read>, GazetteerError> {
        match self {
            Spool::Memory(bytes) => Ok(Box::new(io::Cursor::new(bytes))),
            Spool::File { out, path, .. } => {
                let rewound = || {
                    let mut file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
                    file.rewind()?;
                    Ok(file)
                };
                let file = rewound().map_err(|fault| GazetteerError::file(&path, &fault))?;
                Ok(Box::new(Passing { file: BufReader::with_capacity(1 << 18, file), path }))
            }
        }
    }
}

impl Write for Spool {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.add(bytes).map_err(io::Error::other)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A file that goes when it has been read.
struct Passing {
    file: BufReader<File>,
    path: PathBuf,
}

impl Read for Passing {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.file.read(buffer)
    }
}

impl Drop for Passing {
    fn drop(&mut self) {
        remove(&self.path);
    }
}

/// A file of ours that nobody needs any more; one that stays does no harm.
pub(super) fn remove(path: &Path) {
    let _ = fs::remove_file(path);
}
