//! The bytes. Nobody but this folder knows how they lie: this file the sections, `record` the rows.
//!
//! ```text
//! header   magic 8 | format u32 | length of each section, 8 x u32 | SHA-256 in hex, 64
//! records  one a place, sorted by key (see Record::put)
//! strings  UTF-8, back to back: of each place its key, name, note and other names ("a|b|c")
//! labels   at u32 | length u32 | place u32       country lists and sources; a country's own place
//! names    an fst: folded name -> number of its first sense
//! senses   u32: last of its name 1 bit | role 2 bits | place, or row of `written`, 29 bits
//! written  place u32 | at u32 | length u32       abbreviations and demonyms as they are written
//! south    u32: the places from south to north
//! sources  UTF-8: package, version, licence, attribution, by tabs; one a line
//! ```
//!
//! Little-endian, unaligned. The hash covers the lengths and all sections. No section is over
//! 4 GB: the 13 million places of all `GeoNames` make 0.6 GB of records and less of the others.
//! Reading past an end gives zeros or "", so that damaged bytes give a wrong answer rather than a
//! crash; that holds for forged ones too, since nothing is read on trust.

mod record;

use std::io::{Read, Seek, SeekFrom, Write};
use std::ops::Range;

use sha2::{Digest, Sha256};

use super::error::GazetteerError;

pub(super) use record::{Label, MOST, NOWHERE, Record, StoredSense, stored};

const MAGIC: &[u8; 8] = b"dateline";
/// The version of the bytes, raised whenever they change their meaning.
pub const FORMAT: u32 = 1;
const LENGTHS: usize = 12;
const HASH: usize = LENGTHS + 4 * Section::COUNT;
const HEADER: usize = HASH + 64;

#[derive(Clone, Copy)]
pub(super) enum Section {
    Records,
    Strings,
    Labels,
    Names,
    Senses,
    Written,
    South,
    Sources,
}

impl Section {
    pub(super) const COUNT: usize = 8;
}

/// A section to be written: its length in bytes, and the bytes.
pub(super) type Part = (u64, Box<dyn Read>);

/// Where the sections lie.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    ends: [usize; Section::COUNT],
}

/// Writes the sections, in the order of [`Section`], behind their header.
pub(super) fn write(
    out: &mut (impl Write + Seek),
    parts: [Part; Section::COUNT],
) -> Result<(), WriteFault> {
    let mut header = MAGIC.to_vec();
    header.extend(FORMAT.to_le_bytes());
    for (length, _) in &parts {
        let length = u32::try_from(*length).map_err(|_| WriteFault::Large)?;
        header.extend(length.to_le_bytes());
    }
    let mut hash = Sha256::new().chain_update(&header[LENGTHS..]);
    header.resize(HEADER, b'0');
    out.write_all(&header)?;
    let mut block = vec![0; 1 << 16];
    for (length, mut bytes) in parts {
        let mut left = length;
        while left > 0 {
            let most = usize::try_from(left).unwrap_or(usize::MAX).min(block.len());
            bytes.read_exact(&mut block[..most])?;
            hash.update(&block[..most]);
            out.write_all(&block[..most])?;
            left -= most as u64;
        }
    }
    out.seek(SeekFrom::Start(HASH as u64))?;
    out.write_all(format!("{:x}", hash.finalize()).as_bytes())?;
    Ok(())
}

/// Why a gazetteer cannot be written.
#[derive(Debug, thiserror::Error)]
pub(super) enum WriteFault {
    #[error("a section is over 4 GB")]
    Large,
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

/// Reads the header of `bytes`: where the sections lie.
pub(super) fn layout(bytes: &[u8]) -> Result<Layout, GazetteerError> {
    if !bytes.starts_with(MAGIC) {
        return Err(GazetteerError::Foreign);
    }
    let got = u32_at(bytes, 8);
    if bytes.len() >= LENGTHS && got != FORMAT {
        return Err(GazetteerError::Version { got, want: FORMAT });
    }
    let mut ends = [0; Section::COUNT];
    let mut end = HEADER as u64;
    for (index, stop) in ends.iter_mut().enumerate() {
        end += u64::from(u32_at(bytes, LENGTHS + 4 * index));
        *stop = usize::try_from(end).unwrap_or(usize::MAX);
    }
    if bytes.len() as u64 != end {
        return Err(GazetteerError::Length { got: bytes.len() as u64, want: end });
    }
    let layout = Layout { ends };
    let whole = |section, row| layout.range(section).len().is_multiple_of(row);
    let rows = whole(Section::Records, Record::SIZE)
        && whole(Section::Labels, Label::SIZE)
        && whole(Section::Senses, StoredSense::SIZE)
        && whole(Section::Written, Label::SIZE)
        && layout.range(Section::South).len() == 4 * layout.places();
    if !rows || fingerprint(bytes).len() != 64 {
        return Err(GazetteerError::Damaged("header"));
    }
    Ok(layout)
}

/// The hash that the header claims, in hex.
pub(super) fn fingerprint(bytes: &[u8]) -> &str {
    let hash = bytes.get(HASH..HEADER).unwrap_or_default();
    if hash.iter().all(u8::is_ascii_hexdigit) { text(hash) } else { "" }
}

/// The hash that the header should claim, in hex. `bytes` has passed [`layout`].
pub(super) fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::new().chain_update(&bytes[LENGTHS..HASH]).chain_update(&bytes[HEADER..]);
    format!("{:x}", digest.finalize())
}

impl Layout {
    pub(super) fn range(&self, section: Section) -> Range<usize> {
        let index = section as usize;
        let start = if index == 0 { HEADER } else { self.ends[index - 1] };
        start..self.ends[index]
    }

    pub(super) fn section<'b>(&self, bytes: &'b [u8], section: Section) -> &'b [u8] {
        bytes.get(self.range(section)).unwrap_or_default()
    }

    pub(super) fn places(&self) -> usize {
        self.range(Section::Records).len() / Record::SIZE
    }

    pub(super) fn record(&self, bytes: &[u8], place: u32) -> Record {
        Record::get(row(self.section(bytes, Section::Records), place, Record::SIZE))
    }

    /// How many rows of senses there are.
    pub(super) fn senses(&self) -> usize {
        self.range(Section::Senses).len() / StoredSense::SIZE
    }

    /// How many labels there are.
    pub(super) fn labels(&self) -> usize {
        self.range(Section::Labels).len() / Label::SIZE
    }

    /// The index of names.
    pub(super) fn names<'b>(&self, bytes: &'b [u8]) -> &'b [u8] {
        self.section(bytes, Section::Names)
    }

    /// `len` bytes of the strings, from `at`.
    pub(super) fn text<'b>(&self, bytes: &'b [u8], at: u32, len: u32) -> &'b str {
        let at = at as usize;
        let strings = self.section(bytes, Section::Strings);
        text(strings.get(at..at.saturating_add(len as usize)).unwrap_or_default())
    }

    pub(super) fn label(&self, bytes: &[u8], number: u16) -> Label {
        Label::get(row(self.section(bytes, Section::Labels), number.into(), Label::SIZE))
    }

    /// How many abbreviations and demonyms there are.
    pub(super) fn written_len(&self) -> u32 {
        let len = self.range(Section::Written).len() / Label::SIZE;
        u32::try_from(len).unwrap_or(u32::MAX)
    }

    pub(super) fn written(&self, bytes: &[u8], number: u32) -> Label {
        Label::get(row(self.section(bytes, Section::Written), number, Label::SIZE))
    }

    pub(super) fn sense(&self, bytes: &[u8], number: u32) -> Option<StoredSense> {
        let row = row(self.section(bytes, Section::Senses), number, StoredSense::SIZE);
        (!row.is_empty()).then(|| StoredSense::get(row))
    }

    /// The place that stands `number`th from the south.
    pub(super) fn south(&self, bytes: &[u8], number: usize) -> u32 {
        u32_at(self.section(bytes, Section::South), number.saturating_mul(4))
    }

    pub(super) fn sources<'b>(&self, bytes: &'b [u8]) -> &'b str {
        text(self.section(bytes, Section::Sources))
    }
}

/// The row of this number, "" behind the last.
fn row(section: &[u8], number: u32, size: usize) -> &[u8] {
    let at = (number as usize).saturating_mul(size);
    section.get(at..at.saturating_add(size)).unwrap_or_default()
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    let word = bytes.get(at..).and_then(|rest| rest.first_chunk());
    word.map_or(0, |word| u32::from_le_bytes(*word))
}

fn text(bytes: &[u8]) -> &str {
    str::from_utf8(bytes).unwrap_or_default()
}
