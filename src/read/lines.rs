use std::io::{BufRead, ErrorKind};

/// The lines of a stream, each no longer than a limit, so that no input fills the memory.
pub(super) struct Lines {
    input: Box<dyn BufRead>,
    limit: usize,
    number: usize,
}

impl Lines {
    pub(super) fn new(input: Box<dyn BufRead>, limit: usize) -> Lines {
        Lines { input, limit, number: 0 }
    }

    /// The next line without its end, or what is wrong with it; the line behind is read as ever.
    fn line(&mut self) -> Option<Result<String, String>> {
        let mut line = Vec::new();
        let mut length = 0;
        loop {
            let chunk = match self.input.fill_buf() {
                Ok(chunk) => chunk,
                Err(fault) if fault.kind() == ErrorKind::Interrupted => continue,
                Err(fault) => {
                    self.input = Box::new(std::io::empty()); // whatever follows cannot be trusted
                    return Some(Err(format!("cannot read further: {fault}")));
                }
            };
            let end = chunk.iter().position(|&byte| byte == b'\n');
            let (taken, used) = end.map_or((chunk.len(), chunk.len()), |end| (end, end + 1));
            let room = self.limit.saturating_sub(line.len()).min(taken);
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
        if length > self.limit {
            let limit = self.limit >> 20;
            return Some(Err(format!(
                "a line of {length} bytes; split it, the limit is {limit} MiB"
            )));
        }
        let utf8 = |fault: std::string::FromUtf8Error| {
            let at = fault.utf8_error().valid_up_to() + 1;
            format!("byte {at} of the line is not UTF-8: convert the file with `iconv -t UTF-8`")
        };
        Some(String::from_utf8(line).map_err(utf8))
    }
}

impl Iterator for Lines {
    /// Counted from 1; a byte order mark before the first is dropped.
    type Item = (usize, Result<String, String>);

    fn next(&mut self) -> Option<Self::Item> {
        let mut line = self.line()?;
        self.number += 1;
        if let (1, Ok(first)) = (self.number, &mut line)
            && first.starts_with('\u{feff}')
        {
            first.drain(..'\u{feff}'.len_utf8());
        }
        Some((self.number, line))
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn bad_lines_do_not_end_the_stream() {
        let input: &[u8] = b"\xEF\xBB\xBFone\r\n\nfar too long a line\n\xFFtwo\nthree";
        let read: Vec<_> = Lines::new(Box::new(input), 8)
            .map(|(number, line)| match line {
                Ok(line) => format!("{number}={line}"),
                Err(fault) => format!("{number}: {}", &fault[..11]),
            })
            .collect();
        assert_eq!(read, ["1=one\r", "2=", "3: a line of 1", "4: byte 1 of t", "5=three"]);
    }
}
