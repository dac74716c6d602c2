use std::fs::File;
use std::io::{self, ErrorKind};

use super::super::{LayerSink, WRITERS};
use super::awkward::{AWKWARD, rows};

#[test]
fn a_full_disk_is_told_as_one() {
    for writer in WRITERS {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let Some(sink) = writer.stream(&AWKWARD, Box::new(full)) else { continue };
        let fault = sink.and_then(written).unwrap_err();
        assert_eq!(fault.kind(), ErrorKind::StorageFull, "{}: {fault}", writer.name());
    }
}

/// More rows than any writer holds back.
fn written(mut sink: Box<dyn LayerSink>) -> io::Result<()> {
    for row in rows().iter().cycle().take(10_000) {
        sink.row(row)?;
    }
    sink.finish()
}
