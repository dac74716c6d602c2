use std::io::{self, BufRead, BufReader, BufWriter, Seek, SeekFrom, Write};

use crate::keep::Scratch;
use crate::read::ReadError;

/// So many are kept in memory.
const IN_MEMORY: usize = 1000;

/// What was passed over in a run, and why, in order. Beyond the first thousand they wait on disk.
#[derive(Debug, Default)]
pub struct Skipped {
    first: Vec<ReadError>,
    rest: Option<BufWriter<Scratch>>,
    /// Whether the rest has been read, which moves the place where the next one is written.
    was_read: bool,
    count: u64,
}

impl Skipped {
    /// How many there are.
    ///
    /// ```
    /// assert_eq!(dateline::pipeline::Skipped::default().len(), 0);
    /// ```
    pub fn len(&self) -> u64 {
        self.count
    }

    /// Whether nothing was passed over.
    ///
    /// ```
    /// assert!(dateline::pipeline::Skipped::default().is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    pub(super) fn add(&mut self, fault: ReadError) -> io::Result<()> {
        self.count += 1;
        if self.first.len() < IN_MEMORY {
            self.first.push(fault);
            return Ok(());
        }
        let rest = match &mut self.rest {
            Some(rest) => rest,
            none => none.insert(BufWriter::new(Scratch::new()?)),
        };
        if std::mem::take(&mut self.was_read) {
            rest.seek(SeekFrom::End(0))?;
        }
        serde_json::to_writer(&mut *rest, &fault)?;
        rest.write_all(b"\n")
    }

    /// All of them, one by one.
    pub(super) fn all(&mut self) -> io::Result<impl Iterator<Item = io::Result<ReadError>>> {
        self.was_read = true;
        let mut lines = None;
        if let Some(rest) = &mut self.rest {
            rest.rewind()?; // writes what is held back first
            lines = Some(BufReader::new(rest.get_ref()).lines());
        }
        let read = |line: io::Result<String>| Ok(serde_json::from_str(&line?)?);
        let first = self.first.iter().cloned().map(Ok);
        Ok(first.chain(lines.into_iter().flatten().map(read)))
    }
}

#[cfg(test)]
mod tests {
    use super::{IN_MEMORY, Skipped};
    use crate::read::ReadError;

    #[test]
    fn what_waits_on_disk_comes_back_in_order() {
        let mut skipped = Skipped::default();
        let fault = |line: usize| ReadError {
            file: "a \"b\"\n.jsonl".to_owned(),
            line: Some(line),
            reason: "missing field `text`".to_owned(),
        };
        for line in 0..IN_MEMORY + 50 {
            skipped.add(fault(line)).unwrap();
            if line % 100 == 0 || line > IN_MEMORY + 40 {
                let first = skipped.all().unwrap().next().unwrap().unwrap();
                assert_eq!(first, fault(0), "an end that nobody reads to");
                assert!(skipped.all().unwrap().map(Result::unwrap).eq((0..=line).map(fault)));
            }
        }
        assert_eq!(skipped.len(), IN_MEMORY as u64 + 50);
    }
}
