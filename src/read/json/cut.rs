use std::io::{BufRead, Error, ErrorKind, Result};

use super::super::peek::chunk;

/// Cuts a stream of JSON into values without reading them: only texts, brackets and line ends are
/// looked at, so that nothing is too deep.
pub(super) struct Cutter {
    input: Box<dyn BufRead>,
    line: usize,
    limit: usize,
}

/// A value as it is written.
pub(super) enum Value {
    Whole(Vec<u8>),
    /// It is longer than the limit, and has been passed over.
    TooLong,
}

impl Cutter {
    pub(super) fn new(input: Box<dyn BufRead>, limit: u64) -> Cutter {
        Cutter { input, line: 1, limit: usize::try_from(limit).unwrap_or(usize::MAX) }
    }

    /// Counted from 1.
    pub(super) fn line(&self) -> usize {
        self.line
    }

    /// The next byte that is no white space; `None` at the end.
    pub(super) fn peek(&mut self) -> Result<Option<u8>> {
        loop {
            let chunk = chunk(&mut *self.input)?;
            let Some(byte) = chunk.first().copied() else { return Ok(None) };
            if !byte.is_ascii_whitespace() {
                return Ok(Some(byte));
            }
            self.line += usize::from(byte == b'\n');
            self.input.consume(1);
        }
    }

    /// Goes over the byte that was peeked at.
    pub(super) fn skip(&mut self) {
        self.input.consume(1);
    }

    /// The value that begins at the byte that was peeked at.
    pub(super) fn value(&mut self) -> Result<Value> {
        self.peek()?;
        self.cut(Value::Whole(Vec::new()), 0)
    }

    /// The rest of a list that has been opened and whose first value has been cut.
    pub(super) fn rest(&mut self, first: Value) -> Result<Value> {
        let list = match first {
            Value::Whole(mut bytes) => {
                bytes.insert(0, b'[');
                Value::Whole(bytes)
            }
            Value::TooLong => Value::TooLong,
        };
        self.cut(list, 1)
    }

    /// Reads on until as many brackets are closed as are open. A number or a word ends before what
    /// ends it.
    fn cut(&mut self, value: Value, mut depth: u64) -> Result<Value> {
        let mut bytes = match value {
            Value::Whole(bytes) => Some(bytes),
            Value::TooLong => None,
        };
        let mut state = State::Plain;
        loop {
            let chunk = chunk(&mut *self.input)?;
            if chunk.is_empty() {
                return Err(Error::new(ErrorKind::UnexpectedEof, "the file ends within a value"));
            }
            let (used, is_done) = state.used(chunk, &mut depth);
            let taken = &chunk[..used];
            self.line += memchr::memchr_iter(b'\n', taken).count();
            if let Some(kept) = &mut bytes {
                kept.extend_from_slice(taken);
            }
            if bytes.as_ref().is_some_and(|kept| kept.len() > self.limit) {
                bytes = None;
            }
            self.input.consume(used);
            if is_done {
                return Ok(bytes.map_or(Value::TooLong, Value::Whole));
            }
        }
    }
}

/// Where in a value the cut stands.
#[derive(Clone, Copy)]
enum State {
    Plain,
    Word,
    Text,
    Escape,
}

impl State {
    /// How many bytes of `chunk` belong to the value, and whether it ends with them.
    fn used(&mut self, chunk: &[u8], depth: &mut u64) -> (usize, bool) {
        let mut at = 0;
        while at < chunk.len() {
            match (*self, chunk[at]) {
                (State::Escape, _) | (State::Plain, b'"') => *self = State::Text,
                (State::Text, _) => {
                    let Some(next) = memchr::memchr2(b'"', b'\\', &chunk[at..]) else {
                        return (chunk.len(), false);
                    };
                    at += next;
                    if chunk[at] == b'\\' {
                        *self = State::Escape;
                    } else {
                        *self = State::Plain;
                        if *depth == 0 {
                            return (at + 1, true);
                        }
                    }
                }
                (State::Plain, b'[' | b'{') => *depth += 1,
                (State::Plain, b']' | b'}') => {
                    *depth = depth.saturating_sub(1);
                    if *depth == 0 {
                        return (at + 1, true);
                    }
                }
                (State::Plain, _) if *depth > 0 => {}
                (State::Plain, b',' | b':') => return (at + 1, true), // out of place: go on behind
                (State::Plain, _) => *self = State::Word,
                (State::Word, b',' | b']' | b'}' | b':' | b' ' | b'\n' | b'\t' | b'\r' | b'"') => {
                    return (at, true);
                }
                (State::Word, _) => {}
            }
            at += 1;
        }
        (at, false)
    }
}
