use std::cell::RefCell;
use std::fmt::Write as _;
use std::io::Read;
use std::rc::Rc;

use sha2::{Digest, Sha256};

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

/// Notes every byte that passes.
pub(super) struct Noted<R> {
    pub(super) inner: R,
    pub(super) seen: Rc<RefCell<Seen>>,
}

impl<R: Read> Read for Noted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.seen.borrow_mut().add(&buffer[..count]);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::{Noted, Seen};
    use std::io::Read;

    #[test]
    fn the_same_as_sha256sum() {
        let seen = std::rc::Rc::default();
        let mut text = String::new();
        Noted { inner: &b"abc"[..], seen: std::rc::Rc::clone(&seen) }
            .read_to_string(&mut text)
            .unwrap();
        let seen: &Seen = &seen.borrow();
        assert_eq!((text.as_str(), seen.bytes), ("abc", 3));
        assert!(seen.hex().starts_with("ba7816bf8f01cfea4141"), "{}", seen.hex());
    }
}
