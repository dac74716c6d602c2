use std::cell::Cell;
use std::io::{BufRead, BufReader, Error, ErrorKind, Read, Result};
use std::rc::Rc;

use super::super::Limits;
use super::super::limits::{Bytes, over};

/// Below this many bytes unpacked no ratio is asked for: an empty page packs a thousandfold.
const HARMLESS: u64 = 16 << 20;

/// What is unpacked of one stream, counted against the limits. Behind a fault nothing but the
/// fault comes, so that it can be left to the next reader.
pub(super) struct Metered<R> {
    inner: R,
    packed: Rc<Cell<u64>>,
    unpacked: u64,
    limits: Limits,
    fault: Option<String>,
}

impl Metered<Box<dyn Read>> {
    /// Unpacks `input`, counting both what goes in and what comes out.
    pub(super) fn packed(
        input: Box<dyn BufRead>,
        open: impl FnOnce(Box<dyn BufRead>) -> Box<dyn Read>,
        limits: &Limits,
    ) -> Box<dyn BufRead> {
        let packed = Rc::new(Cell::new(0));
        let counted = Counted { inner: input, count: Rc::clone(&packed) };
        let inner = open(Box::new(counted));
        let metered = Metered { inner, packed, unpacked: 0, limits: *limits, fault: None };
        Box::new(BufReader::with_capacity(1 << 16, metered))
    }
}

impl<R> Metered<R> {
    /// What there is too much of.
    fn over(&self) -> Option<String> {
        let Limits { unpacked, ratio, .. } = self.limits;
        if self.unpacked > unpacked {
            return Some(over("what it unpacks to", Bytes(unpacked), "--max-unpacked"));
        }
        let is_bomb = self.unpacked > HARMLESS && self.unpacked / ratio.max(1) > self.packed.get();
        is_bomb.then(|| over("the ratio of unpacked to packed", ratio, "--max-ratio"))
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        if let Some(fault) = &self.fault {
            return Err(Error::other(fault.clone()));
        }
        // One byte more than may come shows that there is more; it is not handed on.
        let room = self.limits.unpacked.saturating_sub(self.unpacked).saturating_add(1);
        let room = usize::try_from(room).map_or(buffer.len(), |room| room.min(buffer.len()));
        match self.inner.read(&mut buffer[..room]) {
            Err(fault) if fault.kind() == ErrorKind::Interrupted => Err(fault),
            Err(fault) => {
                self.fault = Some(fault.to_string());
                self.read(buffer)
            }
            Ok(count) => {
                self.unpacked += count as u64;
                self.fault = self.over();
                let is_over = self.unpacked > self.limits.unpacked;
                let kept = if is_over { count - 1 } else { count };
                if kept == 0 && count > 0 { self.read(buffer) } else { Ok(kept) }
            }
        }
    }
}

/// Counts the bytes that are taken.
struct Counted<R> {
    inner: R,
    count: Rc<Cell<u64>>,
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let count = self.inner.read(buffer)?;
        self.count.set(self.count.get() + count as u64);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.inner.consume(count);
        self.count.set(self.count.get() + count as u64);
    }
}
