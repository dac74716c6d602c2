use std::cell::Cell;
use std::io::{BufRead, BufReader, Error, Read, Result};
use std::rc::Rc;

use super::super::Limits;
use super::super::limits::{Bytes, over};

/// Below this many bytes unpacked no ratio is asked for: an empty page packs a thousandfold.
const HARMLESS: u64 = 16 << 20;

/// What is unpacked of one stream, counted against the limits. Behind a fault nothing more comes.
pub(super) struct Metered<R> {
    inner: R,
    packed: Rc<Cell<u64>>,
    unpacked: u64,
    limits: Limits,
    is_over: bool,
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
        let metered = Metered { inner, packed, unpacked: 0, limits: *limits, is_over: false };
        Box::new(BufReader::with_capacity(1 << 16, metered))
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        if self.is_over {
            return Ok(0);
        }
        let count = self.inner.read(buffer).inspect_err(|_| self.is_over = true)?;
        self.unpacked += count as u64;
        let Limits { unpacked, ratio, .. } = self.limits;
        let fault = if self.unpacked > unpacked {
            over("what it unpacks to", Bytes(unpacked), "--max-unpacked")
        } else if self.unpacked > HARMLESS && self.unpacked / ratio.max(1) > self.packed.get() {
            over("the ratio of unpacked to packed", ratio, "--max-ratio")
        } else {
            return Ok(count);
        };
        self.is_over = true;
        Err(Error::other(fault))
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
