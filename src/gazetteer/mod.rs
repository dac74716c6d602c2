//! Places by name, by key and by position: tables in, bytes out, opened in place.
//!
//! [`compile`] turns tables (`data/gazetteer/*.tsv`; the columns stand in `data/README.md`) into
//! bytes. The build script does so with the bundled ones; [`Gazetteer::open`] reads bytes where
//! they lie. To add places, add a table to that folder, or rows to `curated.tsv`: a row whose id
//! stands in another table overrides what that one says.

mod compile;
mod error;
mod format;
mod named;
mod near;
mod place;
mod role;
mod search;
mod sense;
mod similar;
mod starts;
mod tables;
mod verify;
mod walk;

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, LazyLock, OnceLock};

use crate::model::PlaceId;
use near::distance_m;

pub use compile::{NAME_COLUMNS, PLACE_COLUMNS, SOURCE_COLUMNS, compile};
pub use error::GazetteerError;
pub use named::Called;
pub use near::Bearing;
pub use place::Place;
pub use role::{NameRole, Seat};
pub use search::{Found, Hit, Match, Query, Spelling};
pub use sense::Sense;
pub use walk::Walk;

/// A gazetteer: the one bundled into the program, or one loaded from a file. Cheap to clone.
#[derive(Clone)]
pub struct Gazetteer {
    bytes: Arc<Cow<'static, [u8]>>,
    layout: format::Layout,
    names: fst::raw::Fst<Index>,
    starts: Arc<OnceLock<starts::Starts>>,
}

/// Where a place's data came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source<'g> {
    /// The package that carried it.
    pub package: &'g str,
    /// Which release of that.
    pub version: &'g str,
    /// Under which licence.
    pub licence: &'g str,
    /// What the licence wants said.
    pub attribution: &'g str,
}

impl Gazetteer {
    /// The gazetteer that is part of the program. The first call opens it.
    ///
    /// ```
    /// use dateline::gazetteer::Gazetteer;
    ///
    /// let kabul = Gazetteer::bundled().named("Kabul").next().expect("every gazetteer has Kabul");
    /// assert_eq!(Gazetteer::bundled().place(kabul.place).countries, "AFG");
    /// ```
    pub fn bundled() -> &'static Gazetteer {
        static BUNDLED: LazyLock<Gazetteer> = LazyLock::new(|| {
            let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.bin"));
            Gazetteer::header(Cow::Borrowed(bytes)).expect("the build script has just made it")
        });
        &BUNDLED
    }

    /// Opens compiled bytes. Cheap: only the header is looked at, and the checksum of the index.
    /// [`verify`](Gazetteer::verify) what you did not make yourself.
    ///
    /// ```
    /// use dateline::gazetteer::{Gazetteer, GazetteerError};
    ///
    /// assert_eq!(Gazetteer::open(b"PNG".as_slice()).unwrap_err(), GazetteerError::Foreign);
    /// ```
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Gazetteer, GazetteerError> {
        let gazetteer = Gazetteer::header(bytes.into())?;
        // fst panics when it walks what it did not write, so chance damage must be seen here.
        gazetteer.names.verify().map_err(|_| GazetteerError::Damaged("index of names"))?;
        Ok(gazetteer)
    }

    /// Reads every byte: whether they are those that were compiled, and make sense.
    pub fn verify(&self) -> Result<(), GazetteerError> {
        verify::verify(self)
    }

    fn header(bytes: Cow<'static, [u8]>) -> Result<Gazetteer, GazetteerError> {
        let layout = format::layout(&bytes)?;
        let bytes = Arc::new(bytes);
        let range = layout.names(&bytes)?;
        let index = match *bytes {
            Cow::Borrowed(bytes) => Index::Bundled(bytes.get(range).unwrap_or_default()),
            Cow::Owned(_) => Index::Loaded { bytes: Arc::clone(&bytes), range },
        };
        let names =
            fst::raw::Fst::new(index).map_err(|_| GazetteerError::Damaged("index of names"))?;
        Ok(Gazetteer { bytes, layout, names, starts: Arc::default() })
    }

    /// How many places there are.
    pub fn len(&self) -> usize {
        self.layout.places()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every place, by key.
    pub fn places(&self) -> impl Iterator<Item = Place<'_>> {
        self.ids().map(|id| self.place(id))
    }

    /// The place of this number.
    ///
    /// # Panics
    ///
    /// If there is none: the number came from another gazetteer.
    pub fn place(&self, id: PlaceId) -> Place<'_> {
        assert!(self.has(id), "place {} is from another gazetteer", id.0);
        Place::read(self, id)
    }

    /// The place of this key, "gn:1138958". Unlike its number, a key outlives the gazetteer.
    ///
    /// ```
    /// use dateline::gazetteer::Gazetteer;
    ///
    /// let gazetteer = Gazetteer::bundled();
    /// let kabul = gazetteer.keyed("gn:1138958").expect("GeoNames' number of Kabul");
    /// assert_eq!(gazetteer.place(kabul).name, "Kabul");
    /// ```
    pub fn keyed(&self, key: &str) -> Option<PlaceId> {
        let count = u32::try_from(self.len()).ok()?;
        let (mut low, mut high) = (0, count);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.key(middle) < key {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        (low < count && self.key(low) == key).then_some(PlaceId(low))
    }

    /// The SHA-256 of its contents, in hex: the same tables have the same.
    pub fn fingerprint(&self) -> &str {
        format::fingerprint(&self.bytes)
    }

    /// What it was made from, with what must be said of it.
    pub fn sources(&self) -> impl Iterator<Item = Source<'_>> {
        self.layout.sources(&self.bytes).lines().map(|line| {
            let mut cells = line.split('\t');
            let mut next = || cells.next().unwrap_or_default();
            Source { package: next(), version: next(), licence: next(), attribution: next() }
        })
    }

    /// The source that a place's row came from; `None` for those written by hand.
    ///
    /// ```
    /// use dateline::gazetteer::Gazetteer;
    ///
    /// let gazetteer = Gazetteer::bundled();
    /// let kabul = gazetteer.place(gazetteer.keyed("gn:1138958").expect("Kabul"));
    /// assert!(gazetteer.source_of(&kabul).is_some_and(|source| !source.licence.is_empty()));
    /// ```
    pub fn source_of(&self, place: &Place<'_>) -> Option<Source<'_>> {
        self.sources().find(|source| source.package == place.source)
    }

    fn key(&self, place: u32) -> &str {
        let record = self.layout.record(&self.bytes, place);
        self.layout.text(&self.bytes, record.text_at, record.key_len.into())
    }

    fn starts(&self) -> &starts::Starts {
        self.starts.get_or_init(starts::Starts::new)
    }

    fn ids(&self) -> impl Iterator<Item = PlaceId> + use<> {
        (0..u32::try_from(self.len()).unwrap_or(u32::MAX)).map(PlaceId)
    }

    fn has(&self, id: PlaceId) -> bool {
        (id.0 as usize) < self.len()
    }
}

impl fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Gazetteer({} places, {})", self.len(), self.fingerprint())
    }
}

/// The bytes of the index of names, shared with the gazetteer that they are part of.
#[derive(Clone)]
enum Index {
    /// Asked for at every letter, so without a detour.
    Bundled(&'static [u8]),
    Loaded {
        bytes: Arc<Cow<'static, [u8]>>,
        range: Range<usize>,
    },
}

impl AsRef<[u8]> for Index {
    fn as_ref(&self) -> &[u8] {
        match self {
            Index::Bundled(bytes) => bytes,
            Index::Loaded { bytes, range } => bytes.get(range.clone()).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
