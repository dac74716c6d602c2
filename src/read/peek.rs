use std::io::{BufRead, Cursor, ErrorKind, Read, Result};

/// The first `count` bytes of a stream, or all if it is shorter; they are read again later. A
/// fault is left to whoever reads on: it meets the same.
pub(super) fn peeked(input: &mut Box<dyn BufRead>, count: u64) -> Vec<u8> {
    let mut head = Vec::new();
    let _ = input.by_ref().take(count).read_to_end(&mut head);
    let rest = std::mem::replace(input, Box::new(std::io::empty()));
    *input = Box::new(Cursor::new(head.clone()).chain(rest));
    head
}

/// What a stream holds ready; nothing at its end. An interruption is no fault.
pub(super) fn chunk(input: &mut dyn BufRead) -> Result<&[u8]> {
    loop {
        match input.fill_buf() {
            Err(fault) if fault.kind() == ErrorKind::Interrupted => {}
            Err(fault) => return Err(fault),
            Ok([]) => return Ok(&[]),
            // asked again, what is ready is given again: a borrow cannot leave the loop
            Ok(_) => return input.fill_buf(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{chunk, peeked};
    use std::io::{BufRead, BufReader, Error, ErrorKind, Read, Result};

    /// Gives a byte at a time, each behind an interruption, and then a fault.
    struct Halting(Vec<Result<u8>>);

    impl Read for Halting {
        fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
            let Some(next) = self.0.pop() else { return Ok(0) };
            next.map(|byte| buffer[0] = byte).map(|()| 1)
        }
    }

    fn halting(said: &str) -> Box<dyn BufRead> {
        let fault = |kind| Err(Error::from(kind));
        let bytes = said.bytes().rev().flat_map(|byte| [Ok(byte), fault(ErrorKind::Interrupted)]);
        let last = std::iter::once(fault(ErrorKind::BrokenPipe));
        Box::new(BufReader::new(Halting(last.chain(bytes).collect())))
    }

    #[test]
    fn what_was_peeked_at_is_read_again() {
        for (count, want) in [(0, ""), (2, "Go"), (4, "Goma"), (9, "Goma")] {
            let mut input: Box<dyn BufRead> = Box::new("Goma".as_bytes());
            assert_eq!(peeked(&mut input, count), want.as_bytes());
            assert_eq!(std::io::read_to_string(input).unwrap(), "Goma");
        }
    }

    #[test]
    fn interruptions_are_passed_over_and_faults_are_not() {
        let mut input = halting("Goma");
        let mut read = Vec::new();
        let fault = loop {
            match chunk(&mut *input) {
                Ok([]) => panic!("the fault is lost"),
                Ok(ready) => read.push(ready[0]),
                Err(fault) => break fault,
            }
            input.consume(1);
        };
        assert_eq!((read.as_slice(), fault.kind()), (&b"Goma"[..], ErrorKind::BrokenPipe));
        assert_eq!(chunk(&mut *input).unwrap(), b"");
    }
}
