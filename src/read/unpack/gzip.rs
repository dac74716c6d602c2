use std::io::{BufRead, Read};

use flate2::bufread::MultiGzDecoder;

/// All members of a gzip file, one behind the other, as `cat a.gz b.gz` makes and WARC demands.
pub(super) fn open(input: Box<dyn BufRead>) -> Box<dyn Read> {
    Box::new(MultiGzDecoder::new(input))
}
