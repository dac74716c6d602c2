use std::io::{BufRead, Read, Result as IoResult};

use super::super::peek::chunk;

/// The records of a web archive, one by one.
pub(super) struct Records {
    input: Box<dyn BufRead>,
    limit: u64,
    number: usize,
    is_done: bool,
}

/// A record: its head, and its body unless that is longer than the limit.
pub(super) struct Record {
    /// Counted from 1.
    pub(super) number: usize,
    head: Vec<(String, String)>,
    pub(super) body: Option<Vec<u8>>,
}

impl Record {
    /// The value of a field, whose name may be written in any letters.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        let mut fields = self.head.iter();
        fields.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

/// No line of a head is longer, in bytes, and no head has more lines.
const LINE: u64 = 1 << 16;
const LINES: usize = 1000;

impl Records {
    pub(super) fn new(input: Box<dyn BufRead>, limit: u64) -> Records {
        Records { input, limit, number: 0, is_done: false }
    }

    /// The next record, or what is wrong with the archive; behind a fault nothing more comes.
    pub(super) fn next(&mut self) -> Option<Result<Record, String>> {
        if self.is_done {
            return None;
        }
        let record = match self.read() {
            Ok(record) => record.transpose()?,
            Err(fault) => Err(format!("cannot read further: {fault}")),
        };
        self.is_done = record.is_err();
        Some(record.map_err(|fault| format!("{fault}; behind record {}", self.number)))
    }

    fn read(&mut self) -> IoResult<Result<Option<Record>, String>> {
        let Some(version) = self.first_line()? else { return Ok(Ok(None)) };
        if !version.starts_with("WARC/") {
            return Ok(Err("no record begins here: the archive is damaged".to_owned()));
        }
        let mut head = Vec::new();
        loop {
            let line = self.line()?;
            if line.is_empty() {
                break;
            }
            if head.len() == LINES {
                return Ok(Err("the head of a record has too many lines".to_owned()));
            }
            if let Some((name, value)) = line.split_once(':') {
                head.push((name.trim().to_owned(), value.trim().to_owned()));
            }
        }
        let mut record = Record { number: self.number + 1, head, body: None };
        let length = record.field("Content-Length").and_then(|said| said.parse::<u64>().ok());
        let Some(length) = length else {
            return Ok(Err("a record does not tell its length: the archive is damaged".to_owned()));
        };
        record.body = self.body(length)?;
        self.number += 1;
        Ok(Ok(Some(record)))
    }

    fn body(&mut self, length: u64) -> IoResult<Option<Vec<u8>>> {
        let mut body = Vec::new();
        let kept = if length > self.limit { 0 } else { length };
        self.input.by_ref().take(kept).read_to_end(&mut body)?;
        let skipped =
            std::io::copy(&mut self.input.by_ref().take(length - kept), &mut std::io::sink())?;
        if body.len() as u64 + skipped < length {
            let fault = "the file ends within a record";
            return Err(std::io::Error::new(std::io::ErrorKind::UnexpectedEof, fault));
        }
        Ok((length <= self.limit).then_some(body))
    }

    /// The first line that is not empty; `None` at the end.
    fn first_line(&mut self) -> IoResult<Option<String>> {
        while let Some(byte) = chunk(&mut *self.input)?.first() {
            if !matches!(byte, b'\r' | b'\n') {
                return self.line().map(Some);
            }
            self.input.consume(1);
        }
        Ok(None)
    }

    fn line(&mut self) -> IoResult<String> {
        let mut line = Vec::new();
        self.input.by_ref().take(LINE).read_until(b'\n', &mut line)?;
        Ok(String::from_utf8_lossy(&line).trim_end().to_owned())
    }
}
