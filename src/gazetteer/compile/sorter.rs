use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::super::error::GazetteerError;
use super::workshop::remove;

/// Puts any number of byte strings in order. What memory does not hold goes to disk in runs, each
/// in order; in the end the runs are merged.
pub(in crate::gazetteer) struct Sorter {
    held: Held,
    /// None keeps everything in memory.
    disk: Option<Disk>,
}

struct Disk {
    folder: PathBuf,
    /// How the names of the runs begin.
    name: String,
    /// Bytes that memory may hold.
    most: usize,
    runs: Vec<PathBuf>,
}

/// Byte strings, back to back.
#[derive(Default)]
pub(in crate::gazetteer) struct Held {
    bytes: Vec<u8>,
    items: Vec<Range<usize>>,
}

impl Sorter {
    pub(super) fn in_memory() -> Sorter {
        Sorter { held: Held::default(), disk: None }
    }

    pub(super) fn on_disk(folder: &Path, name: &str, most: usize) -> Sorter {
        let (folder, name) = (folder.to_owned(), name.to_owned());
        Sorter { held: Held::default(), disk: Some(Disk { folder, name, most, runs: Vec::new() }) }
    }

    pub(super) fn add(&mut self, item: &[u8]) -> Result<(), GazetteerError> {
        self.held.add(item);
        if let Some(disk) = &mut self.disk
            && self.held.size() > disk.most
        {
            disk.keep(&mut self.held)?;
        }
        Ok(())
    }

    /// Everything that was added, in order.
    pub(super) fn sorted(mut self) -> Result<Sorted, GazetteerError> {
        match self.disk {
            Some(mut disk) if !disk.runs.is_empty() => {
                disk.keep(&mut self.held)?;
                Sorted::runs(&disk.runs, Afterwards::Remove)
            }
            _ => {
                self.held.sort();
                Ok(Sorted::Memory { held: self.held, next: 0 })
            }
        }
    }
}

impl Disk {
    fn keep(&mut self, held: &mut Held) -> Result<(), GazetteerError> {
        let path = self.folder.join(format!("{}-{:04}.run", self.name, self.runs.len() + 1));
        held.write(&path)?;
        self.runs.push(path);
        Ok(())
    }
}

impl Held {
    pub(in crate::gazetteer) fn add(&mut self, item: &[u8]) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(item);
        self.items.push(start..self.bytes.len());
    }

    /// Bytes of memory, about.
    pub(in crate::gazetteer) fn size(&self) -> usize {
        self.bytes.len() + self.items.len() * size_of::<Range<usize>>()
    }

    fn sort(&mut self) {
        let bytes = &self.bytes;
        self.items.sort_unstable_by(|a, b| bytes[a.clone()].cmp(&bytes[b.clone()]));
    }

    /// Writes a run, synced, and forgets what is in it.
    pub(in crate::gazetteer) fn write(&mut self, path: &Path) -> Result<(), GazetteerError> {
        self.sort();
        let write = || {
            let mut out = BufWriter::with_capacity(1 << 18, File::create(path)?);
            for item in &self.items {
                let length = u32::try_from(item.len()).map_err(io::Error::other)?;
                out.write_all(&length.to_le_bytes())?;
                out.write_all(&self.bytes[item.clone()])?;
            }
            out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
        };
        write().map_err(|fault| GazetteerError::file(path, &fault))?;
        self.bytes.clear();
        self.items.clear();
        Ok(())
    }
}

/// Byte strings in order; ask for them one by one.
pub(in crate::gazetteer) enum Sorted {
    Memory {
        held: Held,
        next: usize,
    },
    /// The first of the heap has been given out already, unless it is fresh.
    Disk {
        runs: BinaryHeap<Reverse<Run>>,
        fresh: bool,
    },
}

/// What becomes of a run that has been read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::gazetteer) enum Afterwards {
    Keep,
    Remove,
}

impl Sorted {
    /// Merges runs that [`Held::write`] wrote.
    pub(in crate::gazetteer) fn runs(
        paths: &[PathBuf],
        afterwards: Afterwards,
    ) -> Result<Sorted, GazetteerError> {
        let mut runs = BinaryHeap::with_capacity(paths.len());
        for (number, path) in paths.iter().enumerate() {
            let mut run = Run::open(path, number, afterwards)?;
            if run.advance()? {
                runs.push(Reverse(run));
            }
        }
        Ok(Sorted::Disk { runs, fresh: true })
    }

    pub(in crate::gazetteer) fn next(&mut self) -> Result<Option<&[u8]>, GazetteerError> {
        match self {
            Sorted::Memory { held, next } => {
                let item = held.items.get(*next);
                *next += 1;
                Ok(item.map(|item| &held.bytes[item.clone()]))
            }
            Sorted::Disk { runs, fresh } => {
                if let Some(mut first) = runs.peek_mut().filter(|_| !*fresh)
                    && !first.0.advance()?
                {
                    PeekMut::pop(first);
                }
                *fresh = false;
                Ok(runs.peek().map(|run| run.0.item.as_slice()))
            }
        }
    }
}

/// A run that is being read; in order of the item it stands at, then of its number.
pub(in crate::gazetteer) struct Run {
    item: Vec<u8>,
    number: usize,
    path: PathBuf,
    input: BufReader<File>,
    afterwards: Afterwards,
}

impl Run {
    fn open(path: &Path, number: usize, afterwards: Afterwards) -> Result<Run, GazetteerError> {
        let input = File::open(path).map_err(|fault| GazetteerError::file(path, &fault))?;
        let input = BufReader::with_capacity(1 << 17, input);
        Ok(Run { item: Vec::new(), number, path: path.to_owned(), input, afterwards })
    }

    /// Goes to the next item; false behind the last.
    fn advance(&mut self) -> Result<bool, GazetteerError> {
        let mut read = || {
            let mut length = [0; 4];
            match self.input.read_exact(&mut length) {
                Ok(()) => {}
                Err(fault) if fault.kind() == io::ErrorKind::UnexpectedEof => return Ok(false),
                Err(fault) => return Err(fault),
            }
            let length = u32::from_le_bytes(length);
            self.item.clear();
            let got = (&mut self.input).take(length.into()).read_to_end(&mut self.item)?;
            if got < length as usize {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            Ok(true)
        };
        read().map_err(|fault| GazetteerError::file(&self.path, &fault))
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        if self.afterwards == Afterwards::Remove {
            remove(&self.path);
        }
    }
}

impl PartialEq for Run {
    fn eq(&self, other: &Run) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Run {}

impl PartialOrd for Run {
    fn partial_cmp(&self, other: &Run) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Run {
    fn cmp(&self, other: &Run) -> Ordering {
        self.item.cmp(&other.item).then(self.number.cmp(&other.number))
    }
}

#[cfg(test)]
mod tests {
    use super::Sorter;

    #[test]
    fn in_memory_and_on_disk_the_order_is_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let items: Vec<String> = (0..500_u32).map(|n| (n * 7919 % 463).to_string()).collect();
        let mut want = items.clone();
        want.sort();
        let disk = |most| Sorter::on_disk(folder.path(), "t", most);
        for mut sorter in [Sorter::in_memory(), disk(1), disk(900), disk(1 << 20)] {
            for item in &items {
                sorter.add(item.as_bytes()).unwrap();
            }
            let mut sorted = sorter.sorted().unwrap();
            let mut got = Vec::new();
            while let Some(item) = sorted.next().unwrap() {
                got.push(String::from_utf8(item.to_vec()).unwrap());
            }
            assert_eq!(got, want);
            drop(sorted);
            assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        }
    }
}
