use std::io::BufRead;

use csv_core::ReadRecordResult;

use super::peek::chunk;

/// A table cut into rows and cells, each row no longer than a limit, so that a quotation mark that
/// is never closed fills no memory.
pub(super) struct Rows {
    input: Box<dyn BufRead>,
    parser: csv_core::Reader,
    limit: usize,
    /// Empty lines so far.
    blank: u64,
    /// The cells of the row, one behind the other, and where each ends.
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

/// A row, or why there is none.
pub(super) enum Row {
    Cells(Vec<Vec<u8>>),
    /// Longer than the limit; the rows behind it are read as ever.
    TooLong,
    /// Nothing more can be read.
    Fault(String),
}

impl Rows {
    pub(super) fn new(input: Box<dyn BufRead>, mark: u8, limit: u64) -> Rows {
        let parser = csv_core::ReaderBuilder::new().delimiter(mark).build();
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        Rows {
            input,
            parser,
            limit,
            blank: 0,
            bytes: vec![0; limit.min(1 << 12)],
            ends: vec![0; 64],
        }
    }

    /// The next row, and the line on which it begins, counted from 1.
    pub(super) fn next(&mut self) -> Option<(u64, Row)> {
        let line = self.parser.line() + self.blank_lines();
        let (mut written, mut cells) = (0, 0);
        let mut is_long = false;
        loop {
            let chunk = match chunk(&mut *self.input) {
                Ok(chunk) => chunk,
                Err(fault) => {
                    self.input = Box::new(std::io::empty());
                    return Some((line, Row::Fault(format!("cannot read further: {fault}"))));
                }
            };
            let (out, ends) = (&mut self.bytes[written..], &mut self.ends[cells..]);
            let (result, read, wrote, ended) = self.parser.read_record(chunk, out, ends);
            self.input.consume(read);
            written += wrote;
            cells += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if self.bytes.len() < self.limit => {
                    let more = (self.bytes.len() * 2).min(self.limit);
                    self.bytes.resize(more, 0);
                }
                ReadRecordResult::OutputEndsFull if self.ends.len() < MOST_CELLS => {
                    self.ends.resize(self.ends.len() * 2, 0);
                }
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    is_long = true;
                    (written, cells) = (0, 0);
                }
                ReadRecordResult::Record if is_long => return Some((line, Row::TooLong)),
                ReadRecordResult::Record => return Some((line, self.row(cells))),
                ReadRecordResult::End => return None,
            }
        }
    }

    /// Goes over empty lines; gives how many. They are counted here, for the parser starts a row
    /// with them.
    fn blank_lines(&mut self) -> u64 {
        while let Ok([end @ (b'\n' | b'\r'), ..]) = chunk(&mut *self.input) {
            self.blank += u64::from(*end == b'\n');
            self.input.consume(1);
        }
        self.blank
    }

    fn row(&self, cells: usize) -> Row {
        let mut start = 0;
        let cut = |end: &usize| self.bytes[std::mem::replace(&mut start, *end)..*end].to_vec();
        Row::Cells(self.ends[..cells].iter().map(cut).collect())
    }
}

/// No table of documents has more columns.
const MOST_CELLS: usize = 1 << 16;
