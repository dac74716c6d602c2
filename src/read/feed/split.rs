use std::io::{BufRead, Result};

use super::super::peek::chunk;

/// Cuts a feed into its items by their tags alone.
pub(super) struct Splitter {
    input: Box<dyn BufRead>,
    limit: usize,
    line: usize,
    /// The last bytes that were taken, to know the ends of comments.
    tail: [u8; 3],
    /// The tag or the words before it that are being read, as far as the limit.
    scratch: Vec<u8>,
    /// What has been gathered of the item, or of what stands before the first.
    gathered: Vec<u8>,
    is_long: bool,
    /// Where the item began that is being read.
    begun: Option<usize>,
    has_items: bool,
    is_done: bool,
}

/// A stretch of a feed.
pub(super) enum Piece {
    /// All before the first item.
    Before(Vec<u8>),
    /// An item, from its first tag to its last.
    Item(Vec<u8>),
    /// An item longer than the limit, passed over.
    TooLong,
    /// What is wrong.
    Fault(String),
}

/// A tag that matters here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    Begins,
    Ends,
    Neither,
}

impl Splitter {
    pub(super) fn new(input: Box<dyn BufRead>, limit: u64) -> Splitter {
        Splitter {
            input,
            limit: usize::try_from(limit).unwrap_or(usize::MAX),
            line: 1,
            tail: [0; 3],
            scratch: Vec::new(),
            gathered: Vec::new(),
            is_long: false,
            begun: None,
            has_items: false,
            is_done: false,
        }
    }

    /// The next piece, and the line on which it begins.
    pub(super) fn next(&mut self) -> Option<(usize, Piece)> {
        while !self.is_done {
            match self.step() {
                Ok(Some(piece)) => return Some(piece),
                Ok(None) => {}
                Err(fault) => {
                    self.is_done = true;
                    let fault = Piece::Fault(format!("cannot read further: {fault}"));
                    return Some((self.line, fault));
                }
            }
        }
        let fault = Piece::Fault("the file ends within an item".to_owned());
        self.begun.take().map(|line| (line, fault))
    }

    /// Reads the words before the next tag, and the tag.
    fn step(&mut self) -> Result<Option<(usize, Piece)>> {
        if !self.until(b'<')? {
            self.is_done = true;
            return Ok(None);
        }
        self.scratch.pop();
        self.gather();
        self.scratch.push(b'<');
        let line = self.line;
        let edge = self.tag()?;
        match (edge, self.begun) {
            (Edge::Begins, None) => {
                let before = std::mem::take(&mut self.gathered);
                self.begun = Some(line);
                self.is_long = false;
                self.gather();
                let is_first = !std::mem::replace(&mut self.has_items, true);
                Ok(is_first.then_some((1, Piece::Before(before))))
            }
            (Edge::Ends, Some(line)) => {
                self.gather();
                self.begun = None;
                let item = std::mem::take(&mut self.gathered);
                let is_long = std::mem::take(&mut self.is_long);
                Ok(Some((line, if is_long { Piece::TooLong } else { Piece::Item(item) })))
            }
            _ => {
                self.gather();
                Ok(None)
            }
        }
    }

    /// Reads a tag, a comment or a stretch of CDATA to its end.
    fn tag(&mut self) -> Result<Edge> {
        if !self.until(b'>')? {
            return Ok(Edge::Neither);
        }
        for (open, close) in [(&b"<!--"[..], b"-->"), (b"<![CDATA[", b"]]>")] {
            if self.scratch.starts_with(open) {
                while self.tail != *close && self.until(b'>')? {}
                return Ok(Edge::Neither);
            }
        }
        let Some(tag) = self.scratch.strip_prefix(b"<") else { return Ok(Edge::Neither) };
        let (edge, name) = match tag.strip_prefix(b"/") {
            Some(name) => (Edge::Ends, name),
            None => (Edge::Begins, tag),
        };
        let end = name.iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'));
        let name = &name[..end.unwrap_or(name.len())];
        let local = name.rsplit(|byte| *byte == b':').next().unwrap_or(name);
        let is_empty = tag.ends_with(b"/>");
        let is_item = matches!(local, b"item" | b"entry") && !is_empty;
        Ok(if is_item { edge } else { Edge::Neither })
    }

    /// Takes all up to and with `end`; `false` when the file ends first.
    fn until(&mut self, end: u8) -> Result<bool> {
        loop {
            let chunk = chunk(&mut *self.input)?;
            if chunk.is_empty() {
                self.is_done = true;
                return Ok(false);
            }
            let at = memchr::memchr(end, chunk);
            let taken = &chunk[..at.map_or(chunk.len(), |at| at + 1)];
            self.line += memchr::memchr_iter(b'\n', taken).count();
            for byte in &taken[taken.len().saturating_sub(3)..] {
                self.tail = [self.tail[1], self.tail[2], *byte];
            }
            if self.scratch.len() <= self.limit {
                self.scratch.extend_from_slice(taken);
            } else {
                self.is_long = true;
            }
            let used = taken.len();
            self.input.consume(used);
            if at.is_some() {
                return Ok(true);
            }
        }
    }

    /// Adds what was read to what is gathered; between items nothing is kept.
    fn gather(&mut self) {
        let is_kept = self.begun.is_some() || !self.has_items;
        if is_kept && self.gathered.len() + self.scratch.len() <= self.limit {
            self.gathered.append(&mut self.scratch);
        } else {
            self.is_long |= is_kept;
            self.scratch.clear();
        }
    }
}
