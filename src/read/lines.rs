use std::io::BufRead;

use super::charset::Charset;
use super::limits::{Bytes, over};
use super::peek::chunk;

/// The lines of a stream, each no longer than a limit, so that no input fills the memory.
pub(super) struct Lines {
    input: Box<dyn BufRead>,
    limit: u64,
    charset: Charset,
    number: usize,
}

impl Lines {
    pub(super) fn new(input: Box<dyn BufRead>, limit: u64, charset: Charset) -> Lines {
        Lines { input, limit, charset, number: 0 }
    }

    /// The next line without its end, or what is wrong with it; the line behind is read as ever.
    fn line(&mut self) -> Option<Result<String, String>> {
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        let mut line = Vec::new();
        let mut length = 0;
        loop {
            let chunk = match chunk(&mut *self.input) {
                Ok(chunk) => chunk,
                Err(fault) => {
                    self.input = Box::new(std::io::empty()); // whatever follows cannot be trusted
                    return Some(Err(format!("cannot read further: {fault}")));
                }
            };
            let end = memchr::memchr(b'\n', chunk);
            let (taken, used) = end.map_or((chunk.len(), chunk.len()), |end| (end, end + 1));
            let room = limit.saturating_sub(line.len()).min(taken);
            line.extend_from_slice(&chunk[..room]);
            length += taken;
            self.input.consume(used);
            if used == 0 && length == 0 {
                return None;
            }
            if end.is_some() || used == 0 {
                break;
            }
        }
        if length > limit {
            let what = format!("a line of {length} bytes");
            return Some(Err(over(&what, Bytes(self.limit), "--max-line")));
        }
        let unknown = |at| format!("byte {} of the line is in no encoding known here", at + 1);
        Some(self.charset.text(line).map_err(unknown))
    }
}

impl Iterator for Lines {
    /// Counted from 1.
    type Item = (usize, Result<String, String>);

    fn next(&mut self) -> Option<Self::Item> {
        let line = self.line()?;
        self.number += 1;
        Some((self.number, line))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Opened, Settings};
    use super::Lines;

    #[test]
    fn bad_lines_do_not_end_the_stream() {
        let input: &[u8] = b"one\r\n\nfar too long a line\n\xFF\0two\nthree";
        let file = Opened::new(input, "in", Settings::default());
        let charset = file.charset(None);
        let read: Vec<_> = Lines::new(file.input, 8, charset)
            .map(|(number, line)| match line {
                Ok(line) => format!("{number}={line}"),
                Err(fault) => format!("{number}: {}", &fault[..11]),
            })
            .collect();
        assert_eq!(read, ["1=one\r", "2=", "3: a line of 1", "4: byte 1 of t", "5=three"]);
    }
}
