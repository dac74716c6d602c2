use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};

use crate::Error;
use crate::model::Report;

/// Reports on disk, by number: they wait for the end of the run, and may be more than fit in
/// memory, where each leaves 8 bytes. The file has no name and goes with the run, however that
/// ends.
pub(super) struct Spool {
    out: BufWriter<File>,
    /// Where each report ends.
    ends: Vec<u64>,
    /// For reading back, once the first is asked for.
    back: Option<BufReader<File>>,
}

/// A report as it waits.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
pub(super) struct Kept {
    pub(super) report: Report,
    /// Its number within its document, from 1.
    pub(super) number: u32,
    /// The report of an earlier document that it repeats, by its name.
    pub(super) repeats: Option<String>,
}

impl Spool {
    pub(super) fn new() -> Result<Spool, Error> {
        let file = tempfile::tempfile().map_err(Error::Spool)?;
        Ok(Spool { out: BufWriter::new(file), ends: vec![], back: None })
    }

    /// The number that the next report will have.
    pub(super) fn next(&self) -> u32 {
        u32::try_from(self.ends.len()).unwrap_or(u32::MAX)
    }

    /// Adds a report.
    pub(super) fn add(&mut self, kept: &Kept) -> Result<(), Error> {
        let bytes = postcard::to_stdvec(kept).map_err(unreadable)?;
        self.out.write_all(&bytes).map_err(Error::Spool)?;
        let end = self.ends.last().copied().unwrap_or(0);
        self.ends.push(end + bytes.len() as u64);
        Ok(())
    }

    /// The reports of these numbers, counted from 0 in the order of adding.
    pub(super) fn reports(&mut self, numbers: &[u32]) -> Result<Vec<Report>, Error> {
        numbers.iter().map(|&at| self.kept(at).map(|kept| kept.report)).collect()
    }

    /// The report of this number.
    pub(super) fn kept(&mut self, at: u32) -> Result<Kept, Error> {
        let bytes = self.bytes(at as usize).map_err(Error::Spool)?;
        postcard::from_bytes(&bytes).map_err(unreadable)
    }

    fn bytes(&mut self, at: usize) -> io::Result<Vec<u8>> {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        let length = usize::try_from(self.ends[at] - start).map_err(io::Error::other)?;
        if self.back.is_none() {
            self.out.flush()?;
            self.back = Some(BufReader::new(self.out.get_ref().try_clone()?));
        }
        let back = self.back.as_mut().expect("set on the line above");
        let here = back.stream_position()?;
        let step = i64::try_from(start).map_err(io::Error::other)?
            - i64::try_from(here).map_err(io::Error::other)?;
        back.seek_relative(step)?; // keeps the buffer when the report lies close by
        let mut bytes = vec![0; length];
        back.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

fn unreadable(fault: postcard::Error) -> Error {
    Error::Spool(io::Error::other(fault))
}
