//! The bytes. Only this file knows how they lie; `outline` knows those of one outline.
//!
//! ```text
//! header    magic 8 | format u32 | length of each section, 3 x u32 | SHA-256 in hex, 64
//! records   one a country or region, sorted by key (see Record::put)
//! keys      UTF-8, back to back
//! outlines  back to back
//! ```
//!
//! Little-endian. The hash covers the lengths and all sections. Reading past an end gives zeros or
//! nothing, so that damaged bytes give a wrong answer rather than a crash.

use std::ops::Range;

use sha2::{Digest, Sha256};

use super::error::BoundariesError;

const MAGIC: &[u8; 8] = b"outlines";
/// Raised whenever the bytes below change their meaning.
const FORMAT: u32 = 1;
const LENGTHS: usize = 12;
const HASH: usize = LENGTHS + 4 * SECTIONS;
const HEADER: usize = HASH + 64;
const SECTIONS: usize = 3;

/// A country or region as stored. Degrees are in thousandths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Record {
    /// West, south, east, north.
    pub(super) bbox: [i32; 4],
    pub(super) key_at: u32,
    pub(super) key_len: u32,
    pub(super) outline_at: u32,
    pub(super) outline_len: u32,
    /// The record of its country; its own, if it is one.
    pub(super) country: u32,
}

impl Record {
    const SIZE: usize = 36;

    fn put(&self) -> impl Iterator<Item = u8> + use<> {
        let bbox = self.bbox.map(i32::cast_unsigned);
        let rest = [self.key_at, self.key_len, self.outline_at, self.outline_len, self.country];
        bbox.into_iter().chain(rest).flat_map(u32::to_le_bytes)
    }

    fn get(bytes: &[u8]) -> Record {
        let word = |number: usize| u32_at(bytes, 4 * number);
        Record {
            bbox: [0, 1, 2, 3].map(|number| word(number).cast_signed()),
            key_at: word(4),
            key_len: word(5),
            outline_at: word(6),
            outline_len: word(7),
            country: word(8),
        }
    }

    /// Where its key stands among the keys.
    pub(super) fn key(&self) -> Range<usize> {
        stretch(self.key_at, self.key_len)
    }

    /// Where its outline stands among the outlines.
    pub(super) fn outline(&self) -> Range<usize> {
        stretch(self.outline_at, self.outline_len)
    }
}

/// Where the sections lie.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    ends: [usize; SECTIONS],
}

pub(super) fn write(
    records: &[Record],
    keys: &str,
    outlines: &[u8],
) -> Result<Vec<u8>, BoundariesError> {
    let records: Vec<u8> = records.iter().flat_map(Record::put).collect();
    let sections = [&records, keys.as_bytes(), outlines];
    let mut bytes = MAGIC.to_vec();
    bytes.extend(FORMAT.to_le_bytes());
    for section in sections {
        bytes.extend(stored(section.len())?.to_le_bytes());
    }
    bytes.resize(HEADER, b'0');
    bytes.extend(sections.concat());
    let hash = hash(&bytes);
    bytes[HASH..HEADER].copy_from_slice(hash.as_bytes());
    Ok(bytes)
}

/// A length or a place among the bytes, as it is stored.
pub(super) fn stored(len: usize) -> Result<u32, BoundariesError> {
    u32::try_from(len).map_err(|_| BoundariesError::Large)
}

/// Reads the header of `bytes`: where the sections lie.
pub(super) fn layout(bytes: &[u8]) -> Result<Layout, BoundariesError> {
    if !bytes.starts_with(MAGIC) {
        return Err(BoundariesError::Foreign);
    }
    let got = u32_at(bytes, MAGIC.len());
    if got != FORMAT {
        return Err(BoundariesError::Version { got, want: FORMAT });
    }
    let mut ends = [0; SECTIONS];
    let mut end = HEADER;
    for (index, stop) in ends.iter_mut().enumerate() {
        end = end.saturating_add(u32_at(bytes, LENGTHS + 4 * index) as usize);
        *stop = end;
    }
    if bytes.len() != end || !(ends[0] - HEADER).is_multiple_of(Record::SIZE) {
        return Err(BoundariesError::Damaged("header"));
    }
    Ok(Layout { ends })
}

/// Whether the bytes are those that the header was written for. They have passed [`layout`].
pub(super) fn intact(bytes: &[u8]) -> bool {
    hash(bytes).as_bytes() == &bytes[HASH..HEADER]
}

fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::new().chain_update(&bytes[LENGTHS..HASH]).chain_update(&bytes[HEADER..]);
    format!("{:x}", digest.finalize())
}

impl Layout {
    pub(super) fn len(self) -> usize {
        (self.ends[0] - HEADER) / Record::SIZE
    }

    /// The record of this number; zeros if there is none.
    pub(super) fn record(self, bytes: &[u8], number: usize) -> Record {
        let at = HEADER.saturating_add(number.saturating_mul(Record::SIZE));
        let end = at.saturating_add(Record::SIZE).min(self.ends[0]);
        Record::get(bytes.get(at..end).unwrap_or_default())
    }

    pub(super) fn key<'b>(self, bytes: &'b [u8], record: &Record) -> &'b str {
        let keys = bytes.get(self.ends[0]..self.ends[1]).unwrap_or_default();
        str::from_utf8(keys.get(record.key()).unwrap_or_default()).unwrap_or_default()
    }

    pub(super) fn outline<'b>(self, bytes: &'b [u8], record: &Record) -> &'b [u8] {
        let outlines = bytes.get(self.ends[1]..self.ends[2]).unwrap_or_default();
        outlines.get(record.outline()).unwrap_or_default()
    }
}

fn stretch(at: u32, len: u32) -> Range<usize> {
    let at = at as usize;
    at..at.saturating_add(len as usize)
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    let word = bytes.get(at..).and_then(|rest| rest.first_chunk());
    word.map_or(0, |word| u32::from_le_bytes(*word))
}
