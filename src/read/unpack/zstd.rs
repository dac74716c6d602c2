use std::io::{BufRead, Error, Read, Result};

use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

/// All frames of a Zstandard file; frames that are to be skipped are.
pub(super) fn open(input: Box<dyn BufRead>) -> Box<dyn Read> {
    Box::new(Frames { input, decoder: FrameDecoder::new(), is_open: false })
}

struct Frames {
    input: Box<dyn BufRead>,
    decoder: FrameDecoder,
    /// Whether the decoder stands within a frame.
    is_open: bool,
}

impl Frames {
    /// Goes to the next frame; `false` when there is none.
    fn next(&mut self) -> Result<bool> {
        loop {
            if self.input.fill_buf()?.is_empty() {
                return Ok(false);
            }
            match self.decoder.reset(&mut self.input) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    let frame = &mut self.input.by_ref().take(u64::from(length));
                    std::io::copy(frame, &mut std::io::sink())?;
                }
                Err(fault) => return Err(Error::other(fault)),
            }
        }
    }
}

impl Read for Frames {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            if !self.is_open && !self.next()? {
                return Ok(0);
            }
            self.is_open = true;
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                let one = BlockDecodingStrategy::UptoBlocks(1);
                self.decoder.decode_blocks(&mut self.input, one).map_err(Error::other)?;
            }
            let count = self.decoder.read(buffer)?;
            if count > 0 {
                return Ok(count);
            }
            self.is_open = false;
        }
    }
}
