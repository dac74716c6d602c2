use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};

use crate::Error;
use crate::model::Report;

/// Reports on disk, by number: they wait for the end of the run, and may be more than fit in
/// memory. The file has no name and goes with the run, however that ends.
pub(super) struct Spool {
    out: BufWriter<File>,
    /// Where each report ends.
    ends: Vec<u64>,
    /// The number of each report within its document, from 1.
    numbers: Vec<u32>,
    /// For reading back, once the first is asked for.
    back: Option<BufReader<File>>,
}

impl Spool {
    pub(super) fn new() -> Result<Spool, Error> {
        let file = tempfile::tempfile().map_err(Error::Spool)?;
        Ok(Spool { out: BufWriter::new(file), ends: vec![], numbers: vec![], back: None })
    }

    /// Adds the reports of one document.
    pub(super) fn add(&mut self, reports: &[Report]) -> Result<(), Error> {
        let mut end = self.ends.last().copied().unwrap_or(0);
        for (number, report) in (1..).zip(reports) {
            let line = serde_json::to_vec(report).map_err(|fault| Error::Spool(fault.into()))?;
            self.out.write_all(&line).map_err(Error::Spool)?;
            end += line.len() as u64;
            self.ends.push(end);
            self.numbers.push(number);
        }
        Ok(())
    }

    /// The number within its document of report `at`.
    pub(super) fn number(&self, at: u32) -> u32 {
        self.numbers[at as usize]
    }

    /// The reports of these numbers, counted from 0 in the order of adding.
    pub(super) fn reports(&mut self, numbers: &[u32]) -> Result<Vec<Report>, Error> {
        numbers.iter().map(|&at| self.report(at as usize).map_err(Error::Spool)).collect()
    }

    fn report(&mut self, at: usize) -> io::Result<Report> {
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
        let mut line = vec![0; length];
        back.read_exact(&mut line)?;
        Ok(serde_json::from_slice(&line)?)
    }
}
