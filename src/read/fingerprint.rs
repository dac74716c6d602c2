use std::cell::RefCell;
use std::fmt::Write as _;
use std::io::Read;
use std::rc::Rc;

use sha2::{Digest, Sha256};

use super::limits::{Bytes, over};

/// What has been read of a file so far.
#[derive(Clone, Default)]
pub(super) struct Seen {
    digest: Sha256,
    /// How many bytes.
    pub(super) bytes: u64,
}

impl Seen {
    /// Adds bytes.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        self.digest.update(bytes);
        self.bytes += bytes.len() as u64;
    }

    /// SHA-256 in hexadecimal.
    pub(super) fn hex(&self) -> String {
        self.digest.clone().finalize().iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}

/// A file as it stands on disk or comes by a pipe, with a note of every byte that passes. Its
/// readers share it, so that what they leave can be noted as well.
#[derive(Clone)]
pub(super) struct Raw(Rc<RefCell<Inner>>);

struct Inner {
    input: Box<dyn Read>,
    seen: Seen,
    /// The most bytes that may come.
    limit: u64,
}

impl Raw {
    pub(super) fn new(input: impl Read + 'static, limit: u64) -> Raw {
        Raw(Rc::new(RefCell::new(Inner { input: Box::new(input), seen: Seen::default(), limit })))
    }

    /// What has been read of it; reads what is left.
    pub(super) fn seen(mut self) -> Seen {
        let _ = std::io::copy(&mut self, &mut std::io::sink()); // a fault was told by the reader
        self.0.borrow().seen.clone()
    }
}

impl Read for Raw {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let inner = &mut *self.0.borrow_mut();
        if inner.seen.bytes > inner.limit {
            return Err(std::io::Error::other(over("the file", Bytes(inner.limit), "--max-file")));
        }
        let count = inner.input.read(buffer)?;
        inner.seen.add(&buffer[..count]);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::Raw;
    use std::io::Read;

    #[test]
    fn the_same_as_sha256sum() {
        let raw = Raw::new(&b"abc"[..], 100);
        let mut first = [0];
        raw.clone().read_exact(&mut first).unwrap();
        let seen = raw.seen();
        assert_eq!((first, seen.bytes), (*b"a", 3));
        assert!(seen.hex().starts_with("ba7816bf8f01cfea4141"), "{}", seen.hex());
    }
}
