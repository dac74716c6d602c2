use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Seek, Write};

use crate::read::ReadError;

/// So many are kept in memory.
const IN_MEMORY: usize = 1000;

/// What was passed over in a run, and why, in order. Beyond the first thousand they wait on disk.
#[derive(Debug, Default)]
pub struct Skipped {
    first: Vec<ReadError>,
    rest: Option<BufWriter<File>>,
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
            none => none.insert(BufWriter::new(tempfile::tempfile()?)),
        };
        serde_json::to_writer(&mut *rest, &fault)?;
        rest.write_all(b"\n")
    }

    /// The first thousand.
    pub(super) fn first(&self) -> &[ReadError] {
        &self.first
    }

    /// Hands on the others, one by one.
    pub(super) fn rest(
        &mut self,
        mut take: impl FnMut(&ReadError) -> io::Result<()>,
    ) -> io::Result<()> {
        let Some(rest) = &mut self.rest else { return Ok(()) };
        rest.rewind()?; // writes what is held back first
        for line in BufReader::new(rest.get_ref()).lines() {
            take(&serde_json::from_str(&line?)?)?;
        }
        rest.seek(io::SeekFrom::End(0)).map(drop)
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
        }
        for _ in 0..2 {
            let mut all = skipped.first().to_vec();
            let taken = skipped.rest(|fault| {
                all.push(fault.clone());
                Ok(())
            });
            taken.unwrap();
            assert!(all.iter().eq(&(0..IN_MEMORY + 50).map(fault).collect::<Vec<_>>()));
        }
        assert_eq!(skipped.len(), IN_MEMORY as u64 + 50);
    }
}
