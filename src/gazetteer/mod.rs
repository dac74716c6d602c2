//! Places by name, by key and by position: tables in, bytes out, opened in place.
//!
//! [`compile`] turns tables (`data/gazetteer/*.tsv`; the columns stand in `data/README.md`) into
//! bytes. The build script does so with the bundled ones; [`Gazetteer::open`] reads bytes where
//! they lie, [`Gazetteer::file`] those of a file. To add places to the bundled ones, add a table
//! to that folder, or rows to `curated.tsv`: a row whose id stands in another table overrides what
//! that one says. To add a few to any gazetteer, lay them over it: [`Gazetteer::with`].
//!
//! What is opened may be damaged or forged: it gives wrong answers then, but never a panic.

mod bytes;
mod compile;
mod error;
mod format;
mod import;
mod index;
mod map;
mod named;
mod near;
mod overlay;
mod own;
mod place;
mod role;
mod search;
mod seats;
mod sense;
mod similar;
mod steps;
mod table;
mod tables;
mod verify;
mod walk;

use std::borrow::Cow;
use std::fmt;
use std::path::Path;
use std::sync::{Arc, LazyLock, OnceLock};

use crate::model::PlaceId;

pub use compile::{NAME_COLUMNS, PLACE_COLUMNS, SOURCE_COLUMNS, compile};
pub use error::GazetteerError;
pub use format::FORMAT;
pub use import::{Imported, Step, import};
pub use named::Called;
pub use near::Bearing;
pub(crate) use near::{distance_m, point};
pub use place::Place;
pub use role::{NameRole, Seat};
pub use search::{Found, Hit, Match, Query, Spelling};
pub use sense::Sense;
pub use tables::{Built, build};
pub use walk::Walk;

use bytes::Bytes;
use format::{NOWHERE, Record};
use overlay::Overlay;
use seats::Seats;
use table::Table;

/// A gazetteer: the one bundled into the program, or one loaded from a file, with or without rows
/// laid over it. Cheap to clone.
#[derive(Clone)]
pub struct Gazetteer {
    base: Table,
    over: Option<Arc<Overlay>>,
    seats: Arc<OnceLock<Seats>>,
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
            let bytes: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.bin"));
            Gazetteer::open(bytes).expect("the build script has just made it")
        });
        &BUNDLED
    }

    /// Opens compiled bytes. Cheap: only the header is looked at.
    /// [`verify`](Gazetteer::verify) what you did not make yourself.
    ///
    /// ```
    /// use dateline::gazetteer::{Gazetteer, GazetteerError};
    ///
    /// assert_eq!(Gazetteer::open(b"PNG".as_slice()).unwrap_err(), GazetteerError::Foreign);
    /// ```
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Gazetteer, GazetteerError> {
        let base = Table::open(Bytes::Held(bytes.into()), (0, 0))?;
        Ok(Gazetteer { base, over: None, seats: Arc::default() })
    }

    /// Opens a compiled file, of whatever size: of its bytes only those are read that an answer
    /// needs. The file must not be changed while it is in use; put another in its place instead,
    /// by renaming, as this program does.
    ///
    /// ```
    /// use dateline::gazetteer::{Gazetteer, PLACE_COLUMNS, compile};
    ///
    /// let row = "my:camp\tCamp Hope\ttown\t33.3\t69.9\t\t\t\t\t\t\t\t\t2500\t\t";
    /// let file = tempfile::NamedTempFile::new()?;
    /// let table = format!("{}\n{row}\n", PLACE_COLUMNS.join("\t"));
    /// std::fs::write(&file, compile(&[("mine.tsv", &table)])?)?;
    /// assert_eq!(Gazetteer::file(file.path())?.named("Camp Hope").count(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn file(path: &Path) -> Result<Gazetteer, GazetteerError> {
        let base = Table::open(Bytes::of(path)?, (0, 0))?;
        Ok(Gazetteer { base, over: None, seats: Arc::default() })
    }

    /// Reads every byte: whether they are those that were compiled, and make sense.
    pub fn verify(&self) -> Result<(), GazetteerError> {
        self.parts().try_for_each(|table| verify::verify(self, table))
    }

    /// How many places there are.
    pub fn len(&self) -> usize {
        let hidden = self.over.as_ref().map_or(0, |over| over.instead.len());
        self.parts().map(|table| table.len() as usize).sum::<usize>() - hidden
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every place, by key; those laid over the others at the end.
    pub fn places(&self) -> impl Iterator<Item = Place<'_>> {
        self.numbers().map(|id| Place::read(self, id))
    }

    /// The place of this number.
    ///
    /// # Panics
    ///
    /// If there is none: the number came from another gazetteer.
    pub fn place(&self, id: PlaceId) -> Place<'_> {
        assert!(self.has(id), "place {} is from another gazetteer", id.0);
        Place::read(self, self.now(id))
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
        self.parts().find_map(|table| table.keyed(key)).map(|id| self.now(id))
    }

    /// The SHA-256 of its contents, in hex: the same tables, laid in the same way, have the same.
    pub fn fingerprint(&self) -> &str {
        self.over.as_ref().map_or_else(|| self.base.fingerprint(), |over| &over.fingerprint)
    }

    /// What it was made from, with what must be said of it.
    pub fn sources(&self) -> impl Iterator<Item = Source<'_>> {
        self.parts().flat_map(Table::sources)
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
        self.sources().find(|source| source.package == place.source())
    }

    /// The number of each place, in the order of [`places`](Gazetteer::places).
    fn numbers(&self) -> impl Iterator<Item = PlaceId> {
        let numbers = self.parts().flat_map(|table| {
            (table.first_place..table.first_place.saturating_add(table.len())).map(PlaceId)
        });
        numbers.filter(|&id| self.now(id) == id)
    }

    /// The table itself, then what is laid over it.
    fn parts(&self) -> impl Iterator<Item = &Table> {
        std::iter::once(&self.base).chain(self.own())
    }

    /// The rows laid over the table.
    fn own(&self) -> Option<&Table> {
        self.over.as_ref().map(|over| &over.table)
    }

    /// The table that holds a place.
    fn table(&self, id: PlaceId) -> &Table {
        self.own().filter(|own| id.0 >= own.first_place).unwrap_or(&self.base)
    }

    /// The place of that number now: another, if a row laid over the table replaced it.
    fn now(&self, id: PlaceId) -> PlaceId {
        let over = self.over.as_ref();
        over.and_then(|over| over.instead.get(&id)).copied().unwrap_or(id)
    }

    /// A place as stored, and in which table; its units as they are now.
    fn record(&self, id: PlaceId) -> (&Table, Record) {
        let table = self.table(id);
        let mut record = table.record(id.0 - table.first_place);
        if self.over.is_some() {
            for unit in [&mut record.admin1, &mut record.admin2] {
                *unit = if *unit == NOWHERE { NOWHERE } else { self.now(PlaceId(*unit)).0 };
            }
        }
        (table, record)
    }

    /// Whether there is a place of this number.
    pub fn has(&self, id: PlaceId) -> bool {
        let last = self.own().unwrap_or(&self.base);
        id.0 < last.first_place.saturating_add(last.len())
    }
}

impl fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Gazetteer({} places, {})", self.len(), self.fingerprint())
    }
}

#[cfg(test)]
mod overlay_tests;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
