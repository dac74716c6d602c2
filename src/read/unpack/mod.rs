//! Packed bytes in, plain bytes out. What a stream is packed with is known by its first bytes,
//! whatever its name; to add a packing, add a file and a line to [`PACKINGS`].
//!
//! What has been unpacked when a fault shows is handed on before the fault is told.

mod gzip;
mod metered;
mod zip;
mod zstd;

use std::io::{BufRead, Read};

use super::limits::over;
use super::peek::peeked;
use super::{Limits, Origin, ReadError};

use metered::Metered;
pub(super) use zip::Members;

/// A way to pack one stream: its first bytes, its extension, and how it is unpacked.
struct Packing {
    magic: &'static [u8],
    extension: &'static str,
    open: fn(Box<dyn BufRead>) -> Box<dyn Read>,
}

const PACKINGS: &[Packing] = &[
    Packing { magic: b"\x1F\x8B", extension: "gz", open: gzip::open },
    Packing { magic: b"\x28\xB5\x2F\xFD", extension: "zst", open: zstd::open },
];

/// No packing, and no archive, is told by more bytes.
const LONGEST_MAGIC: u64 = 4;

/// What a stream turns out to be.
pub(super) enum Unpacked {
    /// Something for a reader.
    Plain(Box<dyn BufRead>),
    /// More files.
    Archive(Members),
}

/// Takes every packing off `input`, which is packed `depth` deep already.
pub(super) fn unpacked(
    mut input: Box<dyn BufRead>,
    from: &Origin,
    mut depth: u64,
    limits: &Limits,
) -> Result<Unpacked, ReadError> {
    loop {
        let head = peeked(&mut input, LONGEST_MAGIC);
        let packing = PACKINGS.iter().find(|packing| head.starts_with(packing.magic));
        let is_zip = head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06");
        if packing.is_none() && !is_zip {
            return Ok(Unpacked::Plain(input));
        }
        if depth == limits.nesting {
            let fault = over("a file packed this deep", depth, "--max-nesting");
            return Err(from.fault(None, fault));
        }
        depth += 1;
        let Some(packing) = packing else {
            return Members::open(input, from.clone(), depth, *limits).map(Unpacked::Archive);
        };
        input = Metered::packed(input, packing.open, limits);
    }
}

/// Unpacks what HTTP says is packed so; `None` when it is not packed in a way that is known.
pub(super) fn by_name(coding: &str, input: impl BufRead + 'static) -> Option<Box<dyn Read>> {
    match coding {
        "gzip" | "x-gzip" => Some(gzip::open(Box::new(input))),
        "deflate" => Some(Box::new(flate2::bufread::ZlibDecoder::new(input))),
        "zstd" => Some(zstd::open(Box::new(input))),
        _ => None,
    }
}

/// The name without the extensions of packings: `a.jsonl.gz` is read as `a.jsonl`.
pub(super) fn unpacked_name(mut name: &str) -> &str {
    while let Some((stem, extension)) = name.rsplit_once('.') {
        let packings = PACKINGS.iter().map(|packing| packing.extension);
        if !packings.into_iter().any(|known| extension.eq_ignore_ascii_case(known)) {
            break;
        }
        name = stem;
    }
    name
}

/// Whether a file of this name holds files.
pub(super) fn is_archive(name: &str) -> bool {
    let extension = unpacked_name(name).rsplit_once('.').map(|(_, extension)| extension);
    extension.is_some_and(|extension| extension.eq_ignore_ascii_case("zip"))
}
